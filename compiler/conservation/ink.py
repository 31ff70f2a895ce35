"""How text comes out on the painted page: with it and without it, what differs is what is seen.

The page is painted by PDFium as it is, again without the text in question, and once with nothing
but that text in black on white. Where the third has ink and the first two differ, ink is seen.
Text that shares a place with other text is asked about by itself.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pypdfium2 import raw

from compiler.conservation.character_boxes import Character
from compiler.conservation.painted import Colour, Drawn, Letters
from compiler.conservation.printed import Cause
from compiler.pdf.plane import Box

_SCALE = 1.5  # pixels a pt: 108 an inch
_MOST_PIXELS = 6_000_000
# Levels of 255 by which text has to differ from its ground, green counted whole, red and blue by
# what the eye makes of them: pale yellow on white paper is not seen.
_LEAST = 20.0
_RED, _BLUE = 0.6, 0.3
_LEAST_INK = 16  # levels of 255: less is no more than a rounding, or an opacity near to none
_LEAST_SEEN = 0.5  # of a character's ink
_LEAST_REACH = 0.7  # of a character's box, in both directions
_WHITE = 0xFFFFFFFF
_IDLE, _ACTIVE = False, True


@cache
def differ(one: Colour, other: Colour) -> bool:
    """Whether two colours of 0 to 255 can be told apart on paper."""
    return _difference(*one, *other) >= _LEAST


def _difference(r1: int, g1: int, b1: int, r2: int, g2: int, b2: int) -> float:  # noqa: PLR0917
    return max(abs(r1 - r2) * _RED, abs(g1 - g2), abs(b1 - b2) * _BLUE)


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """A page to be painted, and its objects in the order of their painting."""

    page: Any
    letters: Sequence[Letters]
    drawn: Sequence[Drawn]


def unseen(
    painted: PaintedPage, asked: Mapping[int, Sequence[Character]]
) -> Iterator[tuple[int, Character, Cause]]:
    """Those of the characters asked about, by their object's index, that are not seen, and why."""
    letters, drawn = painted.letters, painted.drawn
    canvas = _Canvas(painted.page)
    whole = canvas.painted()
    groups = _apart(letters, asked)
    lacking = [canvas.without([letters[index].handle for index in group]) for group in groups]
    for group, without in zip(groups, lacking, strict=True):
        rest = [one.handle for index, one in enumerate(letters) if index not in group]
        alone = canvas.alone(
            [letters[index].handle for index in group], [*rest, *(one.handle for one in drawn)]
        )
        for index in group:
            for character in asked[index]:
                area = canvas.area(character.box)
                cause = _judged(area, whole, without, alone)
                if cause is Cause.CLIPPED and letters[index].is_replaced:
                    cause = None  # glyphs drawn in colours are parts of such text
                if cause:
                    yield index, character, cause


def _apart(letters: Sequence[Letters], indices: Mapping[int, object]) -> list[list[int]]:
    """Objects in as few groups as may be, those that share a place in different ones."""
    groups: list[list[int]] = []
    for index in indices:
        box = letters[index].box
        for group in groups:
            if not any(letters[other].box.overlaps(box) for other in group):
                group.append(index)
                break
        else:
            groups.append([index])
    return groups


@dataclass(frozen=True, slots=True)
class _Area:
    """Rows of pixels: where each begins in a painting, and how many pixels it has."""

    starts: range
    width: int


class _Canvas:
    """Paints one page, wholly or in part; a painting is its pixels, four bytes each (BGRx)."""

    def __init__(self, page: Any) -> None:
        self._page = page
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        self._left, self._top = box.left, box.top
        width, height = box.right - box.left, box.top - box.bottom
        self._scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        self.width = max(1, round(width * self._scale))
        self.height = max(1, round(height * self._scale))
        self._upright = -raw.FPDFPage_GetRotation(page) % 4

    def painted(self) -> bytes:
        """The page as it is now."""
        bitmap = raw.FPDFBitmap_CreateEx(self.width, self.height, raw.FPDFBitmap_BGRx, None, 0)
        try:
            raw.FPDFBitmap_FillRect(bitmap, 0, 0, self.width, self.height, _WHITE)
            raw.FPDF_RenderPageBitmap(
                bitmap, self._page, 0, 0, self.width, self.height, self._upright, 0
            )
            size = raw.FPDFBitmap_GetStride(bitmap) * self.height
            return ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), size)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)

    def without(self, handles: Sequence[Any]) -> bytes:
        """The page without some objects."""
        for handle in handles:
            raw.FPDFPageObj_SetIsActive(handle, _IDLE)
        painting = self.painted()
        for handle in handles:
            raw.FPDFPageObj_SetIsActive(handle, _ACTIVE)
        return painting

    def alone(self, handles: Sequence[Any], others: Sequence[Any]) -> bytes:
        """Text in black and nothing else, clipped as it is; ``others`` is all else on the page."""
        colours = [_blackened(handle) for handle in handles]
        painting = self.without(others)
        for handle, (fill, stroke) in zip(handles, colours, strict=True):
            raw.FPDFPageObj_SetFillColor(handle, *fill)
            raw.FPDFPageObj_SetStrokeColor(handle, *stroke)
        return painting

    def area(self, box: Box) -> _Area:
        """The pixels that a box on the page touches."""
        scale = self._scale
        left = max(0, int((box.left - self._left) * scale))
        right = min(self.width, int((box.right - self._left) * scale) + 1)
        top = max(0, int((self._top - box.top) * scale))
        bottom = min(self.height, int((self._top - box.bottom) * scale) + 1)
        starts = range(
            (top * self.width + left) * 4, (bottom * self.width + left) * 4, self.width * 4
        )
        return _Area(starts, max(0, right - left))


def _blackened(handle: Any) -> list[tuple[int, int, int, int]]:
    """Make text black; gives the colours of its fill and stroke before."""
    before = []
    for ask, give in (
        (raw.FPDFPageObj_GetFillColor, raw.FPDFPageObj_SetFillColor),
        (raw.FPDFPageObj_GetStrokeColor, raw.FPDFPageObj_SetStrokeColor),
    ):
        parts = tuple(ctypes.c_uint() for _ in range(4))
        ask(handle, *parts)
        red, green, blue, alpha = (part.value for part in parts)
        before.append((red, green, blue, alpha))
        give(handle, 0, 0, 0, 255)
    return before


def _judged(area: _Area, whole: bytes, without: bytes, alone: bytes) -> Cause | None:
    """Why a character is not seen in its area, or None if it is."""
    length = 4 * area.width
    coverage = [[255 - green for green in alone[at + 1 : at + length : 4]] for at in area.starts]
    heaviest = max(map(max, coverage), default=0) if area.width else 0
    if heaviest < _LEAST_INK:
        return Cause.UNPAINTED
    least = max(_LEAST_INK, heaviest // 3)
    if not _reaches(coverage, least):
        return Cause.CLIPPED
    inked = seen = 0
    for at, row in zip(area.starts, coverage, strict=True):
        for place, ink in enumerate(row):
            if ink < least:
                continue
            inked += 1
            here = at + 4 * place
            blue, green, red = whole[here : here + 3]
            blue_below, green_below, red_below = without[here : here + 3]
            change = _difference(red, green, blue, red_below, green_below, blue_below)
            seen += change * 255 >= _LEAST * ink
    return None if seen >= _LEAST_SEEN * inked else Cause.FAINT


def _reaches(coverage: list[list[int]], least: int) -> bool:
    """Whether ink is found over most of a character's box, and not just in a part of it."""
    rows = [y for y, row in enumerate(coverage) if max(row) >= least]
    columns = [x for x, column in enumerate(zip(*coverage, strict=True)) if max(column) >= least]
    # The box may touch a pixel more at either side than the ink.
    return all(
        found[-1] - found[0] + 3 >= _LEAST_REACH * size
        for found, size in ((rows, len(coverage)), (columns, len(coverage[0])))
    )
