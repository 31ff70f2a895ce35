"""Two texts in one file, each with its notes; a note on the title."""

from __future__ import annotations

import pytest

from compiler.model.block import Paragraph, Quote
from compiler.model.inline import Note
from compiler.model.segments import article_segments, plain
from compiler.model.walk import leaves

TEXT = "纸有正反两面，也有横直两种纹路，顺着纹路折不会裂，逆着纹路折就容易起毛。"


def notes(blocks) -> list[str]:
    return [
        plain(inner.children)
        for block in blocks
        if isinstance(block, Paragraph)
        for leaf in leaves(block.children)
        if isinstance(leaf, Note)
        for inner in leaf.blocks
    ]


def text(*parts: str) -> str:
    return "# 两篇短文\n\n" + "\n\n".join(parts) + "\n"


FIRST = "书店开在河边[1]，河水从桥下流过[2]。\n\n注释\n\n[1] 河边，指桥东。\n\n[2] 桥建得早。"
SECOND = "日历墙在一楼[1]，每年换一次[2]。\n\n注释：\n\n[1] 指临街的一层。\n\n[2] 换下的还在。"


def test_each_text_has_its_own_notes(read):
    blocks = read(text(FIRST, "## 附录：日历墙", SECOND)).blocks
    assert notes(blocks) == ["河边，指桥东。", "桥建得早。", "指临街的一层。", "换下的还在。"]


def test_three_texts_and_another_style(read):
    third = "帘纹很密①。\n\n注释\n\n①一寸二十道。"
    assert len(notes(read(text(FIRST, SECOND, third, TEXT)).blocks)) == 5


@pytest.mark.parametrize(
    "second",
    [
        "日历墙在一楼[1]，每年换一次。\n\n注释\n\n[1] 指一层。\n\n[2] 还在。",  # one is not called
        "日历墙在一楼[1]，每年换一次[1]。\n\n注释\n\n[1] 指一层。",  # called twice
    ],
)
def test_where_one_does_not_pair_all_is_left(read, second):
    result = read(text(FIRST, second))
    assert any(guess.reason == "notes-unpaired" for guess in result.ledger.guesses)
    assert not notes(result.blocks)


@pytest.mark.parametrize("note", ["* 本文写于旧厂。", "\\* 本文写于旧厂。", "＊本文写于旧厂。"])
def test_a_note_on_the_title_stands_at_the_head(read, note):
    article = read(f"# 旧厂\\*\n\n{TEXT}\n\n{TEXT}\n\n{note}\n").article
    assert article.title == "旧厂"
    assert isinstance(article.blocks[0], Quote)
    assert plain(article.blocks[0].blocks[0].children).strip() == "本文写于旧厂。"


def test_a_star_without_its_note_stays(read):
    article = read(f"# 旧厂\\*\n\n{TEXT}\n\n{TEXT}\n").article
    assert article.title == "旧厂*"
    assert TEXT in "".join(segment.text for segment in article_segments(article))
