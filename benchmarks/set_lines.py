"""The body lines of a finished PDF, read from its glyphs and matched to the text that was set.

Whoever made the file: glyphs come from the content stream (pdfminer.six), lines from their
baselines, and where a paragraph ends from the manuscript, not from a guess at the blank.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # Chromium's fonts have no FontBBox
# Chromium's files name some characters by the radical that shares their glyph: ⽼ for 老
RADICALS = ("\u2e80", "\u2fdf")
SAME_LINE = 1.5  # pt between baselines


@dataclass(frozen=True)
class Glyph:
    """A character where it stands: ``left`` and ``right`` of its advance box, baseline, in pt."""

    text: str
    left: float
    right: float
    baseline: float


@dataclass(frozen=True)
class Line:
    """A line of a paragraph (counted from 0) and its page (from 0); ``last`` ends the paragraph.

    ``misnamed`` counts the glyphs that the file names by another character.
    """

    glyphs: tuple[Glyph, ...]
    page: int
    paragraph: int
    last: bool
    misnamed: int

    @property
    def text(self) -> str:
        """The characters as set, without blanks."""
        return "".join(glyph.text for glyph in self.glyphs)


class Unmatched(ValueError):  # noqa: N818 - says what it is
    """The page's text is not the manuscript's."""


def body_lines(pdf: Path, paragraphs: Sequence[str], size: float) -> tuple[Line, ...]:
    """The lines of the paragraphs, set in ``size`` pt; Unmatched if a character differs."""
    rows = [row for row in _rows(pdf, size) if row[1]]
    wanted = ["".join(paragraph.split()) for paragraph in paragraphs]
    lines: list[Line] = []
    number, rest = 0, wanted[0]
    for page, glyphs in rows:
        text = "".join(glyph.text for glyph in glyphs)
        if not lines and not _begins(wanted[0], text):
            continue  # what stands before the body: first page, contents
        if number == len(wanted):
            break
        if not _begins(rest, text):
            raise Unmatched(f"{pdf.name}: {text!r} for {rest[: len(text) + 5]!r}")
        meant, rest = rest[: len(text)], rest[len(text) :]
        misnamed = sum(sign != should for sign, should in zip(text, meant, strict=True))
        lines.append(Line(_named(glyphs, meant), page, number, not rest, misnamed))
        if not rest:
            number += 1
            rest = wanted[number] if number < len(wanted) else ""
    if number < len(wanted):
        raise Unmatched(f"{pdf.name}: ends before {rest[:20]!r}")
    return tuple(lines)


def _begins(wanted: str, text: str) -> bool:
    """Whether the row is what comes next, a radical standing for the character it looks like."""
    return len(text) <= len(wanted) and all(
        sign == meant or RADICALS[0] <= sign <= RADICALS[1]
        for sign, meant in zip(text, wanted, strict=False)
    )


def _named(glyphs: Sequence[Glyph], meant: str) -> tuple[Glyph, ...]:
    """The glyphs with the characters of the manuscript."""
    signs = iter(meant)
    return tuple(replace(glyph, text="".join(next(signs) for _ in glyph.text)) for glyph in glyphs)


def _rows(pdf: Path, size: float) -> Iterator[tuple[int, tuple[Glyph, ...]]]:
    """Page and glyphs of each row of characters of that size, from top to bottom."""
    for page, layout in enumerate(extract_pages(pdf, laparams=None)):
        glyphs = sorted(_glyphs(layout, size), key=lambda glyph: -glyph.baseline)
        row: list[Glyph] = []
        for glyph in glyphs:
            if row and row[0].baseline - glyph.baseline > SAME_LINE:
                yield page, _ordered(row)
                row = []
            row.append(glyph)
        yield page, _ordered(row)


def _ordered(row: list[Glyph]) -> tuple[Glyph, ...]:
    return tuple(sorted(row, key=lambda glyph: glyph.left))


def _glyphs(item: object, size: float) -> Iterator[Glyph]:
    """The visible glyphs of about that size, wherever they are nested."""
    for part in item:  # type: ignore[attr-defined]  # pdfminer's containers are iterable
        if isinstance(part, LTChar):
            text = unicodedata.normalize("NFC", part.get_text())
            if text == "—" and part.width > 1.5 * size:
                text = "——"  # one glyph of two em
            if abs(part.size - size) < 0.1 and text.strip():
                yield Glyph(text, part.x0, part.x1, part.matrix[5])
        elif hasattr(part, "__iter__"):
            yield from _glyphs(part, size)
