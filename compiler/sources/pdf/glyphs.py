"""A page's characters as PDFium gives them: what each says, where it stands, in what face.

Places are in pt of the page as it is shown: turned as its /Rotate says, from the upper left corner
of its crop box, downwards. Blanks that PDFium makes up between words are left out; where words end
is told by their places.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from compiler.sources.pdf.sheet import Sheet

UNREADABLE = "\ufffd"  # a glyph of which the file does not say what character it shows
_HYPHENS = {0xFFFE: "-", 0x02: "-"}  # how PDFium gives a hyphen at the end of a line
_BOLD = re.compile(r"bold|heavy|black|semibold|demi", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"(?i)[,-](?:bold|italic|regular|roman|medium|oblique|mt|light|normal)")
_BOLD_WEIGHT = 600
_UNSEEN_MODES = frozenset({3, 7})  # neither filled nor stroked (ISO 32000-1, table 106)
_FILL_AND_STROKE = 2
_WHITE = 248
_BEARING = 0.2  # em of white that a digit may have beside its ink
_FIRST_HAN = 0x2E80


@dataclass(frozen=True, slots=True)
class Ink:
    """How the characters of one text object look; ``turn`` counts degrees clockwise.

    ``mark`` is the marked content they stand in (-1: none), ``artifact`` says that it is no text
    of the document. ``unseen``: painted in no colour at all; ``white``: in white.
    """

    size: float
    face: str
    bold: bool
    turn: int = 0
    mark: int = -1
    artifact: bool = False
    unseen: bool = False
    white: bool = False
    stretch: float = 1.0  # how much broader than high
    role: str = ""  # of the element of the tag tree


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: its advance from ``left`` to ``right``, and the line ``base`` it stands on."""

    text: str
    left: float
    right: float
    base: float
    ink: Ink

    @property
    def size(self) -> float:
        """Its em."""
        return self.ink.size

    @property
    def top(self) -> float:
        """The upper edge of its em box."""
        return self.base - 0.88 * self.ink.size

    @property
    def bottom(self) -> float:
        """The lower edge of its em box."""
        return self.base + 0.12 * self.ink.size

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its em box."""
        return (self.left + self.right) / 2, self.base - 0.38 * self.ink.size


@dataclass(frozen=True, slots=True)
class _Font:
    """A font: its handle, and whether its characters hang below their origin, set vertically."""

    handle: Any
    hangs: bool


class GlyphReader:
    """Reads the characters of pages; what is known of fonts is kept from page to page."""

    def __init__(self) -> None:
        self._numbers = tuple(ctypes.c_double() for _ in range(4))
        self._width = ctypes.c_float()
        self._matrix = raw.FS_MATRIX()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._widths: dict[tuple[int, str], float] = {}

    def glyphs(self, text_page: Any, sheet: Sheet) -> Iterator[Glyph]:
        """The characters of a page in the order of its content, blanks among them."""
        inks: dict[int, tuple[Ink, _Font]] = {}
        hanging: dict[int, bool] = {}
        count = raw.FPDFText_CountChars(text_page)
        x, y = self._numbers[:2]
        origin = (math.inf, math.inf)
        last: Glyph | None = None
        for index in range(count):
            code = raw.FPDFText_GetUnicode(text_page, index)
            if code in {10, 13} or raw.FPDFText_IsGenerated(text_page, index) == 1:
                continue
            handle = raw.FPDFText_GetTextObject(text_page, index)
            address = ctypes.addressof(handle.contents) if handle else 0
            if address not in inks:
                ink = self._ink(text_page, index, handle, sheet)
                font = raw.FPDFTextObj_GetFont(handle) if handle else None
                key = _address(font)
                if key not in hanging or (code > _FIRST_HAN and not hanging[key]):
                    hanging[key] = code > _FIRST_HAN and self._hangs(text_page, index, ink.size)
                inks[address] = ink, _Font(font, hanging[key])
            ink, font = inks[address]
            raw.FPDFText_GetCharOrigin(text_page, index, x, y)
            glyph = self._placed(_character(code), ink, font, sheet)
            if (x.value, y.value) == origin and last is not None and not ink.turn:
                last = self._shared(text_page, index, glyph, last, sheet)
            else:
                last = glyph
            origin = x.value, y.value
            yield last

    def _hangs(self, text_page: Any, index: int, em: float) -> bool:
        """Whether an ideograph stands below its origin and in the middle of it."""
        left, right, bottom, top = self._numbers
        if not raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top):
            return False
        middle, height = (left.value + right.value) / 2, top.value
        raw.FPDFText_GetCharOrigin(text_page, index, *self._numbers[:2])
        x, y = (number.value for number in self._numbers[:2])
        return height < y + 0.05 * em and abs(middle - x) < 0.3 * em

    def _shared(self, text_page: Any, index: int, glyph: Glyph, last: Glyph, sheet: Sheet) -> Glyph:
        """A character of several that stand for one sign, or for signs that read otherwise.

        They have one origin, and boxes side by side in that of the ink.
        """
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        box = sheet.box(left.value, bottom.value, right.value, top.value)
        white = _BEARING * glyph.size if glyph.text.isdigit() else 0.0
        begin = max(last.left, min(last.right, box[0]))
        return Glyph(glyph.text, begin, max(box[2] + white, begin), glyph.base, glyph.ink)

    def _placed(self, text: str, ink: Ink, font: _Font, sheet: Sheet) -> Glyph:
        x, y = sheet.point(self._numbers[0].value, self._numbers[1].value)
        em = ink.size
        if font.hangs:
            return Glyph(text, x - em / 2, x + em / 2, y + 0.88 * em, ink)
        advance = self._advance(text, font.handle) * em * ink.stretch
        match ink.turn:
            case 90:  # its line goes down, its foot is on the left
                return Glyph(text, x - 0.12 * em, x + 0.88 * em, y + advance / 2 + 0.38 * em, ink)
            case 270:
                return Glyph(text, x - 0.88 * em, x + 0.12 * em, y - advance / 2 + 0.38 * em, ink)
            case 180:
                return Glyph(text, x - advance, x, y + 0.76 * em, ink)
        return Glyph(text, x, x + advance, y, ink)

    def _advance(self, text: str, font: Any) -> float:
        """How far a character carries its line on, in em."""
        key = _address(font), text
        if key not in self._widths:
            found = bool(font) and raw.FPDFFont_GetGlyphWidth(font, ord(text[0]), 1.0, self._width)
            width = self._width.value if found else 0.0
            if not 0.01 < width < 4.0:
                width = 1.0 if text > "\u2e80" else 0.5
            self._widths[key] = width
        return self._widths[key]

    def _ink(self, text_page: Any, index: int, handle: Any, sheet: Sheet) -> Ink:
        raw.FPDFText_GetMatrix(text_page, index, self._matrix)
        one = self._matrix
        size = raw.FPDFText_GetFontSize(text_page, index) * math.hypot(one.c, one.d)
        name, weight = _font_name(handle), raw.FPDFText_GetFontWeight(text_page, index)
        mode = raw.FPDFTextObj_GetTextRenderMode(handle) if handle else 0
        raw.FPDFText_GetFillColor(text_page, index, *self._colour)
        red, green, blue, alpha = (part.value for part in self._colour)
        degrees = round(math.degrees(math.atan2(one.b, one.a)))
        return Ink(
            size=max(0.1, round(size, 2)),
            face=_STYLE.split(_SUBSET.sub("", name), maxsplit=1)[0],
            bold=bool(_BOLD.search(name)) or weight >= _BOLD_WEIGHT or mode == _FILL_AND_STROKE,
            turn=(sheet.turned - degrees) % 360,
            mark=raw.FPDFPageObj_GetMarkedContentID(handle) if handle else -1,
            artifact=bool(handle) and _is_artifact(handle),
            unseen=mode in _UNSEEN_MODES or alpha == 0,
            white=min(red, green, blue) >= _WHITE and mode == 0,
            stretch=math.hypot(one.a, one.b) / max(0.01, math.hypot(one.c, one.d)),
        )


def _address(handle: Any) -> int:
    return ctypes.addressof(handle.contents) if handle else 0


def _character(code: int) -> str:
    if code in _HYPHENS:
        return _HYPHENS[code]
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return UNREADABLE
    return chr(code)


def _font_name(handle: Any) -> str:
    font = raw.FPDFTextObj_GetFont(handle) if handle else None
    if not font:
        return ""
    buffer = ctypes.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(font, buffer, 128)
    try:
        return buffer.value.decode("utf-8")
    except UnicodeDecodeError:
        return buffer.value.decode("gb18030", "replace")


def _is_artifact(handle: Any) -> bool:
    buffer = ctypes.create_string_buffer(64)
    target = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    written = ctypes.c_ulong()
    for index in range(raw.FPDFPageObj_CountMarks(handle)):
        mark = raw.FPDFPageObj_GetMark(handle, index)
        if raw.FPDFPageObjMark_GetName(mark, target, 64, written):
            name = buffer.raw[: max(0, written.value - 2)].decode("utf-16-le", "replace")
            if name == "Artifact":
                return True
    return False
