"""W12: a document of more than a few pages has bookmarks."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("no-outline",)
_SHORT = 4  # pages of a leaflet


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """No outline."""
    del settings
    if len(facts.pages) > _SHORT and not facts.document.outline:
        yield Fault("no-outline")
