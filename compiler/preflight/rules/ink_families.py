"""R0027: only inks in a print file: no RGB, ICC, Lab or calibrated colour."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.colours import NOT_INKS
from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.rules.undeclared_spots import spaces_used
from compiler.preflight.settings import RuleSettings

KEYS = ("not-inks",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Colour spaces of text, lines, pictures and shadings that are no inks, once a page each."""
    del settings
    for page in facts.pages:
        for space, box in spaces_used(page).items():
            for family in sorted(space.outer & NOT_INKS):
                yield Fault("not-inks", page.number, box, (("space", str(family)),))
