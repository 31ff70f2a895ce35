"""The rows of a paragraph → a run of the model: blanks by gaps, bold, raised signs, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from compiler.model.inline import Inline, Inlines, Note, Strong, Subscript, Superscript, Text
from compiler.sources.account import Account
from compiler.sources.flow.marks import Mark, Marks
from compiler.sources.flow.runs import Piece, run_of
from compiler.sources.pdf.glyphs import Glyph
from compiler.sources.pdf.lines import Line
from compiler.sources.pdf.paragraphs import Row

_WORD_GAP = 0.17  # em between two letters that are not of one word
_HAN_GAP = 0.7  # em between ideographs that someone put there
_MIXED_GAP = 0.55
_SMALL, _OFF = 0.82, 0.12  # a raised sign: its size, and em that it stands off the line
_TAB = "\u3000"
_BEFORE_HYPHEN = re.compile(r"[A-Za-z]{2}-$")
_BLACK = re.compile(r"hei(?!ti ?light)|gothic|sans ?(?:cjk|sc)|黑|msyh|yahei", re.IGNORECASE)


class Prose:
    """Makes runs; ``calls`` are notes by the first glyph that calls them."""

    def __init__(
        self, account: Account, calls: Mapping[int, Note], silent: frozenset[int], face: str
    ) -> None:
        self.account = account
        self.calls = calls
        self.silent = silent  # further glyphs of calls
        self.black = bool(_BLACK.search(face))

    def run(self, rows: Sequence[Row]) -> Inlines:
        """The run of some rows."""
        pieces: list[Piece] = []
        for at, row in enumerate(rows):
            if at and not self._hyphen(pieces, row):
                pieces.append(Piece(Text("\n"), ()))
            for place, line in enumerate(row.pieces):
                if place:
                    pieces.append(Piece(Text(_TAB), ()))
                pieces += self._line(line)
        return run_of(pieces)

    def _hyphen(self, pieces: list[Piece], row: Row) -> bool:
        """Whether a word goes on in the row, whose hyphen goes."""
        if not pieces or not isinstance(pieces[-1].inline, Text):
            return False
        text = pieces[-1].inline.text
        before = "".join(p.inline.text for p in pieces[-3:] if isinstance(p.inline, Text))
        if not _BEFORE_HYPHEN.search(before) or not row.text[:1].islower():
            return False
        if not row.text[:1].isascii() or not text.endswith("-"):
            return False
        pieces[-1] = Piece(Text(text[:-1]), pieces[-1].marks)
        self.account.drop("line-hyphen", "-")
        return True

    def _line(self, line: Line) -> Iterator[Piece]:
        words: list[str] = []
        marks: Marks = ()
        for blank, glyph in _spaced(line):
            if id(glyph) in self.silent and id(glyph) not in self.calls:
                continue
            inline: Inline | None = self.calls.get(id(glyph))
            own = self._marks(glyph, line)
            if own != marks or inline is not None:
                if words:
                    yield Piece(Text("".join(words)), marks)
                words, marks = [], own
            if blank:
                words.append(" ")
            if inline is not None:
                if words:
                    yield Piece(Text("".join(words)), marks)
                    words = []
                yield Piece(inline, ())
            else:
                words.append(glyph.text)
        if words:
            yield Piece(Text("".join(words)), marks)

    def _marks(self, glyph: Glyph, line: Line) -> Marks:
        off = (line.base - glyph.base) / line.size
        if glyph.ink.size < _SMALL * line.size and abs(off) > _OFF:
            return (Mark(Superscript if off > 0 else Subscript),)
        heavy = glyph.ink.bold or (not self.black and bool(_BLACK.search(glyph.ink.face)))
        return (Mark(Strong),) if heavy else ()


def _spaced(line: Line) -> Iterator[tuple[bool, Glyph]]:
    """The characters of a line that are none blank; whether a blank belongs before each."""
    shown = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    typed = _before_blanks(line)
    usual = _usual_gap(shown)
    last: Glyph | None = None
    for glyph in shown:
        blank = last is not None and _is_blank(last, glyph, usual, typed=id(glyph) in typed)
        yield blank, glyph
        last = glyph


def _before_blanks(line: Line) -> set[int]:
    """The characters before which a blank is typed."""
    found: set[int] = set()
    blank = False
    for glyph in line.glyphs:
        if glyph.text.isspace():
            blank = True
        elif blank:
            found.add(id(glyph))
            blank = False
    return found


def _usual_gap(shown: Sequence[Glyph]) -> float:
    """The white between most characters, in em: a line may be spaced out."""
    gaps = sorted(
        (after.left - before.right) / max(before.size, after.size)
        for before, after in pairwise(shown)
    )
    return max(0.0, gaps[len(gaps) // 2]) if len(gaps) > 1 else 0.0


def _is_blank(last: Glyph, glyph: Glyph, usual: float, *, typed: bool) -> bool:
    gap = (glyph.left - last.right) / max(last.size, glyph.size) - usual
    wide = is_wide(last.text), is_wide(glyph.text)
    if all(wide):
        return gap > _HAN_GAP
    if any(wide):
        return gap > _MIXED_GAP
    return typed or gap > _WORD_GAP


def is_wide(text: str) -> bool:
    """Whether a character is set as wide as an ideograph."""
    return text >= "\u2e80" or text in "“”‘’…—·"


def plain_text(rows: Sequence[Row]) -> str:
    """All characters of some rows, blanks and all."""
    return "\n".join(piece.text for row in rows for piece in row.pieces)
