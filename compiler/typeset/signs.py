"""Signs in lines of two directions: what a PDF must say of them so that readers give them back.

PDFium swaps the brackets and quotes of a pair, and takes compatibility characters apart (… into
three stops), wherever it takes a sign for part of text from right to left; which that is, it
guesses from the letters around it. Between two of those it is sure: there a bracket says that it is
its other half, which it is drawn as. Elsewhere direction marks (UAX #9, 2.6) beside the sign end
the guess; they have no width, and change nothing of how a text shows that is copied.
"""

from __future__ import annotations

import unicodedata
from functools import cache

SIGN = ""
_KINDS = {"L": "left", "R": "right", "AL": "right", "EN": "digit", "AN": "digit"}
_LEFT_MARK = "\u200e"
_PAIRS = "()[]{}<>«»‹›（）［］｛｝＜＞《》〈〉「」『』【】〔〕〖〗⟨⟩⟦⟧≤≥"
OTHER_HALF = {
    **dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)),
    **dict(zip(_PAIRS[1::2], _PAIRS[::2], strict=True)),
}
_QUOTES = "“”‘’"


@cache
def kind_of_sign(character: str) -> str:
    """What readers take a character for: "left", "right", "digit" or, for all others, a sign."""
    return _KINDS.get(unicodedata.bidirectional(character[:1]), SIGN)


def _is_turned_only(sign: str) -> bool:
    """Whether a sign of a line to the left comes back as its other half, or as it is."""
    if unicodedata.normalize("NFKC", sign) != sign:
        return False  # （ as an ASCII one
    return sign in OTHER_HALF or not _is_changed(sign)


def _signs(line: str, place: int) -> str:
    """The signs that stand together at a place: the marks beside one would turn the next."""
    first, last = place, place + 1
    while first and kind_of_sign(line[first - 1]) == SIGN:
        first -= 1
    while last < len(line) and kind_of_sign(line[last]) == SIGN:
        last += 1
    return line[first:last]


def guarded(line: str, place: int, *, is_odd: bool) -> str:
    """What the sign at ``place`` of a line has to read as; "" if it reads as it is drawn."""
    sign = line[place]
    before, after = _letter_before(line, place), _letter_before(line[::-1], len(line) - 1 - place)
    if not _is_changed(sign) or not (is_odd or "right" in {before, after}):
        return SIGN
    if is_odd and before == after == "right" and all(map(_is_turned_only, _signs(line, place))):
        return SIGN
    return _LEFT_MARK + sign + _LEFT_MARK


@cache
def _is_changed(sign: str) -> bool:
    """Whether PDFium gives back another sign in text from right to left."""
    is_paired = bool(unicodedata.mirrored(sign)) or sign in _QUOTES
    return is_paired or unicodedata.normalize("NFKC", sign).strip() != sign.strip()


def _letter_before(line: str, place: int) -> str:
    """The kind of the last letter or digit before a place; "" at the line's edge."""
    return next((kind for one in line[:place][::-1] if (kind := kind_of_sign(one))), "")
