"""W22: what could not be read is said, not passed over: such a page has not been checked whole."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("not-read",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Pages that are damaged or beyond the limits of reading."""
    del settings
    for page in facts.pages:
        if page.unread:
            yield Fault("not-read", page.number, values=(("reason", page.unread),))
