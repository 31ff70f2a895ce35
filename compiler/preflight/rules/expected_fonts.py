"""W05: the fonts are those the theme declares: another one has come in by oversight."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("font-undeclared",)


def _plain(name: str) -> str:
    """A font's name as far as programs agree on it: letters and digits."""
    return "".join(char for char in name.casefold() if char.isalnum())


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Fonts whose name does not begin with a family expected, once a page each."""
    if settings.expected.fonts is None:
        return
    known = tuple(filter(None, map(_plain, settings.expected.fonts)))
    for page in facts.pages:
        for font, box in page.fonts:
            if font.name and not _plain(font.name).startswith(known):
                yield Fault("font-undeclared", page.number, box, (("font", font.name),))
