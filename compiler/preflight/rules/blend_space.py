"""R0030: transparency blends in DeviceCMYK; in RGB every colour of the group is converted twice."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.colours import CMYK
from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("blend-space",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Transparency groups whose space is another."""
    del settings
    for page in facts.pages:
        for space in page.transparency.blend_spaces:
            if space != CMYK:
                values = (("space", str(space.family)),)
                yield Fault("blend-space", page.number, values=values)
