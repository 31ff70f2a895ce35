"""Tables of Markdown whose rows have more cells than their head: no cell of them is lost.

GFM ("Tables") throws the excess away, and tells the bar in `a|b` for one between cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_block.table import escapedSplit

_DELIMITERS = re.compile(r"[ >]*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_BAR = re.compile(r"(?<!\\)\|")


def with_all_cells(text: str) -> str:
    """``text`` with bars inside code escaped in rows that are too long, else with a longer head.

    A text whose tables are even is given back as it is.
    """
    lines = text.split("\n")
    for head, end in list(_tables(lines)):
        width = _width(lines[head])
        for index in range(head + 2, end):
            if _width(lines[index]) > width:
                lines[index] = _CODE.sub(_escaped, lines[index])
        excess = max((_width(line) for line in lines[head + 2 : end]), default=0) - width
        if excess > 0:
            lines[head] = _longer(lines[head], " |", excess)
            lines[head + 1] = _longer(lines[head + 1], " --- |", excess)
    return "\n".join(lines)


def _tables(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Where each table's head stands, and where its rows end."""
    fence = ""
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or (mark[1].startswith(fence) and not line.strip(" `~"))):
            fence = "" if fence else mark[1]
        if fence or not index or not _DELIMITERS.fullmatch(line):
            continue
        if "|" in lines[index - 1] and _width(lines[index - 1]) == _width(line):
            end = index + 1
            while end < len(lines) and "|" in lines[end]:
                end += 1
            yield index - 1, end


def _width(line: str) -> int:
    """How many cells markdown-it sees in a line."""
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
