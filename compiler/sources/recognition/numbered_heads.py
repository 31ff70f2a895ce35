"""Level heads in plain text: 一、 （一） 1. （1）, 第X章, 01 alone on a line (GB/T 9704, 7.3.3).

A paragraph's own number says that it may be a head; the article as a whole says whether it is,
and at which level: the forms that it uses, from high to low, are its levels from 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from compiler.model.guess import GuessKind
from compiler.sources.account import Account
from compiler.sources.recognition.enumerations import (
    enumerated_places,
    leading_up,
    number_in,
    out_of_order_places,
)
from compiler.sources.recognition.long_heads import long_siblings
from compiler.sources.wording.characters import ONE_HAN
from compiler.sources.wording.heading_numbers import (
    LECTURES,
    Form,
    counted,
    form_of,
    numbered_as,
    reads_as_heading,
)

_DEEPEST = 4
# 1.5 亿人 and 1.1 背景 look alike: one point counts only beside others of its kind.
_ONE_POINT = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})(?:\s+|(?={ONE_HAN}))(?=\D)")
_ALONE = tuple("一二三四五六七八九十")  # sections that have a number and no words
_BARE_NUMBER = re.compile(rf"(\d{{1,2}})[ \u3000]+(?={ONE_HAN})(?![年月日时分秒个])")
# How often a short line with such a number is a head, by reading the real manuscripts.
_STOPPED = frozenset({Form.HAN, Form.BRACKETED_HAN})
_LONGEST_STOPPED = 20  # characters of a head that ends in 。
_SURE = {
    Form.PART: 0.97,
    Form.CHAPTER: 0.97,
    Form.SECTION: 0.97,
    Form.HAN: 0.95,
    Form.BRACKETED_HAN: 0.9,
    Form.ARABIC: 0.75,
    Form.BRACKETED_ARABIC: 0.7,
}
_USUAL = 0.8
_ONLY_ONE = 0.3  # less sure where no second head of the form stands in the article


@dataclass(frozen=True)
class Head:
    """A paragraph found to be a heading; see ``model.guess.Guess`` for the last two."""

    level: int
    form: Form
    confidence: float
    reason: str


@dataclass(frozen=True)
class Outline:
    """The heads among a text's paragraphs, one place each; None for what is no heading.

    ``enumerated`` are the places of numbered lines that were taken for an enumeration.
    """

    heads: tuple[Head | None, ...]
    enumerated: tuple[int, ...] = ()

    @property
    def levels(self) -> tuple[int | None, ...]:
        """The level of each paragraph."""
        return tuple(head.level if head else None for head in self.heads)

    def record(self, texts: Sequence[str], account: Account) -> None:
        """Enter each head, and each line that is none for standing in an enumeration."""
        for text, head in zip(texts, self.heads, strict=True):
            if head:
                account.guess(
                    GuessKind.HEADING, text, head.confidence, head.reason, level=head.level
                )
        for place in self.enumerated:
            account.guess(GuessKind.BODY, texts[place], 0.85, "enumeration")


def outline(texts: Sequence[str], only: frozenset[Form] = frozenset(Form)) -> Outline:
    """The headings among the paragraphs of one article, judged together.

    Numbered lines that follow each other with nothing between, or stand last, are an enumeration
    and no headings, if they are Arabic or three and more. Levels have no gaps: the highest form
    in the article is 1, the next 2. Only heads of the forms in ``only`` are looked for.
    """
    forms = [form if (form := form_of(text)) in only else None for text in texts]
    if Form.NUMBERED_CHAPTER in only:
        _take_bare(forms, texts)
    _take_decimals(forms, texts, only)
    _take_stopped(forms, texts, only)
    if Form.ORDINAL in only:
        _take_counted(forms, texts)
    alone = _numbers_alone(texts) if Form.HAN in only else []
    for place in alone:
        forms[place] = Form.HAN
    if Form.HAN in only:
        for place in long_siblings(texts, [form is Form.HAN for form in forms]):
            forms[place] = forms[place] or Form.HAN
    enumerated = enumerated_places(forms, texts)
    enumerated += leading_up(forms, texts, enumerated)
    for place in enumerated:
        forms[place] = None
    out_of_order = out_of_order_places(forms, texts)
    for place in out_of_order:
        forms[place] = None
    used = sorted({form for form in forms if form})
    counts = Counter(forms)
    heads: list[Head | None] = []
    for place, form in enumerate(forms):
        if form is None:
            heads.append(None)
            continue
        level = 1 if form is Form.APPENDIX else _level(form, used)
        sure = _SURE.get(form, _USUAL)
        reason = "number-alone" if place in alone else "number"
        if counts[form] == 1 and form is not Form.APPENDIX:
            sure, reason = round(sure - _ONLY_ONE, 2), "number-once"
        heads.append(Head(level, form, sure, reason))
    return Outline(tuple(heads), tuple(sorted(enumerated + out_of_order)))


def normalised(levels: Sequence[int | None]) -> list[int | None]:
    """The levels without gaps: the smallest used is 1, the next 2."""
    used = sorted({level for level in levels if level})
    return [used.index(level) + 1 if level else None for level in levels]


def _level(form: Form, used: Sequence[Form]) -> int:
    """The place of a form among those used; an appendix stands beside the highest."""
    above = [each for each in used if each < form and each is not Form.APPENDIX]
    return min(len(above) + 1, _DEEPEST)


def _take_decimals(forms: list[Form | None], texts: Sequence[str], only: frozenset[Form]) -> None:
    """Set the form of 1.1, 1.2 where several follow each other, and of the 1. above them."""
    places: dict[int, tuple[int, int]] = {}
    for place, text in enumerate(texts):
        match = _ONE_POINT.match(text.strip())
        if match and reads_as_heading(text.strip(), match.end()):
            places[place] = (int(match[1]), int(match[2]))
    numbers = set(places.values())
    chapters = {
        numbered_as(texts[place].strip())
        for place, form in enumerate(forms)
        if form is Form.NUMBERED_CHAPTER
    }
    several = any((a, b + 1) in numbers for a, b in numbers)
    below = bool(chapters) and all(a in chapters for a, _ in numbers)
    if Form.DECIMAL not in only or not (several or below):
        return
    if not any(second == 1 for _, second in numbers):
        return
    for place in places:
        forms[place] = Form.DECIMAL
    for place, form in enumerate(forms):
        if form is Form.ARABIC:
            forms[place] = Form.NUMBERED_CHAPTER


def _take_counted(forms: list[Form | None], texts: Sequence[str]) -> None:
    """Set the form of 第一步, 第二步 where a thing counts from 1, or lectures from any number."""
    series: dict[str, list[tuple[int, int]]] = {}
    for place, text in enumerate(texts):
        found = counted(text, events=True) if forms[place] is None else None
        if found:
            series.setdefault(found[1], []).append((place, found[0]))
    for thing, places in series.items():
        numbers = [number for _, number in places]
        first = numbers[0] if thing in LECTURES else 1
        if len(numbers) > 1 and numbers == list(range(first, first + len(numbers))):
            for place, _ in places:
                forms[place] = Form.ORDINAL


def _take_stopped(forms: list[Form | None], texts: Sequence[str], only: frozenset[Form]) -> None:
    """Set the form of （一）发展基础。 where such lines count from 1, each with text below it.

    The last item of a list ends in 。 as well; those before it do not.
    """
    open_runs: dict[Form, list[int]] = {}
    accepted: list[tuple[int, Form]] = []
    for place, text in enumerate(texts):
        stripped = text.strip()
        form = form_of(stripped[:-1]) if stripped.endswith("。") else None
        if form in _STOPPED & only and len(stripped) <= _LONGEST_STOPPED and forms[place] is None:
            number = numbered_as(stripped)
            run = open_runs.setdefault(form, [])
            if number == 1:
                run.clear()
            if number == len(run) + 1 and (not run or place - run[-1] > 1):
                run.append(place)
                accepted.append((place, form))
    firsts = [place for place, _ in accepted if numbered_as(texts[place].strip()) == 1]
    if len(accepted) > max(1, len(firsts)):
        for place, form in accepted:
            forms[place] = form


def _take_bare(forms: list[Form | None], texts: Sequence[str]) -> None:
    """Set the form of ``1 导言`` where such lines count on from 1 with text between them.

    Some of a series may have a point after their number: 1.导言, 2 方法.
    """
    bare = {
        place: int(match[1])
        for place, text in enumerate(texts)
        if forms[place] is None
        and (match := _BARE_NUMBER.match(text.strip()))
        and reads_as_heading(text.strip(), match.end())
    }
    pointed = {
        place: number_in(texts[place]) for place, form in enumerate(forms) if form is Form.ARABIC
    }
    for series in (bare, bare | pointed) if bare else ():
        places = sorted(series)
        apart = all(after - before > 1 for before, after in pairwise(places))
        counted_on = [series[place] for place in places] == list(range(1, len(places) + 1))
        if len(places) > 1 and counted_on and apart:
            for place in places:
                forms[place] = Form.NUMBERED_CHAPTER
            return


def _numbers_alone(texts: Sequence[str]) -> list[int]:
    """Where 一, 二, 三 stand alone on their lines, in order and at least two of them."""
    places = [place for place, text in enumerate(texts) if text.strip() in _ALONE]
    found = [texts[place].strip() for place in places]
    return places if len(found) > 1 and found == list(_ALONE[: len(found)]) else []
