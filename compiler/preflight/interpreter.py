"""A content stream carried out, without a page: what it paints, where, and how."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pikepdf

from compiler.preflight.colours import CMYK, GRAY, PATTERN, RGB, Family, Space
from compiler.preflight.geometry import (
    IDENTITY,
    Box,
    Matrix,
    combined,
    finite,
    mapped,
    narrowest_scale,
)
from compiler.preflight.nested import Nested
from compiler.preflight.pictures import inline_fact
from compiler.preflight.state import State, first_colour
from compiler.preflight.text_operators import TextOperators
from compiler.preflight.tokens import InlineImage, Name, Operand, operations

_SPENT_AT_ONCE = 1000
_MOST_SAVED = 2000


def numbers(operands: Sequence[Operand], count: int) -> tuple[float, ...] | None:
    """The last ``count`` operands as numbers; None if they are not."""
    found = tuple(operands[-count:])
    if len(found) == count and all(type(item) is float for item in found):
        return found  # type: ignore[return-value] - just tested
    return None


class Interpreter(TextOperators, Nested):
    """Runs content streams and collects what they paint on one canvas."""

    def run(self, data: bytes) -> None:
        """Carry out a content stream in the present state and resources.

        Raises ExhaustedError when the document asks for more than will be done.
        """
        saved: list[State] = []
        xs: list[float] = []
        ys: list[float] = []
        outer, self.xs, self.ys = (self.xs, self.ys), xs, ys
        before, self.saved = self.saved, saved
        actions, since = self.actions, 0
        for operator, operands in operations(data):
            action = actions.get(operator)
            if action is not None:
                action(self, operands)
            since += 1
            if since == _SPENT_AT_ONCE:
                self.shelf.spend(since, 0)
                since = 0
        self.shelf.spend(since, len(data))
        self.xs, self.ys = outer
        if saved:
            self.state = saved[0]
        self.saved = before

    # Graphics state

    def _save(self, _: list[Operand]) -> None:
        if len(self.saved) < _MOST_SAVED:
            self.saved.append(self.state.copy())

    def _restore(self, _: list[Operand]) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def _concatenate(self, operands: list[Operand]) -> None:
        found = numbers(operands, 6)
        if found and finite(found):
            a, b, c, d, e, f = found
            self.state.ctm = combined((a, b, c, d, e, f), self.state.ctm)

    def _line_width(self, operands: list[Operand]) -> None:
        if found := numbers(operands, 1):
            self.state.line_width = abs(found[0])

    def _parameters(self, operands: list[Operand]) -> None:
        if operands and isinstance(operands[-1], Name):
            change = self.resources.change(operands[-1])
            self.state.overprint = change.overprint(self.state.overprint)
            if change.line_width is not None:
                self.state.line_width = change.line_width
            if change.transparent:
                self.canvas.transparent = True

    # Paths: only their extent is kept, in default user space

    def _point(self, x: float, y: float) -> None:
        a, b, c, d, e, f = self.state.ctm
        self.xs.append(a * x + c * y + e)
        self.ys.append(b * x + d * y + f)

    def _points(self, operands: list[Operand]) -> None:
        found = numbers(operands, len(operands))
        if found:
            for index in range(0, len(found) - 1, 2):
                self._point(found[index], found[index + 1])

    def _rectangle(self, operands: list[Operand]) -> None:
        found = numbers(operands, 4)
        if found:
            x, y, width, height = found
            self._point(x, y)
            self._point(x + width, y + height)
            if self.state.ctm[1] or self.state.ctm[2]:
                self._point(x + width, y)
                self._point(x, y + height)

    def _extent(self) -> Box | None:
        if not self.xs:
            return None
        return Box(min(self.xs), min(self.ys), max(self.xs), max(self.ys))

    def _clip(self, _: list[Operand]) -> None:
        self.clipping = True

    def _end_path(self, _: list[Operand]) -> None:
        if self.clipping:
            extent = self._extent()
            if extent:
                self.state.clip = self.state.clip.cut(extent)
            self.clipping = False
        self.xs.clear()
        self.ys.clear()

    def _paint(self, *, fill: bool, stroke: bool) -> None:
        extent = self._extent()
        if extent:
            self.paint(extent, fill=fill, stroke=stroke)
        self._end_path([])

    def paint(self, extent: Box, *, fill: bool, stroke: bool) -> None:
        """An area or a line in the present colours; patterns are looked into."""
        state = self.state
        if fill and state.fill_space.family is Family.PATTERN:
            self.pattern(state.fill_pattern, extent, state.fill)
            fill = False
        if stroke and state.stroke_space.family is Family.PATTERN:
            self.pattern(state.stroke_pattern, extent, state.stroke)
            stroke = False
        if fill or stroke:
            width = state.line_width * narrowest_scale(state.ctm) if stroke else 0.0
            self.canvas.path(
                state.fill if fill else None,
                state.stroke if stroke else None,
                width,
                extent,
                state.clip,
                state.overprint,
            )

    def _fill(self, _: list[Operand]) -> None:
        self._paint(fill=True, stroke=False)

    def _stroke(self, _: list[Operand]) -> None:
        self._paint(fill=False, stroke=True)

    def _fill_and_stroke(self, _: list[Operand]) -> None:
        self._paint(fill=True, stroke=True)

    # Colours

    def _set_fill(self, space: Space, values: tuple[float, ...]) -> None:
        self.state.fill_space = space
        self.state.fill = self.shelf.colour(space, values)

    def _set_stroke(self, space: Space, values: tuple[float, ...]) -> None:
        self.state.stroke_space = space
        self.state.stroke = self.shelf.colour(space, values)

    def _fill_space(self, operands: list[Operand]) -> None:
        if operands and isinstance(operands[-1], Name):
            space = self.resources.space(operands[-1])
            self._set_fill(space, first_colour(space))

    def _stroke_space(self, operands: list[Operand]) -> None:
        if operands and isinstance(operands[-1], Name):
            space = self.resources.space(operands[-1])
            self._set_stroke(space, first_colour(space))

    def _fill_colour(self, operands: list[Operand]) -> None:
        if operands and isinstance(operands[-1], Name):
            self.state.fill_pattern = self.resources.entry("/Pattern", operands[-1])
            self.state.fill_space = self._pattern_space(self.state.fill_space)
        self.state.fill = self._colour(self.state.fill_space, operands)

    def _stroke_colour(self, operands: list[Operand]) -> None:
        if operands and isinstance(operands[-1], Name):
            self.state.stroke_pattern = self.resources.entry("/Pattern", operands[-1])
            self.state.stroke_space = self._pattern_space(self.state.stroke_space)
        self.state.stroke = self._colour(self.state.stroke_space, operands)

    @staticmethod
    def _pattern_space(before: Space) -> Space:
        return before if before.family is Family.PATTERN else PATTERN

    def _device(self, space: Space) -> Space:
        """A device space, or the one that the page's resources put in its place."""
        return self.resources.space(space.family.value)

    def _inline(self, operands: list[Operand]) -> None:
        if operands and isinstance(operands[0], InlineImage):
            fact = inline_fact(operands[0], self.resources)
            self.place_image(fact)

    def _path_colour(self, space: Space, operands: list[Operand], *, stroke: bool) -> None:
        found = numbers(operands, space.components)
        if found:
            (self._set_stroke if stroke else self._set_fill)(self._device(space), found)

    actions: dict[bytes, Callable[[Interpreter, list[Operand]], None]]


def _device_colour(space: Space, *, stroke: bool) -> Callable[[Interpreter, list[Operand]], None]:
    def action(interpreter: Interpreter, operands: list[Operand]) -> None:
        interpreter._path_colour(space, operands, stroke=stroke)  # noqa: SLF001 - its own table

    return action


def _nothing(_: Interpreter, __: list[Operand]) -> None:
    """An operator that paints nothing."""


Interpreter.actions = {
    b"q": Interpreter._save,  # noqa: SLF001 - the class's own table, here and below
}
