"""Tables that place a page, told from tables of data; the former are dissolved."""

from __future__ import annotations

from collections.abc import Iterator

from bs4.element import Tag

from compiler.sources.html.profile import attribute, names_of
from compiler.sources.html.stream import first_text

_TABLE_DEPTH = 6  # table, tbody, tr, td, and what a cell wraps its text in
_FEW_PARAGRAPHS = 3
_MOST_NODES = 60
_TABLE_TAGS = frozenset(["table", "tbody", "thead", "tfoot", "tr", "td", "th"])


def is_data_table(table: Tag) -> bool:
    """Whether a table holds data: at least two by two, and no table inside.

    Old sites place whole pages by tables: those hold other tables, or one cell a row, or, without
    border and head, cells of many paragraphs.
    """
    rows, wide, long_cells, header = 0, 0, 0, False
    for child in _within(table):
        match child.name:
            case "table":
                return False
            case "th" | "thead" | "caption":
                header = True
            case "tr":
                rows += 1
                wide += _cells(child) > 1
            case "td":
                long_cells += _paragraphs(child) > _FEW_PARAGRAPHS
            case _:
                pass
    if rows < 2 or wide < 2:
        return False
    bordered = attribute(table, "border").strip() not in ("", "0")
    return header or bordered or "MsoTableGrid" in names_of(table) or wide > long_cells


def dissolve(tables: list[Tag]) -> None:
    """Make plain wrappers of the tables, rows and cells that only place what they hold.

    A table of one row and several cells, and one of one cell a row, are such.
    """
    for table in tables:
        if is_data_table(table):
            continue
        for tag in [table, *_own_parts(table)]:
            tag.name = "div"


def _within(table: Tag) -> Iterator[Tag]:
    """The elements below a table, as deep as a table's parts stand."""
    stack = [(iter(table.contents), 0)]
    while stack:
        children, depth = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
        elif isinstance(child, Tag):
            yield child
            if depth < _TABLE_DEPTH:
                stack.append((iter(child.contents), depth + 1))


def _own_parts(table: Tag) -> Iterator[Tag]:
    """Row groups, rows and cells of a table, not those of tables inside its cells."""
    stack = [iter(table.contents)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif isinstance(child, Tag) and child.name in _TABLE_TAGS - {"table"}:
            yield child
            stack.append(iter(child.contents))


def _cells(row: Tag) -> int:
    return sum(isinstance(child, Tag) and child.name in ("td", "th") for child in row.contents)


def _paragraphs(cell: Tag) -> int:
    return sum(
        isinstance(child, Tag) and child.name in ("p", "div") and _has_text(child)
        for child in cell.contents
    )


def _has_text(tag: Tag) -> bool:
    """Whether there is text in it, as far as is looked: whoever holds so many nodes has some."""
    return bool(first_text(tag, _MOST_NODES).strip())
