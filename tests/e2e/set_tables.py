"""Booklets of a few blocks, set in every shape of page, and what their characters say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from math import degrees
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from compiler.diagnostics import Report
from compiler.markup.render import render
from compiler.markup.settings import PageSettings, phone_page
from compiler.model.article import Article
from compiler.model.artifacts import Pages
from compiler.model.block import Block, Cell, Paragraph, Row
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Text
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.units import parse_trim


def _paper(trim: str, *, large: bool = False, theme: str = "neikan") -> PageSettings:
    return PageSettings(parse_trim(trim), trim, Path("/nowhere"), theme=theme, large_type=large)


SHAPES = {
    "A4": _paper("A4"),
    "A5": _paper("A5"),
    "32开": _paper("32开"),
    "A5 large": _paper("A5", large=True),
    "32开 large": _paper("32开", large=True),
    "gongwen A4": _paper("A4", theme="gongwen"),
    "gongwen A5": _paper("A5", theme="gongwen"),
    "phone": phone_page(_paper("A4")),
}


@dataclass(frozen=True)
class Drawn:
    """A character as it is drawn.

    Its page counts from 1; its box and its size are in pt, from the page's lower left; ``turn`` in
    degrees to the left.
    """

    text: str
    page: int
    left: float
    foot: float
    right: float
    head: float
    turn: int
    size: float


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph((Text(text),))


def row(*texts: str, header: bool = False) -> Row:
    """A row of plain cells."""
    return Row(tuple(Cell((paragraph(text),), header=header) for text in texts))


def set_blocks(
    blocks: tuple[Block, ...],
    shape: str,
    report: Report | None = None,
    title: str = "题",
    *,
    origin: str = "",
    booklet_title: str = "",
) -> Pages:
    """The pages of an article of these blocks, of a manuscript of that path."""
    article = Article(title, blocks, origin=origin, anchor="a")
    booklet = Booklet(Masthead(title=booklet_title), (Section("", (article,)),))
    return set_booklet(booklet, shape, report)


def set_booklet(booklet: Booklet, shape: str, report: Report | None = None) -> Pages:
    """The pages of a booklet."""
    found = Report() if report is None else report
    settings = TypesetSettings(datetime(2024, 12, 5, tzinfo=UTC), "zh-Hans")
    made = typeset(render(booklet, SHAPES[shape], found), settings, found)
    assert not [each for each in found if each.code == "typeset.engine-warning"]
    return made


def drawn(pages: Pages) -> list[Drawn]:
    """Every visible character, in the order of the pages' text."""
    found = []
    for number, page in enumerate(pdfium.PdfDocument(pages.pdf), 1):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            character = text.get_text_range(at, 1)
            if character.strip():
                box = text.get_charbox(at, loose=True)
                turn = -round(degrees(raw.FPDFText_GetCharAngle(text, at))) % 360
                # the engine draws in px and scales the page
                size = raw.FPDFText_GetFontSize(text, at) * 0.75
                found.append(Drawn(character, number, *box, turn, round(size, 2)))
    return found


def outside(pages: Pages) -> str:
    """What stands beyond its page's trim."""
    boxes = [page.get_trimbox() for page in pdfium.PdfDocument(pages.pdf)]
    return "".join(
        one.text
        for one in drawn(pages)
        if one.left < boxes[one.page - 1][0] - 0.5
        or one.foot < boxes[one.page - 1][1] - 0.5
        or one.right > boxes[one.page - 1][2] + 0.5
        or one.head > boxes[one.page - 1][3] + 0.5
    )
