"""W19: the document has a title, shown in place of the file name (ISO 14289-1, 7.1)."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("no-title",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """No title, or one that is not shown."""
    del settings
    if not facts.document.title.strip() or not facts.document.shows_title:
        yield Fault("no-title")
