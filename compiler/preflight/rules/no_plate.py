"""R0022: nothing is painted in the colorant None, which prints on no plate."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.colours import Family
from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.rules.undeclared_spots import spaces_used
from compiler.preflight.settings import RuleSettings

KEYS = ("no-plate",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """What is seen on the screen and will be missing from the print."""
    del settings
    for page in facts.pages:
        for space, box in spaces_used(page).items():
            if space.family in {Family.SEPARATION, Family.DEVICE_N} and set(space.colorants) == {
                "None"
            }:
                yield Fault("no-plate", page.number, box)
