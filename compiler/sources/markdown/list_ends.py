"""Lists that end where a line stands left of them, and the numbers their items were typed with.

CommonMark (5.2, "laziness") takes a line after an item for its continuation wherever it stands,
and counts on from a list's first number: ``议题二`` under the points of ``议题一`` becomes part of
the last point, and the 1. below it a 3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|(?P<number>\d{1,9})[.)])(?:[ \t]|\Z)")
_TAB = 4


@dataclass(frozen=True)
class _Item:
    """Where an item's marker stands, and its number; -1 for a bullet."""

    indent: int
    number: int


def with_list_ends(lines: Sequence[str], code: Sequence[bool]) -> list[str]:
    """The lines with an empty one before each that ends a list."""
    result: list[str] = []
    last: _Item | None = None  # the item that the next line may belong to
    outermost = 0
    for place, (line, inside) in enumerate(zip(lines, code, strict=True)):
        item = None if inside else _item(line)
        if inside or not line.strip():
            last = None
        elif item is not None:
            outermost = item.indent if last is None else min(outermost, item.indent)
            last = item
        elif last is not None and _ends(lines, place, last, outermost):
            result.append("")
            last = None
        result.append(line)
    return result


def settle_numbers(tokens: Sequence[Token]) -> None:
    """Give items the numbers they were typed with; a list of nothing but 1. counts by itself."""
    for place, token in enumerate(tokens):
        if token.type != "ordered_list_open":
            continue
        items = _items(tokens, place)
        numbers = [int(item.info or 0) for item in items]
        counted = len(numbers) > 1 and len(set(numbers)) == 1
        for count, (item, number) in enumerate(zip(items, numbers, strict=True)):
            usual = numbers[0] + count
            if token.markup == ")":  # 1) stays 1)
                shown = usual if counted else number
                item.attrSet("style", f"list-style-type: '{shown})'")
            elif number != usual and not counted:
                item.attrSet("value", str(number))


def _item(line: str) -> _Item | None:
    found = _ITEM.match(line)
    return _Item(_width(found["indent"]), int(found["number"] or -1)) if found else None


def _ends(lines: Sequence[str], place: int, last: _Item, outermost: int) -> bool:
    """Whether the line at ``place``, after an item and no item itself, ends the list."""
    line = lines[place]
    indent = _width(line[: len(line) - len(line.lstrip(" \t"))])
    if indent < outermost:
        return True
    following = next((each for each in lines[place + 1 : place + 3] if each.strip()), "")
    after = _item(following)
    restarts = after is not None and 0 <= after.number <= last.number
    return restarts and indent <= last.indent and after is not None and after.indent >= indent


def _items(tokens: Sequence[Token], place: int) -> list[Token]:
    """The items of the list that opens at ``place``."""
    level = tokens[place].level
    items: list[Token] = []
    for token in tokens[place + 1 :]:
        if token.level == level:
            break
        if token.type == "list_item_open" and token.level == level + 1:
            items.append(token)
    return items


def _width(blanks: str) -> int:
    return len(blanks.replace("\t", " " * _TAB))
