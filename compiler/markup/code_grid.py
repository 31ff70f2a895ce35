"""Frames drawn with characters in a program's lines: every character in its cell of a grid.

In a terminal an ideograph is two cells wide and ``─`` one; the faces that print programs make both
one em. They are set half as wide unless more lines of a frame are equally long with wide ones
(UAX #11: their width is ambiguous, and was what the author's screen made it).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup, escape

_DRAWN = re.compile("[\u2500-\u259f]")
_FEWEST = 2  # lines of a frame
_HALF = Markup('<span class="half" style="width: {}em"><span style="width: {}em">{}</span></span>')


def gridded(text: str) -> Markup:
    """The lines as HTML, signs of ambiguous width in cells of half an em where they are narrow."""
    lines = text.split("\n")
    frame = [line for line in lines if _DRAWN.search(line)]
    if len(frame) < _FEWEST or _alike(frame, 1) < _alike(frame, 2):
        return escape(text)
    return Markup("\n").join(_line(line) for line in lines)


def _alike(lines: Sequence[str], ambiguous: int) -> int:
    """How many lines are of the commonest width, in half ems."""
    widths = Counter(sum(_cells(sign, ambiguous) for sign in line.rstrip()) for line in lines)
    return max(widths.values())


def _cells(sign: str, ambiguous: int) -> int:
    kind = unicodedata.east_asian_width(sign)
    return 2 if kind in "WF" else ambiguous if kind == "A" else 1


def _line(line: str) -> Markup:
    pieces: list[Markup] = []
    for sign in re.split("([\u2500-\u259f]+|[^\\x00-\\x7f])", line):
        if sign and unicodedata.east_asian_width(sign[0]) == "A":
            pieces.append(_HALF.format(len(sign) / 2, len(sign), sign))
        else:
            pieces.append(escape(sign))
    return Markup("").join(pieces)
