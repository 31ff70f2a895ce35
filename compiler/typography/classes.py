"""What each character is to a line of Chinese: Han, Latin, a mark that opens or closes, a pause.

The classes follow CLREQ §3.1 (punctuation) and §3.2 (mixed text); which characters may not stand
at a line's start or end follows CLREQ §3.1.3, GB/T 15834-2011 §5.1 and the tests of CSS Text 4.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from typing import Literal

Kinsoku = Literal["basic", "gb", "strict"]


class Kind(IntEnum):
    """The class of a character; pairs of classes decide gaps and breaks."""

    HAN = 0  # Han, kana, Hangul, full-width forms: one em, breaks on either side
    LATIN = 1  # letters and digits of alphabetic scripts
    SYMBOL = 2  # other narrow characters: ASCII marks, narrow quotes, no-break space
    SPACE = 3  # a collapsible word space
    FIXED_SPACE = 4  # a space that white-space keeps
    WIDE_SPACE = 5  # U+3000
    OPENING = 6
    CLOSING = 7
    PAUSE = 8  # ，、；：
    STOP = 9  # 。．？！
    DOT = 10  # the middle dot of foreign names
    DASH = 11  # two-em dash and ellipsis, by halves
    OBJECT = 12  # a picture, an inline block, a leader
    LINE_BREAK = 13  # a forced line end
    SOFT_BREAK = 14  # zero-width space


OPENING = frozenset("“‘（《〈【「『〔［｛〖〝｟")
CLOSING = frozenset("”’）》〉】」』〕］｝〗〞｠")
CLOSING_QUOTES = frozenset("”’」』〞")
PAUSE = frozenset("，、；：")
STOP = frozenset("。．？！")
DOTS = frozenset("·・‧")
DASHES = frozenset("—…⸺⋯―")
CURRENCY = frozenset("$￥¥€£№＃#")
UNITS = frozenset("%％‰℃℉°′″")
DATE_UNITS = frozenset("年月日号號时時分秒届屆次个個条條项項万萬亿億元章节節页頁岁歲期卷届")
GLUE = frozenset("\u00a0\u2007\u2011\u202f\u2060\ufeff")
# Narrow signs that are spaced from Han like the digits they belong to; no hyphen, which joins Han
# (让-雅克, GB/T 15834-2011 §4.13).
NUMBER_SIGNS = frozenset("+±−$€£¥%°<=>")
# Wide signs that stand close to the digits they belong to, ￥100, 7～8: the property text-autospace
# of CSS Text 4 spaces ideographs only.
WIDE_SIGNS = frozenset("￥￡￠＄％＃＋－＝＜＞～〜")

_ALWAYS_HALT = CLOSING | PAUSE | STOP | frozenset("‼⁇⁈⁉,.:;!?)]}") | UNITS
_GB_HALT = DOTS | frozenset("～〜–‐-/／")
_STRICT_HALT = frozenset("—…⸺⋯―々〻ーゝゞヽヾ〱〲〳〴〵")
_NEVER_LAST = OPENING | frozenset("([{")

# Characters that no line may start with.
LINE_START_FORBIDDEN: dict[Kinsoku, frozenset[str]] = {
    "basic": _ALWAYS_HALT,  # GB/T 15834-2011 §5.1.1–5.1.4
    "gb": _ALWAYS_HALT | _GB_HALT,  # adds §5.1.7–5.1.9: · ～ – /
    "strict": _ALWAYS_HALT | _GB_HALT | _STRICT_HALT,  # adds CLREQ §3.1.3: — … 々
}
# Characters that no line may end with.
LINE_END_FORBIDDEN: dict[Kinsoku, frozenset[str]] = {
    "basic": _NEVER_LAST,
    "gb": _NEVER_LAST | frozenset("/／"),  # GB/T 15834-2011 §5.1.9
    "strict": _NEVER_LAST | frozenset("/／"),
}

# Characters of which some rule speaks by name; all other Han characters are alike to the rules.
PARTICULAR = (
    DATE_UNITS | UNITS | CURRENCY | GLUE | NUMBER_SIGNS | WIDE_SIGNS | frozenset("第")
    | LINE_START_FORBIDDEN["strict"] | LINE_END_FORBIDDEN["strict"]
)  # fmt: skip

MARKS = frozenset({Kind.OPENING, Kind.CLOSING, Kind.PAUSE, Kind.STOP, Kind.DOT})
ENDING_MARKS = frozenset({Kind.CLOSING, Kind.PAUSE, Kind.STOP})
NARROW = frozenset({Kind.LATIN, Kind.SYMBOL})
# What a last line needs two of; marks are not counted (CLREQ §3.1.4, 孤字).
INK = frozenset({Kind.HAN, Kind.LATIN, Kind.OBJECT})

_NAMED: tuple[tuple[frozenset[str], Kind], ...] = (
    (OPENING, Kind.OPENING),
    (CLOSING, Kind.CLOSING),
    (PAUSE, Kind.PAUSE),
    (STOP, Kind.STOP),
    (DOTS, Kind.DOT),
    (DASHES, Kind.DASH),
    (frozenset(" "), Kind.SPACE),
    (frozenset("\u3000"), Kind.WIDE_SPACE),
    (frozenset("\n"), Kind.LINE_BREAK),
    (frozenset("\u200b"), Kind.SOFT_BREAK),
    (frozenset("\ufffc"), Kind.OBJECT),
)
# First and last code of the blocks that are set like Han: radicals to CJK symbols, kana to Yi,
# Hangul, private use, compatibility ideographs and forms, full-width forms, planes 2 and 3;
# and the circled numbers and geometric signs that Chinese faces draw one em wide.
_HAN_BLOCKS = (
    (0x2160, 0x217F), (0x2460, 0x25FF), (0x2E80, 0xA4CF), (0xAC00, 0xD7A3), (0xE000, 0xFAFF),
    (0xFE30, 0xFE4F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x20000, 0x3FFFF),
)  # fmt: skip


@cache
def kind_of(character: str) -> Kind:
    """The class of one character where it is set full-width, if it can be."""
    for members, kind in _NAMED:
        if character in members:
            return kind
    code = ord(character)
    if any(first <= code <= last for first, last in _HAN_BLOCKS):
        return Kind.HAN
    return Kind.LATIN if character.isalnum() else Kind.SYMBOL
