"""W01: trim within bleed within medium (ISO 32000-2, 14.11.2), and no box without extent."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("boxes-nested",)
_TOLERANCE_PT = 0.05


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Pages with a box that reaches out of the one around it."""
    del settings
    for page in facts.pages:
        pairs = (
            ("CropBox", page.crop, page.media),
            ("BleedBox", page.bleed, page.media),
            ("TrimBox", page.trim, page.bleed if page.bleed_stated else page.media),
        )
        for name, inner, outer in pairs:
            if inner.width <= 0 or inner.height <= 0 or not outer.holds(inner, _TOLERANCE_PT):
                yield Fault("boxes-nested", page.number, values=(("box", name),))
