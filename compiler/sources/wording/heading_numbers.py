"""Numbers of heads: 一、 （一） 1. （1）, 第X章, 01 alone on a line (GB/T 9704, 7.3.3).

What a line's own number says; whether it is a heading, the article as a whole decides.
"""

from __future__ import annotations

import re
from enum import IntEnum

from compiler.numerals import han_number
from compiler.sources.wording.characters import ONE_HAN
from compiler.sources.wording.number_forms import STEMS

_HAN_NUMBER = "[一二三四五六七八九十百零〇]+"
_LONGEST = 40  # characters; two lines of a heading at most

# What a heading may not end in: 。 ends a sentence, the others announce or enumerate.
_NOT_AT_END = "。；，、：;,:…"
_NOT_INSIDE = re.compile("[。；]")
FIELDS = re.compile(r"[：:]\s*+[^\s：:]{1,20}\s{1,20}\w{1,8}[：:]\s*+\S")  # 时间：…　地点：…
_WORDS = re.compile(f"{ONE_HAN}|[A-Za-z]{{2}}")  # 一、1.A 2.B is a key to questions


class Form(IntEnum):
    """Forms of heads from high to low."""

    PART = 1
    APPENDIX = 2
    CHAPTER = 3
    ORDINAL = 4  # 第一步, 第二步: whatever is counted
    SECTION = 5
    ZERO_NUMBER = 6
    HAN = 7
    BRACKETED_HAN = 8
    NUMBERED_CHAPTER = 9  # 1. where 1.1 stands below it
    DECIMAL = 10  # 1.1
    SECOND_DECIMAL = 11  # 1.1.1
    THIRD_DECIMAL = 12
    ARABIC = 13
    STEM = 14  # （甲）
    BRACKETED_ARABIC = 15
    CIRCLED = 16


_COUNT = rf"(?:{_HAN_NUMBER}|\d+)"
_STEM = re.compile(rf"[（(]\s*+([{STEMS}])\s*+[）)]")
_FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    (Form.ZERO_NUMBER, re.compile(r"0\d(?:\s+|\s*+[、.．丨｜|/]\s*+)(?![\d月日时分年])")),
    (Form.PART, re.compile(rf"第\s*+{_COUNT}\s*+(?:[编編篇卷]|部[分份]|[单單]元)(?!幅|首|次|人)")),
    (Form.CHAPTER, re.compile(rf"第\s*+{_COUNT}\s*+章")),
    (Form.SECTION, re.compile(rf"第\s*+{_COUNT}\s*+[节節]")),
    (
        Form.APPENDIX,
        re.compile(rf"附(?:[录錄件]\s*+(?:{_COUNT}|[A-Z])\s*+[:：、.]?|[录錄]\s*+[:：])"),
    ),
    (Form.HAN, re.compile(rf"{_HAN_NUMBER}\s*+[、．.]")),
    (Form.BRACKETED_HAN, re.compile(rf"[（(]\s*+{_HAN_NUMBER}\s*+[）)]")),
    (Form.STEM, _STEM),
    (Form.ARABIC, re.compile(r"\d{1,2}\s*+(?:[、．]|\.(?!\d))")),
    (Form.BRACKETED_ARABIC, re.compile(r"[（(]\s*+\d{1,2}\s*+[）)]")),
    (Form.CIRCLED, re.compile(r"[①-⑳]")),
)
_VOLUME = re.compile(  # 上卷, 卷二, 卷之三 and their name after a blank
    rf"(?:[上中下]\s*+[卷篇编編部册冊]|卷\s*+之?(?:{_COUNT}|[上中下]))(?:\s++\S.{{0,20}})?"
)
_BEGINS = re.compile(rf"[\d第附（(①-⑳]|{_HAN_NUMBER}")  # any of these forms
_FIRST_NUMBER = re.compile(rf"[（(]?\s*+(?:第\s*+)?({_HAN_NUMBER}|\d{{1,4}})")
_PARTS = frozenset({Form.PART, Form.CHAPTER, Form.SECTION})  # heads without words, too
_ORDINAL = re.compile(
    rf"第\s*+(?P<count>{_COUNT})\s*+(?P<thing>[^\W\d_]{{1,3}}?)(?=[\s：:—、，]|$)"
)
_NO_PARTS = frozenset(
    "条條項屆款项次届名位年天期版页届季度代"
)  # 第三条 is a clause, 第三次 an event
# 议题1：开门时间; a table or figure counts too, and has a caption's form of its own
_AGENDA = re.compile(
    rf"(?P<thing>(?:议题|议程|问题|案例|实验|任务|步骤|阶段|专题|话题|课题|事项|环节|单元|模块)|例)"
    rf"\s*+(?P<count>{_COUNT})(?=[\s：:—、，.．])"
)
_ZERO_NUMBER = re.compile(r"0\d")
_APPENDIX_ALONE = re.compile(rf"附\s*+[录錄件]\s*+(?:{_COUNT}|[A-Z])?\s*+[:：]?")
_DECIMAL = re.compile(r"\d{1,2}((?:\.\d{1,2}){2,3})\s*(?=\D)")
_DECIMALS = (Form.DECIMAL, Form.SECOND_DECIMAL, Form.THIRD_DECIMAL)

LECTURES = frozenset("讲课回集")  # of which a file may hold some
ITEMS = frozenset(
    {Form.ARABIC, Form.STEM, Form.BRACKETED_ARABIC, Form.CIRCLED}
)  # items of lists more often than heads

_LEVELS = {
    Form.PART: 1,
    Form.APPENDIX: 1,
    Form.CHAPTER: 1,
    Form.ORDINAL: 1,
    Form.SECTION: 2,
    Form.ZERO_NUMBER: 1,
    Form.HAN: 1,
    Form.BRACKETED_HAN: 2,
    Form.NUMBERED_CHAPTER: 1,
    Form.DECIMAL: 2,
    Form.SECOND_DECIMAL: 3,
    Form.THIRD_DECIMAL: 4,
    Form.ARABIC: 3,
    Form.STEM: 4,
    Form.BRACKETED_ARABIC: 4,
    Form.CIRCLED: 4,
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
    if _VOLUME.fullmatch(stripped):
        return Form.PART
    if not _BEGINS.match(stripped):
        return None
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
            if form in _PARTS and match.end() == len(stripped):
                return form
            if not reads_as_heading(stripped, match.end()):
                return None
            several = form in ITEMS and pattern.search(stripped, match.end())
            return None if several else form
    return None


def counted(text: str, *, events: bool = False) -> tuple[int, str] | None:
    """The number and the thing that a line counts at its head (第一步：… is 1, 步); else None.

    ``events``: a line that is nothing but 第一次会议 counts too; it may be a title as well.
    """
    stripped = text.strip()
    match = _ORDINAL.match(stripped) or _AGENDA.match(stripped)
    if not match:
        return None
    words = stripped[match.end() :].strip(" \u3000：:—、，")
    event = events and match["thing"][0] == "次" and len(match["thing"]) > 1 and not words
    if match["thing"][0] in _NO_PARTS and not event:
        return None
    if words and not reads_as_heading(stripped, match.end()):
        return None
    count = match["count"]
    return (int(count) if count.isdecimal() else han_number(count)), match["thing"]


def numbered_as(text: str) -> int:
    """The number at a line's head, in Han, digits or a stem (（丙）… is 3); 0 if there is none."""
    if stem := _STEM.match(text):
        return STEMS.index(stem[1]) + 1
    match = _FIRST_NUMBER.match(text)
    if not match:
        return 0
    return int(match[1]) if match[1].isdecimal() else han_number(match[1])


def is_number_alone(text: str) -> bool:
    """Whether a line is nothing but a number whose words follow it: （1）, 一、."""
    stripped = text.strip()
    return any(pattern.fullmatch(stripped) for form, pattern in _FORMS if form not in _PARTS)


def reads_as_heading(stripped: str, number_end: int) -> bool:
    """Whether the words after a number, which ends at ``number_end``, are short and no sentence."""
    words = stripped[number_end:].strip()
    return (
        bool(_WORDS.search(words))
        and len(stripped) <= _LONGEST
        and stripped[-1] not in _NOT_AT_END
        and not _NOT_INSIDE.search(words)
        and not FIELDS.search(words)
    )
