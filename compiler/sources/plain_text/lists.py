"""Lists typed with ``-``, ``*`` or ``+``, one in another by their indents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from compiler.model.block import Block, ListBlock, ListItem, Paragraph
from compiler.model.inline import Text
from compiler.sources.account import Account
from compiler.sources.plain_text.line_wrap import unwrapped
from compiler.sources.plain_text.wrap_habits import Line

_ITEM = re.compile(r"(?P<mark>[-*+])[ \t\u3000]++(?P<words>[^\n]+)")
_SUM = re.compile(r"[\d\s,.%+*/=×÷()-]+")
_DEEPER = 2  # half ems that a line stands under the words of its item
_FEWEST = 2  # items; one alone is a remark or a line of a dialogue


@dataclass(frozen=True)
class TypedList:
    """A list found: ``numbers`` are those of its lines, ``marks`` what stood before its items."""

    numbers: frozenset[int]
    block: ListBlock
    marks: str

    def enter(self, account: Account) -> None:
        """Enter the marks as dropped: the list has its own."""
        account.drop("list-mark", self.marks)


@dataclass
class _Item:
    """An item while its lines are read."""

    mark: str
    lines: list[Line]
    indent: int
    inner: list[_Item] = field(default_factory=list)


def lists_in(lines: Sequence[Line]) -> list[TypedList]:
    """The lists among the lines, in order."""
    found: list[TypedList] = []
    start = 0
    while start < len(lines):
        items, end = _items(lines, start)
        if len(items) >= _FEWEST:
            numbers = frozenset(line.number for line in lines[start:end])
            block = _block(_nested(items))
            found.append(TypedList(numbers, block, "".join(item.mark for item in items)))
        start = max(end, start + 1)
    return found


def _items(lines: Sequence[Line], start: int) -> tuple[list[_Item], int]:
    """The items that follow each other from ``start`` on, and where they end."""
    items: list[_Item] = []
    at = start
    while at < len(lines):
        line = lines[at]
        found = _ITEM.fullmatch(line.text)
        if found and not _SUM.fullmatch(found["words"]):
            items.append(_Item(found["mark"], [_without_mark(line, found["words"])], line.indent))
        elif not items or line.blank_before or line.indent < items[-1].indent + _DEEPER:
            break
        else:
            items[-1].lines.append(line)
        at += 1
    return items, at


def _without_mark(line: Line, words: str) -> Line:
    return Line(words, line.number, line.page_start, line.blank_before, indent=line.indent)


def _nested(items: Sequence[_Item]) -> list[_Item]:
    """The items of the outermost list, those that stand deeper put into the ones above them."""
    outer: list[_Item] = []
    above: list[_Item] = []
    for item in items:
        while above and above[-1].indent >= item.indent:
            above.pop()
        (above[-1].inner if above else outer).append(item)
        above.append(item)
    return outer


def _block(items: Sequence[_Item]) -> ListBlock:
    return ListBlock(tuple(map(_item, items)))


def _item(item: _Item) -> ListItem:
    blocks: list[Block] = [Paragraph((Text(unwrapped(item.lines)),))]
    if item.inner:
        blocks.append(_block(item.inner))
    return ListItem(tuple(blocks))
