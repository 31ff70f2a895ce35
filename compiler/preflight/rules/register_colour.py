"""R0021: the register colour, on every plate, is for marks outside the trim."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("register-in-trim",)
_TOLERANCE_PT = 0.2


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """What is painted in /All and reaches into the trim."""
    del settings
    for page in facts.pages:
        inner = page.trim.grown(-_TOLERANCE_PT)
        for item in page.drawn:
            if inner.meets(item.box) and any(
                paint.register and not paint.white for paint, _ in item.paints
            ):
                yield Fault("register-in-trim", page.number, item.box)
