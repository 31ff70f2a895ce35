"""Which page stands where: sheets, sides and places, as plain data; nothing is measured here.

Every scheme turns a sheet about its vertical axis, so the column of a place on the back is that
of the place behind it counted from the other side. Positions count from 0; a blank page is None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

PAGES_A_FOLDED_SHEET = 4
PAGES_A_LEAF = 2

Page = int | None

_Item = TypeVar("_Item")


class Scheme(StrEnum):
    """How sheets become a booklet."""

    SADDLE = "saddle"  # 骑马订: all sheets nested, folded once, stapled through the fold
    SIGNATURES = "signatures"  # 分帖: nested a few at a time, the signatures gathered and sewn
    PERFECT = "perfect"  # 胶装: cut in the middle, the stacks laid on each other, glued
    N_UP = "n-up"  # several pages a side in reading order, to be read as they lie


class Binding(StrEnum):
    """Where the spine is: left for horizontal text, right for vertical."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class Place:
    """A page's place on a side: ``column`` from the left, ``row`` from the top.

    ``spine`` says which edge of the place is its spine, "" where it has none. ``depth`` counts
    the sheets that are wrapped round this one in its signature: 0 for the outermost.
    """

    page: Page
    column: int
    row: int = 0
    spine: str = ""
    depth: int = 0


@dataclass(frozen=True)
class Side:
    """One side of a sheet."""

    places: tuple[Place, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper; ``signature`` counts from 0, ``depth`` as in ``Place``."""

    front: Side
    back: Side
    signature: int = 0
    depth: int = 0


@dataclass(frozen=True)
class Plan:
    """All sheets in the order they are printed.

    ``order`` is the pages in reading order with the blank ones in their places; ``columns`` and
    ``rows`` are the grid of a side; ``signatures`` counts the groups of nested sheets.
    """

    sheets: tuple[Sheet, ...]
    order: tuple[Page, ...]
    columns: int
    rows: int
    signatures: int

    @property
    def blanks(self) -> tuple[int, ...]:
        """The positions in ``order``, from 1, that stay blank."""
        return tuple(index for index, page in enumerate(self.order, 1) if page is None)


def padded(pages: int, multiple: int, *, back_cover: bool) -> tuple[Page, ...]:
    """The pages in reading order, filled up with blank ones at the end.

    A text reads on without a gap to its last page. A ``back_cover`` (封底), which is what the last
    of several pages may be, stays outside: the blanks come before it.
    """
    body = pages - 1 if back_cover and pages > 1 else pages
    return (*range(body), *[None] * (-pages % multiple), *range(body, pages))


def folded(
    pages: int, signature: int | None, binding: Binding, *, back_cover: bool = False
) -> Plan:
    """The plan of sheets folded once, in signatures of at most ``signature`` pages, or in one.

    Signatures are as equal as they can be: a last one of a single sheet would not hold its thread.
    """
    order = padded(pages, PAGES_A_FOLDED_SHEET, back_cover=back_cover)
    total = len(order) // PAGES_A_FOLDED_SHEET
    most = max(1, signature // PAGES_A_FOLDED_SHEET) if signature else total
    count = -(-total // most)
    sheets: list[Sheet] = []
    start = 0
    for number in range(count):
        size = total // count + (number < total % count)
        stop = start + size * PAGES_A_FOLDED_SHEET
        sheets += _nested(order[start:stop], number, binding)
        start = stop
    return Plan(tuple(sheets), order, columns=2, rows=1, signatures=count)


def _nested(pages: Sequence[Page], signature: int, binding: Binding) -> list[Sheet]:
    """The sheets of one signature, the outermost first: it holds the first and the last page."""
    sheets = []
    for depth in range(len(pages) // PAGES_A_FOLDED_SHEET):
        first, last = 2 * depth, len(pages) - 1 - 2 * depth
        front = _spread(pages[last], pages[first], depth, binding)
        back = _spread(pages[first + 1], pages[last - 1], depth, binding)
        sheets.append(Sheet(front, back, signature, depth))
    return sheets


def _spread(left: Page, right: Page, depth: int, binding: Binding) -> Side:
    """Two pages that share the fold: of a book bound at the right, the other way round."""
    if binding is Binding.RIGHT:
        left, right = right, left
    return Side((Place(left, 0, 0, "right", depth), Place(right, 1, 0, "left", depth)))


def cut(pages: int, columns: int, rows: int, binding: Binding, *, back_cover: bool = False) -> Plan:
    """The plan of stacks cut apart and laid on each other in reading order of their places.

    The leaves of the top left stack come first; each place of a sheet is one leaf, its second
    page on the back.
    """
    stacks = columns * rows
    order = padded(pages, PAGES_A_LEAF * stacks, back_cover=back_cover)
    leaves = list(_batches(order, PAGES_A_LEAF))
    height = len(leaves) // stacks
    recto, verso = ("left", "right") if binding is Binding.LEFT else ("right", "left")
    sheets = []
    for level in range(height):
        front, back = [], []
        for stack in range(stacks):
            row, column = divmod(stack, columns)
            first, second = leaves[stack * height + level]
            front.append(Place(first, column, row, recto))
            back.append(Place(second, columns - 1 - column, row, verso))
        sheets.append(Sheet(Side(tuple(front)), Side(tuple(back))))
    return Plan(tuple(sheets), order, columns, rows, signatures=1)


def side_by_side(pages: int, columns: int, rows: int, binding: Binding) -> Plan:
    """The plan of several pages a side in reading order; blanks come last."""
    places = columns * rows
    sides = [
        Side(
            tuple(
                Place(page, _column(place % columns, columns, binding), place // columns)
                for place, page in enumerate(batch)
            )
        )
        for batch in _batches(range(pages), places)
    ]
    if len(sides) % 2:
        sides.append(Side(()))
    sheets = tuple(Sheet(front, back) for front, back in _batches(sides, 2))
    return Plan(sheets, tuple(range(pages)), columns, rows, signatures=1)


def _column(index: int, columns: int, binding: Binding) -> int:
    return index if binding is Binding.LEFT else columns - 1 - index


def _batches(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    """The items, ``size`` at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))
