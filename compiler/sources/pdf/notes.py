"""Notes at the foot of a column, joined with their calls in the text above.

A note begins with its mark (①, [1], a raised number, *), set smaller than the text, and stands
below it; what has no mark at the foot of the next page goes on from it. Numbers are per page.
Small text at the foot that nothing calls stays text, and stands after the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from compiler.sources.pdf.glyphs import Glyph
from compiler.sources.pdf.layout import Layout
from compiler.sources.pdf.paragraphs import Row

_SMALLER = 0.95  # of the text's size
_CIRCLED = re.compile(r"\s*([①-⑳❶-❿])\s*")
_BRACKETED = re.compile(r"\s*([\[［〔【(（]\s*(?:注\s*)?(\d{1,3})\s*[\]］〕】)）])\s*")
_STARS = re.compile(r"\s*([*＊†‡§※]{1,3})\s*")
_NUMBER = re.compile(r"\s*(\d{1,3})(?!\d)\s*")
_RAISED = 0.85  # a raised number is smaller than what follows it


@dataclass(frozen=True)
class Mark:
    """A note's mark: its ``form`` tells kinds apart, ``number`` is what is compared."""

    form: str
    number: str
    length: int  # characters of it, without blanks


@dataclass
class FootNote:
    """A note: its rows, the first without its mark, and the glyphs that call it."""

    mark: Mark
    rows: list[Row]
    label: tuple[Glyph, ...]
    page: int
    call: tuple[Glyph, ...] = field(default=())


def foot_of(rows: Sequence[Row], layout: Layout) -> int:
    """From which row on a column's foot is small text; ``len(rows)`` if none is."""
    at = len(rows)
    while at > 0:
        row = rows[at - 1]
        if row.thing is not None or row.size >= _SMALLER * layout.size:
            break
        at -= 1
    return at if at > 0 or len(rows) <= 1 else len(rows)


def notes_in(rows: Sequence[Row], page: int) -> tuple[list[Row], list[FootNote]]:
    """The notes among the rows of a foot, and what stands there before the first."""
    before: list[Row] = []
    notes: list[FootNote] = []
    for row in rows:
        mark = mark_of(row)
        if mark is not None and (not notes or mark.form == notes[0].mark.form):
            label = _shown(row)[: mark.length]
            notes.append(FootNote(mark, [row], tuple(label), page))
        elif notes:
            notes[-1].rows.append(row)
        else:
            before.append(row)
    return before, notes


def mark_of(row: Row) -> Mark | None:
    """The mark that a row begins with."""
    shown = _shown(row)
    text = "".join(glyph.text for glyph in shown)
    if match := _CIRCLED.match(text):
        return Mark("circle", match[1], len(match[1]))
    if match := _BRACKETED.match(text):
        return Mark("bracket", match[2], match.end())
    if match := _STARS.match(text):
        return Mark("star", match[1], len(match[1]))
    match = _NUMBER.match(text)
    if match and len(text) > len(match[1]):
        length = len(match[1])
        after = shown[length]
        if shown[0].ink.size < _RAISED * after.ink.size:
            return Mark("raised", match[1], length)
    return None


def _shown(row: Row) -> list[Glyph]:
    return [g for piece in row.pieces for g in piece.glyphs if not g.text.isspace()]


def find_calls(notes: Sequence[FootNote], rows: Sequence[Row]) -> None:
    """Give each note the glyphs that call it: the first of its mark among ``rows``, in order."""
    waiting = {(note.mark.form, note.mark.number): note for note in reversed(notes)}
    for form, number, glyphs in _calls(rows):
        note = waiting.get((form, number))
        if note is not None and not note.call:
            note.call = glyphs


def _calls(rows: Sequence[Row]) -> Iterator[tuple[str, str, tuple[Glyph, ...]]]:
    for row in rows:
        for line in row.pieces:
            shown = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
            text = "".join(glyph.text[:1] for glyph in shown)
            for match in re.finditer(r"[①-⑳❶-❿]", text):
                yield "circle", match[0], tuple(shown[match.start() : match.end()])
            for match in re.finditer(r"[\[［〔【(（]注?(\d{1,3})[\]］〕】)）]", text):
                yield "bracket", match[1], tuple(shown[match.start() : match.end()])
            for match in re.finditer(r"[*＊†‡§※]{1,3}", text):
                yield "star", match[0], tuple(shown[match.start() : match.end()])
            for match in re.finditer(r"\d{1,3}", text):
                some = shown[match.start() : match.end()]
                raised = all(
                    glyph.ink.size < _RAISED * line.size
                    and line.base - glyph.base > 0.1 * line.size
                    for glyph in some
                )
                if raised:
                    yield "raised", match[0], tuple(some)
