"""W14: the document is tagged (ISO 14289-1), and its figures have words."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("not-tagged", "figure-without-text")


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """No structure, or figures in it without alternative text."""
    del settings
    if not facts.document.tagged:
        yield Fault("not-tagged")
    for _ in range(facts.document.figures_without_text):
        yield Fault("figure-without-text")
