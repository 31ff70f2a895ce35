"""W21: no layers: which of them print depends on the program that prints."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("layers",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Optional content."""
    del settings
    if facts.document.layers:
        yield Fault("layers", values=(("layers", str(facts.document.layers)),))
