"""The order of files and folders by their names, as an editor expects it.

By the number in the name, then by the date in the name or in the manuscript's front matter, then
by the name itself, its numbers counted (1-2 before 1-10, （二） before （十）, 上 before 中 before
下). A year is a date and no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from compiler.numerals import HAN_NUMERAL, han_number, spelt_out

_COUNTED = "章篇讲講期回节節部编編卷集辑輯册冊课課届屆次号號批组組条條单單"
_AFTER = rf"[、.,:：．{_COUNTED})\]】\s_-]|$"
_HAN = rf"[{HAN_NUMERAL}]{{1,12}}"
_ARABIC = re.compile(r"\d+")
_HAN_FIRST = re.compile(rf"\s*+[(\[【]?\s*+第?\s*+({_HAN})(?={_AFTER})")
_HAN_LATER = re.compile(
    rf"第\s*+({_HAN})(?=[{_COUNTED}])|[(\[【]\s*+({_HAN})\s*+(?=[)\]】])|之({_HAN})$"
)
# Parts of a whole that have an order of their own, where they cannot be words of a title.
_PARTS = {part: place for place, part in enumerate("上中下", 1)}
_STEMS = {stem: place for place, stem in enumerate("甲乙丙丁戊己庚辛壬癸", 1)}
_PART = re.compile(
    r"[(\[【]\s*+([上中下甲乙丙丁戊己庚辛壬癸])\s*+(?=[)\]】])"
    r"|([上中下])(?=[篇册冊卷集部编編期辑輯](?:\W|_|$)|$)"
    r"|^([甲乙丙丁戊己庚辛壬癸])(?=[、.．编編篇组組])"
)
_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:([-._/年])(\d{1,2})(?:(?:\2|月)(\d{1,2})日?|月|(?!\d))"
    r"|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)|年)"
)
_FRONT_MATTER_DATE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(---|\+\+\+)[^\n]*\n(?:(?!\1).*\n)*?date\s*+[:=]\s*+[\"']?"
    rb"(\d{4})-(\d{1,2})-(\d{1,2})"
)
_HEAD = 2048  # bytes in which a front matter gives its date
_WITH_FRONT_MATTER = frozenset({".md", ".markdown"})
_ONE_CHARACTER = "\u2160-\u217f\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289"
_NUMBER_BEFORE = re.compile(
    rf"\s*+(?:第?\s*+(?:\d{{1,3}}|{_HAN})\s*+(?:[、.．_)）-]|章|篇|部分|讲|编)|[（(]\s*+"
    rf"(?:\d{{1,3}}|{_HAN})\s*+[）)]|\d{{1,3}}(?=\s|[^\W\d])|[{_ONE_CHARACTER}])\s*+[、.．_-]?\s*+"
)


def by_name(entry: Path) -> tuple[float, str, list[str | int], str]:
    """What entries of a folder are sorted by; a missing number or date stands last."""
    said = _said(entry.name if entry.is_dir() else entry.stem)
    date = said.date or (_written(entry) if said.number is None else "")
    number = float("inf") if said.number is None else said.number
    return (number, date or "~", said.natural, entry.name)


@dataclass(frozen=True)
class _Said:
    """What a name says of its place."""

    number: int | None
    date: str
    natural: list[str | int]


@lru_cache(maxsize=1 << 14)
def _said(name: str) -> _Said:
    """Kept: who shows a booklet sorts the same names at each change."""
    stem = spelt_out(name)
    return _Said(_number(_DATE.sub(" ", stem)), _date(stem), _natural(stem))


def is_numbered(name: str) -> bool:
    """Whether a name begins with a number of its own (02 印刷, 第三章 装订)."""
    return _NUMBER_BEFORE.match(name) is not None


def without_number(name: str) -> str:
    """A name without the number it begins with; as it is where nothing else is in it."""
    return _NUMBER_BEFORE.sub("", name, 1) or name


def _natural(name: str) -> list[str | int]:
    """A name in pieces of which every second is a number."""
    counted = _PART.sub(_as_place, _HAN_LATER.sub(_as_digits, name))
    pieces = re.split(r"(\d+)", counted)
    return [int(piece[:18]) if place % 2 else piece for place, piece in enumerate(pieces)]


def _as_digits(match: re.Match[str]) -> str:
    han = match[1] or match[2] or match[3]
    return match[0].replace(han, str(han_number(han)))


def _as_place(match: re.Match[str]) -> str:
    part = match[1] or match[2] or match[3]
    return match[0].replace(part, str(_PARTS.get(part) or _STEMS[part]))


def _date(name: str) -> str:
    """The date in a name, as 2024-05-01; its month or day 00 where the name has none."""
    match = _DATE.search(name)
    if not match:
        return ""
    year, _, month, day, packed_month, packed_day = match.groups()
    return f"{year}-{int(month or packed_month or 0):02}-{int(day or packed_day or 0):02}"


def _written(entry: Path) -> str:
    """The date in a manuscript's front matter, or ""."""
    if entry.suffix.lower() not in _WITH_FRONT_MATTER or not entry.is_file():
        return ""
    with entry.open("rb") as file:
        match = _FRONT_MATTER_DATE.match(file.read(_HEAD))
    return f"{int(match[2])}-{int(match[3]):02}-{int(match[4]):02}" if match else ""


def _number(stem: str) -> int | None:
    """The number a name gives: its first in digits, else one in Han at its start (第十二讲)."""
    arabic = _ARABIC.search(stem)
    if arabic:
        return int(arabic[0][:18])
    han = _HAN_FIRST.match(stem)
    return han_number(han[1]) if han else None
