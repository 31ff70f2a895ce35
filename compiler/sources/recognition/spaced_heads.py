"""Heads of plain text that nothing marks but the room above them: books give chapters so.

Where paragraphs follow each other with no empty line or one, a short line below three is a head,
if nearly all that stands below so many is such a line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_FEWEST = 2  # one line with room above it may be anything
_ROOM = 2  # empty lines more than paragraphs have
_SHARE = 0.8  # of the lines with such room that read as heads
_LONGEST = 30  # characters
_NO_HEAD_END = "。，、；：:！？…,.;”’」』"


def spaced_heads(texts: Sequence[str], gaps: Sequence[int]) -> tuple[int, ...]:
    """The places of such lines; ``gaps`` are the empty lines before each paragraph."""
    usual = Counter(gaps[1:]).most_common(1)
    if not usual:
        return ()
    least = max(usual[0][0], 0) + _ROOM
    roomy = [place for place, gap in enumerate(gaps) if gap >= least]
    found = tuple(
        place
        for place in roomy
        if place + 1 < len(texts) and gaps[place + 1] < least and _may_be_head(texts[place])
    )
    return found if len(found) >= max(_FEWEST, _SHARE * len(roomy)) else ()


def _may_be_head(text: str) -> bool:
    words = text.strip()
    return (
        0 < len(words) <= _LONGEST
        and words[-1] not in _NO_HEAD_END
        and any(map(str.isalnum, words))
        and "://" not in words
    )
