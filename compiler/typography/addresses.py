"""Where a long web address may be parted: after its own punctuation, and anywhere in long codes.

Never inside or straight after ``https://``: a scheme alone at a line's end says nothing, and the
rest no longer reads as an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

# A scheme or www., or any unbroken run of ASCII too long for a narrow column.
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[!-~]{24,}")
_MAIL = re.compile(r"(?<![0-9A-Za-z._%+-])[0-9A-Za-z._%+-]++@[0-9A-Za-z.-]+")
_AFTER_PUNCTUATION = re.compile(r"(?<=[/?&=#_.\-+:%~,;@])(?=[0-9A-Za-z])")
_BEGINNING = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{0,30}://|(?<!/)www\.")
# A piece longer than this is a code that no reader reads: it may be parted between any two.
LONGEST_PIECE = 16
# Characters that stay together at either end of a parted code.
KEPT_TOGETHER = 2


def address_breaks(text: str) -> frozenset[int]:
    """Positions in ``text`` before which an address may be continued on the next line."""
    found: set[int] = set()
    for address in _ADDRESS.finditer(text):
        start, stop = address.span()
        parts = [start + part.start() for part in _AFTER_PUNCTUATION.finditer(address[0])]
        found.update(parts)
        for piece, following in pairwise([start, *parts, stop]):
            if following - piece > LONGEST_PIECE:
                found.update(range(piece + KEPT_TOGETHER, following - KEPT_TOGETHER))
    return frozenset(found - address_beginnings(text))


def address_beginnings(text: str) -> frozenset[int]:
    """Positions in ``text`` where an address is never parted: in ``https://`` and after it."""
    found: set[int] = set()
    for beginning in _BEGINNING.finditer(text):
        found.update(range(beginning.start() + 1, beginning.end() + 1))
    return frozenset(found)


def address_letters(text: str) -> Iterator[int]:
    """Positions inside addresses, between letters or digits, where nothing else may be parted.

    A last resort for narrow columns; a mark stays with what is before it.
    """
    forbidden = address_beginnings(text)
    for pattern in (_ADDRESS, _MAIL):
        for address in pattern.finditer(text):
            start, stop = address.span()
            for position in range(start + KEPT_TOGETHER, stop - KEPT_TOGETHER + 1):
                if position not in forbidden and text[position].isalnum():
                    yield position
