"""Tables drawn with rules → table blocks.

Rules that touch make a grid; cells between which no rule stands are one. A grid of one cell is a
frame around text and no table. A table that goes on at the top of the next page is one with it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compiler.model.block import Block, Cell, Paragraph, Row, Table
from compiler.model.inline import Inlines
from compiler.sources.pdf.drawn import Area
from compiler.sources.pdf.glyphs import Glyph

_NEAR = 3.0  # pt by which rules that touch may miss each other
_MOST_RULES = 4_000  # of a page; more are a drawing
_MOST_LINES = 150  # of a grid, across or down
_LEAST = 8.0  # pt of a row or column


@dataclass(frozen=True)
class GridCell:
    """A cell by its place in the grid, and its box."""

    row: int
    column: int
    rowspan: int
    colspan: int
    area: Area


@dataclass(frozen=True)
class Grid:
    """A table on a page: its box, the places of its rules, and its cells row by row."""

    area: Area
    across: tuple[float, ...]
    down: tuple[float, ...]
    cells: tuple[GridCell, ...]


def grids_in(across: Sequence[Area], down: Sequence[Area]) -> list[Grid]:
    """The grids that rules make, from top to bottom."""
    if not across or not down or len(across) + len(down) > _MOST_RULES:
        return []
    found = [grid for group in _touching([*across, *down]) if (grid := _grid(group)) is not None]
    return sorted(found, key=lambda grid: (grid.area.top, grid.area.left))


def _touching(rules: Sequence[Area]) -> Iterator[list[Area]]:
    """Rules put together that touch each other, found by a sweep from top to bottom."""
    order = sorted(range(len(rules)), key=lambda at: rules[at].top)
    parent = list(range(len(rules)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    live: list[int] = []
    for at in order:
        rule = rules[at]
        live = [one for one in live if rules[one].bottom + _NEAR >= rule.top]
        for one in live:
            other = rules[one]
            if other.left - _NEAR <= rule.right and rule.left - _NEAR <= other.right:
                parent[root(at)] = root(one)
        live.append(at)
    groups: dict[int, list[Area]] = {}
    for at in range(len(rules)):
        groups.setdefault(root(at), []).append(rules[at])
    return iter(groups.values())


def _grid(rules: Sequence[Area]) -> Grid | None:
    """The grid of rules that touch; None for a frame, a line, or what is no table."""
    across = [rule for rule in rules if rule.width >= rule.height]
    down = [rule for rule in rules if rule.height > rule.width]
    rows = _places([(rule.top + rule.bottom) / 2 for rule in across])
    columns = _places([(rule.left + rule.right) / 2 for rule in down])
    if across:  # tables are often open at the sides
        columns = _with_ends(columns, across)
    if len(rows) < 2 or len(columns) < 3 or max(len(rows), len(columns)) > _MOST_LINES:
        return None
    area = Area(columns[0], rows[0], columns[-1], rows[-1])
    cells = tuple(_cells(rows, columns, across, down))
    if len(cells) < 2 or (len(rows) == 2 and len(cells) < 3):
        return None
    return Grid(area, tuple(rows), tuple(columns), cells)


def _with_ends(columns: list[float], across: Sequence[Area]) -> list[float]:
    left, right = min(rule.left for rule in across), max(rule.right for rule in across)
    if columns and left < columns[0] - _LEAST:
        columns = [left, *columns]
    if columns and right > columns[-1] + _LEAST:
        columns = [*columns, right]
    return columns


def _places(values: Sequence[float]) -> list[float]:
    """Places of rules, those that are next to each other as one."""
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > _NEAR + 1:
            result.append(value)
    return result


def _cells(
    rows: Sequence[float],
    columns: Sequence[float],
    across: Sequence[Area],
    down: Sequence[Area],
) -> Iterator[GridCell]:
    """The cells, those joined between which there is no rule."""
    below = _stretches(across, rows, columns, lambda rule: (rule.top, rule.left, rule.right))
    beside = _stretches(down, columns, rows, lambda rule: (rule.left, rule.top, rule.bottom))
    taken: set[tuple[int, int]] = set()
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) in taken:
                continue
            wide = 1
            while (
                column + wide < len(columns) - 1
                and not beside[column + wide][row]
                and (row, column + wide) not in taken
            ):
                wide += 1
            high = 1
            while row + high < len(rows) - 1 and not any(below[row + high][column : column + wide]):
                high += 1
            taken |= {(row + i, column + j) for i in range(high) for j in range(wide)}
            area = Area(columns[column], rows[row], columns[column + wide], rows[row + high])
            yield GridCell(row, column, high, wide, area)


def _pairs(places: Sequence[float]) -> list[tuple[float, float]]:
    return list(pairwise(places))


def _stretches(
    rules: Sequence[Area],
    places: Sequence[float],
    cuts: Sequence[float],
    measured: Callable[[Area], tuple[float, float, float]],
) -> list[list[bool]]:
    """For each place of rules and each stretch between two cuts whether a rule is there."""
    pairs = _pairs(cuts)
    found = [[False] * len(pairs) for _ in places]
    for rule in rules:
        place, start, end = measured(rule)
        at = bisect_right(places, place + _NEAR + 1) - 1
        if at < 0 or abs(places[at] - place) > 2 * _NEAR + 1:
            continue
        for index, (left, right) in enumerate(pairs):
            if start - _NEAR <= (left + right) / 2 <= end + _NEAR:
                found[at][index] = True
    return found


def block_of(
    grid: Grid, glyphs: dict[int, list[Glyph]], text: Callable[[list[Glyph]], list[Inlines]]
) -> Table:
    """The block of a grid; ``glyphs`` are those of each cell, ``text`` makes their paragraphs."""
    rows: list[list[Cell]] = [[] for _ in grid.across[1:]]
    for at, cell in enumerate(grid.cells):
        blocks: tuple[Block, ...] = tuple(Paragraph(run) for run in text(glyphs.get(at, [])))
        rows[cell.row].append(Cell(blocks, cell.colspan, cell.rowspan))
    return Table((), tuple(Row(tuple(cells)) for cells in rows))


def parted_by(
    grids: Sequence[Grid], glyphs: Sequence[Glyph]
) -> tuple[list[Glyph], list[dict[int, list[Glyph]]]]:
    """The characters outside of all grids, and for each grid those in its cells."""
    outside: list[Glyph] = []
    inside: list[dict[int, list[Glyph]]] = [{} for _ in grids]
    found = [(grid, _at_places(grid)) for grid in grids]
    for glyph in glyphs:
        x, y = glyph.middle
        for at, (grid, places) in enumerate(found):
            if grid.area.holds(x, y, 1.0):
                cell = places[_index(grid.across, y), _index(grid.down, x)]
                inside[at].setdefault(cell, []).append(glyph)
                break
        else:
            outside.append(glyph)
    return outside, inside


def _at_places(grid: Grid) -> dict[tuple[int, int], int]:
    """The cell that covers each place of the grid."""
    return {
        (cell.row + down, cell.column + right): at
        for at, cell in enumerate(grid.cells)
        for down in range(cell.rowspan)
        for right in range(cell.colspan)
    }


def _index(places: Sequence[float], value: float) -> int:
    return min(max(bisect_right(places, value) - 1, 0), len(places) - 2)


def same_columns(one: Grid, other: Grid) -> bool:
    """Whether two grids have their columns at the same places."""
    return len(one.down) == len(other.down) and all(
        abs(a - b) <= 2 * _NEAR for a, b in zip(one.down, other.down, strict=True)
    )
