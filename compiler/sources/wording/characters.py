"""Classes of characters that the mending rules tell apart."""

from __future__ import annotations

import re
import unicodedata

# Ideographs: the range, for within a class of a pattern, and the class.
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
ONE_HAN = f"[{HAN}]"
# White space within a line; the en quad to the hair space are written out.
BLANK = " \t\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
INVISIBLE = "\u00ad\u200b\u2060\ufeff"  # left by word processors; they print nothing

IDEOGRAPH = re.compile(ONE_HAN)
_BLANK = re.compile(f"[{BLANK}]")
_FULL_STOP = re.compile("[。！？!?][”’」』）)]*$")

# Full width in every font: no Latin text uses them.
WIDE = frozenset(
    "、。〃〈〉《》「」『』【】〔〕〖〗〜！（），．：；？［］｛｝～＂＇％＋－＝①②③④⑤⑥⑦⑧⑨⑩"
    "⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⋯"
)
# Ideographs and full-width marks one after the other; 丨 is an ideograph only by code.
CHINESE = re.compile(f"(?:(?!丨)[{HAN}{''.join(sorted(WIDE))}])+")
SHARED = frozenset("“”‘’—…·")  # Chinese and Latin text both use them
OPENING = frozenset("（《〈「『【〔〖［｛“‘([{")
CLOSING = frozenset("）》〉」』】〕〗］｝”’)]}、。，．：；？！")

# What ends a paragraph: SOURCES.md, "Traps".
TERMINAL = frozenset('。！？!?”’"…⋯：:；;）)】》」』.')

URL = re.compile(
    r"(?:https?|ftp)://[!-~]+|www\.[!-~]+|[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
)


def is_han(character: str) -> bool:
    """Whether ``character`` is an ideograph; 丨 is one only by code, and used as a bar."""
    return bool(IDEOGRAPH.match(character)) and character != "丨"


def is_blank(character: str) -> bool:
    """Whether ``character`` is white space within a line, the ideographic space included."""
    return bool(_BLANK.match(character))


def is_latin(character: str) -> bool:
    """Whether ``character`` is a letter or digit of a script that puts spaces between words."""
    return character.isalnum() and not is_han(character) and character != "丨"


def is_chinese(text: str) -> bool:
    """Whether ``text`` has an ideograph or a full-width mark."""
    return bool(CHINESE.search(text))


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as paragraphs end."""
    stripped = text.rstrip()
    return bool(stripped) and stripped[-1] in TERMINAL


def width(text: str) -> int:
    """The width of a line in half ems; full-width and ambiguous characters count two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def ends_in_full_stop(text: str) -> bool:
    """Whether a line ends where a sentence does, closing quotes and brackets aside."""
    return bool(_FULL_STOP.search(text))
