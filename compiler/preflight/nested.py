"""What a content stream calls: forms, pictures, patterns, shadings, glyphs drawn (8.8 to 8.10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import pikepdf

from compiler.pdf.operands import Operand, name, pairs, values
from compiler.pdf.plane import IDENTITY, Box, Matrix, box_of, combined, finite, lengths, mapped
from compiler.preflight.colours import Colour, Space
from compiler.preflight.facts import ImageFact
from compiler.preflight.machine import Actions, Machine
from compiler.preflight.painting import Canvas
from compiler.preflight.pictures import image_fact, inline_fact
from compiler.preflight.resources import Resources
from compiler.preflight.state import DrawnForm
from compiler.preflight.streams import UNREAD, TooLargeError, content_of

_DEEPEST = 24
_COST_OF_CALL = 20  # in operators
_MOST_GLYPHS = 256
_MOST_CELLS = 200  # areas of one page that patterns are looked into for
_UNIT = Box(0, 0, 1, 1)


def matrix_of(found: pikepdf.Object, key: str = "/Matrix") -> Matrix:
    """An object's matrix; the identity where it has none or a wrong one."""
    try:
        values = tuple(float(item) for item in found.get(key, []))
    except (ValueError, TypeError):
        return IDENTITY
    if len(values) != 6 or not finite(values):
        return IDENTITY
    a, b, c, d, e, f = values
    return (a, b, c, d, e, f)


def stated_box(corners: Any) -> Box | None:
    """A rectangle from any two opposite corners; None where there is none."""
    try:
        return box_of(list(corners)[:4])
    except (ValueError, TypeError):
        return None


class Nested(Machine):
    """Operator Do, sh, ID, EI, and the patterns and Type 3 fonts that other operators call."""

    cells = 0
    entries: Mapping[str, Operand] = {}

    def call(self, operands: bytes) -> None:
        """Operator Do."""
        found = self.resources.entry("/XObject", name(operands))
        if not isinstance(found, pikepdf.Stream):
            return
        try:
            kind = str(found.get("/Subtype", ""))
            if kind == "/Form":
                self._form(found)
            elif kind == "/Image":
                self._image(found)
            else:
                self.canvas.alternatives = True  # PostScript
        except UNREAD:
            self.canvas.damaged = self.canvas.damaged or "damaged"

    def begin_image(self, operands: bytes) -> None:
        """Operator ID: what stands before it are the picture's entries (8.9.7)."""
        self.entries = pairs(values(operands))

    def inline_image(self, _: bytes) -> None:
        """Operator EI."""
        self._place(inline_fact(self.entries, self.resources))

    def _image(self, found: pikepdf.Stream) -> None:
        key = found.objgen
        fact = self.shelf.images.get(key)
        if fact is None:
            fact = image_fact(found, self.resources, measured=self.shelf.measured)
            self.shelf.images[key] = fact
        if "/Alternates" in found or "/OPI" in found:
            self.canvas.alternatives = True
        self._place(fact)

    def _place(self, fact: ImageFact) -> None:
        state = self.state
        if not fact.mask:
            self.canvas.spaces.add(fact.space)
        box = mapped(_UNIT, state.ctm)
        paint = state.fill if fact.mask else None
        self.canvas.image(fact, lengths(state.ctm), box, state.clip, paint)

    def _form(self, found: pikepdf.Stream) -> None:
        key = found.objgen
        if key in self.inside or len(self.inside) >= _DEEPEST:
            return
        if self.inside or "/Resources" not in found:
            self._draw_form(found, key)
            return
        figure, known = any(self.marked), self.shelf.forms.get(key)
        if known is None or known.figure != figure or known.start != self.state:
            start, before = self.state.copy(), self.shelf.cost
            page, self.canvas = self.canvas, Canvas()
            try:
                self._draw_form(found, key)
                cost = (now - then for now, then in zip(self.shelf.cost, before, strict=True))
                # Not one that was broken off.
                self.shelf.forms[key] = DrawnForm(start, figure, self.canvas, *cost)
            finally:
                page.take(self.canvas)
                self.canvas = page
        else:
            self.shelf.spend(_COST_OF_CALL, 0)
            self.shelf.saved_operators += known.operators
            self.shelf.saved_bytes += known.bytes
            self.canvas.take(known.canvas)

    def _draw_form(self, found: pikepdf.Stream, key: tuple[int, int]) -> None:
        if "/OPI" in found or "/PS" in found:
            self.canvas.alternatives = True
        before = self.state
        self.state = before.copy()
        self.state.ctm = combined(matrix_of(found), before.ctm)
        extent = stated_box(found.get("/BBox", []))
        if extent:
            self.state.clip = before.clip.cut(mapped(extent, self.state.ctm))
        self._run_within(found, key)
        self.state = before

    def _run_within(self, found: pikepdf.Stream, key: tuple[int, int]) -> None:
        """A stream with its own resources, and the text position kept from it."""
        self.shelf.spend(_COST_OF_CALL, 0)
        kept = self.resources, self.text_matrix, self.line_matrix, self.base
        own = found.get("/Resources", None)
        if isinstance(own, pikepdf.Dictionary):
            self.resources = Resources(own, self.shelf)
        group = found.get("/Group", None)
        if isinstance(group, pikepdf.Dictionary):
            stated = group.get("/CS", None)
            space = None if stated is None else self.resources.space_of(stated)
            self.canvas.group(group, space)
        self.base = self.state.ctm
        self.inside.append(key)
        try:
            self.run(self._content(found, key))
        except TooLargeError:
            self.canvas.damaged = "bytes"
        finally:
            self.inside.pop()
            self.resources, self.text_matrix, self.line_matrix, self.base = kept

    def _content(self, found: pikepdf.Stream, key: tuple[int, int]) -> bytes:
        if key not in self.shelf.contents:
            content = content_of(found)
            if len(content) > 65536:
                return content
            self.shelf.contents[key] = content
        return self.shelf.contents[key]

    def pattern(self, found: pikepdf.Object | None, area: Box, paint: Colour) -> None:
        """Fill an area with a pattern: a shading, or a cell drawn over and over."""
        area = area.cut(self.state.clip)
        if area.empty or not isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            return
        try:
            if isinstance(found, pikepdf.Stream):
                self._cell(found, area, paint)
            elif "/Shading" in found:
                self._shade(found.Shading, area)
        except UNREAD:
            self.canvas.damaged = self.canvas.damaged or "damaged"

    def _cell(self, found: pikepdf.Stream, area: Box, paint: Colour) -> None:
        self.cells += 1
        key = found.objgen
        if key in self.inside or len(self.inside) >= _DEEPEST or self.cells > _MOST_CELLS:
            return
        before, stamp = self.state, self.canvas.stamp
        self.state = before.copy()
        self.state.ctm = combined(matrix_of(found), self.base)
        self.state.fill_space = self.state.stroke_space = paint.space
        if int(found.get("/PaintType", 1)) == 2:
            self.state.fill = self.state.stroke = paint
        step = Box(0, 0, abs(float(found.get("/XStep", 0))), abs(float(found.get("/YStep", 0))))
        reach = mapped(step, self.state.ctm)
        cell = stated_box(found.get("/BBox", []))
        if cell and reach.width >= area.width and reach.height >= area.height:
            # One cell is all that is seen: what it holds lies where it lies.
            self.state.clip = area.cut(mapped(cell, self.state.ctm))
        else:
            self.canvas.stamp = stamp or area
            self.state.clip = mapped(cell, self.state.ctm) if cell else area
        self._run_within(found, key)
        self.state, self.canvas.stamp = before, stamp

    def shading(self, operands: bytes) -> None:
        """Operator sh."""
        found = self.resources.entry("/Shading", name(operands))
        if found is not None:
            try:
                self._shade(found, self.state.clip)
            except UNREAD:
                self.canvas.damaged = self.canvas.damaged or "damaged"

    def _shade(self, found: pikepdf.Object, area: Box) -> None:
        space = self.resources.space_of(found.get("/ColorSpace", None))
        self.canvas.spaces.add(space)
        ends = list(_ends(found.get("/Function", None), space)) or [()]
        for parts in ends:
            paint = self.shelf.colour(space, parts)
            self.canvas.path(
                paint, None, 0.0, area, self.state.clip, overprint=self.state.overprint
            )

    def glyphs(self, font: pikepdf.Object, matrix: Matrix) -> None:
        """The drawings of a Type 3 font, each once a page, where its first text stands."""
        key = font.objgen
        if key in self.canvas.drawn or key in self.inside or len(self.inside) >= _DEEPEST:
            return
        self.canvas.drawn.add(key)
        before = self.state
        kept = self.resources
        own = font.get("/Resources", None)
        if isinstance(own, pikepdf.Dictionary):
            self.resources = Resources(own, self.shelf)
        self.inside.append(key)
        for drawing in list(dict(font.get("/CharProcs", {}).items()).values())[:_MOST_GLYPHS]:
            if isinstance(drawing, pikepdf.Stream):
                self.state = before.copy()
                self.state.ctm = combined(matrix_of(font, "/FontMatrix"), matrix)
                self._run_within(drawing, drawing.objgen)
        self.inside.pop()
        self.resources, self.state = kept, before

    actions: ClassVar[Actions] = {
        b"Do": call,
        b"sh": shading,
        b"ID": begin_image,
        b"EI": inline_image,
    }


def _ends(
    function: pikepdf.Object | None, space: Space, depth: int = 0
) -> Iterator[tuple[float, ...]]:
    """The colours where a shading's exponential functions begin and end (7.10.3)."""
    if function is None or depth > 3:
        return
    if isinstance(function, pikepdf.Array):
        parts = [list(_ends(item, space, depth + 1)) for item in list(function)[:8]]
        if len(parts) == space.components and all(parts):
            yield tuple(part[0][0] for part in parts)
            yield tuple(part[-1][0] for part in parts)
        return
    kind = int(function.get("/FunctionType", -1))
    if kind == 2:
        yield tuple(float(item) for item in function.get("/C0", [0]))
        yield tuple(float(item) for item in function.get("/C1", [1]))
    elif kind == 3:
        for item in list(function.get("/Functions", []))[:64]:
            yield from _ends(item, space, depth + 1)
