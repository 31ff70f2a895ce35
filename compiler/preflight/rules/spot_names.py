"""R0024: a spot colour's name is spelt in one way: PANTONE 185 C and Pantone 185C are two."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.rules.undeclared_spots import spaces_used
from compiler.preflight.settings import RuleSettings

KEYS = ("spot-spelt-twice",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Names that differ by case, blanks or hyphens only."""
    del settings
    first: dict[str, str] = {}
    for page in facts.pages:
        for space, box in spaces_used(page).items():
            for name in space.spots:
                plain = "".join(char for char in name.casefold() if char.isalnum()) or name
                known = first.setdefault(plain, name)
                if known != name:
                    values = (("spot", name), ("other", known))
                    yield Fault("spot-spelt-twice", page.number, box, values)
