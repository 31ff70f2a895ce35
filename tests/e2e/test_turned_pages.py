"""Turned pages: what stands between two turns of the page is read from the right, and whole."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from set_tables import SHAPES, drawn, outside, paragraph, row, set_blocks, set_booklet

from compiler.model.article import Article
from compiler.model.block import Heading, PageTurn, Paragraph, Table
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Note, Text

LANDSCAPE = (
    paragraph("此页直排。" * 8),
    PageTurn(turned=True),
    Heading(1, (Text("横页之题"),), anchor="h"),
    Paragraph((Text("横页之文"), Note((paragraph("横页之注"),)), Text("说纸。" * 60))),
    Table((row("甲", "乙"),), tuple(row(f"格{n}", "竹麻") for n in range(70))),
    PageTurn(turned=False),
    paragraph("又直排了。" * 8),
)
PAPER = [shape for shape in SHAPES if shape != "phone"]


@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_of_a_turned_page_is_off_its_sheet(shape):
    assert outside(set_blocks(LANDSCAPE, shape)) == ""


@pytest.mark.parametrize("shape", PAPER)
def test_text_is_turned_and_the_pages_number_is_not(shape):
    characters = drawn(set_blocks(LANDSCAPE, shape))
    pages = {one.page for one in characters if one.turn}
    turned = "".join(one.text for one in characters if one.turn)
    upright = "".join(one.text for one in characters if not one.turn)
    assert len(pages) > 1  # the table goes on on turned pages
    assert {one.turn for one in characters} == {0, 90}
    assert all(word in turned for word in ("横页之题", "横页之文", "横页之注", "格69"))
    assert "此页直排" in upright
    assert "又直排了" in upright
    for page in pages:
        others = "".join(one.text for one in characters if one.page == page and not one.turn)
        assert any(character.isdecimal() for character in others), others


@pytest.mark.parametrize("shape", PAPER)
def test_the_head_of_a_turned_page_is_on_its_left_and_is_repeated(shape):
    characters = [one for one in drawn(set_blocks(LANDSCAPE, shape)) if one.turn]
    heads = [one for one in characters if one.text == "甲"]
    last = max(one.page for one in characters)
    assert {one.page for one in heads} >= {last}
    on_last = [one for one in characters if one.page == last]
    assert min(one.left for one in on_last) == pytest.approx(
        min(one.left for one in heads if one.page == last), abs=2
    )


def test_a_telephone_turns_nothing():
    assert {one.turn for one in drawn(set_blocks(LANDSCAPE, "phone"))} == {0}


def test_an_unclosed_turn_ends_with_the_article():
    pages = set_blocks((paragraph("直"), PageTurn(turned=True), paragraph("横")), "A4")
    assert {one.text for one in drawn(pages) if one.turn} == {"横"}


@pytest.mark.parametrize("shape", ["A4", "gongwen A4"])
def test_pages_are_counted_through(shape):
    pages = set_blocks(LANDSCAPE, shape)
    front = sum(not label.isdecimal() for label in pages.labels)
    counted = [str(number) for number in range(1, len(pages.labels) - front + 1)]
    assert len(counted) > 3
    assert list(pages.labels[front:]) == counted
    upright: dict[int, str] = defaultdict(str)
    for one in drawn(pages):
        upright[one.page] += "" if one.turn else one.text
    for page, label in enumerate(counted, front + 1):
        assert re.search(rf"—{label}—$", upright[page]), upright[page]


WIDE = (Table((), (row(*["1234567.50"] * 14),)), *LANDSCAPE[-1:])
LESS_WIDE = (Table((), (row(*["12345.50"] * 11),)), *LANDSCAPE[-1:])


@pytest.mark.parametrize(
    ("shape", "blocks"),
    [("A4", LANDSCAPE[1:]), ("32开", LANDSCAPE[1:]), ("A4", WIDE), ("32开", LESS_WIDE)],
)
@pytest.mark.parametrize("title", ["", "题名"])
def test_an_article_that_begins_with_a_turned_page_begins_on_it(shape, blocks, title):
    pages = set_blocks(blocks, shape, title=title)
    first = [one for one in drawn(pages) if one.page == 1]
    turned = "".join(one.text for one in first if one.turn)
    assert turned.startswith(title)
    assert len(turned) > 20
    assert "".join(one.text for one in first if not one.turn).endswith("—1—")
    assert list(pages.labels) == [str(at) for at in range(1, len(pages.labels) + 1)]
    assert outside(pages) == ""


HEADS = (Heading(1, (Text("甲节"),), anchor="h1"), Heading(2, (Text("乙目"),), anchor="h2"))


def amounts(columns: int) -> Table:
    return Table((row(*["列"] * columns),), (row(*["1234567.50"] * columns),) * 3)


@pytest.mark.parametrize("before", [(), HEADS[:1], HEADS])
@pytest.mark.parametrize("title", ["", "题名"])
def test_an_article_that_is_a_turned_table_alone_has_one_page(before, title):
    pages = set_blocks((*before, amounts(11)), "A4", title=title)
    turned = "".join(one.text for one in drawn(pages) if one.turn)
    heads = "甲节乙目"[: 2 * len(before)]
    assert pages.labels == ("1",)
    assert turned.startswith(title + heads + "列列")
    assert outside(pages) == ""


@pytest.mark.parametrize(("shape", "columns"), [("A4", 11), ("gongwen A4", 9)])
def test_what_follows_a_turned_table_is_no_continuation_of_it(shape, columns):
    """Its headings are turned with it; the page after it, upright again, is not headed 续表."""
    blocks = (paragraph("前文。"), *HEADS, amounts(columns), paragraph("后文。"))
    pages = set_blocks(blocks, shape)
    by_page: dict[int, str] = defaultdict(str)
    for one in drawn(pages):
        by_page[one.page] += one.text
    found = [re.sub(r"—\d—", "", text) for text in by_page.values()]
    words = ("前文", "甲节", "乙目", "1234567.50", "后文")
    assert [[word for word in words if word in text] for text in found] == [
        ["前文"], ["甲节", "乙目", "1234567.50"], ["后文"],
    ]  # fmt: skip
    assert outside(pages) == ""
    assert "续表" not in "".join(found)


@pytest.mark.parametrize("shape", ["A4", "gongwen A4"])
def test_after_contents_the_body_counts_from_its_turned_page(shape):
    blocks = (PageTurn(turned=True), paragraph("横页之文"), *LANDSCAPE[-2:])
    articles = tuple(Article(title, blocks, anchor=title) for title in ("甲文", "乙文"))
    pages = set_booklet(Booklet(Masthead(title="册"), (Section("", articles),)), shape)
    characters = drawn(pages)
    turned = {one.page for one in characters if one.turn}
    assert {pages.labels[page - 1] for page in turned} == {"1", "3"}
    assert pages.labels[-4:] == ("1", "2", "3", "4")
    for title, label in (("甲文", "1"), ("乙文", "3")):
        page = pages.labels.index(label) + 1
        assert "".join(one.text for one in characters if one.page == page).startswith(title)


@pytest.mark.parametrize(("shape", "turn"), [("A4", 0), ("gongwen A4", 90)])
def test_a_head_under_something_stays_upright_with_it(shape, turn):
    """The masthead of A4 stands over it; where nothing does, it is turned with what it heads."""
    article = Article("题名", LANDSCAPE[1:], anchor="a")
    section = Section("栏目", (article,), anchor="s")
    pages = set_booklet(Booklet(Masthead(title="册"), (section,)), shape)
    first = [one for one in drawn(pages) if one.page == pages.labels.index("1") + 1]
    heads = [one for one in first if one.text in set("栏目题名")]
    assert set("栏目题名") <= {one.text for one in heads}
    assert {one.turn for one in heads} == {turn}
    assert bool("横页之文" in "".join(one.text for one in first)) == bool(turn)
