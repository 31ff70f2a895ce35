"""The objects of a page as PDFium paints them: where each lies, and in what colour.

Boxes are in pt in the page's own space, and end where what clips them ends.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from compiler.conservation.painted import Colour, Drawn, Letters
from compiler.pdf.plane import EVERYWHERE, IDENTITY, Box, Matrix, combined, lengths, mapped

_DEEPEST = 15
# A hyphen at the end of a line is taken for word division: PDFium gives it back as one of these.
HYPHENS = {0xFFFE: "-", 0x02: "-"}
_FILLS = frozenset((0, 2, 4, 6))  # text render modes that fill (ISO 32000-1, table 106)
_STROKES = frozenset((1, 2, 5, 6))
_SLACK = 0.05
_REPLACED = b"ActualText"
# Names of marked content as PDFium gives them, in bytes.
_LAYER, _FIGURE = "OC".encode("utf-16-le"), "Figure".encode("utf-16-le")
_LONGEST_NAME, _LONGEST_LINE = 128, 1024  # bytes, of what is read at once


class PageObjects:
    """All objects of one page, those in forms too, in the order of their painting.

    Without its ``text_page`` it is not told what they say.
    """

    def __init__(self, page: Any, text_page: Any) -> None:
        self._text_page = text_page
        self._sides = (ctypes.c_float * 4)()
        self._numbers = [ctypes.c_float.from_buffer(self._sides, 4 * side) for side in range(4)]
        self._colours = tuple(ctypes.c_uint() for _ in range(4))
        self._flags = (ctypes.c_int(), ctypes.c_int())
        self._matrix = raw.FS_MATRIX()
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._name_target = ctypes.cast(self._name, ctypes.POINTER(raw.FPDF_WCHAR))
        self._line = ctypes.create_string_buffer(_LONGEST_LINE)
        self._line_target = ctypes.cast(self._line, ctypes.POINTER(raw.FPDF_WCHAR))
        self._written = ctypes.c_ulong()
        self._stretch = 0  # the marked content that says how the last object reads
        self._said: set[int] = set()
        self.letters: list[Letters] = []
        self.drawn: list[Drawn] = []
        count = raw.FPDFPage_CountObjects(page)
        handles = (raw.FPDFPage_GetObject(page, index) for index in range(count))
        self._take(handles, IDENTITY, EVERYWHERE, 0)

    def _take(self, handles: Iterator[Any], matrix: Matrix, clip: Box, depth: int) -> None:
        for handle in handles:
            kind = raw.FPDFPageObj_GetType(handle)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self._take_letters(handle, matrix, clip, depth)
            elif kind == raw.FPDF_PAGEOBJ_FORM:
                self._take_form(handle, matrix, clip, depth)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE and (text := _replaced_text(handle)):
                self._take_picture(handle, text, matrix, clip)
            else:
                self._take_drawn(handle, kind, matrix, clip)

    def _take_form(self, handle: Any, matrix: Matrix, clip: Box, depth: int) -> None:
        own, _ = self._clip(handle, matrix)
        inner = combined(self._matrix_of(handle), matrix)
        count = raw.FPDFFormObj_CountObjects(handle)
        if depth < _DEEPEST:
            handles = (raw.FPDFFormObj_GetObject(handle, index) for index in range(count))
            self._take(handles, inner, clip.cut(own), depth + 1)

    @property
    def _next(self) -> int:
        return len(self.letters) + len(self.drawn)

    def _take_letters(self, handle: Any, matrix: Matrix, clip: Box, depth: int) -> None:
        size = self._numbers[0]
        raw.FPDFTextObj_GetFontSize(handle, size)
        em = abs(size.value)
        placed = combined(self._matrix_of(handle), matrix)
        across, up = lengths(placed)
        mode = raw.FPDFTextObj_GetTextRenderMode(handle)
        own, is_cut = self._clip(handle, matrix)
        marks = self._marks(handle)
        text = self._text(handle)
        if text and _REPLACED in marks:
            text = self._once(text)
        self.letters.append(
            Letters(
                handle,
                self._next,
                depth > 0,
                raw.FPDFPageObj_GetMarkedContentID(handle),
                text,
                self._box(handle, matrix),
                clip.cut(own),
                is_cut,
                em * across,
                em * up,
                mode in _FILLS or mode in _STROKES,
                self._colour(handle, stroke=mode not in _FILLS),
                bool(raw.FPDFPageObj_HasTransparency(handle)),
                _REPLACED in marks,
                _LAYER in marks,
                _FIGURE in marks,
                mirrored=placed[0] * placed[3] < placed[1] * placed[2],
            )
        )

    def _once(self, text: str) -> str:
        """What a stretch reads as, for the first of its objects that has it; "" for others.

        PDFium gives it again where an object from elsewhere begins between two of the stretch.
        """
        if self._stretch in self._said:
            return ""
        self._said.add(self._stretch)
        return text

    def _take_picture(self, handle: Any, text: str, matrix: Matrix, clip: Box) -> None:
        """A picture that stands for text, as one of an emoji does; an em is as high as it is."""
        own, _ = self._clip(handle, matrix)
        box = self._box(handle, matrix)
        self.letters.append(
            Letters(
                handle,
                order=self._next,
                nested=False,
                identifier=raw.FPDFPageObj_GetMarkedContentID(handle),
                text=text,
                box=box,
                clip=clip.cut(own),
                is_cut=False,
                across=box.width,
                up=box.height,
                painted=True,
                colour=None,
                blended=False,
                is_replaced=True,
                is_picture=True,
            )
        )

    def _take_drawn(self, handle: Any, kind: int, matrix: Matrix, clip: Box) -> None:
        own, is_cut = self._clip(handle, matrix)
        box = self._box(handle, matrix).cut(clip.cut(own))
        colour, frame = None, 0.0
        if kind == raw.FPDF_PAGEOBJ_PATH:
            fill, stroke = self._flags
            raw.FPDFPath_GetDrawMode(handle, fill, stroke)
            if not fill.value and not stroke.value:
                return
            upright = not is_cut and matrix[1] == matrix[2] == 0 and self._is_rectangle(handle)
            if upright and fill.value and not raw.FPDFPageObj_HasTransparency(handle):
                colour = self._colour(handle, stroke=False)
            elif upright and not fill.value:
                width = self._numbers[0]
                raw.FPDFPageObj_GetStrokeWidth(handle, width)
                frame = width.value * max(lengths(matrix)) + _SLACK
        self.drawn.append(Drawn(handle, self._next, box, colour, frame))

    def _box(self, handle: Any, matrix: Matrix) -> Box:
        if not raw.FPDFPageObj_GetBounds(handle, *self._numbers):
            return Box(0, 0, -1, -1)
        box = Box(*self._sides)
        return box if matrix is IDENTITY else mapped(box, matrix)

    def _matrix_of(self, handle: Any) -> Matrix:
        found = self._matrix
        raw.FPDFPageObj_GetMatrix(handle, found)
        return (found.a, found.b, found.c, found.d, found.e, found.f)

    def _colour(self, handle: Any, *, stroke: bool) -> Colour | None:
        ask = raw.FPDFPageObj_GetStrokeColor if stroke else raw.FPDFPageObj_GetFillColor
        if not ask(handle, *self._colours):
            return None
        red, green, blue, _ = self._colours
        return red.value, green.value, blue.value

    def _text(self, handle: Any) -> str:
        size = raw.FPDFTextObj_GetText(handle, self._text_page, self._line_target, _LONGEST_LINE)
        if size <= _LONGEST_LINE:
            text = self._line.raw[: max(0, size - 2)].decode("utf-16-le", "replace")
        else:
            buffer = ctypes.create_string_buffer(size)
            target = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
            raw.FPDFTextObj_GetText(handle, self._text_page, target, size)
            text = buffer.raw[: size - 2].decode("utf-16-le", "replace")
        return text if text.isalnum() else text.translate(HYPHENS)

    def _marks(self, handle: Any) -> list[bytes]:
        """The names of the marked content that an object stands in (ISO 32000-1, 14.6).

        Behind the name of one that says how it reads stands that it does.
        """
        names = []
        for index in range(raw.FPDFPageObj_CountMarks(handle)):
            mark = raw.FPDFPageObj_GetMark(handle, index)
            raw.FPDFPageObjMark_GetName(mark, self._name_target, _LONGEST_NAME, self._written)
            names.append(self._name.raw[: max(0, self._written.value - 2)])
            if raw.FPDFPageObjMark_GetParamValueType(mark, _REPLACED):
                names.append(_REPLACED)
                self._stretch = ctypes.addressof(mark.contents)
        return names

    def _clip(self, handle: Any, matrix: Matrix) -> tuple[Box, bool]:
        """The box around what clips an object, and whether that is less than the box."""
        path = raw.FPDFPageObj_GetClipPath(handle)
        count = raw.FPDFClipPath_CountPaths(path) if path else 0
        clip, is_cut = EVERYWHERE, False
        for index in range(count):
            segments = [
                raw.FPDFClipPath_GetPathSegment(path, index, step)
                for step in range(raw.FPDFClipPath_CountPathSegments(path, index))
            ]
            box, upright = self._extent(segments)
            clip = clip.cut(box)
            is_cut = is_cut or not upright
        if clip is not EVERYWHERE and matrix is not IDENTITY:
            clip, is_cut = mapped(clip, matrix), is_cut or bool(matrix[1] or matrix[2])
        return clip, is_cut

    def _is_rectangle(self, handle: Any) -> bool:
        count = raw.FPDFPath_CountSegments(handle)
        if count not in {4, 5}:
            return False
        _, upright = self._extent([raw.FPDFPath_GetPathSegment(handle, i) for i in range(count)])
        turned = self._matrix_of(handle)
        return upright and turned[1] == turned[2] == 0

    def _extent(self, segments: list[Any]) -> tuple[Box, bool]:
        """The box around a path's points, and whether it is an upright rectangle."""
        x, y = self._numbers[:2]
        xs: list[float] = []
        ys: list[float] = []
        straight = True
        for segment in segments:
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            xs.append(x.value)
            ys.append(y.value)
            straight = (
                straight and raw.FPDFPathSegment_GetType(segment) != raw.FPDF_SEGMENT_BEZIERTO
            )
        if not xs:
            return Box(0, 0, -1, -1), True
        box = Box(min(xs), min(ys), max(xs), max(ys))
        points = list(zip(xs, ys, strict=True))
        at_corners = all(
            min(x - box.left, box.right - x) < _SLACK and min(y - box.bottom, box.top - y) < _SLACK
            for x, y in points
        )
        corners = {(x - box.left < _SLACK, y - box.bottom < _SLACK) for x, y in points}
        along_sides = all(  # and not across, as a triangle's or a bow tie's
            min(abs(x - next_x), abs(y - next_y)) < _SLACK
            for (x, y), (next_x, next_y) in pairwise(points)
        )
        four = len(corners) == 4 and len(xs) in {4, 5}
        return box, straight and at_corners and along_sides and four


def _replaced_text(image: Any) -> str:
    """What a picture stands for, as one of an emoji does (ISO 32000-1, 14.9.4); "" for others."""
    for index in range(raw.FPDFPageObj_CountMarks(image)):
        mark = raw.FPDFPageObj_GetMark(image, index)
        size = ctypes.c_ulong()
        if raw.FPDFPageObjMark_GetParamBlobValue(mark, _REPLACED, None, 0, size) and size:
            buffer = (ctypes.c_ubyte * size.value)()
            raw.FPDFPageObjMark_GetParamBlobValue(mark, _REPLACED, buffer, size, size)
            return bytes(buffer).decode("utf-16", "replace")  # it begins with its byte order
    return ""
