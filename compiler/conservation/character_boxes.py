"""The box of each character on a page, and which characters stand upon each other."""

from __future__ import annotations

import ctypes
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from compiler.conservation.page_objects import HYPHENS, Letters
from compiler.pdf.plane import Box

_UPON = 0.5  # of the smaller box, in both directions: kerning and italics share less
_ALIKE = 2.5  # a sign this much larger than another is an ornament behind it, or covers it
# Hebrew and Arabic to Myanmar, Khmer, Mongolian: signs that join, stack and overlap.
_JOINED = ((0x0590, 0x109F), (0x1780, 0x18AF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))


@dataclass(frozen=True, slots=True)
class Character:
    """Characters ``start`` to ``end`` of an object's text, and the box around their ink, in pt."""

    start: int
    end: int
    text: str
    box: Box

    @property
    def is_empty(self) -> bool:
        """Whether there is no ink."""
        return self.box.width <= 0 or self.box.height <= 0


class CharacterBoxes:
    """Characters of a page by the object that shows them; read when first asked for."""

    def __init__(self, text_page: Any) -> None:
        self._text_page = text_page
        self._indices: dict[int, list[int]] | None = None
        self._fonts: dict[int, str] = {}

    def of(self, letters: Letters) -> list[Character]:
        """The characters of an object in the order of its text, as far as each has a box."""
        if self._indices is None:
            self._indices = self._by_object()
        found: list[Character] = []
        position = 0
        numbers = tuple(ctypes.c_double() for _ in range(4))
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
                found.append(Character(start, position, text, box))
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


def _address(handle: Any) -> int:
    return ctypes.addressof(handle.contents)


def crowded(characters: Sequence[Character]) -> Iterator[Character]:
    """Those that stand upon the one before or after them; one glyph for several is none."""
    for first, second in pairwise(characters):
        if not first.box.same(second.box, 0) and upon(first, second):
            yield first
            yield second


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
