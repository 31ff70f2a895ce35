"""The numbers that Word sets before paragraphs, counted anew (ISO/IEC 29500-1 §17.9).

Paragraphs of one abstract definition share its counters. A form of number that is not written here
counts all the same, and is asked for by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from compiler.sources.witness.seen import ANY
from compiler.sources.witness.xml_events import parse

_LEVELS = 9
_HAN = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_PLACE = re.compile("%([1-9])")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass
class _Level:
    """One level of a definition."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass
class _Style:
    """What a style of paragraphs says of numbers."""

    based: str = ""
    number: str | None = None
    depth: str | None = None


@dataclass
class Numbers:
    """The definitions of a file, and the counters while it is read."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    own_levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)  # definition → numbering style
    by_style: dict[str, str] = field(default_factory=dict)  # numbering style → definition
    styles: dict[str, _Style] = field(default_factory=dict)
    default_style: str = ""
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, style: str, number: str | None, depth: str | None) -> str:
        """The number of the next paragraph, by its style and what it says itself; "" for none."""
        style = style or self.default_style
        told = self._of_style(style)
        number = told.number if number is None else number
        if not number or number not in self.abstract_of:
            return ""
        abstract = self._abstract(number)
        levels = self.levels.get(abstract, {}) | self.own_levels.get(number, {})
        at = _whole(told.depth if depth is None else depth, 0)
        at = next((place for place, level in levels.items() if level.style == style), at)
        if at not in levels:
            return ""
        counts = self._counted(number, abstract, levels, at)
        text = "" if levels[at].form == "bullet" else _filled(levels, at, counts)
        return "" if ANY in text else text

    def _of_style(self, style: str) -> _Style:
        found = _Style()
        for _ in range(20):
            known = self.styles.get(style)
            if known is None:
                break
            found.number = known.number if found.number is None else found.number
            found.depth = known.depth if found.depth is None else found.depth
            style = known.based
        return found

    def _abstract(self, number: str) -> str:
        abstract = self.abstract_of[number]
        return self.by_style.get(self.linked.get(abstract, ""), abstract)

    def _counted(
        self, number: str, abstract: str, levels: dict[int, _Level], at: int
    ) -> list[int | None]:
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        before = counts[at]
        if (number, at) in self.starts and (number, at) not in self._begun:
            counts[at] = self.starts[number, at]
        else:
            counts[at] = levels[at].start if before is None else before + 1
        self._begun.add((number, at))
        for above in range(at):
            if counts[above] is None:
                counts[above] = levels[above].start if above in levels else 1
        for below in range(at + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart > 0 and at < restart):
                counts[below] = None
                self._begun.discard((number, below))
        return counts


def _filled(levels: dict[int, _Level], at: int, counts: list[int | None]) -> str:
    def place(match: re.Match[str]) -> str:
        which = int(match[1]) - 1
        level = levels.get(which, _Level())
        number = counts[which] or 0
        if levels[at].legal or level.form in {"decimal", "decimalHalfWidth"}:
            return str(number)
        form = _FORMS.get(level.form)
        return form(number) if form else ANY

    return _PLACE.sub(place, levels[at].text[:100]).strip()


def _han(number: int) -> str:
    if not 0 < number < 100:
        return ANY
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _HAN[tens]) + "十" if tens else ""
    return head + (_HAN[ones] if ones else "")


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN if number < 40 else ():
        text += sign * (number // value)
        number %= value
    return text or ANY


def _letter(number: int) -> str:
    return chr(ord("a") + number - 1) if 0 < number <= 26 else ANY


def _circled(number: int) -> str:
    return chr(0x245F + number) if 0 < number <= 20 else ANY


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": str,
    "decimalFullWidth2": str,
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if 0 < number <= 20 else ANY,
    "decimalEnclosedCircleChinese": lambda number: (
        chr(0x245F + number) if 0 < number <= 20 else ANY
    ),
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "japaneseCounting": _han,
    "taiwaneseCountingThousand": _han,
    "ideographTraditional": lambda number: _STEMS[number - 1] if 0 < number <= 10 else ANY,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda _: "",
}


def numbers_of(numbering: bytes, styles: bytes) -> Numbers:
    """What the two parts define; each may be empty."""
    found = Numbers()
    reader = _Definitions(found)
    for part in (numbering, styles):
        if part:
            parse(part, reader.start, reader.end)
    return found


@dataclass
class _Definitions:
    """Takes the events of both parts."""

    found: Numbers
    _path: list[str] = field(default_factory=list)
    _abstract: str = ""
    _number: str = ""
    _depth: int = 0
    _level: _Level | None = None
    _style: _Style | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = name.rpartition(" ")[2]
        self._path.append(name)
        told = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        value = told.get("val", "")
        found = self.found
        match name:
            case "abstractNum":
                self._abstract, self._number = told.get("abstractNumId", ""), ""
                found.levels[self._abstract] = {}
            case "num":
                self._number = told.get("numId", "")
            case "abstractNumId":
                found.abstract_of[self._number] = value
            case "lvlOverride":
                self._depth = _whole(told.get("ilvl"), 0)
            case "startOverride":
                found.starts[self._number, self._depth] = _whole(value, 1)
            case "styleLink":
                found.by_style[value] = self._abstract
            case "numStyleLink":
                found.linked[self._abstract] = value
            case "lvl":
                self._level = _Level()
                own = found.own_levels.setdefault(self._number, {})
                levels = own if self._number else found.levels[self._abstract]
                levels[_whole(told.get("ilvl"), 0)] = self._level
            case "style":
                self._style = _Style()
                found.styles[told.get("styleId", "")] = self._style
                if told.get("default") in {"1", "true"} and told.get("type") == "paragraph":
                    found.default_style = told.get("styleId", "")
            case _ if self._level is not None:
                self._of_level(self._level, name, value, told)
            case _ if self._style is not None:
                self._of_style(self._style, name, value)

    def end(self, name: str) -> None:
        """An element ends."""
        name = name.rpartition(" ")[2]
        self._path.pop()
        if name == "lvl":
            self._level = None
        elif name == "style":
            self._style = None

    def _of_level(self, level: _Level, name: str, value: str, told: dict[str, str]) -> None:
        match name:
            case "start":
                level.start = _whole(value, 1)
            case "numFmt":
                if "format" not in told:  # newer forms are written twice, the older as a fallback
                    level.form = value
            case "lvlText":
                level.text = value
            case "pStyle":
                level.style = value
            case "lvlRestart":
                level.restart = _whole(value, 0)
            case "isLgl":
                level.legal = value not in {"0", "false", "off"}

    def _of_style(self, style: _Style, name: str, value: str) -> None:
        match name:
            case "basedOn":
                style.based = value
            case "numId" if "pPr" in self._path:
                style.number = value
            case "ilvl" if "pPr" in self._path:
                style.depth = value


def _whole(text: str | None, otherwise: int) -> int:
    text = text or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 6 else otherwise
