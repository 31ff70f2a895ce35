"""Tables wider than the measure: smaller type, a turned page, row by row; no figure broken."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
from set_tables import drawn, outside, paragraph, row, set_blocks, set_booklet
from test_tall_tables import lost

from compiler.diagnostics import Report
from compiler.markup.filters import is_figure
from compiler.model.article import Article
from compiler.model.artifacts import Pages
from compiler.model.block import Block, Heading, ListBlock, ListItem, Quote, Table
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Text

DATE, AMOUNT, CODE = "2024年12月05日", "1234567.50", "ISBN9787"


def table(columns: int, words: str, rows: int = 4) -> Table:
    return Table((row(*["列名"] * columns),), tuple(row(*[words] * columns) for _ in range(rows)))


def heading(level: int, text: str) -> Heading:
    return Heading(level, (Text(text),))


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


def within(inner: Table, around: str) -> Block:
    before, after = paragraph("先说竹。"), paragraph("后说麻。")
    one = ListBlock((ListItem((inner,)), ListItem((after,))))
    return {
        "quote": Quote((before, inner, after)),
        "quote alone": Quote((inner,)),
        "item": ListBlock((ListItem((before, inner, after)), ListItem((after,)))),
        "item's beginning": one,
        "item of an item": ListBlock((ListItem((before, one)),)),
        "item's quote": ListBlock((ListItem((Quote((inner,)),)), ListItem((after,))), ordered=True),
        "quote's item": Quote((before, ListBlock((ListItem((before, inner)),)))),
    }[around]


AROUND = ["quote", "quote alone", "item", "item's beginning", "item of an item", "item's quote",
          "quote's item"]  # fmt: skip


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("shape", ["A4", "A5", "gongwen A4", "phone"])
def test_in_a_list_or_a_quotation_it_is_set_as_elsewhere(around, shape):
    report = Report()
    block = within(table(10 if shape == "A5" else 12, "1234.50"), around)
    blocks = (paragraph("始说纸。"), block, paragraph("终说墨。"))
    pages = set_blocks(blocks, shape, report)
    characters = drawn(pages)
    assert outside(pages) == ""
    assert lost(blocks, characters) == ""
    if shape == "phone":
        return
    figures = [one for one in characters if one.text == "5"]
    assert {one.turn for one in figures} == {90}
    assert min(one.size for one in figures) >= 7.5
    assert "typeset.wide-table" not in report.codes()
    for words in ("始说纸", "终说墨"):  # what stands around it is not turned with it
        at = "".join(one.text for one in characters).index(words)
        assert characters[at].turn == 0
    turned = {one.page for one in characters if one.turn}
    assert not [one for one in characters if one.page in turned and not one.turn
                and one.text in "始说竹麻终墨先后"]  # fmt: skip
    at = [one for one in characters if one.turn]
    box = pdfium.PdfDocument(pages.pdf)[at[0].page - 1].get_trimbox()
    assert max(one.head for one in at) - min(one.foot for one in at) < (box[3] - box[1]) * 0.9


def pages_of(pages: Pages) -> list[str]:
    """The text of each page, as it is drawn."""
    found = [""] * len(pdfium.PdfDocument(pages.pdf))
    for one in drawn(pages):
        found[one.page - 1] += one.text
    return found


BEGINNING = ["plain", "quote alone", "item's beginning", "item's quote"]


@pytest.mark.parametrize("around", BEGINNING)
@pytest.mark.parametrize("head", ["title", "heading", "headings"])
def test_heads_right_over_it_go_with_it_to_the_turned_page(around, head):
    wide = table(16, "1234.50")
    block = wide if around == "plain" else within(wide, around)
    two = (paragraph("始说纸。"), heading(1, "章"), heading(2, "节"))
    heads = {"title": (), "heading": two[:2], "headings": two}[head]
    blocks = (*heads, block, paragraph("终说墨。"))
    pages = set_blocks(blocks, "A4")
    texts = pages_of(pages)
    assert len(texts) == (2 if head == "title" else 3)
    turned = texts[0 if head == "title" else 1]
    names = {"title": ("题",), "heading": ("章",), "headings": ("章", "节")}[head]
    assert [name for name in names if name not in turned] == []
    assert "1234.50" in turned
    assert {one.turn for one in drawn(pages) if one.text in {*names, "列"}} == {90}
    assert outside(pages) == ""
    assert lost(blocks, drawn(pages)) == ""
    if around == "item's quote":  # the rest of the list goes on counting
        assert "2." in texts[-1]
        assert "1." in turned


@pytest.mark.parametrize("theme", ["A4", "gongwen A4"])
def test_the_title_of_a_section_goes_with_it_too(theme):
    def section(name: str) -> Section:
        text = tuple(paragraph("纸墨" * 40) for _ in range(30))
        article = Article(f"题{name}", (table(16, "1234.50"), *text), anchor=f"a{name}")
        return Section(f"栏{name}", (article,), anchor=f"s{name}")

    booklet = Booklet(Masthead(title="册"), (section("甲"), section("乙")))
    texts = pages_of(set_booklet(booklet, theme))[2:]
    for name in "甲乙":
        [at] = [number for number, text in enumerate(texts) if f"题{name}" in text]
        assert f"栏{name}" in texts[at]
        assert "1234.50" in texts[at]
    if theme == "A4":  # the first page of a section has no running head; those after it do
        running = ["册" in text or text.count("栏") == 1 for text in texts]
        begins = [number for number, text in enumerate(texts) if "题" in text]
        assert [number for number, head in enumerate(running) if not head] == []
        assert all(texts[at].count("栏") == 1 and "册" not in texts[at] for at in begins)


@pytest.mark.parametrize("around", AROUND)
def test_in_a_list_or_a_quotation_smaller_type_comes_first(around):
    report = Report()
    words = "12345678" if "quote" in around else "123456789"
    characters = drawn(set_blocks((within(table(8, words), around),), "A4", report))
    assert {one.turn for one in characters} == {0}
    assert 7.5 <= min(one.size for one in characters if one.text == "8") < 9
    assert "typeset.wide-table" not in report.codes()


@pytest.mark.parametrize("around", AROUND)
def test_in_a_list_or_a_quotation_one_too_wide_for_any_page_is_told(around):
    report = Report()
    pages = set_blocks((within(WIDE["32 columns"], around),), "A4", report, origin="表.docx")
    (told,) = [each for each in report if each.code == "typeset.wide-table"]
    assert told.location.source == "表.docx"
    assert outside(pages) == ""


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
