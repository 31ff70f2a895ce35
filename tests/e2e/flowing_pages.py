"""Booklets in which one situation begins at every line of a page, and their pages read back.

Each section begins a page, with one more line of filler than the one before; so whatever follows
the filler meets the page's end at every place once. Kinds of text are told apart by the one
character each is made of.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby, pairwise
from pathlib import Path

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTImage

from compiler.diagnostics import Report
from compiler.markup.render import render
from compiler.markup.settings import PageSettings
from compiler.model.article import Article
from compiler.model.block import Blocks, Paragraph
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Text
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.units import parse_trim

FILLER = "纸"
LINES = 27  # of an A5 page of neikan
EMS = 28


@dataclass(frozen=True)
class PageLine:
    """A line of the text area: what it says ("▣" for a picture) and its baseline from the foot."""

    text: str
    baseline: float

    @property
    def kind(self) -> str:
        """The character the line is made of; the mark of a list is none."""
        return self.text.lstrip("•")[0]


@dataclass(frozen=True)
class FlowPage:
    """A page of the body and its lines from the top; running head and number are left out."""

    lines: tuple[PageLine, ...]

    @property
    def kinds(self) -> str:
        """The kinds of its lines, from the top."""
        return "".join(line.kind for line in self.lines)


def paragraph(kind: str, lines: int) -> Paragraph:
    """A paragraph of the kind that is so many lines long; the last has ten characters."""
    count = 10 if lines == 1 else EMS * (lines - 1) - 2 + 10
    return Paragraph((Text(kind * count),))


Situation = Callable[[], Blocks]


def sections(situation: Situation, offsets: range = range(LINES + 1)) -> tuple[Section, ...]:
    """A section for each number of filler lines, with an article: filler, then the situation."""
    return tuple(
        Section(
            "栏目",
            (
                Article(
                    "题目",
                    (*(paragraph(FILLER, 1) for _ in range(offset)), *situation()),
                    anchor=f"a{offset}",
                ),
            ),
            anchor=f"s{offset}",
        )
        for offset in offsets
    )


def set_pages(
    made: tuple[Section, ...],
    root: Path,
    trim: str = "A5",
    script: str = "zh-Hans",
    theme: str = "neikan",
) -> list[list[FlowPage]]:
    """The pages of each section."""
    size = parse_trim(trim)
    assert size is not None
    booklet = Booklet(Masthead(title="流动"), made, script=script)
    markup = render(booklet, PageSettings(size, trim, root, theme=theme), Report())
    settings = TypesetSettings(datetime(2024, 12, 5, tzinfo=UTC), script)
    pages = typeset(markup, settings, Report())
    read = [*_pages(pages.pdf)]
    starts = [pages.anchors[section.anchor] for section in made]
    return [
        [FlowPage(lines) for lines in read[start:stop] if lines]
        for start, stop in pairwise([*starts, len(read)])
    ]


def _pages(pdf: bytes) -> Iterator[tuple[PageLine, ...]]:
    for page in extract_pages(io.BytesIO(pdf), laparams=None):
        yield tuple(_lines(page))


def _lines(page: object) -> Iterator[PageLine]:
    things = sorted(_things(page), key=lambda thing: (-round(thing[0], 0), thing[1]))
    for _, row in groupby(things, lambda thing: round(thing[0], 0)):
        cells = [*row]
        text = "".join(cell[2] for cell in cells)
        if text.startswith("—") and text.endswith("—"):
            continue  # the page number
        yield PageLine(text, max(cell[0] for cell in cells))


def _things(item: object) -> Iterator[tuple[float, float, str]]:
    """Baseline, left edge and text of each glyph of size, and the foot of each picture."""
    if isinstance(item, LTChar):
        if item.get_text().strip() and item.size > 8.5:
            yield item.matrix[5], item.x0, item.get_text()
    elif isinstance(item, LTImage):
        yield item.y0, item.x0, "▣"
    elif hasattr(item, "__iter__"):
        for child in item:
            yield from _things(child)
