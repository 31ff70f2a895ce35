"""Columns → passages: paragraphs with their notes, and how each looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from compiler.model.block import Figure, Heading
from compiler.model.block import Paragraph as TextBlock
from compiler.model.inline import Image, Inlines, Note
from compiler.sources.account import Account
from compiler.sources.flow.looks import Flow, Look, Passage
from compiler.sources.flow.runs import has_content, unstyled
from compiler.sources.pdf.bookmarks import Bookmark, outline_of
from compiler.sources.pdf.columns import Column
from compiler.sources.pdf.glyphs import Glyph
from compiler.sources.pdf.joining import joined_over_ends
from compiler.sources.pdf.layout import Layout
from compiler.sources.pdf.lines import lines_of
from compiler.sources.pdf.notes import FootNote, find_calls, foot_of, notes_in
from compiler.sources.pdf.pages import Page
from compiler.sources.pdf.paragraphs import (
    Paragraph,
    Row,
    paragraphs_of,
    rows_in,
)
from compiler.sources.pdf.pictures import Picture
from compiler.sources.pdf.prose import Prose, plain_text
from compiler.sources.pdf.tables import block_of
from compiler.sources.pdf.tags import level_of
from compiler.sources.pdf.things import Ruled
from compiler.sources.pictures.placing import Pictures

_LONGEST_HEAD = 60  # characters; a longer paragraph is text whatever its tag
_MOST_SPREAD = 4
_LEAST_WHITE = 0.45  # feeds beyond the usual that set a paragraph apart


class Passages:
    """Collects the paragraphs of all pages, then makes passages of them."""

    def __init__(self, account: Account, layout: Layout, pictures: Pictures) -> None:
        self.account = account
        self.pictures = pictures
        self.layout = layout
        self.paragraphs: list[Paragraph] = []
        self.notes: list[FootNote] = []
        self._drawn = 0
        self._last: FootNote | None = None  # the last note of the page before

    def page(self, page: Page, columns: Sequence[Column]) -> None:
        """Take in a page."""
        notes: list[FootNote] = []
        texts: list[Row] = []
        feet: list[Paragraph] = []
        for column in columns:
            rows = rows_in(column)
            start = foot_of(rows, self.layout)
            text, foot = rows[:start], rows[start:]
            before, found = notes_in(foot, page.number)
            if not found and not text:
                text, before = foot, []
            before = self._went_on(before, found)
            notes += found
            texts += text
            self.paragraphs += paragraphs_of(text, column, page.number, self.layout)
            feet += paragraphs_of(before, column, page.number, self.layout)
        find_calls(notes, texts)
        self.notes += [note for note in notes if note.call]
        for note in notes:
            if not note.call:
                column = columns[-1]
                feet += paragraphs_of(note.rows, column, page.number, self.layout)
        called = [note for note in notes if note.call]
        self._last = called[-1] if called else None
        self.paragraphs += [replace(one, foot=True) for one in feet]

    def _went_on(self, before: list[Row], found: Sequence[FootNote]) -> list[Row]:
        """What stands before the first note of a foot, unless the last note goes on in it."""
        if before and found and self._last is not None:
            self._last.rows += before
            return []
        return before

    def finished(self, bookmarks: Sequence[Bookmark]) -> Flow:
        """All passages in order; those that ``bookmarks`` name are headings."""
        calls = {id(note.call[0]): self._note(note) for note in self.notes}
        silent = frozenset(id(glyph) for note in self.notes for glyph in note.call)
        prose = Prose(self.account, calls, silent, self.layout.face)
        result: list[Passage] = []
        joined = joined_over_ends(self.paragraphs, self.layout)
        outline = outline_of(bookmarks, joined)
        for at, paragraph in enumerate(joined):
            if paragraph.thing is not None:
                result += self._thing(paragraph.thing, prose)
                continue
            if at in outline.contents:
                self.account.drop("contents", plain_text(paragraph.rows))
                continue
            look = self._look(paragraph)
            if self._is_spread(paragraph):
                pieces = [Row((piece,)) for piece in paragraph.rows[0].pieces]
                result += [Passage(TextBlock(prose.run((row,))), look) for row in pieces]
                continue
            run = prose.run(paragraph.rows)
            if not has_content(run):
                continue
            if level := outline.levels.get(at) or _tagged_level(paragraph):
                result.append(Passage(Heading(level, unstyled(run)), look))
            else:
                result.append(Passage(TextBlock(run), look))
        return Flow(tuple(result), listing=outline.listed)

    def _is_spread(self, paragraph: Paragraph) -> bool:
        """Whether it is a line of several things, wide apart in the middle: author, source, day."""
        row = paragraph.rows[0]
        several = len(paragraph.rows) == 1 and 1 < len(row.pieces) <= _MOST_SPREAD
        small = row.size <= 1.05 * self.layout.size and len(row.text) <= _LONGEST_HEAD
        return several and small and paragraph.align == "center"

    def _thing(self, thing: object, prose: Prose) -> Iterator[Passage]:
        """A table or a picture."""
        if isinstance(thing, Picture):
            self._drawn += 1
            name = f"{PurePosixPath(self.account.path).stem}-{self._drawn}{thing.suffix}"
            image = Image(name, width_px=thing.width_px)
            yield Passage(Figure((self.pictures.place_bytes(thing.data, thing.suffix, image),)))
        elif isinstance(thing, Ruled):
            yield Passage(block_of(thing.grid, thing.glyphs, partial(self._cell, prose)))

    def _cell(self, prose: Prose, glyphs: list[Glyph]) -> list[Inlines]:
        """The paragraphs of a cell."""
        lines = lines_of(glyphs)
        if not lines:
            return []
        left, right = min(x.left for x in lines), max(x.right for x in lines)
        column = Column(tuple(lines), left, right)
        made = paragraphs_of(rows_in(column), column, 0, self.layout)
        return [run for one in made if has_content(run := prose.run(one.rows))]

    def _note(self, note: FootNote) -> Note:
        label = "".join(glyph.text for glyph in note.label)
        call = "".join(glyph.text for glyph in note.call)
        self.account.drop("note-number", label)
        self.account.drop("note-number", call)
        gone = frozenset(id(glyph) for glyph in note.label)
        run: Inlines = Prose(self.account, {}, gone, self.layout.face).run(note.rows)
        return Note((TextBlock(run),))

    def _look(self, paragraph: Paragraph) -> Look:
        first = paragraph.rows[0]
        glyphs: list[Glyph] = [
            glyph
            for row in paragraph.rows
            for piece in row.pieces
            for glyph in piece.glyphs
            if not glyph.text.isspace()
        ]
        bold = sum(glyph.ink.bold for glyph in glyphs) >= 0.9 * max(1, len(glyphs))
        return Look(
            align=paragraph.align,
            pushed_em=round(paragraph.indent, 1),
            bold=bold,
            half_points=round(first.size * 2),
            face=first.main.face,
            apart=paragraph.white > _LEAST_WHITE,
            gap=round(paragraph.white),
        )


def _tagged_level(paragraph: Paragraph) -> int:
    """The level of the heading that the tag tree calls a paragraph; 0 for none, or a long one."""
    levels = {
        level_of(glyph.ink.role)
        for row in paragraph.rows
        for piece in row.pieces
        for glyph in piece.glyphs
        if not glyph.text.isspace()
    }
    return levels.pop() if len(levels) == 1 and len(paragraph.text) <= _LONGEST_HEAD else 0
