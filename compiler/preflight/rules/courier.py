"""R0014: no Courier, which programs put in place of a font they do not find."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("courier",)
_NAMES = ("courier", "couriernew")


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Text in Courier, unless it is among the fonts expected."""
    if settings.expected.fonts and any(
        "courier" in name.lower() for name in settings.expected.fonts
    ):
        return
    for page in facts.pages:
        for font, box in page.fonts:
            if font.name.lower().replace("-", "").replace(",", "").startswith(_NAMES):
                yield Fault("courier", page.number, box, (("font", font.name),))
