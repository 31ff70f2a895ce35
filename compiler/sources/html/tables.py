"""HTML tables → the model's: rows and cells in document order, spans clamped."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from bs4.element import Tag

from compiler.model.block import Blocks, Cell, Paragraph, Row, Table
from compiler.model.inline import Inlines, LineBreak, Strong
from compiler.sources.html.profile import attribute

# HTML §4.9.11 caps colspan at 1000 and rowspan at 65534; the engine's time grows with both, and
# no printed table has more than a hundred columns.
MAX_COLSPAN = 100
MAX_ROWSPAN = 1000

_SHORT_TABLE = 3  # rows: so few need no head repeated on the next page

_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_PARTS = _GROUPS | {"tr", "td", "th", "caption"}
_ALIGN = re.compile(r"text-align\s*:\s*(left|center|right)")


class Lowers(Protocol):
    """What tables need of ``lowering``."""

    @property
    def is_deep(self) -> bool: ...

    def blocks(
        self, root: Tag, parts: frozenset[str] = ..., found: list[Tag] | None = ...
    ) -> Blocks: ...

    def run(self, root: Tag) -> tuple[Inlines, Blocks]: ...


@dataclass
class _Reading:
    """A table while its parts are read."""

    head: list[list[Cell]] = field(default_factory=list)
    body: list[list[Cell]] = field(default_factory=list)
    caption: Inlines = ()
    stray: Blocks = ()
    group: str = ""

    @property
    def rows(self) -> list[list[Cell]]:
        return self.head if self.group == "thead" and not self.body else self.body


def table(tag: Tag, lowering: Lowers) -> Blocks:
    """A table, after what stands in it outside of any cell; one cell alone is no table."""
    if lowering.is_deep:
        return lowering.blocks(tag)
    reading = _Reading()
    found: list[Tag] = []
    reading.stray = lowering.blocks(tag, _PARTS, found)
    queue: deque[Tag | None] = deque(found)
    while queue:
        part = queue.popleft()
        if part is None:
            reading.group = ""
        else:
            queue.extendleft(reversed(_read(part, reading, lowering)))
    cells = [cell for row in reading.head + reading.body for cell in row]
    if len(cells) <= 1:
        alone = cells[0].blocks if cells else ()
        caption = (Paragraph(reading.caption),) if reading.caption else ()
        return (*reading.stray, *caption, *alone)
    head, body = _headed(reading)
    return (*reading.stray, Table(_rows(head), _rows(body), reading.caption))


def _read(part: Tag, reading: _Reading, lowering: Lowers) -> list[Tag | None]:
    """Read one part; the parts that stand in it, to be read next (None ends a row group)."""
    found: list[Tag] = []
    if part.name == "caption":
        run, others = lowering.run(part)
        # HTML allows one caption; pages have more
        parting = (LineBreak(),) if reading.caption and run else ()
        reading.caption = (*reading.caption, *parting, *run)
        reading.stray += others
    elif part.name in ("td", "th"):
        if not reading.rows:
            reading.rows.append([])
        reading.rows[-1].append(_cell(part, lowering.blocks(part, _PARTS, found)))
    else:
        if part.name in _GROUPS:
            reading.group = part.name
        else:
            reading.rows.append([])
        reading.stray += lowering.blocks(part, _PARTS, found)
    return [*found, None] if part.name in _GROUPS else [*found]


def _cell(tag: Tag, blocks: Blocks) -> Cell:
    align = attribute(tag, "align").lower()
    styled = _ALIGN.search(attribute(tag, "style"))
    if styled:
        align = styled[1]
    return Cell(
        blocks,
        colspan=_span(tag, "colspan", MAX_COLSPAN),
        rowspan=_span(tag, "rowspan", MAX_ROWSPAN),
        header=tag.name == "th",
        align=align if align in ("left", "center", "right") else "",
    )


def _span(tag: Tag, name: str, limit: int) -> int:
    text = attribute(tag, name).strip()
    if not text.isdecimal():
        return 1
    return max(1, min(int(text[:9]), limit))


def _headed(reading: _Reading) -> tuple[Sequence[list[Cell]], Sequence[list[Cell]]]:
    """Head and body; without ``thead`` a first row of nothing but ``th``, or all bold, is head."""
    body = [row for row in reading.body if row]
    head = [row for row in reading.head if row]
    if not head and len(body) > 1 and all(cell.header for cell in body[0]):
        head, body = body[:1], body[1:]
    if not head and len(body) > _SHORT_TABLE and _is_bold(body[0]) and not _is_bold(body[1]):
        head, body = body[:1], body[1:]
    return head, body


def _is_bold(row: Sequence[Cell]) -> bool:
    """Whether a row is the head by its look: all its cells bold, none reaching below it."""
    texts = [block for cell in row for block in cell.blocks]
    return (
        len(row) > 1
        and all(cell.rowspan == 1 and cell.blocks for cell in row)
        and all(
            isinstance(block, Paragraph)
            and all(isinstance(inline, Strong) for inline in block.children)
            for block in texts
        )
    )


def _rows(rows: Sequence[list[Cell]]) -> tuple[Row, ...]:
    """The rows, no cell reaching below the last of them, nor over one that comes from above.

    Pages have such tables, which HTML calls an error (§4.9.12): a browser sets both in one place.
    """
    until: dict[int, int] = {}  # the row, by column, before which a cell from above ends
    found = []
    for index, row in enumerate(rows):
        column = 0
        cells = []
        for cell in row:
            while until.get(column, 0) > index:
                column += 1
            reach = range(column + 1, column + cell.colspan)
            stop = next((at for at in reach if until.get(at, 0) > index), column + cell.colspan)
            rowspan = min(cell.rowspan, len(rows) - index)
            cells.append(replace(cell, colspan=stop - column, rowspan=rowspan))
            until.update(dict.fromkeys(range(column, stop), index + rowspan))
            column = stop
        found.append(Row(tuple(cells)))
    return tuple(found)
