"""In what script a text is written: simplified, traditional or Japanese, stretch by stretch.

A stretch runs from one full stop, semicolon, quotation or title mark to the next. It is read as
traditional when it holds characters that no simplified text holds, and none that no traditional
text holds; a stretch that shows neither is traditional among traditional ones only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from compiler.editions.opencc_engine import simplified_only, simplify

_STRETCH = re.compile(r"[^。！？；\n“”‘’「」『』《》〈〉（）()]+")
_WRITTEN_AS_ONE = re.compile("[\u3005\u3040-\u30ff\u3400-\u9fff]+")  # ideographs and kana
_HIRAGANA = re.compile("[\u3041-\u309f]")
_HAN = re.compile("[\u3400-\u9fff]")
# Of the characters that tell, so many must be traditional for a whole article to be so.
_MOSTLY = 0.8
# So many different characters make a stretch traditional; one may be in a name (朱鎔基, 李昇).
_TELL = 2


class Script(StrEnum):
    """What a stretch is written in."""

    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    JAPANESE = "japanese"


@dataclass(frozen=True)
class Stretch:
    """``text[start:end]`` is written in ``script``."""

    start: int
    end: int
    script: Script


def stretches(text: str) -> Iterator[Stretch]:
    """The stretches of ``text`` that are not simplified, in order."""
    japanese = tuple(_japanese(text))
    if not japanese and len(_traditional_in(text)) < _TELL:
        return
    several = [(found.start(), found.end()) for found in _STRETCH.finditer(text)]
    seen = [_seen(text[start:end]) for start, end in several]
    if not japanese and Script.TRADITIONAL not in seen:
        return
    found: list[Stretch] = list(japanese)
    for (start, end), script in zip(several, _settled(seen), strict=True):
        overlaps = any(each.start < end and start < each.end for each in japanese)
        if script is Script.TRADITIONAL and not overlaps:
            found.append(Stretch(start, end, script))
    yield from sorted(found, key=lambda stretch: stretch.start)


def mostly_traditional(texts: list[str]) -> bool:
    """Whether the characters that tell are traditional ones, in four of five places and more."""
    text = "".join(texts)
    traditional = sum(map(text.count, _traditional_in(text)))
    if not traditional:  # nor need OpenCC's tables be loaded
        return False
    only = simplified_only(text)
    simplified = sum(character in only for character in text)
    return traditional >= _MOSTLY * (traditional + simplified)


def _settled(seen: list[Script | None]) -> list[Script | None]:
    """Stretches that do not tell are simplified, but between traditional ones and no other."""
    alone = Script.TRADITIONAL in seen and Script.SIMPLIFIED not in seen
    before, after = _last_told(seen), _last_told(seen[::-1])[::-1]
    return [
        Script.TRADITIONAL
        if script is None and (alone or above is below is Script.TRADITIONAL)
        else script
        for script, above, below in zip(seen, before, after, strict=True)
    ]


def _last_told(seen: list[Script | None]) -> list[Script | None]:
    """What the last stretch that told had told, at each of them."""
    last, told = None, []
    for script in seen:
        last = script or last
        told.append(last)
    return told


def _seen(text: str) -> Script | None:
    if simplified_only(text):
        return Script.SIMPLIFIED
    return Script.TRADITIONAL if len(_traditional_in(text)) >= _TELL else None


def _japanese(text: str) -> Iterator[Stretch]:
    """Words with two syllables of hiragana and more, all of whose ideographs Japanese has.

    One syllable is not enough: の stands in Chinese shop names.
    """
    if not _HIRAGANA.search(text):
        return
    for found in _WRITTEN_AS_ONE.finditer(text):
        ideographs = _HAN.findall(found.group())
        if len(_HIRAGANA.findall(found.group())) > 1 and all(map(_in_japanese, ideographs)):
            yield Stretch(found.start(), found.end(), Script.JAPANESE)


def _traditional_in(text: str) -> list[str]:
    """The characters of ``text``, each once, that simplified text cannot hold."""
    return list(filter(_is_traditional, frozenset(text)))


@cache
def _is_traditional(character: str) -> bool:
    """Whether GB 2312 lacks an ideograph, and simplified text has another form of it."""
    lacking = "\u4e00" <= character <= "\u9fff" and not _encodes(character, "gb2312")
    return lacking and simplify(character) != character


@cache
def _in_japanese(character: str) -> bool:
    return _encodes(character, "shift_jis")


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
