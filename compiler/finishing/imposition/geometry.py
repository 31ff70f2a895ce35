"""Where the places of a plan lie on the paper: the sheet's size, its grid, and creep (爬移)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from compiler.finishing.imposition.plan import Place
from compiler.pdf.plane import Box
from compiler.units import OFFICE_SHEETS, Size

TOLERANCE_MM = 0.5  # by which a sheet may be too small before pages are made smaller
SMALLEST_SCALE = 0.5


@dataclass(frozen=True)
class Layout:
    """A grid of pages in the middle of a sheet.

    ``page`` is the size of a page on the sheet, ``scale`` what it was multiplied by.
    """

    sheet: Size
    page: Size
    columns: int
    rows: int
    scale: float

    @property
    def grid(self) -> Box:
        """The rectangle that all pages of a side fill, mm from the sheet's lower left corner."""
        width, height = self.columns * self.page.width_mm, self.rows * self.page.height_mm
        left = (self.sheet.width_mm - width) / 2
        bottom = (self.sheet.height_mm - height) / 2
        return Box(left, bottom, left + width, bottom + height)

    def cell(self, place: Place) -> Box:
        """The rectangle of a place in mm, before creep."""
        grid = self.grid
        left = grid.left + place.column * self.page.width_mm
        top = grid.top - place.row * self.page.height_mm
        return Box(left, top - self.page.height_mm, left + self.page.width_mm, top)


def creep_mm(depth: int, paper_mm: float) -> float:
    """How far the pages of the sheet ``depth`` sheets inside move towards the spine, in mm.

    Nested sheets bend round a common centre line. The sheet with k sheets inside it bends on a
    radius of (k + ½)·t and uses up a quarter turn, ½·π·(k + ½)·t, of each of its leaves, so each
    sheet further inside stands out ½·π·t more at the fore-edge. Once the fore-edge is trimmed
    flat, its pages must have been moved inwards by as much to keep the outer margin equal.
    """
    return depth * paper_mm * math.pi / 2


def turned(sheet: Size) -> Size:
    """The sheet on its other side."""
    return Size(sheet.height_mm, sheet.width_mm)


def fitting_sheet(page: Size, columns: int, rows: int) -> Size | None:
    """The smallest office sheet, lying or standing, that takes the grid whole."""
    for sheet in OFFICE_SHEETS.values():
        for way in (sheet, turned(sheet)):
            if scale_on(way, page, columns, rows) == 1:
                return way
    return None


def scale_on(sheet: Size, page: Size, columns: int, rows: int) -> float:
    """What pages are multiplied by so that the grid fits the sheet; never above 1."""
    across = (sheet.width_mm + TOLERANCE_MM) / (columns * page.width_mm)
    down = (sheet.height_mm + TOLERANCE_MM) / (rows * page.height_mm)
    if min(across, down) >= 1:
        return 1
    return min(
        sheet.width_mm / (columns * page.width_mm), sheet.height_mm / (rows * page.height_mm)
    )


def best_way(sheet: Size, page: Size, columns: int, rows: int) -> Size:
    """The sheet lying or standing, whichever leaves the pages larger; as given where equal."""
    other = turned(sheet)
    as_given = scale_on(sheet, page, columns, rows)
    return other if scale_on(other, page, columns, rows) > as_given else sheet


def whole_pages(sheet: Size, page: Size) -> tuple[Size, int, int]:
    """The sheet, lying or standing, with columns and rows of as many whole pages as it takes."""

    def grid(way: Size) -> tuple[int, int]:
        across = int((way.width_mm + TOLERANCE_MM) // page.width_mm)
        down = int((way.height_mm + TOLERANCE_MM) // page.height_mm)
        return across, down

    best = max((sheet, turned(sheet)), key=lambda way: math.prod(grid(way)))
    return best, *grid(best)


def laid_out(sheet: Size, page: Size, columns: int, rows: int) -> Layout:
    """The grid on the sheet, made smaller where the sheet is too small."""
    scale = scale_on(sheet, page, columns, rows)
    return Layout(sheet, Size(page.width_mm * scale, page.height_mm * scale), columns, rows, scale)
