"""Turned pages: what stands between two turns of the page is read from the right, and whole."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from set_tables import SHAPES, drawn, outside, paragraph, row, set_blocks

from compiler.model.block import Heading, PageTurn, Paragraph, Table
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
