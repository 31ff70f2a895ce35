"""W11: text and small pictures keep 5 mm from the trim, or the knife may take them."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.pdf.plane import Box
from compiler.preflight.facts import Facts, Page
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("safe-zone",)
_TOLERANCE_PT = 0.2
_TOUCHES_PT = 0.75  # a picture at the trim is meant to bleed: another rule's business


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Text in the trim but not in the safe zone; pictures likewise that lie within the trim."""
    for page in facts.pages:
        safe = page.trim.grown(_TOLERANCE_PT - settings.measures.safe_pt)
        for box in _kept_clear(page):
            if page.trim.overlaps(box) and not safe.holds(box):
                yield Fault("safe-zone", page.number, box)


def _kept_clear(page: Page) -> Iterator[Box]:
    inner = page.trim.grown(-_TOUCHES_PT)
    for run in page.texts:
        if any(not paint.white for paint, _ in run.paints):
            yield run.box
    for placed in page.images:
        if inner.holds(placed.box):
            yield placed.box
