"""The titles that an automatic contents list names, found again in the file, as most are."""

from __future__ import annotations

import pytest

from compiler.model.article import Article
from compiler.model.block import Heading, Paragraph
from compiler.model.inline import Text
from compiler.model.segments import plain
from compiler.sources.flow.listing import Listed, Listing
from compiler.sources.whole_booklets.lines import DumpLine
from compiler.sources.whole_booklets.listed_titles import listed_titles

TITLES = ("活字的前世今生", "怎样选用纸张", "排版的疏与密", "油墨为何发亮", "装订的几种办法")
LONG = "纸由植物纤维造成，薄而坚韧，可以写字，也可以印书。" * 4


def found(listed, titles, *, name="印刷学习文选"):
    """The titles at which an article with these heads is cut; None if it is one document."""
    blocks = tuple(
        block
        for title in titles
        for block in (Heading(1, (Text(title),)), Paragraph((Text(LONG),)))
    )
    lines = [
        DumpLine(number, block.children, plain(block.children))
        for number, block in enumerate(blocks, 1)
    ]
    listing = Listing(tuple(Listed(title, 1) for title in listed))
    cut = listed_titles(listing, lines, Article(name, blocks))
    return None if cut is None else [title.entry.title for title in cut[1]]


def test_all_of_them():
    assert found(TITLES, TITLES) == list(TITLES)


@pytest.mark.parametrize(("count", "is_its_own"), [(4, True), (3, True), (2, False), (0, False)])
def test_a_list_of_which_less_is_found_is_another_documents(count, is_its_own):
    others = ("不在目录里的一篇", "也不在目录里的一篇") if count < 4 else ()
    cut = found(TITLES, (*TITLES[:count], *others))
    assert (cut is not None) is is_its_own
    assert cut is None or cut[:count] == list(TITLES[:count])


def test_one_article_is_no_booklet():
    assert found(TITLES[:1], TITLES[:1]) is None


def test_a_list_whose_first_level_is_nowhere_in_the_text_cuts_nothing():
    blocks = tuple(
        block
        for title in TITLES
        for block in (Heading(2, (Text(title),)), Paragraph((Text(LONG),)))
    )
    lines = [
        DumpLine(number, block.children, plain(block.children))
        for number, block in enumerate(blocks, 1)
    ]
    below = [Listed(title, 2) for title in TITLES]
    listed = (Listed("别处的栏目", 1), *below[:3], Listed("又一个栏目", 1), *below[3:])
    assert listed_titles(Listing(listed), lines, Article("印刷学习文选", blocks)) is None
