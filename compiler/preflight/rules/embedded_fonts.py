"""W04: every font is inside the file; else the printer's machine puts another in its place."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("font-not-embedded",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Fonts of text on a page that are not embedded, once a page each."""
    del settings
    for page in facts.pages:
        for font, box in page.fonts:
            if not font.embedded:
                yield Fault("font-not-embedded", page.number, box, (("font", font.name or "—"),))
