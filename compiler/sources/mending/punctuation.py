"""Half-width marks in a Chinese sentence become full-width ones.

GB/T 15834-2011, 5.1.1 and 5.1.5: marks take the place of a character, 。 and not . ends a sentence.
Decided mark by mark from both neighbours; what stands between Latin letters or digits stays, as do
numbers, times, addresses, file names and Latin sentences (``context``). Brackets: ``brackets``.
A full point between two ideographs is a stop only between clauses; it may be meant for the · of a
foreign name. Entries of a bibliography keep the narrow marks of GB/T 7714.

- ``你好,世界.`` → ``你好，世界。``, ``字体:宋体;`` → ``字体：宋体；``, ``好吗?`` → ``好吗？``
- stay: ``10:30``, ``3.14``, ``1,000``, ``Word, Excel``, ``约翰.肯尼迪``, ``一.总则``, ``a.cn``
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.model.walk import Edit
from compiler.sources.mending.brackets import bracket_places
from compiler.sources.mending.context import Context, context_of
from compiler.sources.wording.characters import is_blank, is_han, is_latin

_WIDE_FORM = dict(zip(",;:!?.()", "，；：！？。（）", strict=True))
_MARK = re.compile(r"[,;:]|[!?]+|(?<![.．])\.(?![.．])")
_ENUMERATOR = re.compile(
    r"(?:^|(?<=\n))[^\S\n]*+(?:第?[一二三四五六七八九十百]{1,4}|[甲乙丙丁戊己庚辛壬癸]|[（(][一二三四五六七八九十\d]{1,3}[)）])\."
)
# GB/T 7714 sets the marks of a bibliography narrow: an entry's number, or its type of document.
_REFERENCE = re.compile(r"\s*+[\[［〔]\d{1,3}[\]］〕]|.*\[(?:[A-Z]|[A-Z]{1,2}/OL)\]", re.DOTALL)
_CLAUSE = 4  # ideographs; fewer on one side of a point may be a part of a name
_LONGEST_LOOK = 200  # characters looked back at
_BETWEEN_MARKS = re.compile("[，。；：！？、“”（）《》,.;:!?\\s]")
# Ideographs that foreign names are written with; a point between two of them may be an interpunct.
_TRANSLITERATION = frozenset(
    "阿埃艾安奥巴白班邦保鲍贝本比彼别波伯勃博布查察达戴丹道德登邓狄迪蒂丁东杜多恩尔凡范菲费丰弗福夫富盖甘冈高戈格葛贡"
    "古哈海汉豪赫亨胡华霍基吉季加贾杰金卡凯坎康考柯科克肯库夸拉腊莱兰朗劳勒雷里理利莉立丽列林琳留刘龙隆卢鲁路伦罗洛马玛"
    "迈麦曼芒梅门蒙米密明摩莫默姆穆纳娜奈南内尼涅宁纽努诺欧帕潘庞佩彭皮平珀普齐奇钱乔切琴萨塞赛桑瑟沙莎山尚舍申圣史舒斯"
    "丝司苏索塔泰坦汤唐特滕提廷图托瓦万汪威韦维魏温文沃乌武西希锡席夏香肖谢辛欣休许雅亚扬耶叶伊依以易因英尤约泽扎詹珍朱兹"
    "宗佐翰迪逊"
)


def edits(text: str) -> tuple[Edit, ...]:
    """What to replace in a run's joined text; pure."""
    if not any(mark in text for mark in _WIDE_FORM) or _REFERENCE.match(text):
        return ()
    context = context_of(text)
    places = {*_marks(context), *bracket_places(context)}
    return tuple(Edit(place, place + 1, _WIDE_FORM[text[place]]) for place in sorted(places))


def _marks(context: Context) -> Iterator[int]:
    enumerators = {match.end() - 1 for match in _ENUMERATOR.finditer(context.text)}
    for match in _MARK.finditer(context.text):
        start, end = match.span()
        if not context.is_free(start, end) or start in enumerators:
            continue
        if context.is_mentioned(start, end):
            continue
        if match[0] in ",;:":
            wanted = _is_pause(context, start)
        elif match[0] == ".":
            wanted = _is_stop(context, start)
        else:
            wanted = _is_cry(context, start, end)
        if wanted:
            yield from range(start, end)


def _is_pause(context: Context, place: int) -> bool:
    """A comma, semicolon or colon with Chinese before it, or after it and Latin before it."""
    before, after = context.before(place), context.after(place + 1)
    if context.text[place + 1 : place + 2] in {"/", "\\", "="} or after == "盘":
        return False
    if context.chinese_before(place):
        return True
    return bool(before) and is_latin(before) and context.chinese_after(place + 1)


def _is_cry(context: Context, start: int, end: int) -> bool:
    """Question and exclamation marks; after a Latin word only a question, for Yahoo! is a name."""
    if context.text[end : end + 1] == "=":
        return False
    if context.chinese_before(start):
        return True
    before, after = context.before(start), context.after(end)
    asks = "?" in context.text[start:end] and bool(before) and is_latin(before)
    return asks and is_chinese_end(context, after, end)


def is_chinese_end(context: Context, after: str, end: int) -> bool:
    """Whether what follows a mark is Chinese, or the end of a line of a run with Chinese."""
    return context.chinese_after(end) or (not after and context.has_chinese(0, len(context.text)))


def _is_stop(context: Context, place: int) -> bool:
    """A full point that ends a Chinese clause."""
    text = context.text
    before = text[place - 1] if place else ""
    if before.isdecimal():
        return not context.after(place + 1) and _ends_sentence_of_number(text, place)
    if not before or not (is_han(before) or before in "”》）"):
        return False
    after = text[place + 1 : place + 2]
    if not after or after in "\n”’" or (is_blank(after) and not _is_latin_next(context, place)):
        return True
    return context.chinese_after(place + 1) and _between_clauses(text, place)


def _ends_sentence_of_number(text: str, place: int) -> bool:
    """Whether the number before a last point closes a sentence and is no number of an item."""
    line = text[max(text.rfind("\n", 0, place) + 1, place - _LONGEST_LOOK) : place]
    return sum(map(is_han, line)) >= _CLAUSE and bool(_BETWEEN_MARKS.search(line.strip()))


def _is_latin_next(context: Context, place: int) -> bool:
    after = context.after(place + 1)
    return bool(after) and is_latin(after)


def _between_clauses(text: str, place: int) -> bool:
    if text[place - 1] in _TRANSLITERATION and text[place + 1] in _TRANSLITERATION:
        return False
    left = _BETWEEN_MARKS.split(text[max(0, place - 30) : place])[-1]
    right = _BETWEEN_MARKS.split(text[place + 1 : place + 31])[0]
    return min(sum(map(is_han, left)), sum(map(is_han, right))) >= _CLAUSE
