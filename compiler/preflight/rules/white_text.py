"""R0007: white text never overprints; it would vanish."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("white-text-overprints",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """White text with overprint on."""
    del settings
    for page in facts.pages:
        for run in page.texts:
            if any(paint.white and over for paint, over in run.paints):
                yield Fault("white-text-overprints", page.number, run.box)
