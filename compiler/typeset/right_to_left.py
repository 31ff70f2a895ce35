"""Characters of scripts written from right to left, as Pango shapes them, one by one.

Their glyphs come in the order on paper. Here each goes to the letter or the mark it draws, so that
lines can be measured in reading order and a reader of the file gets every character back. Readers
(PDFium, poppler) turn round what they find, letter by letter, the text of one glyph as well.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from weasyprint.text.ffi import ffi, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout

from compiler.typeset.faces import Face, Glyph, ShapedCharacter
from compiler.typeset.signs import OTHER_HALF
from compiler.typography.classes import MARKS, Kind, kind_of

Clusters = Mapping[int, tuple[Face, list[Glyph]]]
OVERRIDE_LEFT, OVERRIDE_RIGHT = "\u202d", "\u202e"  # LRO, RLO (UAX #9, 2.2)
END_LEFT, END_RIGHT = "\u200e", "\u200f"  # or blanks before them would fall back (L1)
_LEVEL = 0xFF  # Pango keeps a level in a byte; the engine's definition reads its neighbours too
# Letters with points that have a code of their own: שׁ. Readers take them apart again.
_COMPOSED = {
    unicodedata.normalize("NFD", chr(code)): chr(code)
    for code in range(0xFB1D, 0xFB50)
    if len(unicodedata.normalize("NFD", chr(code))) > 1
}


def levels_of(text: str, style: Any) -> list[int]:
    """The embedding level of each character of a paragraph (UAX #9), its base from the style."""
    layout = Layout(style)
    pointer, encoded = unicode_to_char_p(text)
    pango.pango_layout_set_text(layout.layout, pointer, len(encoded))
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003 - C
    line = pango.pango_layout_get_line_readonly(layout.layout, 0)
    base = 1 if style["direction"] == "rtl" else 0
    by_byte = [base] * len(encoded)
    run = line.runs[0] if line.runs != ffi.NULL else ffi.NULL
    while run != ffi.NULL:
        item = run.data.item
        run = run.next
        level = item.analysis.level & _LEVEL
        by_byte[item.offset : item.offset + item.length] = [level] * item.length
    levels, position = [], 0
    for character in text:
        levels.append(by_byte[position] if position < len(by_byte) else base)
        position += len(character.encode())
    return levels


def part_items(layout: Any, ranges: Sequence[tuple[int, int]]) -> None:
    """Have Pango shape the given ranges (bytes) apart from the rest, letters still joining.

    A spacing nobody sees, on what is thrown away: neighbours of a run are in the layout only for
    their joining, and لا must not become one glyph of two boxes.
    """
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    for first, stop in ranges:
        if first < stop:
            attribute = pango.pango_attr_letter_spacing_new(1)
            attribute.start_index, attribute.end_index = first, stop
            pango.pango_attr_list_change(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)


def turned(
    run: str, clusters: Clusters, breaks: set[int], blank: ShapedCharacter
) -> list[ShapedCharacter]:
    """The characters of ``run``, in reading order; ``clusters`` hold their glyphs as on paper.

    ``breaks`` are the positions before which a line may end; ``blank`` is a space of the style.
    """
    found: list[ShapedCharacter] = []
    order = sorted(position for position in clusters if 0 <= position < len(run))
    if order[:1] != [0]:
        order.insert(0, 0)
    for start, stop in zip(order, [*order[1:], len(run)], strict=True):
        face, glyphs = clusters.get(start, (None, []))
        found += _cluster(run[start:stop], face, glyphs, blank, breaks=start in breaks)
    return found


def _cluster(
    whole: str, face: Face | None, glyphs: list[Glyph], blank: ShapedCharacter, *, breaks: bool
) -> list[ShapedCharacter]:
    """The characters of one cluster: its letters have the glyphs, but for those of its marks."""
    size = blank.size
    marks = [i for i, one in enumerate(whole) if i and unicodedata.category(one) in {"Mn", "Me"}]
    is_mark = unicodedata.category(whole[0]) in {"Mn", "Me"}
    if is_mark or (face is not None and face.has_colour):
        marks = []  # a vowel and a doubling in one; what joins emoji is part of their picture
    letters = [i for i in range(len(whole)) if i not in marks]
    composed = _COMPOSED.get(unicodedata.normalize("NFD", whole), "")
    if len(glyphs) <= 1 and marks and (composed or len(unicodedata.normalize("NFC", whole)) == 1):
        letters, marks = list(range(len(whole))), []
    count = min(len(marks), max(0, len(glyphs) - 1))  # the first glyph is the letter's
    own, rest = glyphs[count:], glyphs[:count][::-1]
    empty = ShapedCharacter("", Kind.LATIN, 0.0, size, joined=True)
    made = [replace(empty, text=character) for character in whole]

    def fill(position: int, drawn: list[Glyph], text: str) -> None:
        made[position] = replace(
            made[position], advance=sum(glyph.advance for glyph in drawn), glyphs=tuple(drawn),
            face=face, cluster=text, reads=text[::-1], is_odd=True,
        )  # fmt: skip

    if len(letters) > 1 and len(own) == len(letters):
        for position, glyph in zip(letters, own[::-1], strict=True):
            fill(position, [glyph], whole[position])
    else:
        text = "".join(whole[position] for position in letters)
        fill(letters[0], own, composed or unicodedata.normalize("NFC", text))
    for position, glyph in zip(marks, rest, strict=False):
        fill(position, [glyph], whole[position])
    if 0 < count < len(marks):  # one glyph for a vowel and a doubling
        fill(marks[count - 1], [rest[-1]], "".join(whole[i] for i in marks[count - 1 :]))
    for position in marks if not count else []:  # drawn by the glyph of their letter
        bare = [replace(glyph, advance=0.0) for glyph in blank.glyphs]
        fill(position, bare, whole[position])
        made[position] = replace(made[position], face=blank.face)
    if not is_mark:
        made[0] = _first(made[0], whole[0], breaks=breaks)
    return made


def _first(character: ShapedCharacter, text: str, *, breaks: bool) -> ShapedCharacter:
    """The first character of a cluster, with what lines have to know of it."""
    kind = kind_of(text)
    if kind in MARKS or kind is Kind.DASH:
        kind = Kind.SYMBOL
    reads = OTHER_HALF.get(text, character.reads)
    return replace(character, reads=reads, kind=kind, break_before=breaks, joined=False)
