"""Characters as a PDF gives them back: a glyph's text, not always the code point that was set."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from compiler.model.characters import visible

# Characters that one of the theme's faces draws with one and the same glyph: either may come back
# (measured on Noto Serif and Sans CJK 2.000 and LXGW WenKai 1.250). Kangxi and compatibility forms
# are folded by their decomposition.
_SAME_GLYPH = str.maketrans(
    {
        **dict.fromkeys("‧・•∙˙", "·"),
        **dict.fromkeys("\u2011\u2212", "-"),
        **dict.fromkeys("―", "—"),
        "\u2012": "–",
        "⋯": "…",
        "〜": "～",
        "∼": "~",
        "∕": "／",
        "‵": "｀",
        "\u2329": "〈",
        "\u232a": "〉",
        **{chr(0x2780 + step): chr(0x2460 + step) for step in range(10)},
    }
)
# Ligatures, Hebrew and Arabic forms too: PDFium gives them back as the letters they are forms of.
_FOLDED_BLOCKS = (
    (0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFB00, 0xFB17), (0xFB1D, 0xFDFF),
    (0xFE70, 0xFEFC), (0x2F800, 0x2FA1F),
)  # fmt: skip
# لا is one glyph whatever vowel its first letter has: the vowel's own glyph comes after it.
_VOWELLED_LIGATURE = re.compile("(\u0644)([\u064b-\u0652\u0670]+)([\u0622\u0623\u0625\u0627])")
# They choose among the glyphs of the character before them (❤\ufe0f, 葛\U000e0100).
_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
# Format and control characters leave no glyph.
_WITHOUT_GLYPH = {"Cc", "Cf", "Cn"}
# Characters met so far that are what they fold to: nearly all of a text, which is read much.
_UNCHANGED: set[str] = set()


def fold(text: str) -> str:
    """The visible text with a glyph, composed, and with characters that share a glyph made one."""
    shown = visible(text)
    if shown.isascii() and shown.isprintable():
        return shown
    composed = unicodedata.normalize("NFC", shown)
    changed = {ord(sign): _fold_character(sign) for sign in set(composed) - _UNCHANGED}
    folded = composed.translate(changed) if changed else composed
    return _VOWELLED_LIGATURE.sub(r"\1\3\2", folded) if "\u0644" in folded else folded


@cache
def _fold_character(sign: str) -> str:
    folded = _folded(sign.translate(_SAME_GLYPH))
    if folded == sign:
        _UNCHANGED.add(sign)
    return folded


def _folded(character: str) -> str:
    point = ord(character)
    if unicodedata.category(character) in _WITHOUT_GLYPH or point == 0xFFFC:
        return ""
    if any(first <= point <= last for first, last in _SELECTORS):
        return ""
    if any(first <= point <= last for first, last in _FOLDED_BLOCKS):
        return visible(unicodedata.normalize("NFKC", character))
    return character


def without(text: str, characters: frozenset[str]) -> str:
    """The text without the given characters."""
    if not characters or characters.isdisjoint(text):
        return text
    return "".join(character for character in text if character not in characters)
