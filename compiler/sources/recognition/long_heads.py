"""Headings found by their neighbours: 二、 is a heading where 一、 and 三、 are headings.

Alone, such a line is too long to be taken for a heading (most are questions), or ends in ：, or has
another sign after its number than the others. A line that ends in 。 or has one within it stays a
numbered paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from compiler.sources.wording.characters import IDEOGRAPH

_LONGEST = 100  # characters
_SHORT = 30  # of a line that may end in ：
_FEWEST = 2  # heads found beside which others are looked for
_MOST_STOPS = 4  # lines for each that ends in 。, at least
_FEWEST_ANNOUNCING = 3  # lines that end in ： and count on from 一
_DIGITS = "一二三四五六七八九"
_NUMBERED = re.compile(rf"([{_DIGITS}十]{{1,3}})\s*[、．.]")
_COUNTED = re.compile(rf"([{_DIGITS}十]{{1,3}})\s*[、．.：:，,](?!\d)")
_RUN_IN = re.compile(rf"[{_DIGITS}十]{{1,3}}\s*[、．.]\s*[^，。；：:]{{2,12}}[：:]\s*\S")
_NOT_IN_HEAD = re.compile("[。；]|[，、：:,…]$")


def long_siblings(texts: Sequence[str], is_head: Sequence[bool]) -> list[int]:
    """The places of paragraphs that count on from a head, or up to one, and read as heads."""
    return sorted({*_beside_heads(texts, is_head), *_counting_on(texts, is_head)})


def _counting_on(texts: Sequence[str], is_head: Sequence[bool]) -> list[int]:
    """The short lines that count on from 一 with text between them, though some end in ：.

    A few may have their text on the line itself: 一、标的：…; those are no heads.
    """
    run_in = {place for place, text in enumerate(texts) if _runs_in(text) and not is_head[place]}
    places = [
        place
        for place, text in enumerate(texts)
        if is_head[place] or place in run_in or (_COUNTED.match(text.strip()) and _announces(text))
    ]
    numbers = [_number(_COUNTED, texts[place]) for place in places]
    heads = [place for place in places if place not in run_in]
    few = len(heads) < _FEWEST_ANNOUNCING or len(heads) <= len(run_in)
    if few or numbers != list(range(1, len(places) + 1)):
        return []
    stops = sum(texts[place].strip().endswith("。") for place in heads)
    if _MOST_STOPS * stops > len(heads):
        return []
    below = (after - before for before, after in pairwise([*places, len(texts)]))
    apart = all(gap > 1 or place in run_in for place, gap in zip(places, below, strict=True))
    return [place for place in heads if not is_head[place]] if apart else []


def _runs_in(text: str) -> bool:
    """Whether a line has a label after its number and then its text, as 一、标的：甲方… has."""
    return bool(_RUN_IN.match(text.strip())) and text.strip()[-1] in "。；"


def _announces(text: str) -> bool:
    stripped = text.strip()
    words = _COUNTED.sub("", stripped, count=1).rstrip("：:。")
    return (
        len(stripped) <= _SHORT
        and bool(IDEOGRAPH.search(words))
        and not re.search("[。；，]", words)
    )


def _beside_heads(texts: Sequence[str], is_head: Sequence[bool]) -> list[int]:
    """The long lines that count on from a head, or up to one."""
    numbers = {place: number for place, text in enumerate(texts) if (number := han_number(text))}
    heads = {number for place, number in numbers.items() if is_head[place]}
    if len(heads) < _FEWEST:
        return []
    return [
        place
        for place, number in numbers.items()
        if not is_head[place] and heads & {number - 1, number + 1} and _may_be_head(texts[place])
    ]


def han_number(text: str) -> int:
    """The number of a paragraph that begins with 一、 up to 九十九、; 0 if it does not."""
    return _number(_NUMBERED, text)


def _number(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text.strip())
    if not match:
        return 0
    tens, ten, ones = match[1].rpartition("十")
    high = _DIGITS.find(tens) + 1 if tens else 1
    return (high * 10 if ten else 0) + (_DIGITS.find(ones) + 1 if ones else 0)


def _may_be_head(text: str) -> bool:
    stripped = text.strip()
    words = _NUMBERED.sub("", stripped, count=1)
    return (
        len(stripped) <= _LONGEST
        and bool(IDEOGRAPH.search(words))
        and not _NOT_IN_HEAD.search(stripped)
    )
