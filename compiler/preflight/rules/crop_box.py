"""R0003: CropBox, where there is one, is the MediaBox: nothing of the sheet is hidden."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("crop-box",)
_TOLERANCE_PT = 0.05


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Pages whose crop differs from their medium."""
    del settings
    for page in facts.pages:
        if not page.crop.same(page.media, _TOLERANCE_PT):
            yield Fault("crop-box", page.number)
