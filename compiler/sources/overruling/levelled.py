"""Headings made or unmade by the project file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compiler.model.block import Block, Blocks, Heading, ListBlock, Paragraph, Quote
from compiler.model.inline import Text


@dataclass(frozen=True)
class Levelled:
    """The blocks; and the numbers that items of lists had from the list and now have as text."""

    blocks: Blocks
    numbers: tuple[str, ...] = ()


def levelled(blocks: Blocks, wanted: Sequence[tuple[Block, int]]) -> Levelled:
    """The blocks with those wanted at their levels: 1–4 a heading, 0 body.

    An item of a list, or a paragraph of a quote, is taken out of it, which is cut there: a
    heading stands in neither. An ordered item takes its number along.
    """
    result: list[Block] = []
    numbers: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                result.append(_at_level(block, wanted))
            case ListBlock():
                result.extend(_list(block, wanted, numbers))
            case Quote(inner) if any(_level(each, wanted) is not None for each in inner):
                result.extend(_quote(inner, wanted))
            case _:
                result.append(block)
    return Levelled(tuple(result), tuple(numbers))


def _level(block: Block, wanted: Sequence[tuple[Block, int]]) -> int | None:
    return next((level for each, level in wanted if each is block), None)


def _at_level(block: Heading | Paragraph, wanted: Sequence[tuple[Block, int]]) -> Block:
    level = _level(block, wanted)
    if level is None:
        return block
    return Heading(level, block.children) if level else Paragraph(block.children)


def _list(block: ListBlock, wanted: Sequence[tuple[Block, int]], numbers: list[str]) -> list[Block]:
    """The list cut at the items that are headings."""
    result: list[Block] = []
    begun = 0
    for index, item in enumerate(block.items):
        first = item.blocks[0]
        if not isinstance(first, Paragraph | Heading) or _level(first, wanted) is None:
            continue
        if index > begun:
            result.append(_part(block, begun, index))
        head = first
        if block.ordered:
            number = f"{block.start + index}. " if item.marker is None else item.marker
            numbers.append(number)
            head = replace(first, children=(Text(number), *first.children))
        made = _at_level(head, [(head, _level(first, wanted) or 0)])
        result += [made, *item.blocks[1:]]
        begun = index + 1
    if not begun:
        return [block]
    return result if begun == len(block.items) else [*result, _part(block, begun, len(block.items))]


def _part(block: ListBlock, start: int, end: int) -> ListBlock:
    return replace(block, items=block.items[start:end], start=block.start + start)


def _quote(inner: Blocks, wanted: Sequence[tuple[Block, int]]) -> list[Block]:
    """The quote cut at the paragraphs that are headings."""
    result: list[Block] = []
    open_: list[Block] = []
    for block in inner:
        if not isinstance(block, Paragraph | Heading) or _level(block, wanted) is None:
            open_.append(block)
            continue
        if open_:
            result.append(Quote(tuple(open_)))
        open_ = []
        result.append(_at_level(block, wanted))
    return [*result, Quote(tuple(open_))] if open_ else result
