"""What of a finished article may be something else, and what beside it is in no doubt."""

from __future__ import annotations

import pytest

from compiler.model.guess import Depth

TEXT = "竹纸是用竹子做的，纸质坚韧，宜于书写，各地都有出产，旧时的书多用它来印。"
PICTURE = "![](a.png)"


@pytest.fixture
def doubted(read):
    def found(*parts):
        text = "# 竹纸的做法\n\n" + "\n\n".join(parts) + "\n"
        guesses = read(text, "竹纸的做法.md").ledger.guesses
        return {(g.reason, g.quote) for g in guesses if g.depth is Depth.UNLIKELY}

    return found


def test_lines_below_pictures_where_none_has_a_caption(doubted):
    lines = ("浸泡的竹料", "新抄的纸")
    found = doubted(TEXT, PICTURE, lines[0], TEXT, PICTURE, lines[1], TEXT)
    assert found == {("line-below-pictures", line) for line in lines}
    assert not doubted(TEXT, PICTURE, TEXT, PICTURE, TEXT)
    assert not doubted(TEXT, PICTURE, lines[0], TEXT, TEXT)


def test_calls_that_count_on_without_notes(doubted):
    called = TEXT.replace("书写，", "书写[1]，").replace("印。", "印[2]。")
    assert {reason for reason, _ in doubted(called)} == {"calls-without-notes"}
    assert not doubted(TEXT.replace("书写，", "书写[7]，"))


def test_words_of_a_site_at_head_and_foot_only(doubted):
    line = "投稿请联系本刊编辑部，转载须注明出处"
    assert doubted(TEXT, TEXT, line) == {("speaks-of-site", line)}
    assert not doubted(*[TEXT] * 4, line, *[TEXT] * 7)
    assert not doubted(TEXT, TEXT, "编辑部的窗外有竹")


def test_bylines_that_come_again_begin_other_articles(doubted):
    found = doubted(TEXT, "浸泡", "文／林知白", TEXT, "抄纸", "文／陈立言", TEXT)
    assert {("byline-again", "浸泡"), ("byline-again", "抄纸")} <= found
    assert not doubted(TEXT, TEXT, "文／林知白")
