"""W23: live transparency, allowed in X-4, is worth knowing of: old workflows flatten it."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("live-transparency",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Pages with opacity, blend modes or soft masks."""
    del settings
    for page in facts.pages:
        if page.transparency.used:
            yield Fault("live-transparency", page.number)
