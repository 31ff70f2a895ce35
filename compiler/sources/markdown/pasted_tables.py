"""Tables that a chat or a web page gave out damaged: rows in pieces, lines between them, no rule.

GFM ("Tables") wants each row on one line and, under the head, a delimiter row of as many cells.
Only rows that begin and end with a bar are mended: in a title ``甲 | 乙`` is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_BAR = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"\s*+\|?\s*+:?-+:?\s*+(?:\|\s*+:?-+:?\s*+){0,99}\|?\s*+")
_MOST_PIECES = 40  # lines of one row
_FEWEST_CELLS = 2


def with_tables(lines: Sequence[str], code: Sequence[bool]) -> list[str]:
    """The lines with such tables as GFM writes them."""
    result: list[str] = []
    at = 0
    while at < len(lines):
        end, rows = (at, []) if code[at] else _table(lines, at, code)
        if rows:
            result += _ruled(rows)
            at = end
        else:
            result.append(lines[at])
            at += 1
    return result


def _table(lines: Sequence[str], start: int, code: Sequence[bool]) -> tuple[int, list[str]]:
    """Where the table that begins at ``start`` ends, and its rows; none if it is no table."""
    if not _is_row(lines[start]):
        return start, []
    cells = _cells(lines[start])
    rows = [lines[start]]
    at = start + 1
    while at < len(lines) and not code[at]:
        place = at + 1 if not lines[at].strip() and at + 1 < len(lines) else at
        end, row = _row(lines, place, len(rows) > 1 and cells)
        fits = _is_row(row) and (_cells(row) == cells or (len(rows) == 1 and _rules(row)))
        if not fits and not (place == at and _is_row(row)):
            break
        rows.append(row)
        at = end
    return (at, rows) if len(rows) > 1 else (start, [])


def _row(lines: Sequence[str], start: int, cells: int) -> tuple[int, str]:
    """The row that begins at ``start`` and where it ends, pieces of it put together."""
    row = lines[start]
    if not cells or not row.lstrip().startswith("|") or _bars(row) > cells:
        return start + 1, row
    whole = row.rstrip()
    blanks = 0
    for at in range(start + 1, min(len(lines), start + _MOST_PIECES)):
        piece = lines[at].strip()
        blanks = 0 if piece else blanks + 1
        if blanks > 1 or (_is_row(piece) and _cells(piece) == cells):
            break
        if piece:
            whole += (" " if piece.startswith("|") or whole.endswith("|") else "<br>") + piece
        if _bars(whole) == cells + 1 and whole.endswith("|"):
            return at + 1, whole
    return start + 1, row


def _ruled(rows: list[str]) -> list[str]:
    """The rows with a delimiter row of as many cells as the head has."""
    cells = _cells(rows[0])
    rest = rows[2:] if _rules(rows[1]) else rows[1:]
    fits = _rules(rows[1]) and _cells(rows[1]) == cells
    return [rows[0], rows[1] if fits else "|" + " --- |" * cells, *rest]


def _is_row(line: str) -> bool:
    bare = line.strip()
    return len(bare) > 1 and bare[0] == "|" == bare[-1] and _cells(bare) >= _FEWEST_CELLS


def _rules(line: str) -> bool:
    return "-" in line and bool(_DELIMITER.fullmatch(line))


def _cells(line: str) -> int:
    return _bars(line) - 1


def _bars(line: str) -> int:
    return len(_BAR.findall(line))
