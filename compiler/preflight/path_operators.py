"""Graphics state, paths and clipping (ISO 32000-2, 8.4 and 8.5).

Of a path only its extent is kept, in default user space: rules ask where, how thin, what colour.
"""

from __future__ import annotations

from typing import ClassVar

from compiler.preflight.colours import Family
from compiler.preflight.geometry import Box, finite, narrowest_scale
from compiler.preflight.machine import Actions, Machine, numbers
from compiler.preflight.tokens import Name, Operand
from compiler.units import combined

_MOST_SAVED = 2000


class PathOperators(Machine):
    """Operator q Q cm w gs, m l c v y h re, and what paints or clips."""

    def save(self, _: list[Operand]) -> None:
        """Operator q."""
        if len(self.saved) < _MOST_SAVED:
            self.saved.append(self.state.copy())

    def restore(self, _: list[Operand]) -> None:
        """Q; one too many is passed over, as readers do."""
        if self.saved:
            self.state = self.saved.pop()

    def concatenate(self, operands: list[Operand]) -> None:
        """Operator cm."""
        found = numbers(operands, 6)
        if found and finite(found):
            a, b, c, d, e, f = found
            self.state.ctm = combined((a, b, c, d, e, f), self.state.ctm)

    def line_width(self, operands: list[Operand]) -> None:
        """Operator w."""
        if found := numbers(operands, 1):
            self.state.line_width = abs(found[0])

    def parameters(self, operands: list[Operand]) -> None:
        """Operator gs."""
        if operands and isinstance(operands[-1], Name):
            change = self.resources.change(operands[-1])
            self.state.overprint = change.overprint(self.state.overprint)
            if change.line_width is not None:
                self.state.line_width = abs(change.line_width)
            if change.transparent:
                self.canvas.transparent = True

    def points(self, operands: list[Operand]) -> None:
        """Operator m, l, c, v, y: a curve lies within its control points."""
        found = numbers(operands, len(operands))
        if found:
            a, b, c, d, e, f = self.state.ctm
            if len(found) == 2:  # the most frequent by far
                self.xs.append(a * found[0] + c * found[1] + e)
                self.ys.append(b * found[0] + d * found[1] + f)
                return
            for x, y in zip(found[::2], found[1::2], strict=False):
                self.xs.append(a * x + c * y + e)
                self.ys.append(b * x + d * y + f)

    def rectangle(self, operands: list[Operand]) -> None:
        """Operator re."""
        found = numbers(operands, 4)
        if found:
            x, y, width, height = found
            over, up = x + width, y + height
            corners: list[Operand] = [x, y, over, up]
            if self.state.ctm[1] or self.state.ctm[2]:
                corners += [over, y, x, up]
            self.points(corners)

    def clip(self, _: list[Operand]) -> None:
        """Operator W, W*: takes effect with the operator that ends the path."""
        self.clipping = True

    def end_path(self, _: list[Operand]) -> None:
        """Operator n."""
        if self.clipping:
            extent = self._extent()
            # A clip without a path lets nothing through; that is left to the viewer's mercy.
            if extent:
                self.state.clip = self.state.clip.cut(extent)
            self.clipping = False
        self.xs.clear()
        self.ys.clear()

    def fill_path(self, operands: list[Operand]) -> None:
        """Operator f, F, f*."""
        self._finish(operands, fill=True, stroke=False)

    def stroke_path(self, operands: list[Operand]) -> None:
        """Operator S, s."""
        self._finish(operands, fill=False, stroke=True)

    def fill_and_stroke(self, operands: list[Operand]) -> None:
        """Operator B, B*, b, b*."""
        self._finish(operands, fill=True, stroke=True)

    def _extent(self) -> Box | None:
        if not self.xs:
            return None
        return Box(min(self.xs), min(self.ys), max(self.xs), max(self.ys))

    def _finish(self, operands: list[Operand], *, fill: bool, stroke: bool) -> None:
        extent = self._extent()
        if extent:
            self.paint(extent, fill=fill, stroke=stroke)
        self.end_path(operands)

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
            self.canvas.path(
                state.fill if fill else None,
                state.stroke if stroke else None,
                state.line_width * narrowest_scale(state.ctm) if stroke else 0.0,
                extent,
                state.clip,
                overprint=state.overprint,
            )

    actions: ClassVar[Actions] = {
        b"q": save,
        b"Q": restore,
        b"cm": concatenate,
        b"w": line_width,
        b"gs": parameters,
        b"re": rectangle,
        b"n": end_path,
        **dict.fromkeys((b"m", b"l", b"c", b"v", b"y"), points),
        **dict.fromkeys((b"W", b"W*"), clip),
        **dict.fromkeys((b"f", b"F", b"f*"), fill_path),
        **dict.fromkeys((b"S", b"s"), stroke_path),
        **dict.fromkeys((b"B", b"B*", b"b", b"b*"), fill_and_stroke),
    }
