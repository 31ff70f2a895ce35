"""R0020: spot colours are those that were ordered; each one more is a plate more to pay."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.pdf.plane import Box
from compiler.preflight.colours import ALL_PLATES, Space
from compiler.preflight.facts import Facts, Page
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("undeclared-spot",)


def spaces_used(page: Page) -> dict[Space, Box | None]:
    """Every colour space something on the page is painted in, and where it is first."""
    found: dict[Space, Box | None] = {}
    for item in page.drawn:
        for paint, _ in item.paints:
            if paint.space not in found:
                found[paint.space] = item.box
    for placed in page.images:
        space = placed.paint.space if placed.paint else placed.image.space
        found.setdefault(space, placed.box)
    for space in page.spaces:
        found.setdefault(space, None)
    return found


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Spot colours that were not declared."""
    for page in facts.pages:
        for space, box in spaces_used(page).items():
            for name in space.spots:
                if name != ALL_PLATES and name not in settings.expected.spots:
                    yield Fault("undeclared-spot", page.number, box, (("spot", name),))
