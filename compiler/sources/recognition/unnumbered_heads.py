"""Heads without a number in text that has no bold: short lines between paragraphs of prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compiler.sources.wording.characters import ends_in_full_stop

_FEWEST = 2  # one short line alone may be anything
_SHORTEST, _LONGEST = 2, 30  # characters
_PROSE = 40
_NO_HEAD_END = "，。、；：:！？…,.;"
_NO_HEAD = re.compile(
    r"来源|作者|记者|编辑|责编|供图|扫一扫|分享|\d{4}\s*年\s*\d{1,2}\s*月|https?:|[。；]"
)
# 数字赋能：纸上的新墨 is a head, 记者：…, 图：… and a field with its value are none.
_TWO_PARTS = re.compile("[^：]{3,14}：[^：]{5,}")


def unnumbered_heads(texts: Sequence[str]) -> tuple[int, ...]:
    """The places of paragraphs that read as heads though they have no number; () if unsure.

    Each is short, does not end as a sentence does, and stands between two paragraphs of prose
    that do, or before the first.
    """
    prose = [len(text) >= _PROSE and ends_in_full_stop(text) for text in texts]
    found = tuple(
        place
        for place in range(len(texts) - 1)
        if (not place or prose[place - 1]) and prose[place + 1] and _is_head(texts[place])
    )
    return found if len(found) >= _FEWEST else ()


def _is_head(text: str) -> bool:
    stripped = text.strip()
    return (
        _SHORTEST <= len(stripped) <= _LONGEST
        and stripped[-1] not in _NO_HEAD_END
        and not _NO_HEAD.search(stripped)
        and ("：" not in stripped or bool(_TWO_PARTS.fullmatch(stripped)))
    )
