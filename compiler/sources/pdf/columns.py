"""The order in which the lines of a page are read: bands from top to bottom, columns in them.

A band of lines has columns where a white gutter goes down through it and lines of text stand on
both sides. A line across the gutter ends the band. Columns may have columns again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compiler.sources.pdf.lines import Line, rows_of

_NARROWEST_GUTTER = 0.9  # em
_FEWEST_ROWS = 3  # with text on both sides
_NARROWEST = 8.0  # em that most lines of a column are long; cells and labels are shorter
_DEEPEST = 3


@dataclass(frozen=True)
class Column:
    """Lines that are read one after another; the edges are those of the space they have."""

    lines: tuple[Line, ...]
    left: float
    right: float


@dataclass(frozen=True)
class _Band:
    rows: tuple[tuple[Line, ...], ...]
    gutter: tuple[float, float] | None


def columns_of(
    lines: Sequence[Line], em: float, left: float, right: float, depth: int = 0
) -> list[Column]:
    """The columns of a page, in the order of reading; ``em`` is the size of its text.

    ``left`` and ``right`` are the edges of all of them.
    """
    if not lines:
        return []
    rows = [tuple(sorted(row, key=lambda line: line.left)) for row in rows_of(lines)]
    result: list[Column] = []
    for band in _bands(rows, em) if depth < _DEEPEST else [_Band(tuple(rows), None)]:
        every = [line for row in band.rows for line in row]
        if band.gutter is None:
            result.append(Column(tuple(every), left, right))
            continue
        begin, end = band.gutter
        first = [line for line in every if line.left < (begin + end) / 2]
        second = [line for line in every if line.left >= (begin + end) / 2]
        result += columns_of(first, em, left, begin, depth + 1)
        result += columns_of(second, em, end, right, depth + 1)
    return result


def _bands(rows: Sequence[tuple[Line, ...]], em: float) -> Iterator[_Band]:
    """The rows cut where a gutter begins or ends."""
    begun = at = 0
    while at < len(rows):
        stop, gutter = _gutter_from(rows, at, em)
        if gutter is None:
            at += 1
            continue
        start, gutter = _reached_upwards(rows, begun, at, gutter, em)
        if start > begun:
            yield _Band(tuple(rows[begun:start]), None)
        yield _Band(tuple(rows[start:stop]), gutter)
        begun = at = stop
    if begun < len(rows):
        yield _Band(tuple(rows[begun:]), None)


def _reached_upwards(
    rows: Sequence[tuple[Line, ...]], least: int, at: int, gutter: tuple[float, float], em: float
) -> tuple[int, tuple[float, float]]:
    """From which row on the gutter is free: a column may begin above the other."""
    while at > least and rows[at][0].base - rows[at - 1][-1].base < 3.0 * em:
        narrowed = _narrowed(rows[at - 1], *gutter)
        if narrowed is None or narrowed[1] - narrowed[0] < _NARROWEST_GUTTER * em:
            break
        at, gutter = at - 1, narrowed
    return at, gutter


def _gutter_from(
    rows: Sequence[tuple[Line, ...]], start: int, em: float
) -> tuple[int, tuple[float, float] | None]:
    """How far down the gutter goes that parts the row at ``start``; None if none does."""
    both = [line for row in rows[start : start + 2] for line in row]
    for gap in _gaps(sorted(both, key=lambda line: line.left), em):
        stop, gutter = _followed(rows, start, gap, em)
        if _is_gutter(rows[start:stop], gutter, em):
            return _without_tail(rows, start, stop, gutter), gutter
    return start, None


def _gaps(row: Sequence[Line], em: float) -> Iterator[tuple[float, float]]:
    right = row[0].right
    for line in row[1:]:
        if line.left - right >= _NARROWEST_GUTTER * em:
            yield right, line.left
        right = max(right, line.right)


def _followed(
    rows: Sequence[tuple[Line, ...]], start: int, gap: tuple[float, float], em: float
) -> tuple[int, tuple[float, float]]:
    """To which row the gap goes on, and what is left of it."""
    left, right = gap
    at = start + 1
    while at < len(rows):
        narrowed = _narrowed(rows[at], left, right)
        if narrowed is None or narrowed[1] - narrowed[0] < _NARROWEST_GUTTER * em:
            break
        left, right = narrowed
        at += 1
    return at, (left, right)


def _narrowed(row: Sequence[Line], left: float, right: float) -> tuple[float, float] | None:
    """What a row leaves free of a gap; None if a line of it goes across."""
    middle = (left + right) / 2
    for line in row:
        if line.right <= left or line.left >= right:
            continue
        if line.left < left and line.right > right:
            return None
        if line.right < middle or line.left < left:
            left = max(left, line.right)
        else:
            right = min(right, line.left)
        if left >= right:
            return None
    return left, right


def _is_gutter(rows: Sequence[tuple[Line, ...]], gutter: tuple[float, float], em: float) -> bool:
    """Whether text stands on both sides of it, and no short words in cells."""
    middle = sum(gutter) / 2
    sides: tuple[list[Line], list[Line]] = ([], [])
    for row in rows:
        for line in row:
            sides[line.left >= middle].append(line)
    if min(map(len, sides)) < _FEWEST_ROWS:
        return False
    top = max(side[0].base for side in sides)
    bottom = min(side[-1].base for side in sides)
    beside = [[line for line in side if top <= line.base <= bottom] for side in sides]
    if min(map(len, beside)) < _FEWEST_ROWS - 1:
        return False
    return all(
        _median([line.right - line.left for line in side]) >= _NARROWEST * em for side in sides
    )


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def _without_tail(
    rows: Sequence[tuple[Line, ...]], start: int, stop: int, gutter: tuple[float, float]
) -> int:
    """The band's end: lines on the left alone that a large gap parts from it belong below."""
    middle = sum(gutter) / 2
    end = stop
    while end > start + 1 and all(line.left < middle for line in rows[end - 1]):
        end -= 1
    for at in range(max(end, start + 1), stop):
        pitch = rows[at][0].base - rows[at - 1][0].base
        if pitch > 3.0 * rows[at][0].size:
            return at
    return stop
