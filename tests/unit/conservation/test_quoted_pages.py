"""Where words stand: counted by letters, with the numbers that are printed."""

from __future__ import annotations

import pytest

from compiler.conservation.printed import PageText
from compiler.conservation.quoted_pages import on_pages, quoted_pages
from compiler.model.artifacts import Decision, Edition, Occurrence, Pages
from compiler.model.booklet import Booklet, Masthead

PAGES = Pages(b"", ("i", "1", "2"), {})
PRINTED = (
    PageText("目录 紙張的歷程 1", ""),
    PageText("紙張的歷程，「他說」：①油墨與", "① 注文裡的墨"),
    PageText("紙張。排字", ""),
)


@pytest.mark.parametrize(
    ("quote", "numbers"),
    [
        ("紙張的歷程", ("i", "1")),
        ("“他说”油墨".replace("说", "說"), ("1",)),
        ("油墨與紙張", ("1",)),  # over the page's edge
        ("注文裡的墨", ("1",)),
        ("排字", ("2",)),
        ("沒有", ()),
        ("12%", ()),
    ],
)
def test_pages_of_words(quote, numbers):
    assert quoted_pages(PAGES, [quote], PRINTED) == (numbers,)


def test_decisions_get_the_pages_of_their_places():
    places = (Occurrence("排字", 0, "排字", 0), Occurrence("油墨", 0, "油墨", 0))
    decision = Decision("a.md", "排", "排", "unsettled", "排字", places=places)
    edition = Edition(Booklet(Masthead(), ()), {}, decisions=(decision, decision))
    for found in on_pages(edition, PAGES, PRINTED).decisions:
        assert [place.pages for place in found.places] == [("2",), ("1",)]
