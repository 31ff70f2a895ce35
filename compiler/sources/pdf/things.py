"""What stands in a place of its own on a page: tables with their text, and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.sources.pdf.drawn import Area
from compiler.sources.pdf.glyphs import Glyph, Ink
from compiler.sources.pdf.lines import Line, thing_at
from compiler.sources.pdf.pages import Page
from compiler.sources.pdf.pictures import Picture
from compiler.sources.pdf.tables import Grid, grids_in, parted_by

_INK = Ink(1.0, "", bold=False)


@dataclass(frozen=True)
class Ruled:
    """A table of a page: its grid, and the characters of each cell."""

    grid: Grid
    glyphs: dict[int, list[Glyph]]


class Things:
    """The tables and pictures of a page; ``outside`` are the characters beside its tables."""

    def __init__(self, page: Page) -> None:
        grids = [] if page.vertical else grids_in(page.drawn.across, page.drawn.down)
        self.outside, inside = parted_by(grids, page.glyphs)
        found = [Ruled(grid, glyphs) for grid, glyphs in zip(grids, inside, strict=True)]
        self.tables = [one for one in found if _holds_text(one)]
        for one in found:
            if not _holds_text(one):
                self.outside += [glyph for some in one.glyphs.values() for glyph in some]
        self.pictures = [
            picture
            for picture in page.pictures
            if not any(_within(picture.area, table.grid.area) for table in self.tables)
        ]

    def lines(self) -> Iterator[Line]:
        """A line for each, where it begins."""
        things: list[Ruled | Picture] = [*self.tables, *self.pictures]
        for thing in things:
            area = thing.grid.area if isinstance(thing, Ruled) else thing.area
            yield thing_at(thing, area.left, area.right, area.top, _INK)


def _holds_text(table: Ruled) -> bool:
    """Whether there is text in two cells of it."""
    filled = sum(any(not g.text.isspace() for g in some) for some in table.glyphs.values())
    return filled > 1


def _within(one: Area, other: Area) -> bool:
    return other.holds((one.left + one.right) / 2, (one.top + one.bottom) / 2)
