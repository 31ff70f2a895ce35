"""R0010: 100 % K lines below 0.125 pt overprint."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("black-line-knocks-out",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Very thin black lines that knock out what is below them."""
    limit = settings.measures.thin_black_line_pt
    for page in facts.pages:
        for path in page.paths:
            drawn = path.stroke
            if drawn and drawn.pure_black and path.width_pt < limit and not path.overprint.stroke:
                yield Fault("black-line-knocks-out", page.number, path.box)
