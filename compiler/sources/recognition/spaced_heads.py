"""Heads of plain text that nothing marks but the room above them: books give chapters so.

Where paragraphs follow each other with no empty line or one, a short line below three is a head,
if nearly all that stands below so many is such a line. Where paragraphs have one between them,
three short lines that have two above are told by that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_FEWEST = 2  # one line with room above it may be anything
_ROOM = 2  # empty lines more than paragraphs have
_FEWEST_CLOSE, _LONGEST_CLOSE = 3, 16  # lines, characters, where one empty line more is all
_SHARE = 0.8  # of the lines with such room that read as heads
_LONGEST = 30  # characters
_NO_HEAD_END = "。，、；：:！？…,.;”’」』"


def spaced_heads(texts: Sequence[str], gaps: Sequence[int]) -> tuple[int, ...]:
    """The places of such lines; ``gaps`` are the empty lines before each paragraph."""
    usual = Counter(gaps[1:]).most_common(1)
    if not usual:
        return ()
    usual_gap = max(usual[0][0], 0)
    found = _with_room(texts, gaps, usual_gap + _ROOM)
    if found or not usual_gap:  # where lines follow each other, one empty line parts paragraphs
        return found
    found = _with_room(texts, gaps, usual_gap + 1)
    words = {texts[place].strip() for place in found}  # 翻页 that comes again is a cue
    short = all(len(each) <= _LONGEST_CLOSE for each in words)
    return found if short and len(words) == len(found) >= _FEWEST_CLOSE else ()


def _with_room(texts: Sequence[str], gaps: Sequence[int], least: int) -> tuple[int, ...]:
    """The heads that have so many empty lines above, if nearly all such lines are heads."""
    roomy = [place for place, gap in enumerate(gaps) if gap >= least and place + 1 < len(texts)]
    found = tuple(
        place for place in roomy if gaps[place + 1] < least and _may_be_head(texts[place])
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
