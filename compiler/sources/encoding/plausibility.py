"""How much a text looks like Chinese: the evidence by which encodings are told apart.

``likelihood`` is the natural logarithm of a text's probability under a crude model: each character
by its class, ideographs by their rank among the frequent ones, letters and digits by the run they
stand in. Two readings of the same bytes can be compared by it; the right one wins by 4 to 6 a
character (measured on simplified text in GB18030 against the same bytes as Big5).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import lru_cache

from compiler.sources.encoding.common_han import FREQUENT_HAN

UNDECODABLE = "\uffff"  # a noncharacter: stands for bytes that a decoder refused

_RANKS = {character: rank for rank, character in enumerate(FREQUENT_HAN)}
# −ln p at these ranks; jieba's own frequencies, rounded.
_STEPS = (50, 100, 200, 400, 800, 1200, 1600, 2000, 2500, 3000, 3500, 4000)
_COSTS = (5.3, 6.2, 6.6, 7.1, 7.9, 8.5, 9.0, 9.5, 10.0, 10.4, 10.9, 11.3)

_COMMON_MARKS = frozenset("，。、；：？！“”‘’（）《》—…")
_MARKS = frozenset("「」『』【】〔〕〈〉·～\u3000〖〗－﹁﹂﹃﹄‧•×÷°±％＋＝〇○●■□◆★※→│─━")
_ROWS = frozenset("—…─━═＝－＊～·•\u3000\xa0！？")
_SPACES = frozenset("\xa0\u2002\u2003\u200b\ufeff")
_BLANK = frozenset(" \n\r\t\f")

_WORST = ((6, 11.5), (20, 10.6), (80, 9.7), (1 << 62, 9.2))  # below this length, this mean cost

_ERROR = 25.0
_PRIVATE = 20.0
_CONTROL = 15.0
_ALIEN = 15.0

# First code point of a range, and the cost of a character from there on.
_RANGES: tuple[tuple[int, float], ...] = (
    (0x80, _ERROR),  # C1 controls
    (0xA0, 10.0),  # Latin-1, pinyin
    (0x250, 12.0),
    (0x370, 12.0),  # Greek, Cyrillic
    (0x530, _ALIEN),
    (0x2000, 9.0),  # punctuation, arrows, signs, enclosed numbers, box drawing
    (0x2800, 12.0),
    (0x2E80, 14.0),  # radicals
    (0x3000, 9.0),
    (0x3040, 11.0),  # kana
    (0x3100, 10.0),  # bopomofo
    (0x3130, 13.0),
    (0x3200, 11.0),
    (0x3400, 17.0),  # extension A
    (0x4DC0, _ALIEN),
    (0x4E00, 15.0),  # the unified ideographs that are in no list below
    (0xA000, _ALIEN),
    (0xAC00, 13.0),  # Hangul
    (0xD800, _ERROR),
    (0xE000, _PRIVATE),
    (0xF900, 17.0),
    (0xFB00, _ALIEN),
    (0xFE30, 10.0),  # vertical and small forms
    (0xFE70, _ALIEN),
    (0xFF01, 8.0),  # full-width forms
    (0xFF61, 14.0),  # half-width kana and Hangul
    (0xFFE0, 9.0),
    (0x10000, 13.0),  # emoji and other planes
    (0x20000, 17.0),
    (0x30000, 18.0),
    (0xE0000, _PRIVATE),
)
_STARTS = tuple(start for start, _ in _RANGES)


def likelihood(text: str) -> float:
    """The logarithm of the probability of ``text``; the greater (less negative), the better."""
    cost = 0.0
    before = ""
    for character in text:
        if character >= "\x80":
            cost += _cost_after(before, character)
        else:
            cost += _ascii_cost(before, character)
        before = character
    return -cost


def familiar(text: str) -> float:
    """The share of frequent ideographs, Chinese marks and printable ASCII in ``text``."""
    known = sum(
        character in _RANKS or character in _COMMON_MARKS or " " <= character < "\x7f"
        for character in text
    )
    known += sum(
        character in _BLANK or character in _MARKS for character in text if character != " "
    )
    return known / max(1, len(text))


def is_text(text: str, slack: float = 0.0) -> bool:
    """Whether the characters of ``text`` outside ASCII are such as Chinese texts are made of.

    ``slack`` is allowed above the measure: for a part of a text, which may be a list of names.

    The mean cost of a true text falls with its length: 10.9 at most at 4 characters, 9.6 at 6,
    8.7 at 20, 7.4 at 80 and more, measured on the corpus in both scripts. Korean read as GB 2312
    has 10.5, Japanese 10.1, random ideographs 11 to 13.
    """
    costs = [_cost(character) for character in text if character >= "\x80"]
    if not costs:
        return True
    worst = next(worst for length, worst in _WORST if len(costs) < length)
    return sum(costs) / len(costs) <= worst + slack


@lru_cache(maxsize=1 << 16)
def _cost_after(before: str, character: str) -> float:
    if character == before and _repeats(character):
        return 2.0
    if "a" <= before <= "z" and "\xc0" <= character <= "\u017f" and character.isalpha():
        return 6.0  # café
    return _cost(character)


@lru_cache(maxsize=1 << 16)
def _cost(character: str) -> float:
    if character in _COMMON_MARKS:
        return 4.5
    if character in _MARKS:
        return 6.5
    if character in _SPACES:
        return 8.5
    rank = _RANKS.get(character)
    if rank is not None:
        return _COSTS[min(bisect_left(_STEPS, rank), len(_COSTS) - 1)]
    if character == UNDECODABLE or unicodedata.category(character) == "Cn":
        return _ERROR
    point = ord(character)
    if 0x4E00 <= point < 0xA000 and _in_national_set(character):
        return 13.0
    return _RANGES[_index(point)][1]


def _index(point: int) -> int:
    place = bisect_left(_STARTS, point + 1) - 1
    return max(place, 0)


def _in_national_set(character: str) -> bool:
    """Whether GB 2312 has it, or the first level of Big5 (5401 characters, lead byte ≤ C6)."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        encoded = character.encode("big5", "ignore")
        return bool(encoded) and encoded[0] <= 0xC6
    return True


def _repeats(character: str) -> bool:
    """Whether a character is often set in a row: ——, ……, ＝＝＝; no ideograph is."""
    return character in _ROWS


@lru_cache(maxsize=1 << 14)
def _ascii_cost(before: str, character: str) -> float:
    if character in _BLANK:
        return 4.0 if before else 6.0
    if character < " " or character == "\x7f":
        return _CONTROL
    if character == before and not character.isalnum():
        return 1.5
    if character.isdigit():
        return 2.5 if before.isdigit() and before < "\x80" else 5.5
    if character.isalpha():
        follows = "a" <= before <= "z" or "A" <= before <= "Z"
        if character.islower():
            return 3.0 if follows else 6.5
        return 3.5 if "A" <= before <= "Z" else 7.5
    return 6.5
