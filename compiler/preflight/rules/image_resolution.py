"""R0031: pictures have 250 pixels an inch or more as printed, and never fewer than 150."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts, Placed
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("coarse-image", "low-image")
_SMALLEST_PT = 2.0  # a picture that is a dot, a rule or a patch of one colour
_FEWEST_PIXELS = 2


def counted(placed: Placed) -> bool:
    """Whether a picture's pixels can be seen at all."""
    fact = placed.image
    return (
        min(placed.box.width, placed.box.height) > _SMALLEST_PT
        and min(fact.width, fact.height) > _FEWEST_PIXELS
        and placed.ppi > 0
    )


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Pictures in grey or colour that are too coarse at their size."""
    measures = settings.measures
    for page in facts.pages:
        for placed in page.images:
            if placed.image.bits == 1 or not counted(placed):
                continue
            ppi = round(placed.ppi)
            if ppi < measures.image_ppi:
                key = "coarse-image" if ppi < measures.coarse_ppi else "low-image"
                yield Fault(key, page.number, placed.box, (("ppi", str(ppi)),))
