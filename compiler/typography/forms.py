"""Which width a font should give the characters that Chinese and Latin text share.

“ ” ‘ ’ — · are one code for both; a Chinese face has both forms (OpenType fwid and pwid).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compiler.typography.classes import NARROW, Kind, kind_of

Width = Literal["fwid", "pwid"]
_SHARED = re.compile("[“”‘’—·]")
_QUOTES = re.compile("[“”‘’]")
_CLOSED_BY = {"“": "”", "‘": "’"}


@dataclass(frozen=True)
class Form:
    """The width wanted for the character at ``index``."""

    index: int
    width: Width


def shared_forms(text: str) -> Iterator[Form]:
    """The width of each quote, dash and dot of ``text``, in order, from its neighbours.

    Apostrophes and quotes that touch Latin on the inside and Latin, a space or nothing on the
    outside are narrow, a pair only if both its marks do; a dot beside Latin keeps the font's own
    form; the rest is full-width.
    """
    narrow = _latin_quotes(text)
    for mark in _SHARED.finditer(text):
        index = mark.start()
        if index in narrow:
            yield Form(index, "pwid")
        elif mark[0] != "·" or not any(map(_is_narrow, _beside(text, index))):
            yield Form(index, "fwid")


def _latin_quotes(text: str) -> set[int]:
    """Where the quotes and apostrophes of Latin text stand: “5G”网 has none, “Belt” and has two."""
    found: set[int] = set()
    opened: dict[str, list[int]] = {"”": [], "’": []}
    for mark in _QUOTES.finditer(text):
        index, quote = mark.start(), mark[0]
        if quote in _CLOSED_BY:
            opened[_CLOSED_BY[quote]].append(index)
        else:
            in_word = all(side and kind_of(side) is Kind.LATIN for side in _beside(text, index))
            pair = [index] if in_word or not opened[quote] else [opened[quote].pop(), index]
            if all(_touches_latin(text, one) for one in pair):
                found.update(pair)
    unclosed = (index for places in opened.values() for index in places)
    found.update(index for index in unclosed if _touches_latin(text, index))
    return found


def _touches_latin(text: str, index: int) -> bool:
    """Whether Latin is on the quote's inside, and Latin, a space or nothing on its outside."""
    before, after = _beside(text, index)
    inside, outside = (after, before) if text[index] in _CLOSED_BY else (before, after)
    return _is_narrow(inside) and (outside in {"", " "} or _is_narrow(outside))


def _beside(text: str, index: int) -> tuple[str, str]:
    return text[max(index - 1, 0) : index], text[index + 1 : index + 2]


def _is_narrow(character: str) -> bool:
    return bool(character) and kind_of(character) in NARROW
