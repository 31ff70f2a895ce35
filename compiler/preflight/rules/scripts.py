"""W16: nothing in the file runs: no JavaScript, launched programs, or sent forms."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("scripts",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Places where the file acts by itself."""
    del settings
    for place in facts.document.scripts:
        yield Fault("scripts", values=(("where", place),))
