"""Characters that the fonts could not set, or set in a face the theme did not ask for.

Read after painting from the fonts that went into the file: each knows the characters it was used
for and those it had no glyph for, so a booklet without such a character costs next to nothing.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import TextBox

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.typeset.fonts import FoundFont

QUOTE_REACH = 8  # characters shown on either side of the one concerned
SHOWN_CHARACTERS = 20
# First and last code of scripts and signs, and Debian's package of fonts for them.
_PACKAGES = (
    (0x0590, 0x10FF, "fonts-noto-core"),  # Hebrew and Arabic to Georgian
    (0x1200, 0x1CFF, "fonts-noto-core"),  # Ethiopic to Vedic, with Mongolian
    (0xA000, 0xA4FF, "fonts-noto-core"),  # Yi, Lisu
    (0xA800, 0xABFF, "fonts-noto-core"),
    (0xFB1D, 0xFDFF, "fonts-noto-core"),
    (0xFE70, 0xFEFC, "fonts-noto-core"),
    (0x10800, 0x10FFF, "fonts-noto-core"),
    (0x1F000, 0x1FAFF, "fonts-noto-color-emoji"),
)


@dataclass(frozen=True)
class Sighting:
    """A character that no font has, where it stands first, and how often it stands there and after.

    ``page`` counts from 0; ``quote`` is a piece of the line.
    """

    character: str
    page: int
    quote: str
    count: int


def missing_characters(fonts: Iterable[Any]) -> tuple[str, ...]:
    """The characters that these fonts, as they were used, have no glyph for, in code order."""
    return tuple(sorted({chr(code) for font in fonts for code in font.missing}))


def sightings(page_boxes: Iterable[Any], missing: Iterable[str]) -> tuple[Sighting, ...]:
    """Where each of these characters stands first on laid-out pages, and how often it does."""
    wanted = frozenset(missing)
    found: dict[str, list[Sighting]] = defaultdict(list)
    if wanted:
        for place in _occurrences(page_boxes, wanted):
            found[place.character].append(place)
    return tuple(replace(places[0], count=len(places)) for _, places in sorted(found.items()))


def joined(found: Iterable[Sighting]) -> dict[str, Sighting]:
    """Sightings of parts of a booklet, in order, as those of the whole."""
    whole: dict[str, Sighting] = {}
    for one in found:
        before = whole.get(one.character)
        whole[one.character] = replace(before, count=before.count + one.count) if before else one
    return whole


def report_missing(missing: tuple[str, ...], found: Mapping[str, Sighting], report: Report) -> None:
    """Warn once for each character, at its first page; of a script or of emoji once for all."""
    packaged: dict[str, list[str]] = defaultdict(list)
    for character in missing:
        packaged[_package(character)].append(character)
    for package, characters in sorted(packaged.items()):
        if package:
            places = [found[character] for character in characters if character in found]
            _report_script(characters, package, places, report)
    for character in packaged[""]:
        first = found.get(character, Sighting(character, 0, "", 1))
        report.warn(
            "typeset.missing-glyph",
            Location(page=first.page + 1, quote=first.quote),
            character=character,
            codepoint=f"U+{ord(character):04X}",
            page=first.page + 1,
            quote=first.quote,
            count=first.count,
        )


def _package(character: str) -> str:
    """The package of fonts that has the character's script; "" if none is known to."""
    code = ord(character)
    return next((name for first, last, name in _PACKAGES if first <= code <= last), "")


def _report_script(
    characters: list[str], package: str, places: list[Sighting], report: Report
) -> None:
    """Warn ``typeset.missing-script``: a text of thirty letters is one finding, not thirty."""
    first = min(places, key=lambda place: place.page, default=Sighting("", 0, "", 1))
    more = "…" if len(characters) > SHOWN_CHARACTERS else ""
    report.warn(
        "typeset.missing-script",
        Location(page=first.page + 1, quote=first.quote),
        characters="".join(characters[:SHOWN_CHARACTERS]) + more,
        page=first.page + 1,
        quote=first.quote,
        count=max(1, sum(place.count for place in places)),
        package=package,
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


def _occurrences(page_boxes: Iterable[Any], wanted: frozenset[str]) -> Iterator[Sighting]:
    for number, page_box in enumerate(page_boxes):
        for box in page_box.descendants(placeholders=True):
            if isinstance(box, TextBox) and not wanted.isdisjoint(box.text):
                for index, character in enumerate(box.text):
                    if character in wanted:
                        start = max(0, index - QUOTE_REACH)
                        quote = box.text[start : index + QUOTE_REACH + 1]
                        yield Sighting(character, number, quote, 1)
