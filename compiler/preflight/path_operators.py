"""Graphics state, paths and clipping (ISO 32000-2, 8.4 and 8.5).

Of a path only its extent is kept, in default user space: rules ask where, how thin, what colour.
"""

from __future__ import annotations

from typing import ClassVar

from compiler.pdf.operands import name, numbers
from compiler.pdf.plane import Box, combined, finite, narrowest_scale
from compiler.preflight.colours import Family
from compiler.preflight.machine import Actions, Machine

_MOST_SAVED = 2000


class PathOperators(Machine):
    """Operator q Q cm w gs, m l c v y h re, and what paints or clips."""

    def save(self, _: bytes) -> None:
        """Operator q."""
        if len(self.saved) < _MOST_SAVED:
            self.saved.append(self.state.copy())

    def restore(self, _: bytes) -> None:
        """Q; one too many is passed over, as readers do."""
        if self.saved:
            self.state = self.saved.pop()

    def concatenate(self, operands: bytes) -> None:
        """Operator cm."""
        found = numbers(operands, 6)
        if found and finite(found):
            a, b, c, d, e, f = found
            self.state.ctm = combined((a, b, c, d, e, f), self.state.ctm)

    def line_width(self, operands: bytes) -> None:
        """Operator w."""
        if found := numbers(operands, 1):
            self.state.line_width = abs(found[0])

    def parameters(self, operands: bytes) -> None:
        """Operator gs."""
        if named := name(operands):
            change = self.resources.change(named)
            self.state.overprint = change.overprint(self.state.overprint)
            if change.line_width is not None:
                self.state.line_width = abs(change.line_width)
            if change.transparent:
                self.canvas.transparent = True

    def point(self, operands: bytes) -> None:
        """Operator m, l."""
        found = numbers(operands, 2)
        if found:
            x, y = found
            a, b, c, d, e, f = self.state.ctm
            self.xs.append(a * x + c * y + e)
            self.ys.append(b * x + d * y + f)

    def short_curve(self, operands: bytes) -> None:
        """Operator v, y: a curve lies within its control points."""
        self._reach(numbers(operands, 4))

    def curve(self, operands: bytes) -> None:
        """Operator c."""
        self._reach(numbers(operands, 6))

    def rectangle(self, operands: bytes) -> None:
        """Operator re."""
        found = numbers(operands, 4)
        if found:
            x, y, width, height = found
            over, up = x + width, y + height
            turned = self.state.ctm[1] or self.state.ctm[2]
            self._reach((x, y, over, up, over, y, x, up) if turned else (x, y, over, up))

    def _reach(self, points: tuple[float, ...] | None) -> None:
        """Take points into the path's extent, x and y in turn."""
        if points:
            a, b, c, d, e, f = self.state.ctm
            for x, y in zip(points[::2], points[1::2], strict=True):
                self.xs.append(a * x + c * y + e)
                self.ys.append(b * x + d * y + f)

    def clip(self, _: bytes) -> None:
        """Operator W, W*: takes effect with the operator that ends the path."""
        self.clipping = True

    def end_path(self, _: bytes) -> None:
        """Operator n."""
        if self.clipping:
            extent = self._extent()
            # A clip without a path lets nothing through; that is left to the viewer's mercy.
            if extent:
                self.state.clip = self.state.clip.cut(extent)
            self.clipping = False
        self.xs.clear()
        self.ys.clear()

    def fill_path(self, operands: bytes) -> None:
        """Operator f, F, f*."""
        self._finish(operands, fill=True, stroke=False)

    def stroke_path(self, operands: bytes) -> None:
        """Operator S, s."""
        self._finish(operands, fill=False, stroke=True)

    def fill_and_stroke(self, operands: bytes) -> None:
        """Operator B, B*, b, b*."""
        self._finish(operands, fill=True, stroke=True)

    def _extent(self) -> Box | None:
        if not self.xs:
            return None
        return Box(min(self.xs), min(self.ys), max(self.xs), max(self.ys))

    def _finish(self, operands: bytes, *, fill: bool, stroke: bool) -> None:
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
        **dict.fromkeys((b"m", b"l"), point),
        **dict.fromkeys((b"v", b"y"), short_curve),
        b"c": curve,
        **dict.fromkeys((b"W", b"W*"), clip),
        **dict.fromkeys((b"f", b"F", b"f*"), fill_path),
        **dict.fromkeys((b"S", b"s"), stroke_path),
        **dict.fromkeys((b"B", b"B*", b"b", b"b*"), fill_and_stroke),
    }
