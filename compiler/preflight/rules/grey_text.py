"""R0012: text is not black in DeviceGray, which presses turn into inks each in its own way."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("grey-black-text",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Text in full black of DeviceGray."""
    del settings
    for page in facts.pages:
        for run in page.texts:
            if any(paint.grey_black for paint, _ in run.paints):
                yield Fault("grey-black-text", page.number, run.box)
