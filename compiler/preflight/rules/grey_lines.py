"""R0013: lines and areas are not black in DeviceGray."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("grey-black-line",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Lines and areas in full black of DeviceGray."""
    del settings
    for page in facts.pages:
        for path in page.paths:
            if any(paint.grey_black for paint, _ in path.paints):
                yield Fault("grey-black-line", page.number, path.box)
