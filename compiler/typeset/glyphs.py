"""Characters that the fonts could not set, or set in a face the theme did not ask for.

Read after painting from the fonts that went into the file: each knows the characters it was used
for and those it had no glyph for, so a booklet without such a character costs next to nothing.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import TextBox

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.typeset.fonts import FoundFont

QUOTE_REACH = 8  # characters shown on either side of the one concerned
SHOWN_CHARACTERS = 20


@dataclass(frozen=True)
class Occurrence:
    """Where a character stands: page (from 1) and a piece of its line."""

    page: int
    quote: str


def missing_characters(document: Document) -> tuple[str, ...]:
    """The characters of a painted document that no font has a glyph for, in code order."""
    fonts: Iterable[Any] = document.fonts.values()
    return tuple(sorted({chr(code) for font in fonts for code in font.missing}))


def report_missing(document: Document, missing: tuple[str, ...], report: Report) -> None:
    """Warn ``typeset.missing-glyph`` once for each character, at its first page."""
    if not missing:
        return
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for place, character in _occurrences(document, frozenset(missing)):
        places[character].append(place)
    for character in missing:
        found = places[character]
        first = found[0] if found else Occurrence(1, "")
        report.warn(
            "typeset.missing-glyph",
            Location(page=first.page, quote=first.quote),
            character=character,
            codepoint=f"U+{ord(character):04X}",
            page=first.page,
            quote=first.quote,
            count=max(1, len(found)),
        )


def report_fallbacks(
    document: Document, declared: Iterable[FoundFont], missing: tuple[str, ...], report: Report
) -> None:
    """Note ``typeset.fallback-font`` for each family that is used and was not declared."""
    names = {name.casefold() for font in declared for name in (font.family, *font.aliases)}
    strays: dict[str, set[str]] = defaultdict(set)
    fonts: Iterable[Any] = document.fonts.values()
    for font in fonts:
        if font.family.casefold() not in names:
            strays[font.family].update("".join(font.to_unicode.values()))
    for family, characters in sorted(strays.items()):
        visible = sorted(c for c in characters if c not in missing and _is_visible(c))
        if visible:
            more = "…" if len(visible) > SHOWN_CHARACTERS else ""
            report.info(
                "typeset.fallback-font",
                family=family,
                characters="".join(visible[:SHOWN_CHARACTERS]) + more,
            )


def _is_visible(character: str) -> bool:
    category = unicodedata.category(character)
    return category == "Co" or category[0] not in "ZC"  # Co: private use, drawn by its font


def _occurrences(document: Document, wanted: frozenset[str]) -> Iterator[tuple[Occurrence, str]]:
    for number, page in enumerate(document.pages, 1):
        for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001 - guarded
            if isinstance(box, TextBox) and not wanted.isdisjoint(box.text):
                for index, character in enumerate(box.text):
                    if character in wanted:
                        start = max(0, index - QUOTE_REACH)
                        quote = box.text[start : index + QUOTE_REACH + 1]
                        yield Occurrence(number, quote), character
