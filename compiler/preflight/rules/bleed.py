"""W02, W03: a page has 3 mm of bleed, and all that touches the trim fills it.

Paper is cut to ± 1 mm: a colour that ends at the trim leaves a white edge.
"""

from __future__ import annotations

from collections.abc import Iterator

from compiler.pdf.plane import Box
from compiler.preflight.facts import Facts, Page
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("bleed-not-reached", "no-bleed")
_TOUCHES_PT = 0.75  # nearer to the trim than this is meant to reach it
_SHORT_PT = 0.3


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Pages without bleed, and what ends at the trim or in the bleed."""
    wanted = settings.measures.bleed_pt
    for page in facts.pages:
        needed = page.trim.grown(wanted - _SHORT_PT)
        if not page.bleed.holds(needed):
            yield Fault("no-bleed", page.number)
        for box in _painted(page):
            if page.trim.overlaps(box) and _falls_short(box, page.trim, needed):
                yield Fault("bleed-not-reached", page.number, box)


def _painted(page: Page) -> Iterator[Box]:
    """Everything with a colour but text, which has no business at the trim (safe zone)."""
    for path in page.paths:
        if any(not paint.white for paint, _ in path.paints):
            yield path.box
    for placed in page.images:
        yield placed.box


def _falls_short(box: Box, trim: Box, needed: Box) -> bool:
    """Whether a side lies at the trim or beyond it, and not as far out as is needed."""
    sides = (
        (trim.left - box.left, trim.left - needed.left),
        (trim.bottom - box.bottom, trim.bottom - needed.bottom),
        (box.right - trim.right, needed.right - trim.right),
        (box.top - trim.top, needed.top - trim.top),
    )
    return any(-_TOUCHES_PT < out < least for out, least in sides)
