"""Numbers of heads: 一、 （一） 1. （1）, 第X章, 01 alone on a line (GB/T 9704, 7.3.3).

What a line's own number says; whether it is a heading, the article as a whole decides.
"""

from __future__ import annotations

import re
from enum import IntEnum

_HAN_NUMBER = "[一二三四五六七八九十百零〇]+"
_LONGEST = 40  # characters; two lines of a heading at most

# What a heading may not end in: 。 ends a sentence, the others announce or enumerate.
_NOT_AT_END = "。；，、：;,:…"
_NOT_INSIDE = re.compile("[。；]")
_WORDS = re.compile("[\u3400-\u9fff]|[A-Za-z]{2}")  # 一、1.A 2.B is a key to questions


class Form(IntEnum):
    """Forms of heads from high to low."""

    PART = 1
    APPENDIX = 2
    CHAPTER = 3
    SECTION = 4
    ZERO_NUMBER = 5
    HAN = 6
    BRACKETED_HAN = 7
    NUMBERED_CHAPTER = 8  # 1. where 1.1 stands below it
    DECIMAL = 9  # 1.1
    SECOND_DECIMAL = 10  # 1.1.1
    THIRD_DECIMAL = 11
    ARABIC = 12
    BRACKETED_ARABIC = 13


_COUNT = rf"(?:{_HAN_NUMBER}|\d+)"
_FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    (Form.ZERO_NUMBER, re.compile(r"0\d(?:\s+|\s*+[、.．丨｜|/]\s*+)(?![\d月日时分年])")),
    (Form.PART, re.compile(rf"第\s*+{_COUNT}\s*+(?:编|篇|部分|卷|单元)(?!幅|首|次|人)")),
    (Form.CHAPTER, re.compile(rf"第\s*+{_COUNT}\s*+章")),
    (Form.SECTION, re.compile(rf"第\s*+{_COUNT}\s*+节")),
    (Form.APPENDIX, re.compile(rf"附[录件]\s*+(?:{_COUNT}|[A-Z])\s*+[:：、.]?")),
    (Form.HAN, re.compile(rf"{_HAN_NUMBER}\s*+[、．.]")),
    (Form.BRACKETED_HAN, re.compile(rf"[（(]\s*+{_HAN_NUMBER}\s*+[）)]")),
    (Form.ARABIC, re.compile(r"\d{1,2}\s*+(?:[、．]|\.(?!\d))")),
    (Form.BRACKETED_ARABIC, re.compile(r"[（(]\s*+\d{1,2}\s*+[）)]")),
)
_ZERO_NUMBER = re.compile(r"0\d")
_APPENDIX_ALONE = re.compile(rf"附\s*+[录件]\s*+(?:{_COUNT}|[A-Z])?\s*+[:：]?")
_DECIMAL = re.compile(r"\d{1,2}((?:\.\d{1,2}){2,3})\s*(?=\D)")
_DECIMALS = (Form.DECIMAL, Form.SECOND_DECIMAL, Form.THIRD_DECIMAL)

ITEMS = frozenset({Form.ARABIC, Form.BRACKETED_ARABIC})  # items of lists more often than heads

_LEVELS = {
    Form.PART: 1,
    Form.APPENDIX: 1,
    Form.CHAPTER: 1,
    Form.SECTION: 2,
    Form.ZERO_NUMBER: 1,
    Form.HAN: 1,
    Form.BRACKETED_HAN: 2,
    Form.NUMBERED_CHAPTER: 1,
    Form.DECIMAL: 2,
    Form.SECOND_DECIMAL: 3,
    Form.THIRD_DECIMAL: 4,
    Form.ARABIC: 3,
    Form.BRACKETED_ARABIC: 4,
}


def heading_level(text: str) -> int | None:
    """The level (1–4) that a paragraph's own number gives it; None if it is no heading.

    ``一、`` and ``第X章`` give 1, ``（一）`` and ``第X节`` 2, ``1.`` 3, ``（1）`` 4,
    ``01`` alone 1, ``5.1.2`` 3. ``第X条`` is body, and so is a numbered paragraph that is long
    or has a 。 in it.
    """
    form = form_of(text)
    return _LEVELS[form] if form else None


def form_of(text: str) -> Form | None:
    """The form of head that a paragraph is by itself; None if it is none."""
    stripped = text.strip()
    if _ZERO_NUMBER.fullmatch(stripped):
        return Form.ZERO_NUMBER
    if _APPENDIX_ALONE.fullmatch(stripped):
        return Form.APPENDIX
    decimal = _DECIMAL.match(stripped)
    if decimal and reads_as_heading(stripped, decimal.end()):
        return _DECIMALS[min(decimal[1].count("."), 3) - 1]
    for form, pattern in _FORMS:
        match = pattern.match(stripped)
        if match:
            if not reads_as_heading(stripped, match.end()):
                return None
            several = form in ITEMS and pattern.search(stripped, match.end())
            return None if several else form
    return None


def is_number_alone(text: str) -> bool:
    """Whether a line is nothing but a head's number: （1）, 一、."""
    stripped = text.strip()
    return any(form.fullmatch(stripped) for _, form in _FORMS)


def reads_as_heading(stripped: str, number_end: int) -> bool:
    """Whether the words after a number, which ends at ``number_end``, are short and no sentence."""
    words = stripped[number_end:].strip()
    return (
        bool(_WORDS.search(words))
        and len(stripped) <= _LONGEST
        and stripped[-1] not in _NOT_AT_END
        and not _NOT_INSIDE.search(words)
    )
