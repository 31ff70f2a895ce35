"""Tables typed with tabs or runs of spaces: lines that fall into the same number of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compiler.model.block import Cell, Paragraph, Row, Table
from compiler.model.inline import Text
from compiler.sources.plain_text.wrap_habits import Line

_FEWEST_ROWS = 3
_FEWEST_BY_SPACES = 3  # columns; two with a gap between may be anything
_BY_TABS = 2
_ITEM_MARK = re.compile(
    r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])[）).、．]|[①-⑳•·●○■◆*-]"
)
_GAP = re.compile(r" {2,}|[ \u3000]*\u3000[ \u3000]*")
_OPTION = re.compile(r"[（(]?[A-Ha-h①-⑧][）)]?\s*[.．、:：]?\s*\S?")
_LONGEST_CELL = 40  # characters
_CHAPTER = re.compile(r"第[一二三四五六七八九十百零〇\d]+[编章节条]")  # 第一章　总　则
_NUMBER = re.compile(r"[\d.,%％×*/\-—~～:：年月日()（）A-Za-z]+")


@dataclass(frozen=True)
class Columns:
    """A table found: ``numbers`` are those of its lines."""

    numbers: frozenset[int]
    table: Table


def tables_in(lines: Sequence[Line]) -> list[Columns]:
    """The tables among the lines, in order."""
    found: list[Columns] = []
    start = 0
    while start < len(lines):
        end = start + 1
        cells = _cells(lines[start])
        while end < len(lines) and cells and _same(cells, lines, start, end):
            end += 1
        if cells and end - start >= _FEWEST_ROWS:
            group = lines[start:end]
            rows = [_as_wide(line, len(cells)) for line in group]
            found.append(Columns(frozenset(line.number for line in group), _table(rows)))
            start = end
        else:
            start += 1
    return found


def has_columns(line: Line) -> bool:
    """Whether a line is parted by two wide gaps or a tab: it is no line of running prose."""
    return bool(_cells(line))


def _same(cells: list[str], lines: Sequence[Line], start: int, end: int) -> bool:
    line = lines[end]
    loose = line.blank_before and not lines[start + 1].blank_before
    return not loose and not line.page_start and bool(_as_wide(line, len(cells)))


def _as_wide(line: Line, width: int) -> list[str]:
    """The cells of a row of ``width`` cells, of which tabs tell the empty ones at its ends."""
    cells = _cells(line)
    if len(cells) == width:
        return cells
    cells = cells or [line.text] * (len(line.text) <= _LONGEST_CELL)
    before, after = line.tabs
    for left, right in ((before, 0), (0, after), (before, after)):
        if cells and left + len(cells) + right == width:
            return [""] * left + cells + [""] * right
    return []


def _cells(line: Line) -> list[str]:
    """The cells of a line; [] if it is none of a table."""
    if _CHAPTER.match(line.text):
        return []
    if "\t" in line.text:
        cells = [cell.strip() for cell in line.text.split("\t")]
        fewest = _BY_TABS
    else:
        cells = _GAP.split(line.text)
        fewest = _FEWEST_BY_SPACES
    if len(cells) < fewest or any(len(cell) > _LONGEST_CELL for cell in cells):
        return []
    if len(cells) == fewest == _BY_TABS and _ITEM_MARK.fullmatch(cells[0]):
        return []  # an item of a list, and the tab after its number
    options = sum(bool(_OPTION.match(cell)) and not _NUMBER.fullmatch(cell) for cell in cells)
    return [] if options >= 2 else cells


def _table(rows: Sequence[list[str]]) -> Table:
    """The table; its first line is the head if it has words only and figures stand below."""
    words = not any(_NUMBER.fullmatch(cell) for cell in rows[0])
    figures = any(_NUMBER.fullmatch(cell) for row in rows[1:] for cell in row)
    head = 1 if words and figures else 0
    return Table(tuple(map(_head, rows[:head])), tuple(map(_row, rows[head:])))


def _head(cells: Sequence[str]) -> Row:
    return Row(tuple(Cell((_paragraph(cell),), header=True) for cell in cells))


def _row(cells: Sequence[str]) -> Row:
    return Row(tuple(Cell((_paragraph(cell),) if cell else ()) for cell in cells))


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))
