"""R0023: a spot colour's name means one mixture throughout."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.colours import ALL_PLATES, Family
from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.rules.undeclared_spots import spaces_used
from compiler.preflight.settings import RuleSettings

KEYS = ("spot-mixed-twice",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Separations of one name with different tint functions."""
    del settings
    first: dict[str, str] = {}
    for page in facts.pages:
        for space, box in spaces_used(page).items():
            if space.family is not Family.SEPARATION or ALL_PLATES in space.colorants:
                continue
            name = space.colorants[0]
            if first.setdefault(name, space.recipe) != space.recipe:
                yield Fault("spot-mixed-twice", page.number, box, (("spot", name),))
