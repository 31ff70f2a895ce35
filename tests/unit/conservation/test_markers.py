"""Numbers of lists are to be seen before their items: as typed, or in a form of the theme's."""

from __future__ import annotations

import pytest

from compiler.conservation.alignment import align
from compiler.conservation.markers import unmarked
from compiler.conservation.printed import Cause, Hidden, PageText
from compiler.model.block import Figure, ListBlock, ListItem, Paragraph
from compiler.model.inline import Image, Note, Text
from compiler.model.segments import Segment, block_segments


def found(*pages: PageText, items: tuple[Segment, ...], notes: bool = False):
    alignment = align([item.text for item in items], [page.notes or page.main for page in pages])
    assert not alignment.lost
    return [
        (one.index, one.page, one.quote)
        for one in unmarked(alignment, items, pages, frozenset(), notes=notes)
    ]


def item(text: str, marker: str | None) -> Segment:
    return Segment(text, marker=marker)


TYPED = item("打浆", "一、"), item("抄造", "二、")
COUNTED = item("打浆", ""), item("抄造", "")
BULLETS = item("打浆", None), item("抄造", None)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("一、打浆二、抄造", TYPED),
        ("一 、打浆\n二、 抄造", TYPED),
        ("1.打浆2.抄造", COUNTED),
        ("①打浆②抄造", COUNTED),
        ("甲打浆乙抄造", COUNTED),
        ("打浆抄造", BULLETS),
        ("•打浆•抄造", BULLETS),
        ("1.12.1", (item("1", ""), item("1", ""))),  # found in its own marker
        ("一、一二、二", (item("一", "一、"), item("二", "二、"))),
    ],
)
def test_they_are_seen(text, items):
    assert found(PageText(text, ""), items=items) == []


@pytest.mark.parametrize(
    ("text", "items", "quotes"),
    [
        ("打浆抄造", TYPED, ["一、打浆", "二、抄造"]),
        ("一、打浆抄造", TYPED, ["二、抄造"]),
        ("1.打浆2.抄造", TYPED, ["一、打浆", "二、抄造"]),
        ("打浆一、二、抄造", TYPED, ["一、打浆"]),
        ("•打浆•抄造", COUNTED, ["打浆", "抄造"]),
        ("1.打浆抄造", COUNTED, ["抄造"]),
        ("11", (item("1", ""), item("1", "")), ["1"]),
    ],
)
def test_they_are_not(text, items, quotes):
    assert [quote for _, _, quote in found(PageText(text, ""), items=items)] == quotes


def test_a_number_that_is_hidden_and_its_page():
    second = PageText("二、抄造", "", (Hidden(0, 2, Cause.FAINT),))
    assert found(PageText("一、打浆", ""), second, items=TYPED) == [(1, 2, "二、抄造")]


def test_numbers_in_a_note():
    page = PageText("", "①1.打浆抄造")
    assert found(page, items=COUNTED, notes=True) == [(1, 1, "抄造")]


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def markers(*items: ListItem, ordered: bool = True) -> list[tuple[str, str | None]]:
    segments = block_segments((ListBlock(items, ordered),))
    return [(segment.text, segment.marker) for segment in segments]


def test_a_marker_stands_before_the_first_words_of_its_item():
    two = ListItem((paragraph("打浆"), paragraph("用木槌")), "一、")
    assert markers(two) == [("打浆", "一、"), ("用木槌", None)]
    picture = ListItem((Figure((Image("", ""),)), paragraph("打浆")))
    assert markers(picture) == [("打浆", "")]
    noted = ListItem((Paragraph((Note((paragraph("注"),)), Text("打浆"))),), "一、")
    assert ("打浆", "一、") in markers(noted)
    assert ("注", None) in markers(noted)
    called = ListItem((Paragraph((Note((paragraph("注"),)),)),), "一、")
    assert markers(called)[-1] == ("注", None)


def test_markers_of_an_item_that_begins_with_a_list():
    inner = ListBlock((ListItem((paragraph("打浆"),), "（1）"),), ordered=True)
    assert markers(ListItem((inner,), "一、")) == [("打浆", "一、（1）")]


def test_items_without_a_number():
    assert markers(ListItem((paragraph("打浆"),)), ordered=False) == [("打浆", None)]
    assert markers(ListItem((paragraph("打浆"),), "")) == [("打浆", None)]
    assert markers(ListItem((paragraph("打浆"),), "甲、"), ordered=False) == [("打浆", "甲、")]
