"""Curly quotes typed the wrong way round: ”拐杖” and “拐杖“ become “拐杖”.

Keyboards and converters set the same mark on both sides. Where a paragraph's marks are even in
number, do not pair as they stand, and pair by position with nothing against it, they are turned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from compiler.sources.wording.characters import CLOSING, OPENING

_CURLY = re.compile("[“”]")
_LONGEST = 60  # characters of a quotation told by its place


def turned(text: str) -> dict[int, str]:
    """The places of quotes that face the wrong way, and what is to stand there."""
    marks = [match.start() for match in _CURLY.finditer(text)]
    if len(marks) % 2 or '"' in text or "＂" in text or _paired(text[place] for place in marks):
        return {}
    found: dict[int, str] = {}
    for first, last in zip(marks[::2], marks[1::2], strict=True):
        if text[first] + text[last] == "“”":
            continue
        if text[first] != text[last] or not _fits(text, first, last):
            return {}
        found |= {first: "“"} if text[first] == "”" else {last: "”"}
    return found


def _paired(marks: Iterable[str]) -> bool:
    depth = 0
    for mark in marks:
        depth += 1 if mark == "“" else -1
        if depth < 0:
            return False
    return depth == 0


def _fits(text: str, first: int, last: int) -> bool:
    """Whether the marks read as a pair: nothing that only follows a quotation after the first."""
    inside = text[first + 1 : last]
    before = text[last - 1]
    return (
        0 < len(inside) <= _LONGEST
        and inside[0] not in CLOSING
        and before not in OPENING
        and "。" not in inside[:-1]
    )
