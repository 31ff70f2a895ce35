"""Tables of Markdown whose rows have more cells than their head: no cell of them is lost.

GFM ("Tables") throws the excess away, and tells the bar in `a|b` for one between cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core.normalize import NEWLINES_RE
from markdown_it.token import Token

_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_BAR = re.compile(r"(?<!\\)\|")


def with_all_cells(text: str, tokens: Sequence[Token]) -> str:
    """``text`` with bars inside code escaped in rows that are too long, else with a longer head.

    ``tokens`` are what markdown-it makes of it: only they tell where a table's rows end. A text
    whose tables are even is given back as it is.
    """
    lines = NEWLINES_RE.sub("\n", text).split("\n")
    uneven = False
    for table in _tables(tokens):
        for at in range(table.head + 2, table.end):
            if _width(lines[at]) > table.columns:
                lines[at] = _CODE.sub(_escaped, lines[at])
                uneven = True
        excess = max(map(_width, lines[table.head + 2 : table.end]), default=0) - table.columns
        if excess > 0:
            lines[table.head] = _longer(lines[table.head], " |", excess)
            lines[table.head + 1] = _longer(lines[table.head + 1], " --- |", excess)
    return "\n".join(lines) if uneven else text


@dataclass(frozen=True)
class _Table:
    """The line of a table's head, how many columns that has, and the line after its last row."""

    head: int
    columns: int
    end: int


def _tables(tokens: Sequence[Token]) -> Iterator[_Table]:
    opened: Token | None = None
    columns = 0
    for token in tokens:
        if token.type == "table_open":
            opened, columns = token, 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "table_close" and opened is not None and opened.map:
            yield _Table(opened.map[0], columns, opened.map[1])


def _width(line: str) -> int:
    """How many cells markdown-it sees in a row; its quote's marks are none."""
    cells = escapedSplit(line.lstrip(" >").strip())
    if cells and not cells[0]:
        cells = cells[1:]
    return len(cells[:-1] if cells and not cells[-1] else cells)


def _longer(line: str, cell: str, count: int) -> str:
    bare = line.rstrip()
    closed = bare if bare.endswith("|") and not bare.endswith("\\|") else f"{bare} |"
    return closed + cell * count


def _escaped(match: re.Match[str]) -> str:
    return match[1] + _BAR.sub(r"\\|", match[2]) + match[1]
