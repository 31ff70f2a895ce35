"""R0011: what overprints in DeviceCMYK does so with OPM 1; with 0 it wipes out the other plates."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.colours import Family
from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("overprint-mode",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """CMYK colours that leave a plate empty, overprinting in mode 0."""
    del settings
    for page in facts.pages:
        for item in page.drawn:
            state = item.overprint
            if state.mode == 1 or not (state.fill or state.stroke):
                continue
            if any(
                over and paint.space.family is Family.CMYK and 0 < paint.plates < 4
                for paint, over in item.paints
            ):
                yield Fault("overprint-mode", page.number, item.box)
