"""What is drawn on a page besides text: rules, filled grounds, pictures, other drawings."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from compiler.sources.pdf.glyphs import Glyph
from compiler.sources.pdf.sheet import Sheet

_MOST_OBJECTS = 60_000  # of a page; a map has more, and no tables that could be told
_MOST_SEGMENTS = 400  # of one path that may be rules
_THIN = 2.6  # pt; a longer thing that is no thicker is a rule
_LEAST = 4.0  # pt that a rule is long
_DEEPEST = 8
_SMALL = 14.0  # pt; smaller pictures are ornaments


@dataclass(frozen=True, slots=True)
class Area:
    """A box on the shown page, in pt from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether a point lies in it."""
        return (
            self.left - slack <= x <= self.right + slack
            and self.top - slack <= y <= self.bottom + slack
        )

    def around(self, other: Area) -> Area:
        """The smallest box that holds both."""
        return Area(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True)
class Drawn:
    """The rules of a page, those across and those down; grounds that are not white; pictures.

    ``drawings`` are lines and curves that are none of these.
    """

    across: tuple[Area, ...] = ()
    down: tuple[Area, ...] = ()
    grounds: tuple[Area, ...] = ()
    pictures: tuple[Area, ...] = ()
    drawings: tuple[Area, ...] = ()

    def covered(self, sheet: Sheet) -> float:
        """Which share of the page pictures cover."""
        area = sum(
            max(0.0, min(one.right, sheet.width) - max(one.left, 0.0))
            * max(0.0, min(one.bottom, sheet.height) - max(one.top, 0.0))
            for one in self.pictures
        )
        return area / max(1.0, sheet.width * sheet.height)

    def is_behind(self, glyph: Glyph) -> bool:
        """Whether something coloured lies behind a character."""
        x, y = glyph.middle
        return any(one.holds(x, y) for one in (*self.grounds, *self.pictures))


def drawn_on(page: Any, sheet: Sheet) -> Drawn:
    """What is drawn on a page."""
    found = _Found(sheet)
    for handle in _objects(page.raw):
        found.take(handle)
    return Drawn(
        tuple(found.across),
        tuple(found.down),
        tuple(found.grounds),
        tuple(found.pictures),
        tuple(found.drawings),
    )


Matrix = tuple[float, float, float, float, float, float]
_AS_IS: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class _Placed:
    handle: Any
    matrix: Matrix  # of the form it stands in


def _objects(page: Any) -> Iterator[_Placed]:
    """The objects of a page that are no text, those in forms too."""
    stack: list[tuple[Any, Any, int, Matrix, int]] = [
        (raw.FPDFPage_GetObject, page, raw.FPDFPage_CountObjects(page), _AS_IS, 0)
    ]
    left = _MOST_OBJECTS
    while stack:
        get, holder, count, matrix, depth = stack.pop()
        for index in range(count):
            left -= 1
            if left < 0:
                return
            handle = get(holder, index)
            kind = raw.FPDFPageObj_GetType(handle)
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = _times(_matrix(handle), matrix)
                total = raw.FPDFFormObj_CountObjects(handle)
                stack.append((raw.FPDFFormObj_GetObject, handle, total, inner, depth + 1))
            elif kind in {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE}:
                yield _Placed(handle, matrix)


def _matrix(handle: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, found):
        return _AS_IS
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _mapped(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


class _Found:
    """Collects the objects of a page by what they are."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.across: list[Area] = []
        self.down: list[Area] = []
        self.grounds: list[Area] = []
        self.pictures: list[Area] = []
        self.drawings: list[Area] = []
        self._sides = tuple(ctypes.c_float() for _ in range(4))
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._mode = (ctypes.c_int(), ctypes.c_int())

    def take(self, one: _Placed) -> None:
        """Take in a picture or a path."""
        area = self._area(one)
        if area is None:
            return
        if raw.FPDFPageObj_GetType(one.handle) == raw.FPDF_PAGEOBJ_IMAGE:
            if min(area.width, area.height) >= _SMALL:
                self.pictures.append(area)
            return
        raw.FPDFPath_GetDrawMode(one.handle, *self._mode)
        fills, strokes = self._mode[0].value != 0, self._mode[1].value != 0
        if not fills and not strokes:
            return
        coloured = fills and not self._is_white(one.handle, raw.FPDFPageObj_GetFillColor)
        if self._is_rule(area):
            if strokes or coloured:
                (self.across if area.width >= area.height else self.down).append(area)
            return
        if coloured:
            self.grounds.append(area)
        if strokes and not self._is_white(one.handle, raw.FPDFPageObj_GetStrokeColor):
            self._segments(one, area)
        elif coloured and raw.FPDFPath_CountSegments(one.handle) > 8:
            self.drawings.append(area)

    def _area(self, one: _Placed) -> Area | None:
        if not raw.FPDFPageObj_GetBounds(one.handle, *self._sides):
            return None
        left, bottom, right, top = (side.value for side in self._sides)
        corners = [_mapped(one.matrix, x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        if not all(abs(value) < 1e6 for value in (*xs, *ys)):
            return None
        return Area(*self.sheet.box(min(xs), min(ys), max(xs), max(ys)))

    def _is_rule(self, area: Area) -> bool:
        short, long = sorted((area.width, area.height))
        return short <= _THIN and long >= _LEAST

    def _is_white(self, handle: Any, get: Any) -> bool:
        if not get(handle, *self._colour):
            return False
        red, green, blue, alpha = (part.value for part in self._colour)
        return alpha == 0 or min(red, green, blue) >= 250

    def _segments(self, one: _Placed, area: Area) -> None:
        """The straight strokes of a path; a path with others is a drawing."""
        count = raw.FPDFPath_CountSegments(one.handle)
        if count > _MOST_SEGMENTS:
            self.drawings.append(area)
            return
        own = _times(_matrix(one.handle), one.matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        begun = last = (0.0, 0.0)
        odd = False
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(one.handle, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = self.sheet.point(*_mapped(own, x.value, y.value))
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                begun = point
            elif kind == raw.FPDF_SEGMENT_LINETO:
                odd |= not self._stroke(last, point)
            else:
                odd = True
            if raw.FPDFPathSegment_GetClose(segment):
                odd |= not self._stroke(point, begun)
            last = point
        if odd:
            self.drawings.append(area)

    def _stroke(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Enter a stroke as a rule; false if it is slanted."""
        area = Area(
            min(start[0], end[0]),
            min(start[1], end[1]),
            max(start[0], end[0]),
            max(start[1], end[1]),
        )
        if self._is_rule(area):
            (self.across if area.width >= area.height else self.down).append(area)
            return True
        return max(area.width, area.height) < _LEAST
