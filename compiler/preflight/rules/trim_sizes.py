"""R0004: all TrimBoxes equal in size and orientation."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts, Page
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings
from compiler.units import pt_to_mm

KEYS = ("trim-sizes",)
_TOLERANCE_PT = 0.1


def upright_size(page: Page) -> tuple[float, float]:
    """Width and height of the trim in pt as the page is looked at."""
    size = page.trim.width, page.trim.height
    return (size[1], size[0]) if page.rotation in {90, 270} else size


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Pages whose trim is not that of the first page."""
    del settings
    width, height = upright_size(facts.pages[0])
    for page in facts.pages[1:]:
        own = upright_size(page)
        if abs(own[0] - width) > _TOLERANCE_PT or abs(own[1] - height) > _TOLERANCE_PT:
            said = f"{pt_to_mm(own[0]):.1f} × {pt_to_mm(own[1]):.1f} mm"
            first = f"{pt_to_mm(width):.1f} × {pt_to_mm(height):.1f} mm"
            yield Fault("trim-sizes", page.number, values=(("size", said), ("first", first)))
