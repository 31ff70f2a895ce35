"""What an editor would mark in set Chinese lines, counted."""

from __future__ import annotations

import re
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
from set_lines import Glyph, Line

OPENING = frozenset("“‘（《〈「『【")
CLOSING = frozenset("，。、；：？！”’）》〉」』】")
NOT_AT_START = CLOSING | frozenset("·％%‰℃!),.:;?]}")  # CLREQ §3.1.3; — and … differ by house
NOT_AT_END = OPENING | frozenset("([{")
# what may not come apart at a line's end: —— ……, digits, a number and its sign
KEPT = re.compile(r"——|……|\d[\d%％‰℃]|\d[.,]|[.,]\d|[－±]\d")
HAN = "\u3400-\u9fff"
SPACED = re.compile(
    rf"(?<=[{HAN}])[ \u00a0\u3000]+(?=[{HAN}\d])|(?<=\d)[ \u00a0\u3000]+(?=[{HAN}])"
)


@dataclass(frozen=True)
class Faults:
    """The counts of one text in one setting; ``edge`` in pt, ``gap`` (median) in em."""

    lines: int
    edge: float
    unsqueezed: int
    squeezed: int
    starts: int
    ends: int
    splits: int
    lone: int
    gap: float
    loosest: float
    poppler_spaces: int
    pdfium_spaces: int
    misnamed: int


def count_faults(pdf: Path, lines: Sequence[Line], measure: float, size: float) -> Faults:
    """All counts for lines of a measure and a size in pt."""
    source = "".join(line.text for line in lines)
    pairs = [wide for line in lines for wide in _pair_widths(line, size)]
    continued = [line for line in lines if not line.last]
    lefts = _left_edges(lines)
    gaps = [gap for line in lines for gap in _gaps(line, size, mixed=True)]
    inner = [max(_gaps(line, size, mixed=False), default=0.0) for line in lines]
    poppler = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    return Faults(
        lines=len(lines),
        edge=max(abs(_off_edge(line, lefts[line.page] + measure, size)) for line in continued),
        unsqueezed=sum(pairs),
        squeezed=len(pairs) - sum(pairs),
        starts=sum(line.text[0] in NOT_AT_START for line in lines),
        ends=sum(line.text[-1] in NOT_AT_END for line in continued),
        splits=sum(_comes_apart(*two) for two in pairwise(lines)),
        lone=sum(_is_lone(*two) for two in pairwise(lines)),
        gap=statistics.median(gaps),
        loosest=max(inner),
        poppler_spaces=_inserted(poppler.stdout, source),
        pdfium_spaces=_inserted(_pdfium_text(pdf), source),
        misnamed=sum(line.misnamed for line in lines),
    )


def _left_edges(lines: Sequence[Line]) -> dict[int, float]:
    """Where the lines of each page begin: those that begin with a Han character, without indent."""
    found: dict[int, list[float]] = {}
    for before, line in pairwise(lines):
        if not before.last and _is_han(line.text[0]):
            found.setdefault(line.page, []).append(line.glyphs[0].left)
    return {page: statistics.median(places) for page, places in found.items()}


def _is_han(text: str) -> bool:
    return re.fullmatch(f"[{HAN}]", text) is not None


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalnum()


def _off_edge(line: Line, edge: float, size: float) -> float:
    """How far the line ends from the edge; the blank half of a closing mark may stand outside."""
    off = line.glyphs[-1].right - edge
    if line.text[-1] in CLOSING:
        return min(off, off - size / 2, key=abs)
    return off


def _pair_widths(line: Line, size: float) -> list[bool]:
    """For each two marks with blank between them: whether that blank was left whole.

    From origin to origin a whole one is an em, a squeezed one half an em, and what justification
    has added between the line's Han characters besides.
    """
    stretch = statistics.median(_gaps(line, size, mixed=False) or [0.0])
    return [
        (after.left - before.left) / size - stretch > 0.75
        for before, after in pairwise(line.glyphs)
        if (before.text in CLOSING and after.text in CLOSING | OPENING)
        or (before.text in OPENING and after.text in OPENING)
    ]


def _gaps(line: Line, size: float, *, mixed: bool) -> list[float]:
    """The gaps, in em, between Han characters, or between Han and Latin letters or digits."""

    def wanted(before: Glyph, after: Glyph) -> bool:
        if not mixed:
            return _is_han(before.text) and _is_han(after.text)
        return (_is_han(before.text) and _is_latin(after.text)) or (
            _is_latin(before.text) and _is_han(after.text)
        )

    return [
        (after.left - before.right) / size
        for before, after in pairwise(line.glyphs)
        if wanted(before, after)
    ]


def _comes_apart(before: Line, after: Line) -> bool:
    """Whether a line's end stands inside of what is to be kept together."""
    if before.last:
        return False
    return KEPT.fullmatch(before.text[-1] + after.text[0]) is not None


def _is_lone(before: Line, after: Line) -> bool:
    """Whether the second line ends its paragraph with a single character and marks."""
    shown = [sign for sign in after.text if sign not in CLOSING | OPENING and sign not in "—…"]
    return after.last and before.paragraph == after.paragraph and len(shown) == 1


def _pdfium_text(pdf: Path) -> str:
    document = pdfium.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def _inserted(text: str, source: str) -> int:
    """Spaces within a line that the manuscript has not, between Han characters or Han and digit.

    ``source`` is the manuscript without spaces, so what is around a space tells whether it is
    from the body or from a running head.
    """
    found = 0
    for match in SPACED.finditer(text):
        around = text[max(0, match.start() - 3) : match.end() + 3]
        found += "".join(around.split()) in source
    return found
