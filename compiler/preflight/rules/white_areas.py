"""R0008: white lines and areas do not overprint; what they should cover would show."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("white-area-overprints",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """White lines and areas with overprint on."""
    del settings
    for page in facts.pages:
        for path in page.paths:
            if any(paint.white and over for paint, over in path.paints):
                yield Fault("white-area-overprints", page.number, path.box)
