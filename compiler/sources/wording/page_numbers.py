"""Lines that are page numbers: — 3 —, 第3页, and bare numbers that count on."""

from __future__ import annotations

import re
from itertools import pairwise

_PAGE_NUMBER = re.compile(
    r"\s*+(?:[-—–－―·•]+\s*+(?:第\s*+)?\d{1,4}(?:\s*+页)?\s*+[-—–－―·•]+"
    r"|第\s*+(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*+页(?:[\s,，/／]*共\s*+\d{1,4}\s*+页)?"
    r"|\d{1,4}\s*+[/／]\s*+\d{1,4}\s*+页"
    r"|[-—–=]{2,}\s*+(?:[Pp]age|第)\s*+\d{1,4}(?:\s*+页)?\s*+[-—–=]{2,}"
    r"|[Pp]age\s*+\d{1,4}(?:\s*+of\s*+\d{1,4})?)\s*+"
)
_BARE_NUMBER = re.compile(r"\s*+([1-9]\d{0,3})\s*+")


def is_page_number(line: str) -> bool:
    """Whether a line is a page number that shows itself as one: ``— 3 —``, ``第3页``."""
    return bool(_PAGE_NUMBER.fullmatch(line))


def bare_number(line: str) -> int | None:
    """The number a line consists of; only its place tells whether it is a page number."""
    match = _BARE_NUMBER.fullmatch(line)
    return int(match[1]) if match else None


def page_numbers(lines: list[str], page_starts: frozenset[int]) -> frozenset[int]:
    """The indexes of the lines that are page numbers.

    ``page_starts`` are the indexes of lines that a form feed stands before. A bare number is one
    when it stands beside a form feed, or when it counts on from another: 1 … 2 … 3.
    """
    found = {index for index, line in enumerate(lines) if is_page_number(line)}
    filled = [index for index, line in enumerate(lines) if line.strip()]
    bare: list[tuple[int, int]] = []
    for place, index in enumerate(filled):
        number = bare_number(lines[index])
        if number is None:
            continue
        bare.append((index, number))
        following = filled[place + 1] if place + 1 < len(filled) else len(lines)
        previous = filled[place - 1] if place else -1
        if any(index < start <= following for start in page_starts) or any(
            previous < start <= index for start in page_starts
        ):
            found.add(index)
    for (first, number), (second, next_number) in pairwise(bare):
        if next_number == number + 1 and second - first > 2:
            found |= {first, second}
    return frozenset(found)
