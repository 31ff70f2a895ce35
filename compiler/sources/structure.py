"""Level heads in plain text: 一、 （一） 1. （1）, 第X章, 01 alone on a line (GB/T 9704, 7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

_HAN_NUMBER = "[一二三四五六七八九十百零〇]+"
_LONGEST = 40  # characters; two lines of a heading at most
_DEEPEST = 4

# What a heading may not end in: 。 ends a sentence, the others announce or enumerate.
_NOT_AT_END = "。；，、：;,:…"
_NOT_INSIDE = re.compile("[。；]")


class _Kind(IntEnum):
    """Forms of heads from high to low."""

    CHAPTER = 1
    SECTION = 2
    HAN = 3
    BRACKETED_HAN = 4
    ARABIC = 5
    BRACKETED_ARABIC = 6


_FORMS: tuple[tuple[_Kind, re.Pattern[str]], ...] = (
    (_Kind.CHAPTER, re.compile(rf"第\s*(?:{_HAN_NUMBER}|\d+)\s*(?:章|编|篇|部分)")),
    (_Kind.SECTION, re.compile(rf"第\s*(?:{_HAN_NUMBER}|\d+)\s*节")),
    (_Kind.HAN, re.compile(rf"{_HAN_NUMBER}\s*[、．.]")),
    (_Kind.BRACKETED_HAN, re.compile(rf"[（(]\s*{_HAN_NUMBER}\s*[）)]")),
    (_Kind.ARABIC, re.compile(r"\d{1,2}\s*(?:[、．]|\.(?!\d))")),
    (_Kind.BRACKETED_ARABIC, re.compile(r"[（(]\s*\d{1,2}\s*[）)]")),
)
_ALONE = re.compile(r"0\d")
_DECIMAL = re.compile(r"\d{1,2}((?:\.\d{1,2}){2,3})\s*(?=\D)")

_LEVELS = {
    _Kind.CHAPTER: 1,
    _Kind.SECTION: 2,
    _Kind.HAN: 1,
    _Kind.BRACKETED_HAN: 2,
    _Kind.ARABIC: 3,
    _Kind.BRACKETED_ARABIC: 4,
}


def heading_level(text: str) -> int | None:
    """The level (1–4) that a paragraph's own number gives it; None if it is no heading.

    ``一、`` and ``第X章`` give 1, ``（一）`` and ``第X节`` 2, ``1.`` 3, ``（1）`` 4,
    ``01`` alone 1, ``5.1.2`` 3. ``第X条`` is body, and so is a numbered paragraph that is long
    or has a 。 in it.
    """
    stripped = text.strip()
    if _ALONE.fullmatch(stripped):
        return 1
    decimal = _DECIMAL.match(stripped)
    if decimal and _reads_as_heading(stripped, decimal.end()):
        return min(decimal[1].count(".") + 1, _DEEPEST)
    kind = _kind(stripped)
    return _LEVELS[kind] if kind else None


def is_number_alone(text: str) -> bool:
    """Whether a line is nothing but a head's number: （1）, 一、."""
    stripped = text.strip()
    return any(form.fullmatch(stripped) for _, form in _FORMS)


@dataclass(frozen=True)
class Outline:
    """The levels of a text's paragraphs, one each; None for what is no heading."""

    levels: tuple[int | None, ...]


def outline(texts: Sequence[str]) -> Outline:
    """The level of each paragraph of one article, judged together.

    Numbered lines that follow each other with nothing between, or stand last, are an enumeration
    and no headings, if they are of level 3 or lower. Under chapters 一、 is one level lower. The
    smallest level used is 1.
    """
    levels = [heading_level(text) for text in texts]
    if _Kind.CHAPTER in {_kind(text.strip()) for text in texts}:
        levels = [
            min(level + 1, _DEEPEST) if level and not _is_chapter(text) else level
            for level, text in zip(levels, texts, strict=True)
        ]
    levels = _without_enumerations(levels, texts)
    return Outline(tuple(normalised(levels)))


def normalised(levels: Sequence[int | None]) -> list[int | None]:
    """The levels moved up so that the smallest used is 1."""
    used = [level for level in levels if level]
    lift = min(used, default=1) - 1
    return [level - lift if level else None for level in levels]


def _kind(stripped: str) -> _Kind | None:
    for kind, form in _FORMS:
        match = form.match(stripped)
        if match:
            return kind if _reads_as_heading(stripped, match.end()) else None
    return None


def _is_chapter(text: str) -> bool:
    return _kind(text.strip()) in {_Kind.CHAPTER, _Kind.SECTION} or bool(
        _ALONE.fullmatch(text.strip())
    )


def _reads_as_heading(stripped: str, number_end: int) -> bool:
    words = stripped[number_end:].strip()
    return (
        bool(words)
        and len(stripped) <= _LONGEST
        and stripped[-1] not in _NOT_AT_END
        and not _NOT_INSIDE.search(words)
    )


def _without_enumerations(levels: Sequence[int | None], texts: Sequence[str]) -> list[int | None]:
    kept = list(levels)
    for index, level in enumerate(levels):
        if level is None or _kind(texts[index].strip()) not in {
            _Kind.ARABIC,
            _Kind.BRACKETED_ARABIC,
        }:
            continue
        before = levels[index - 1] if index else None
        after = levels[index + 1] if index + 1 < len(levels) else level
        if level in (before, after):
            kept[index] = None
    return kept
