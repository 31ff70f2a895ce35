"""Tables wider than the measure: smaller type, a turned page, row by row; no figure broken."""

from __future__ import annotations

import pytest
from set_tables import drawn, outside, paragraph, row, set_blocks
from test_tall_tables import lost

from compiler.diagnostics import Report
from compiler.markup.filters import is_figure
from compiler.model.block import ListBlock, ListItem, Quote, Table

DATE, AMOUNT, CODE = "2024年12月05日", "1234567.50", "ISBN9787"


def table(columns: int, words: str, rows: int = 4) -> Table:
    return Table((row(*["列名"] * columns),), tuple(row(*[words] * columns) for _ in range(rows)))


WIDE = {
    "32 columns": table(32, "数值12345", 2),
    "100 columns": table(100, "7", 2),
    "14 amounts": table(14, AMOUNT),
    "9 dates": table(9, DATE, 30),
    "8 codes": table(8, CODE),
    "5 dates": table(5, DATE),
    "address": Table((row("名", "址"),), (row("纸", "https://example.com/" + "a1b2" * 70),)),
    "long word": Table((row("名", "码"),), (row("纸", "x" * 300),)),
}


EVERY = ("A4", "32开", "A5 large", "gongwen A4", "phone")
# Each table in one kind of page, those of many columns and of long words in every one.
ON = [(name, EVERY[at % len(EVERY)]) for at, name in enumerate(WIDE)]
ON += [(name, shape) for name in ("14 amounts", "address") for shape in EVERY]


@pytest.mark.parametrize(("name", "shape"), dict.fromkeys(ON))
def test_nothing_of_a_wide_table_is_off_the_sheet_or_lost(name, shape):
    blocks = (paragraph("始说纸。"), WIDE[name], paragraph("终说墨。"))
    pages = set_blocks(blocks, shape)
    assert outside(pages) == ""
    assert lost(blocks, drawn(pages)) == ""


@pytest.mark.parametrize(
    ("name", "figure", "shape"),
    [
        ("14 amounts", AMOUNT, "A5"),
        ("14 amounts", AMOUNT, "phone"),
        ("9 dates", DATE, "A4"),
        ("9 dates", DATE, "32开 large"),
        ("8 codes", CODE, "A4"),
        ("8 codes", CODE, "phone"),
    ],
)
def test_no_figure_is_broken(name, figure, shape):
    characters = drawn(set_blocks((WIDE[name],), shape))
    text = "".join(one.text for one in characters)
    at, count = text.find(figure), 0
    while at >= 0:
        of_one = characters[at : at + len(figure)]
        lines = {one.left if one.turn else one.foot for one in of_one}
        assert max(lines) - min(lines) < of_one[0].size * 1.2
        at, count = text.find(figure, at + 1), count + 1
    assert count == sum(each == figure for r in WIDE[name].body for c in r.cells
                        for each in [c.blocks[0].children[0].text])  # fmt: skip


def test_smaller_type_comes_before_a_turned_page():
    characters = drawn(set_blocks((table(8, "1234567890"),), "A4"))
    figures = {one.size for one in characters if one.text == "8"}
    assert {one.turn for one in characters} == {0}
    assert len(figures) == 1
    assert 7.5 <= min(figures) < 9


@pytest.mark.parametrize("shape", ["A4", "A5", "32开 large", "gongwen A4"])
def test_a_table_that_fits_no_upright_page_is_turned(shape):
    report = Report()
    characters = drawn(set_blocks((paragraph("始"), WIDE["14 amounts"]), shape, report))
    if "typeset.wide-table" not in report.codes():
        assert {one.turn for one in characters if one.text == "5"} == {90}
        assert min(one.size for one in characters if one.text == "5") >= 7.5


def test_a_table_too_wide_for_any_page_is_told_and_set_row_by_row():
    report = Report()
    text = "".join(
        one.text
        for one in drawn(set_blocks((WIDE["32 columns"],), "A4", report, origin="表/纸.docx"))
    )
    (told,) = [each for each in report if each.code == "typeset.wide-table"]
    assert dict(told.values)["quote"].startswith("列名")
    assert told.location.source == "表/纸.docx"
    assert text.count("列名：数值12345") == 64


@pytest.mark.parametrize("around", ["quote", "list"])
def test_in_a_list_or_a_quote_it_stays_on_the_page(around):
    inner = WIDE["14 amounts"]
    block = Quote((inner,)) if around == "quote" else ListBlock((ListItem((inner,)),))
    pages = set_blocks((block,), "A4")
    assert outside(pages) == ""
    assert lost((block,), drawn(pages)) == ""


@pytest.mark.parametrize(
    "text",
    ["1234567.50", "2024年12月5日", "12:30", "35%", "￥1,200", "3.5万元", "−5℃", "120mm", "第3期",
     "2024-12-05", "5～7月"],
)  # fmt: skip
def test_figures_are_known(text):
    assert is_figure(text)


@pytest.mark.parametrize(
    "text", ["", "纸", "纸3张", "1. 抄造要用竹帘", "3台抄纸机", "A4", "1" * 40]
)
def test_other_words_are_no_figures(text):
    assert not is_figure(text)
