r"""Characters that print nothing and that nobody typed on purpose go.

Zero-width space, word joiner, soft hyphen, byte order mark, marks and overrides of writing
direction, annotation anchors. Zero-width joiners stay where they join (emoji, Arabic, Indic
scripts) and go beside ideographs and Latin letters; direction marks stay in a run that has text
from right to left. Variation selectors stay wherever there is a character for them to act on (the
form of an emoji, a registered variant of an ideograph) and go elsewhere. A line separator (U+2028)
becomes a space. GB/T 15834 knows none of them.

What readers cannot work with is taken off before (``decoding.without_invisible``): most of these
characters would hide headings and titles. Here falls what only its neighbours tell about.

- ``印\u200b刷`` → ``印刷``; ``typo\u00ad graphy`` → ``typography``
- stay: ``👨\u200d👩``, ``❤\ufe0f``, ``葛\U000e0100``, no-break spaces (see ``spaces``)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.model.walk import ATOM, Edit
from compiler.sources.wording.characters import WIDE, is_blank, is_han

_ALWAYS = "\u00ad\u180e\u200b\u2060\u2061-\u2064\ufeff\ufff9-\ufffb"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_JOINERS = "\u200c\u200d"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_SEPARATORS = "\u2028\u2029"
_ANY = re.compile(f"[{_ALWAYS}{_DIRECTION}{_JOINERS}{_SELECTORS}{_SEPARATORS}]")
_ALWAYS_ONE = re.compile(f"[{_ALWAYS}]")
_DIRECTION_ONE = re.compile(f"[{_DIRECTION}]")
_SELECTOR_ONE = re.compile(f"[{_SELECTORS}]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# A soft hyphen and the blank of the line end it stood at, in the middle of a Latin word.
_BROKEN_WORD = re.compile("(?<=[A-Za-z])\u00ad( )(?=[a-z])")


def edits(text: str) -> tuple[Edit, ...]:
    """What to replace in a run's joined text; pure."""
    if not _ANY.search(text):
        return ()
    found = {match.start(): Edit(*match.span(), "") for match in _ANY.finditer(text)}
    right_to_left = bool(_RIGHT_TO_LEFT.search(text))
    kept = {place for place in found if _acts(text, place, right_to_left=right_to_left)}
    wanted = {place: change for place, change in found.items() if place not in kept}
    for place in _separators(text):
        wanted[place] = Edit(place, place + 1, " ")
    for match in _BROKEN_WORD.finditer(text):
        wanted[match.start(1)] = Edit(*match.span(1), "")
    return tuple(wanted[place] for place in sorted(wanted))


def _separators(text: str) -> Iterator[int]:
    yield from (match.start() for match in re.finditer(f"[{_SEPARATORS}]", text))


def _acts(text: str, place: int, *, right_to_left: bool) -> bool:
    """Whether the character at ``place`` does something that its reader sees."""
    character = text[place]
    if _ALWAYS_ONE.match(character):
        return False
    if _DIRECTION_ONE.match(character):
        return right_to_left
    before = text[place - 1] if place else ""
    if _SELECTOR_ONE.match(character):
        return bool(before) and before not in ATOM + "\n" and not is_blank(before)
    after = text[place + 1] if place + 1 < len(text) else ""
    return character in _JOINERS and _joins(before) and _joins(after)


def _joins(character: str) -> bool:
    """Whether a joiner beside ``character`` may be meant: not beside Han, Latin, marks, blanks."""
    if not character or character in ATOM + "\n" or character in WIDE:
        return False
    return not (is_han(character) or is_blank(character) or character < "\u0300")
