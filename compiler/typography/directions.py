"""The order in which the characters of a line stand on paper when some run from right to left.

Levels are those of the Unicode bidirectional algorithm (UAX #9): even ones run from left to right,
odd ones from right to left. Lengths are in the unit of the characters; positions count from 0 in
the order in which the text is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Hebrew to Arabic Extended-A, marks and embeddings, presentation forms, the historic scripts of
# plane 1: whatever makes a line need an order of its own.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def runs_to_the_left(text: str) -> bool:
    """Whether some character of ``text`` belongs to a script written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def visual_order(levels: Sequence[int]) -> list[int]:
    """The positions of a line's characters from left to right (UAX #9, rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and levels[order[stop]] >= level:
                stop += 1
            order[start:stop] = order[start:stop][::-1]
            start = max(stop, start + 1)
    return order


@dataclass(frozen=True)
class Places:
    """Where each character of a line starts, from the line's left edge, and the line's width."""

    left: list[float]
    width: float


def places(
    advances: Sequence[float], gaps: Sequence[float], levels: Sequence[int], lead: float
) -> Places:
    """Set characters side by side; ``gaps[i]`` is between ``i`` and the next, or the line's tail.

    ``lead`` goes before the first character. Where two levels meet, the gap is on the side of the
    character of the lower one: that is where the two neighbours touch on paper.
    """
    count = len(advances)
    before, after = [0.0] * count, [0.0] * count
    for index, gap in enumerate(gaps):
        following = min(index + 1, count - 1)
        is_own = levels[index] <= levels[following]
        owner = index if is_own else following
        to_the_right = (levels[owner] % 2 == 0) is is_own
        (after if to_the_right else before)[owner] += gap
    if count:
        (after if levels[0] % 2 else before)[0] += lead
    left = [0.0] * count
    x = 0.0
    for index in visual_order(levels):
        x += before[index]
        left[index] = x
        x += advances[index] + after[index]
    return Places(left, x)
