"""Heads of groups: lines that follow each other, parted by blanks, a short one over each group.

Quotations stand so under their subject, words under a theme. Lines of verse do not: the first of a
stanza is as long as the others. Where a letter counts them, K1 K2 K3, a group's head is told by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_FEWEST = 4  # groups
_FEWEST_COUNTED = 3
_SHARE = 0.8  # of the groups that have such a head
_LONGEST, _LONGEST_COUNTED = 12, 40  # characters
_SHORTEST_BELOW = 10
_NO_HEAD_END = "，。、；：:！？…—,.;!?"
_COUNTED = re.compile(r"([A-Z])(\d{1,2})(?![\d.])")
_NO_LINE = "。"  # stands for a block that is no line by itself


def grouped_heads(texts: Sequence[str], gaps: Sequence[int]) -> tuple[int, ...]:
    """The places of such lines; ``gaps`` are the empty lines before each block."""
    starts = [at for at, gap in enumerate(gaps) if gap or not at]
    groups = [range(start, end) for start, end in pairwise([*starts, len(texts)])]
    return _counted(texts, groups) or _short(texts, [group for group in groups if len(group) > 1])


def _counted(texts: Sequence[str], groups: Sequence[range]) -> tuple[int, ...]:
    """The first lines of groups that one letter counts, from 1 on without a gap."""
    found = {group.start: _COUNTED.match(texts[group.start]) for group in groups}
    counted = {at: match for at, match in found.items() if match}
    letters = {match[1] for match in counted.values()}
    numbers = [int(match[2]) for match in counted.values()]
    told = all(_may_be_head(texts[at], _LONGEST_COUNTED) for at in counted)
    in_order = numbers == list(range(1, len(numbers) + 1))
    enough = len(counted) >= _FEWEST_COUNTED and len(letters) == 1
    return tuple(counted) if enough and told and in_order else ()


def _short(texts: Sequence[str], groups: Sequence[range]) -> tuple[int, ...]:
    """The first lines of groups that are all much shorter than what stands below them."""
    found = tuple(group.start for group in groups if _is_over(texts, group))
    unlike = len({texts[at] for at in found}) == len(found)
    enough = len(found) >= max(_FEWEST, _SHARE * len(groups))
    return found if enough and unlike else ()


def _is_over(texts: Sequence[str], group: range) -> bool:
    words = texts[group.start].strip()
    below = [text for at in group[1:] if (text := texts[at].strip()) != _NO_LINE]
    longer = all(len(text) >= max(_SHORTEST_BELOW, 2 * len(words)) for text in below)
    return longer and _may_be_head(words, _LONGEST)


def _may_be_head(text: str, longest: int) -> bool:
    words = text.strip()
    letters = any(map(str.isalpha, words))
    return 0 < len(words) <= longest and words[-1] not in _NO_HEAD_END and letters
