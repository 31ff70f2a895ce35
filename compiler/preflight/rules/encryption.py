"""W15: no encryption, not even without a password: archives and print shops refuse it."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("encrypted",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """A file that is encrypted, though it opens."""
    del settings
    if facts.document.encrypted:
        yield Fault("encrypted")
