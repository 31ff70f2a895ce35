"""R0026: total ink coverage; more than 300 % dries badly, more than 330 % not at all."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.pdf.plane import Box
from compiler.preflight.facts import Facts, Page
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("heavy-ink", "too-much-ink")
_ROUNDING = 0.5  # 8 bits a plate


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Colours and pictures that are too heavy; register marks outside the trim may be."""
    heavy, most = settings.measures.ink_percent, settings.measures.most_ink_percent
    for page in facts.pages:
        for ink, box in _coverages(page):
            if ink > heavy + _ROUNDING:
                key = "too-much-ink" if ink > most + _ROUNDING else "heavy-ink"
                yield Fault(key, page.number, box, (("ink", f"{ink:.0f}"),))


def _coverages(page: Page) -> Iterator[tuple[float, Box]]:
    """Each coverage in percent and where it is."""
    for item in page.drawn:
        for paint, _ in item.paints:
            if not paint.register:
                yield paint.total, item.box
    for placed in page.images:
        if placed.image.ink is not None:
            yield placed.image.ink, placed.box
