"""W09: no annotation where paper will be (ISO 15930-7, 6.17): links, notes, form fields."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("annotation-in-trim",)
_FOR_PRINTERS = {"TrapNet", "PrinterMark"}


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Annotations that reach into the bleed or the trim."""
    del settings
    for page in facts.pages:
        area = page.bleed if page.bleed_stated else page.trim
        for item in page.annotations:
            if item.kind not in _FOR_PRINTERS and area.meets(item.box):
                yield Fault("annotation-in-trim", page.number, item.box, (("kind", item.kind),))
