"""Columns of a table: wide enough for their words, never wider than the page, on every page."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from compiler.diagnostics import Report
from compiler.markup.render import render
from compiler.markup.settings import PageSettings, phone_page
from compiler.model.article import Article
from compiler.model.block import Cell, Paragraph, Row, Table
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Text
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.units import parse_trim

LONG = "一张纸从竹帘上揭下来要压榨烘干才能书写" * 4
PAPER = PageSettings(parse_trim("A4"), "A4", Path("/nowhere"))
SHAPES = {
    "A4": PAPER,
    "32开": PageSettings(parse_trim("32开"), "32开", Path("/nowhere")),
    "A5 large": PageSettings(parse_trim("A5"), "A5", Path("/nowhere"), large_type=True),
    "32开 large": PageSettings(parse_trim("32开"), "32开", Path("/nowhere"), large_type=True),
    "phone": phone_page(PAPER),
}


def row(*texts: str) -> Row:
    return Row(tuple(Cell((Paragraph((Text(text),)),)) for text in texts))


def characters(
    table: Table, settings: PageSettings
) -> list[tuple[str, float, float, float, float]]:
    """Every character of the pages with its left, right and foot, and the width of its page."""
    article = Article("题", (table,), anchor="a")
    booklet = Booklet(Masthead(), (Section("", (article,)),))
    report = Report()
    made = typeset(
        render(booklet, settings, report),
        TypesetSettings(datetime(2024, 12, 5, tzinfo=UTC), "zh-Hans"),
        report,
    )
    assert not [found for found in report if found.code == "typeset.engine-warning"]
    found = []
    for page in pdfium.PdfDocument(made.pdf):
        text = page.get_textpage()
        for at, character in enumerate(text.get_text_range(0, text.count_chars())):
            left, foot, right, _ = text.get_charbox(at, loose=True)
            if character.strip():
                found.append((character, left, right, foot, page.get_width()))
    return found


@pytest.mark.parametrize("columns", range(2, 10))
@pytest.mark.parametrize("shape", SHAPES)
def test_words_of_four_never_make_a_table_wider_than_the_page(shape, columns):
    table = Table((row(*["种类之一"] * columns),), (row(*["竹木棉麻"] * columns),))
    for _, left, right, _, width in characters(table, SHAPES[shape]):
        assert left > 10
        assert right < width - 10


@pytest.mark.parametrize("shape", SHAPES)
def test_a_word_beside_long_text_stays_on_one_line(shape):
    table = Table(
        (row("名", "说明"),), (row("宣纸", LONG), row("卡纸板", LONG), row("牛皮卡纸", LONG))
    )
    drawn = characters(table, SHAPES[shape])
    text = "".join(character for character, *_ in drawn)
    for word in ("宣纸", "卡纸板", "牛皮卡纸"):
        at = text.index(word + "一")
        assert len({round(foot) for _, _, _, foot, _ in drawn[at : at + len(word)]}) == 1


def test_no_column_of_single_characters_stands_beside_a_long_one():
    table = Table((), tuple(row("质量与安全的指标", "定量", LONG, LONG) for _ in range(3)))
    drawn = characters(table, SHAPES["A4"])
    at = "".join(character for character, *_ in drawn).index("质量与")
    assert len({round(foot) for _, _, _, foot, _ in drawn[at : at + 3]}) == 1
