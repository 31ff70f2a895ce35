"""R0009: 100 % K text below 12 pt overprints, so that plates out of register leave no white rim."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("black-text-knocks-out",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Small black text that knocks out what is below it."""
    limit = settings.measures.small_black_text_pt
    for page in facts.pages:
        for run in page.texts:
            style = run.style
            if style.size_pt < limit and any(
                paint.pure_black and not over for paint, over in run.paints
            ):
                yield Fault("black-text-knocks-out", page.number, run.box)
