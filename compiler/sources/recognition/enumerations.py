"""Numbered lines that are no heads: rows, what leads up to a row, what counts out of order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from compiler.sources.wording.heading_numbers import ITEMS, Form, numbered_as

_FEWEST_IN_A_ROW = 3  # heads with nothing between them: an enumeration
_TEXT_ENDS = frozenset("。！？；：:")
_DIGITS = re.compile(r"\d+")


def enumerated_places(forms: Sequence[Form | None], texts: Sequence[str]) -> list[int]:
    """Where lines of one form stand in a row: two of Arabic numbers, three of any other.

    A row ends where the numbers begin anew.
    """
    found: list[int] = []
    start = 0
    for place in range(1, len(forms) + 1):
        same = place < len(forms) and forms[place] == forms[start]
        if same and numbered_as(texts[place].strip()) != 1:
            continue
        form, length = forms[start], place - start
        arabic = form in ITEMS
        last = arabic and place == len(forms)
        if form and (length >= (2 if arabic else _FEWEST_IN_A_ROW) or last):
            found += range(start, place)
        start = place
    return found + [at for at in _attached(forms, texts) if at not in found]


def _attached(forms: Sequence[Form | None], texts: Sequence[str]) -> list[int]:
    """Where 附件1：… names a file that is enclosed: nothing but such lines and names follow."""
    found: list[int] = []
    for place in range(len(forms) - 1, -1, -1):
        if forms[place] is Form.APPENDIX:
            found.append(place)
        elif forms[place] or texts[place].strip()[-1:] in _TEXT_ENDS:
            break
    return found


def leading_up(
    forms: Sequence[Form | None], texts: Sequence[str], enumerated: Sequence[int]
) -> list[int]:
    """Where an item's number leads up to an enumeration: 1. over text, and 2., 3. in a row.

    Of a series all are heads, or none.
    """
    items: dict[Form, int] = {}  # the number of the enumeration's nearest member, by form
    found: list[int] = []
    for place in range(len(forms) - 1, -1, -1):
        form = forms[place]
        if form not in ITEMS or form is None:
            continue
        number = number_in(texts[place])
        if place in enumerated or items.get(form) == number + 1:
            found += [] if place in enumerated else [place]
            items[form] = number
        else:
            items.pop(form, None)
    return found


def out_of_order_places(forms: Sequence[Form | None], texts: Sequence[str]) -> list[int]:
    """Where Arabic numbers do not count from 1 under the head above them: items, not heads."""
    groups: list[dict[Form, list[int]]] = [{}]
    for place, form in enumerate(forms):
        if form in ITEMS:
            # a group ends at a head of any higher form, and a finer one at a coarser
            coarser = [each for each in groups[-1] if each <= form]
            if len(coarser) < len(groups[-1]):
                groups.append({each: groups[-1][each] for each in coarser})
            groups[-1].setdefault(form, []).append(place)
        elif form:
            groups.append({})
    found: set[int] = set()
    for group in groups:
        for form, places in group.items():
            numbers = [number_in(texts[place]) for place in places]
            lone = form is not Form.ARABIC and len(numbers) == 1
            if lone or numbers != list(range(1, len(numbers) + 1)):
                found.update(places)
    return sorted(found)


def number_in(text: str) -> int:
    if match := _DIGITS.search(text[:6]):
        return int(match[0])
    if stem := numbered_as(text.strip()):
        return stem
    return int(unicodedata.numeric(text.strip()[:1], 0))
