"""The interpunct of names and titles is · (U+00B7), whatever dot was typed for it.

GB/T 15834-2011, 4.14 and 5.1.7: between the parts of a foreign name, between a book and its
chapter, and between the month and day of an event. Japanese text keeps ・, a line's first dot is a
bullet, and a dot among blanks separates items.

- ``卡尔•马克思`` → ``卡尔·马克思``, ``史记‧项羽本纪`` → ``史记·项羽本纪``, ``3•15`` → ``3·15``
- stay: ``• 第一项``, ``甲 • 乙``, ``コンピュータ・ソフト``, ``a⋅b``, ``3.15``
"""

from __future__ import annotations

import re

from compiler.model.walk import Edit
from compiler.sources.mending.context import context_of
from compiler.sources.wording.characters import is_han

_DOT = re.compile("[\u2022\u30fb\u2027\uff65\u22c5\u2219\u25cf\u00b7\u0387]")
_MULTIPLICATION = "\u22c5\u2219"
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
_BLACK_CIRCLE = "\u25cf"


def edits(text: str) -> tuple[Edit, ...]:
    """What to replace in a run's joined text; pure."""
    if _KANA.search(text):
        return ()
    return tuple(
        Edit(*match.span(), "·")
        for match in _DOT.finditer(text)
        if match[0] != "·" and _joins_names(text, match.start())
    )


def _joins_names(text: str, place: int) -> bool:
    before = text[place - 1] if place else ""
    after = text[place + 1] if place + 1 < len(text) else ""
    if not before or not after or not context_of(text).is_free(place, place + 1):
        return False
    dot = text[place]
    if dot == _BLACK_CIRCLE:
        return False  # a bullet, or a blank in a form
    if is_han(before) and is_han(after):
        return True
    if dot in _MULTIPLICATION:
        return False
    if before.isdecimal() and after.isdecimal():
        return _is_day(text, place)
    return (_is_initial(text, place - 1) or is_han(before)) and (
        _is_initial(text, place + 1) or is_han(after)
    )


def _is_initial(text: str, place: int) -> bool:
    """A single capital letter: J‧K‧罗琳."""
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return (
        text[place].isascii()
        and text[place].isupper()
        and not any(each.isascii() and each.isalnum() for each in around)
    )


_DAY = re.compile(r"(?<!\d)(\d{1,2})\D(\d{1,2})(?!\d)")


def _is_day(text: str, place: int) -> bool:
    """Month and day of an event, 3·15, as far as they can be told from other numbers."""
    match = _DAY.match(text, max(0, place - 2)) or _DAY.match(text, place - 1)
    return match is not None and 1 <= int(match[1]) <= 12 and 1 <= int(match[2]) <= 31
