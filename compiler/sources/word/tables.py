"""Tables: spans over grid columns and rows, header rows, what the source merged (§17.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from compiler.model.block import Blocks, Cell, Paragraph, Row, Table
from compiler.model.inline import Strong
from compiler.model.segments import plain
from compiler.sources.word.drawings import chosen
from compiler.sources.word.form_boxes import is_prompt
from compiler.sources.word.reading import Reading, Story
from compiler.sources.word.source_text import text_of
from compiler.sources.word.vocabulary import DRAWN
from compiler.sources.word.xml_tree import EMPTY, Node

MAX_COLUMNS = 100
_MAX_ROWSPAN = 1000
_SHOWN = DRAWN | {"w:sym", "w:fldChar", "w:fldSimple", "w:tbl", "w:altChunk"}  # without text
_MAX_DEPTH = 6  # tables in tables; deeper ones are set as their paragraphs


@dataclass(frozen=True)
class CellText:
    """What a cell holds, and how its paragraphs are aligned ("" if not alike)."""

    blocks: Blocks
    align: str = ""


@dataclass
class _Open:
    """A cell while rows below may still belong to it."""

    column: int
    colspan: int
    content: list[Blocks] = field(default_factory=list)
    align: str = ""
    rowspan: int = 1


ReadCell = Callable[[Node, Story], CellText]


def table(root: Node, story: Story, reading: Reading, read: ReadCell) -> Blocks:
    """The table; one cell alone is no table, and what stands too deep is set as paragraphs."""
    inside = story.inside()
    rows: list[list[_Open]] = []
    headed: list[bool] = []
    above: dict[int, _Open] = {}
    for row in _parts(root, "w:tr", reading):
        properties = row.child("w:trPr") or EMPTY
        if properties.child("w:del") is not None:
            reading.counts["deletion"] += 1
            reading.drop("tracked-deletion", row)
            continue
        if properties.child("w:ins") is not None:
            reading.counts["insertion"] += 1
        rows.append(_row(row, above, inside, reading, read))
        headed.append(bool(properties.on("w:tblHeader")))
    found = [cell for row in rows for cell in row]
    flat = tuple(block for cell in found for blocks in cell.content for block in blocks)
    if len(found) <= 1 or not flat or story.depth >= _MAX_DEPTH:
        return flat
    head = 0
    while head < len(rows) - 1 and headed[head]:
        head += 1
    made = [
        Row(tuple(_cell(cell, header=at < head) for cell in row)) for at, row in enumerate(rows)
    ]
    if not head and len(made) > 1 and _is_bold(made[0]) and not _is_bold(made[1]):
        head = 1
    head = _whole_head(made, head)
    return (Table(tuple(made[:head]), tuple(made[head:])),)


def _parts(root: Node, name: str, reading: Reading) -> Iterator[Node]:
    """Rows or cells, out of the wrappers that may stand around them."""
    for child in root.children:
        if child.name == name:
            yield child
        elif child.name == "mc:AlternateContent":
            for part in chosen(child, reading):
                yield from _parts(Node("", {}, [part]), name, reading)
        elif child.name == "w:sdt" and name == "w:tc" and is_prompt(child, reading.styles):
            reading.drop("placeholder", child)
            cells = (part for part in child.descendants() if part.name == "w:tc")
            yield from (Node("w:tc", {}, list(cell.named("w:tcPr"))) for cell in cells)
        elif child.name in {"w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins"}:
            yield from _parts(child, name, reading)
        elif child.name in {"w:del", "w:moveFrom"}:
            reading.drop("tracked-deletion", child)
        else:
            reading.silent(child)


def _row(
    row: Node, above: dict[int, _Open], story: Story, reading: Reading, read: ReadCell
) -> list[_Open]:
    """The cells that start in this row; those merged into one above go there, text and all."""
    properties = row.child("w:trPr") or EMPTY
    column = _span(properties.value("w:gridBefore"), 0)
    cells = [_Open(0, column, [()])] if column else []
    below: dict[int, _Open] = {}
    for node in _parts(row, "w:tc", reading):
        own = node.child("w:tcPr") or EMPTY
        if own.child("w:cellDel") is not None:
            reading.drop("tracked-deletion", node)
            continue
        merge, span = own.child("w:vMerge"), _span(own.value("w:gridSpan"), 1)
        beside = own.child("w:hMerge")
        upper = above.get(column)
        if _continues(beside) and cells:
            cells[-1].colspan += span
            cells[-1].content.append(_covered(node, story, read))
        elif _continues(merge) and upper is not None and upper.rowspan < _MAX_ROWSPAN:
            upper.rowspan += 1
            upper.content.append(_covered(node, story, read))
            below[column] = upper
        else:
            content = read(node, story)
            opened = _Open(column, span, [content.blocks], content.align)
            cells.append(opened)
            if merge is not None:
                below[column] = opened
        column += span
    after = _span(properties.value("w:gridAfter"), 0)
    if after and cells:
        cells.append(_Open(column, after, [()]))
    above.clear()
    above.update(below)
    return cells


def _covered(node: Node, story: Story, read: ReadCell) -> Blocks:
    """What a cell holds that another covers: nothing shows there, not even a number."""
    shows = any(part.name in _SHOWN for part in node.descendants()) or text_of(node).strip()
    return read(node, story).blocks if shows else ()


def _continues(merge: Node | None) -> bool:
    return merge is not None and merge.get("w:val", "continue") == "continue"


def _cell(cell: _Open, *, header: bool) -> Cell:
    blocks = tuple(block for part in cell.content for block in part)
    return Cell(
        blocks,
        min(cell.colspan, MAX_COLUMNS),
        rowspan=cell.rowspan,
        header=header,
        align=cell.align,
    )


def _whole_head(rows: list[Row], head: int) -> int:
    """How many rows the head has, so that no merged cell reaches out of it."""
    reach = head
    at = 0
    while at < reach:
        reach = max(reach, at + max((cell.rowspan for cell in rows[at].cells), default=1))
        at += 1
    return reach if reach < len(rows) else 0


def _is_bold(row: Row) -> bool:
    """Whether all cells of a row that hold anything are bold paragraphs."""
    texts = [cell.blocks for cell in row.cells if cell.blocks]
    return len(texts) > 1 and all(_is_bold_text(blocks) for blocks in texts)


def _is_bold_text(blocks: Blocks) -> bool:
    return all(
        isinstance(block, Paragraph)
        and all(isinstance(part, Strong) or not plain((part,)).strip() for part in block.children)
        for block in blocks
    )


def _span(text: str | None, otherwise: int) -> int:
    if not text or not text.isascii() or not text.isdecimal():
        return otherwise
    return max(otherwise, min(int(text[:9]), MAX_COLUMNS))
