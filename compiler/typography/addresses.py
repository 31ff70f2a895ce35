"""Where a long web address may be parted: after its own punctuation, and anywhere in long codes."""

from __future__ import annotations

import re
from itertools import pairwise

# A scheme or www., or any unbroken run of ASCII too long for a narrow column.
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[!-~]{24,}")
_AFTER_PUNCTUATION = re.compile(r"(?<=[/?&=#_.\-+:%~,;@])(?=[0-9A-Za-z])")
_BEGINNINGS = frozenset({"http://", "https://", "www."})
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
        parts = [part for part in parts if text[start:part] not in _BEGINNINGS]
        found.update(parts)
        for piece, following in pairwise([start, *parts, stop]):
            if following - piece > LONGEST_PIECE:
                found.update(range(piece + KEPT_TOGETHER, following - KEPT_TOGETHER))
    return frozenset(found)
