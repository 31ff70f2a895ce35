"""Heads without a number in text that has no bold: short lines between paragraphs of prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from compiler.sources.wording.characters import ends_in_full_stop
from compiler.sources.wording.organisations import is_member
from compiler.sources.wording.personal_names import is_name
from compiler.sources.wording.title_words import is_day, is_year

_FEWEST = 2  # one short line alone may be anything
_FEWEST_CUES = 3
_SHORTEST, _LONGEST = 2, 30  # characters
_PROSE = 20  # characters of a paragraph that ends as a sentence does
_LONG = 40  # of any other
_ANNOUNCES = 8  # of a line that ends in a colon: 以下是目前的方案：
_MOST_SHARE = 3  # paragraphs for each such head, at least
_ORNAMENT = re.compile(r"([◆◇■□●○▲△★☆◎※§▍▌])\s*+(?=\S)")
_ENCLOSED = re.compile(r"【[^【】]{2,16}】|〖[^〖〗]{2,16}〗")
_ASKED = re.compile(r"(?:问|[QＱ])\s*+\d{0,2}\s*+[：:]\s*+\S")
_FEWEST_ASKED = 3  # questions of an interview
_NO_HEAD_END = "，。、；：:！？…—,.;"  # —— breaks a word off
_NO_HEAD = re.compile(
    r"来源|作者|记者|编辑|责编|供图|扫一扫|分享|\d{4}\s*年\s*\d{1,2}\s*月|https?:|[。；]|^第.{1,7}[条條]"
)
# 数字赋能：纸上的新墨 is a head, 记者：…, 图：… and a field with its value are none.
_TWO_PARTS = re.compile("[^：]{3,14}：[^：]{5,}")


def unnumbered_heads(texts: Sequence[str], lists: Sequence[bool] = ()) -> tuple[int, ...]:
    """The places of paragraphs that read as heads though they have no number; () if unsure.

    Each is short, does not end as a sentence does, and stands between two paragraphs of prose
    that do, or before the first. ``lists``: which blocks are long lists, which count as prose.
    """
    prose = [
        len(text) >= _LONG or (len(text) >= _PROSE and ends_in_full_stop(text)) or listed
        for text, listed in zip(texts, lists or [False] * len(texts), strict=True)
    ]
    told = _ornamented(texts) or _enclosed(texts) or _days(texts) or _of_interview(texts)
    if told:
        return told
    found = tuple(
        place
        for place in range(len(texts) - 1)
        if (_ends_above(texts, place, prose) if place else not is_name(texts[place]))
        and prose[place + 1]
        and _is_head(texts[place])
    )
    if _are_cues([texts[place].strip() for place in found]):
        return ()
    enough = len(found) >= _FEWEST and _MOST_SHARE * len(found) <= len(texts) + _MOST_SHARE
    return found if enough else ()


def _ends_above(texts: Sequence[str], place: int, prose: Sequence[bool]) -> bool:
    """Whether the block above a line ends what stands there: prose, or words that announce it."""
    above = texts[place - 1].strip()
    return prose[place - 1] or (len(above) >= _ANNOUNCES and above.endswith("："))


def _are_cues(lines: Sequence[str]) -> bool:
    """Whether most of the lines are one and the same: 翻页 in a speech names nothing below it."""
    return bool(lines) and 2 * Counter(lines).most_common(1)[0][1] > len(lines) >= _FEWEST_CUES


def _is_speech(text: str) -> bool:
    """Whether a line is said by somebody: in quotation marks, and more than a phrase."""
    opened = text[0] in "“”‘「『"  # some writers open with ”
    closed = any(mark in text for mark in "”’」』")
    return opened and ("，" in text or not closed or ends_in_full_stop(text))


def _ornamented(texts: Sequence[str]) -> tuple[int, ...]:
    """The places of short lines that the same sign stands before, with text between them."""
    places: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        match = _ORNAMENT.match(text.strip())
        if match:
            places.setdefault(match[1], []).append(place)
    for found in places.values():
        apart = all(after - before > 1 for before, after in pairwise([*found, len(texts)]))
        short = all(_is_short(_ORNAMENT.sub("", texts[place].strip(), count=1)) for place in found)
        if len(found) >= _FEWEST and apart and short:
            return tuple(found)
    return ()


def _enclosed(texts: Sequence[str]) -> tuple[int, ...]:
    """The places of short lines in brackets, 【本月要闻】, with text between them."""
    found = [place for place, text in enumerate(texts[:-1]) if _ENCLOSED.fullmatch(text.strip())]
    apart = all(after - before > 1 for before, after in pairwise([*found, len(texts)]))
    unlike = len({texts[place] for place in found}) == len(found)
    return tuple(found) if len(found) >= _FEWEST and apart and unlike else ()


def _days(texts: Sequence[str]) -> tuple[int, ...]:
    """The places of days that stand alone on their lines, as diaries and minutes have them."""
    found = [place for place, text in enumerate(texts[:-1]) if is_day(text) or is_year(text)]
    apart = all(after - before > 1 for before, after in pairwise([*found, len(texts)]))
    return tuple(found) if len(found) > _FEWEST and apart else ()


def _of_interview(texts: Sequence[str]) -> tuple[int, ...]:
    """The places of lines between an answer and the next question, which part an interview."""
    asked = [bool(_ASKED.match(text.strip())) for text in texts]
    if sum(asked) < _FEWEST_ASKED:
        return ()
    return tuple(
        place
        for place in range(1, len(texts) - 1)
        if asked[place + 1]
        and not asked[place]
        and not asked[place - 1]
        and ends_in_full_stop(texts[place - 1].strip())
        and _is_head(texts[place])
    )


def _is_short(text: str) -> bool:
    return 0 < len(text) <= _LONGEST + 10 and text[-1] not in "。，；" and "。" not in text


def _is_head(text: str) -> bool:
    stripped = text.strip()
    return (
        _SHORTEST <= len(stripped) <= _LONGEST
        and stripped[-1] not in _NO_HEAD_END
        and not _NO_HEAD.search(stripped)
        and not _is_speech(stripped)
        and not is_day(stripped)
        and not is_member(stripped)
        and any(map(str.isalnum, stripped))
        and ("：" not in stripped or bool(_TWO_PARTS.fullmatch(stripped)))
    )
