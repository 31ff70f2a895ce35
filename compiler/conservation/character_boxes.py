"""The box of each character on a page, and which characters stand upon each other."""

from __future__ import annotations

import ctypes
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from pypdfium2 import raw

from compiler.conservation.characters import fold
from compiler.conservation.page_objects import HYPHENS
from compiler.conservation.painted import Letters
from compiler.pdf.plane import Box

_LEAST_EM = 0.002  # PDFium makes boxes of nothing one thousandth high
_UPON = 0.5  # of the smaller box, in both directions: kerning and italics share less
_ALIKE = 2.5  # a sign this much larger than another is an ornament behind it, or covers it
_LONGEST_LIGATURE = 4  # letters: ffi, ffl, and room for a font of one's own
_IDEOGRAPHS = ((0x3400, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
# Hebrew and Arabic to Myanmar, Khmer, Mongolian, those of Dai, of Indonesia and of India: signs
# that join, stack and overlap.
_JOINED = (
    *((0x0590, 0x109F), (0x1700, 0x18AF), (0x1900, 0x1CFF), (0xA800, 0xAAFF), (0xFB1D, 0xFDFF)),
    *((0xFE70, 0xFEFC), (0x10A00, 0x11FFF), (0x1E800, 0x1EFFF)),
)


@dataclass(frozen=True, slots=True)
class Character:
    """Characters ``start`` to ``end`` of an object's text, and the box around their ink, in pt."""

    start: int
    end: int
    text: str
    box: Box
    is_empty: bool


class CharacterBoxes:
    """Characters of a page by the object that shows them; read when first asked for."""

    def __init__(self, text_page: Any) -> None:
        self._text_page = text_page
        self._indices: dict[int, list[int]] | None = None
        self._fonts: dict[int, str] = {}
        self._whole: str | None = None
        self._cursor = 0
        self._numbers = tuple(ctypes.c_double() for _ in range(4))

    def has_blank(self, letters: Letters, characters: Collection[str]) -> bool:
        """Whether one of some characters has no ink, or its place among them is not sure."""
        start = self._start(letters)
        if start < 0:
            return True
        seen = set(characters)
        get_index, get_box = raw.FPDFText_GetCharIndexFromTextIndex, raw.FPDFText_GetCharBox
        page, numbers = self._text_page, self._numbers
        left, right, bottom, top = numbers
        for place, text in enumerate(letters.text, start):
            if text in seen:
                seen.remove(text)
                get_box(page, get_index(page, place), *numbers)
                box = Box(left.value, bottom.value, right.value, top.value)
                if lacks_ink(box, letters) and fold(text):
                    return True
        return False

    def _start(self, letters: Letters) -> int:
        """Where an object's text begins in the text of the page; -1 if that is not sure."""
        if self._whole is None:
            self._whole = self._page_text()
        start = self._whole.find(letters.text, self._cursor)
        if start < 0:
            start = self._whole.find(letters.text)
        if start < 0:
            return -1
        index = raw.FPDFText_GetCharIndexFromTextIndex(self._text_page, start)
        found = raw.FPDFText_GetTextObject(self._text_page, index)
        if not found or _address(found) != _address(letters.handle):
            return -1
        self._cursor = start + len(letters.text)
        return start

    def _page_text(self) -> str:
        """The text of the page; "" where a character of it takes more than one place."""
        count = raw.FPDFText_CountChars(self._text_page)
        buffer = ctypes.create_string_buffer(2 * count + 2)
        target = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        written = raw.FPDFText_GetText(self._text_page, 0, count, target)
        text = buffer.raw[: max(0, 2 * written - 2)].decode("utf-16-le", "replace")
        return text.translate(HYPHENS) if len(text) == written - 1 else ""

    def of(self, letters: Letters) -> list[Character]:
        """The characters of an object in the order of its text, as far as each has a box."""
        if self._indices is None:
            self._indices = self._by_object()
        found: list[Character] = []
        position = 0
        numbers = self._numbers
        left, right, bottom, top = numbers
        for index in self._indices.get(_address(letters.handle), ()):
            code = raw.FPDFText_GetUnicode(self._text_page, index)
            text = chr(code).translate(HYPHENS)
            start = letters.text.find(text, position)
            if start < 0:
                continue
            position = start + len(text)
            if raw.FPDFText_GetCharBox(self._text_page, index, *numbers):
                box = Box(left.value, bottom.value, right.value, top.value)
                found.append(Character(start, position, text, box, lacks_ink(box, letters)))
        return found

    def _by_object(self) -> dict[int, list[int]]:
        indices: dict[int, list[int]] = defaultdict(list)
        get, page = raw.FPDFText_GetTextObject, self._text_page
        for index in range(raw.FPDFText_CountChars(page)):
            handle = get(page, index)
            if handle:
                indices[_address(handle)].append(index)
        return indices

    def font_name(self, handle: Any) -> str:
        """The name of the font that an object is set in, with the tag of its subset."""
        font = raw.FPDFTextObj_GetFont(handle)
        address = _address(font)
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(font, buffer, 256)
            self._fonts[address] = buffer.value.decode("utf-8", "replace")
        return self._fonts[address]


def lacks_ink(box: Box, letters: Letters) -> bool:
    """Whether the box of a character, or of an object, is that of a glyph without outlines."""
    return min(box.width, box.height) < _LEAST_EM * letters.up


def _address(handle: Any) -> int:
    return ctypes.addressof(handle.contents)


def crowded(characters: Sequence[Character]) -> Iterator[Character]:
    """Those that stand upon the one before or after them; one glyph for several is none."""
    for first, second in pairwise(characters):
        if not first.box.same(second.box, 0) and upon(first, second):
            yield first
            yield second


def heaped(characters: Sequence[Character]) -> Iterator[Character]:
    """Those that one glyph stands for although no glyph says as much: an ellipsis for a line.

    Letters that join aside, ligatures are of a few letters, and none is of ideographs.
    """
    for _, group in groupby(characters, key=lambda one: one.box):
        alike = [*group]
        wide = sum(_is_ideograph(one.text) for one in alike)
        letters = sum(one.text.isalnum() and not _joined(one.text) for one in alike)
        if wide > 1 or letters > _LONGEST_LIGATURE:
            yield from alike


def _is_ideograph(text: str) -> bool:
    return any(first <= ord(text[0]) <= last for first, last in _IDEOGRAPHS)


def upon(first: Character, second: Character) -> bool:
    """Whether two characters of about the same size are printed one over the other."""
    one, other = first.box, second.box
    across, up = _shared(one, other)
    if across < _UPON or up < _UPON or _joined(first.text) or _joined(second.text):
        return False
    sizes = max(one.width, one.height), max(other.width, other.height)
    return max(sizes) < _ALIKE * min(sizes)


def _shared(one: Box, other: Box) -> tuple[float, float]:
    """How much of the narrower and of the lower one the two share."""
    common = one.cut(other)
    if common.empty:
        return 0.0, 0.0
    width, height = min(one.width, other.width), min(one.height, other.height)
    return common.width / max(width, 0.01), common.height / max(height, 0.01)


def touching(one: Box, other: Box, share: float) -> bool:
    """Whether two boxes share more than ``share`` of the narrower and of the lower one."""
    across, up = _shared(one, other)
    return across > share and up > share


def _joined(text: str) -> bool:
    point = ord(text[0])
    if any(first <= point <= last for first, last in _JOINED):
        return True
    return unicodedata.category(text[0]).startswith("M")
