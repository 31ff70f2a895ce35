"""What is drawn on a sheet besides its pages: crop, fold and collation marks, as line segments.

Marks lie outside the pages and their bleed, so a sheet that the pages fill carries none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.finishing.imposition.geometry import Layout
from compiler.pdf.plane import Box

LENGTH_MM = 5.0
OFFSET_MM = 1.0  # between the bleed and a mark
COLLATION_MM = (3.0, 8.0)  # width and height of a mark on the spine (折标)


@dataclass(frozen=True)
class Line:
    """A straight mark in mm from the sheet's lower left corner; ``dashed`` marks a fold."""

    x0: float
    y0: float
    x1: float
    y1: float
    dashed: bool = False


def crop_marks(layout: Layout, bleed_mm: float) -> Iterator[Line]:
    """Marks at the edges of every column and row, where the cuts are (裁切线)."""
    grid, start = layout.grid, bleed_mm + OFFSET_MM
    for column in range(layout.columns + 1):
        x = grid.left + column * layout.page.width_mm
        yield from _upright(x, grid, start, layout)
    for row in range(layout.rows + 1):
        y = grid.bottom + row * layout.page.height_mm
        yield from _level(y, grid, start, layout)


def fold_marks(layout: Layout, bleed_mm: float) -> Iterator[Line]:
    """Dashed marks at head and foot of the fold (折叠线)."""
    grid = layout.grid
    middle = (grid.left + grid.right) / 2
    for line in _upright(middle, grid, bleed_mm + OFFSET_MM, layout):
        yield Line(line.x0, line.y0, line.x1, line.y1, dashed=True)


def outer_crop_marks(layout: Layout, bleed_mm: float) -> Iterator[Line]:
    """Crop marks round the spread alone: its fold is not cut."""
    grid, start = layout.grid, bleed_mm + OFFSET_MM
    for x in (grid.left, grid.right):
        yield from _upright(x, grid, start, layout)
    for y in (grid.bottom, grid.top):
        yield from _level(y, grid, start, layout)


def collation_mark(layout: Layout, signature: int) -> Box:
    """The block that shows on the back of a folded signature, a step lower for each.

    Gathered signatures show a staircase; one that is missing or misplaced breaks it.
    """
    grid = layout.grid
    width, height = COLLATION_MM
    steps = max(1, int((grid.top - grid.bottom - 4 * height) // height))
    top = grid.top - 2 * height - signature % steps * height
    middle = (grid.left + grid.right) / 2
    return Box(middle - width / 2, top - height, middle + width / 2, top)


def _upright(x: float, grid: Box, start: float, layout: Layout) -> Iterator[Line]:
    """The parts of an upright mark above and below the grid that the sheet has room for."""
    for edge, way, room in (
        (grid.top, 1, layout.sheet.height_mm - grid.top),
        (grid.bottom, -1, grid.bottom),
    ):
        end = min(start + LENGTH_MM, room)
        if end > start:
            yield Line(x, edge + way * start, x, edge + way * end)


def _level(y: float, grid: Box, start: float, layout: Layout) -> Iterator[Line]:
    """The parts of a level mark left and right of the grid that the sheet has room for."""
    for edge, way, room in (
        (grid.right, 1, layout.sheet.width_mm - grid.right),
        (grid.left, -1, grid.left),
    ):
        end = min(start + LENGTH_MM, room)
        if end > start:
            yield Line(edge + way * start, y, edge + way * end, y)
