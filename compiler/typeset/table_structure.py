"""Tables that run over pages: cells that reach into the next page are cells there too.

The engine makes one Table a page. A cell that spans rows of both pages is then missing from the
second, and its rows have fewer columns than the rest, which ISO 14289-1, 7.5 does not allow. An
empty cell stands for it there: what it holds is read on the first page. A page that holds rows of
the head alone is a part without a body, which 7.2 does not allow: there they are the body.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it ships no types

_HEAD, _BODY, _ROW = "/THead", "/TBody", "/TR"
_CELLS = ("/TD", "/TH")


@dataclass(frozen=True)
class _Reach:
    """A cell that reaches below the last row of its page: its column, its width, the rows left."""

    column: int
    columns: int
    rows: int


def mend_tables(pdf: pydyf.PDF) -> None:
    """Give each part of a table the cells that reach into it from the page before.

    The engine makes the elements in their logical order, so that parts follow each other; a part
    lacks just the columns that reach into it.
    """
    reaching: tuple[_Reach, ...] = ()
    width = 0
    for table in [entry for entry in pdf.objects if _is_table(entry)]:
        bodies = _of_kind(pdf, table, _BODY)
        rows = [row for body in bodies for row in _of_kind(pdf, body, _ROW)]
        missing = width - (_width(pdf, rows[0]) if rows else 0)
        if rows and reaching and missing == sum(one.columns for one in reaching):
            _continue(pdf, rows, reaching)
        reaching = _reaching(pdf, rows)
        width = _width(pdf, rows[0]) if rows else 0
        _name_heads(pdf, table, rows)
        if not bodies:
            for head in _of_kind(pdf, table, _HEAD):
                head["S"] = _BODY


def _name_heads(pdf: pydyf.PDF, table: Any, rows: Sequence[Any]) -> None:
    """Say of each head whether it is that of a column or of a row (ISO 32000-1, table 349).

    The engine names a cell's heads by its place among the cells of its row, which is another
    column where a cell reaches down beside it: there the scopes alone say it.
    """
    heads = [row for head in _of_kind(pdf, table, _HEAD) for row in _of_kind(pdf, head, _ROW)]
    for of, scope in ((heads, "/Column"), (rows, "/Row")):
        for cell in (cell for row in of for cell in _of_kind(pdf, row, "/TH")):
            cell.setdefault("A", pydyf.Dictionary({"O": "/Table"}))["Scope"] = scope
    cells = [cell for row in rows for cell in _kids(pdf, row)]
    if any(_span(cell, name) > 1 for cell in cells for name in ("RowSpan", "ColSpan")):
        for cell in cells:
            cell.get("A", {}).pop("Headers", None)


def _is_table(entry: Any) -> bool:
    return isinstance(entry, dict) and entry.get("S") == "/Table"


def _continue(pdf: pydyf.PDF, rows: Sequence[Any], reaching: Iterable[_Reach]) -> None:
    """Put an empty cell into the first row for each that reaches into it."""
    first = rows[0]
    kids = list(first["K"])
    column = 0
    waiting = sorted(reaching, key=lambda one: one.column)
    placed: list[Any] = []
    while waiting or kids:
        if waiting and (waiting[0].column <= column or not kids):
            reach = waiting.pop(0)
            placed.append(_empty_cell(pdf, first, reach))
            column = reach.column + reach.columns
        else:
            placed.append(kids[0])
            cell = _object(pdf, kids.pop(0))
            column += _span(cell, "ColSpan") if cell is not None else 0
    first["K"] = pydyf.Array(placed)


def _empty_cell(pdf: pydyf.PDF, row: Any, reach: _Reach) -> bytes:
    span = {"O": "/Table", "RowSpan": reach.rows, "ColSpan": reach.columns}
    cell = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/TD",
            "P": row.reference,
            "K": pydyf.Array(),
            "A": pydyf.Dictionary(span),
        }
    )
    pdf.add_object(cell)
    reference: bytes = cell.reference
    return reference


def _width(pdf: pydyf.PDF, row: Any) -> int:
    """The columns that the cells of a row fill by themselves."""
    return sum(_span(cell, "ColSpan") for cell in _kids(pdf, row) if cell.get("S") in _CELLS)


def _reaching(pdf: pydyf.PDF, rows: Sequence[Any]) -> tuple[_Reach, ...]:
    """The cells that reach below the last row, as they stand in the grid; there they are cut."""
    taken: dict[tuple[int, int], bool] = {}
    found = []
    for index, row in enumerate(rows):
        column = 0
        for cell in _kids(pdf, row):
            if cell.get("S") not in _CELLS:
                continue
            while (index, column) in taken:
                column += 1
            down, across = _span(cell, "RowSpan"), _span(cell, "ColSpan")
            for below in range(index, min(index + down, len(rows))):
                taken |= {(below, beside): True for beside in range(column, column + across)}
            if index + down > len(rows):
                found.append(_Reach(column, across, index + down - len(rows)))
                cell["A"]["RowSpan"] = len(rows) - index  # no row follows on this page
            column += across
    return tuple(found)


def _span(cell: Any, name: str) -> int:
    return int(cell.get("A", {}).get(name, 1))


def _of_kind(pdf: pydyf.PDF, parent: Any, kind: str) -> list[Any]:
    return [kid for kid in _kids(pdf, parent) if kid.get("S") == kind]


def _kids(pdf: pydyf.PDF, parent: Any) -> list[Any]:
    """The elements right below an element; marked content and annotations are none."""
    kids = parent.get("K", ()) if "S" in parent else ()
    listed = kids if isinstance(kids, list) else ()
    return [kid for kid in (_object(pdf, reference) for reference in listed) if kid is not None]


def _object(pdf: pydyf.PDF, reference: Any) -> Any:
    if not isinstance(reference, bytes):
        return None
    found = pdf.objects[int(reference.split()[0])]
    return found if isinstance(found, dict) and "S" in found else None
