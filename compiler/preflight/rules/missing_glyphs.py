"""W06: every character has a glyph; .notdef prints as an empty box."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("missing-glyph",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Strings with characters that their font has no glyph for."""
    del settings
    for page in facts.pages:
        for run in page.texts:
            if run.missing:
                values = (("font", run.style.font.name),)
                yield Fault("missing-glyph", page.number, run.box, values)
