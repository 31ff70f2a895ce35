"""What every group of operators works on: the state, the canvas, the resources in force."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pikepdf

from compiler.pdf.plane import IDENTITY, Box, Matrix
from compiler.preflight.colours import Colour
from compiler.preflight.painting import Canvas
from compiler.preflight.resources import Resources
from compiler.preflight.state import Shelf, State

# An operator's method, given its operands; Any because each group of operators has its own self.
Actions = Mapping[bytes, Callable[[Any, bytes], None]]


class Machine:
    """The state of one page's reading; ``base`` is what patterns are placed by (8.7.3.1)."""

    def __init__(self, shelf: Shelf, canvas: Canvas, resources: Resources, state: State) -> None:
        self.shelf = shelf
        self.canvas = canvas
        self.resources = resources
        self.state = state
        self.base: Matrix = state.ctm
        self.page_clip: Box = state.clip
        self.saved: list[State] = []
        self.xs: list[float] = []
        self.ys: list[float] = []
        self.clipping = False
        self.text_matrix: Matrix = IDENTITY
        self.line_matrix: Matrix = IDENTITY
        self.inside: list[tuple[int, int]] = []
        self.marked: list[bool] = []

    def run(self, data: bytes) -> None:
        """Carry out a content stream."""
        raise NotImplementedError

    def pattern(self, found: pikepdf.Object | None, area: Box, paint: Colour) -> None:
        """Fill an area with a pattern."""
        raise NotImplementedError

    def glyphs(self, font: pikepdf.Object, matrix: Matrix) -> None:
        """The drawings of a Type 3 font."""
        raise NotImplementedError
