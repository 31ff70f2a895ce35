"""W24: text can be searched and copied: each font maps its glyphs to Unicode (PDF/A-2u)."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("not-searchable",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Fonts without a mapping, once a page each."""
    del settings
    for page in facts.pages:
        for font, box in page.fonts:
            if not font.unicode:
                values = (("font", font.name or font.kind),)
                yield Fault("not-searchable", page.number, box, values)
