"""W13: the document names its language; screen readers and glyph choice go by it."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("no-language",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """No /Lang in the catalogue."""
    del settings
    if not facts.document.language:
        yield Fault("no-language")
