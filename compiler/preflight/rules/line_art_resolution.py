"""R0032: pictures of one bit, black or nothing, have 550 pixels an inch or more."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.rules.image_resolution import counted
from compiler.preflight.settings import RuleSettings

KEYS = ("low-line-art",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """One-bit pictures that are too coarse at their size."""
    for page in facts.pages:
        for placed in page.images:
            if placed.image.bits == 1 and counted(placed):
                ppi = round(placed.ppi)
                if ppi < settings.measures.line_art_ppi:
                    yield Fault("low-line-art", page.number, placed.box, (("ppi", str(ppi)),))
