"""Heads of plain text that only the room above them tells."""

from __future__ import annotations

from compiler.model.block import Heading
from compiler.model.segments import plain
from compiler.sources.recognition.spaced_heads import spaced_heads

VERSE = ("纸上有风，", "吹过竹林。", "没有声音。")


def _heads(blocks):
    return [plain(block.children) for block in blocks if isinstance(block, Heading)]


def test_chapters_of_verse_stand_below_three_empty_lines(read):
    chapters = [f"{name}\n\n" + "\n\n".join(VERSE) for name in ("竹 林", "水", "风")]
    done = read("纸的诗\n\n\n\n" + "\n\n\n\n".join(chapters) + "\n", "a.txt")
    assert (done.article.title, _heads(done.blocks)) == ("纸的诗", ["竹 林", "水", "风"])


def test_room_above_sentences_makes_no_heads():
    texts = ("纸", "纸很薄。", "竹子", "竹子很长。", "水很清。")
    assert spaced_heads(texts, (0, 1, 3, 1, 3)) == ()
    assert spaced_heads(texts[:4], (0, 1, 3, 1)) == ()


def test_lines_with_room_above_all_of_them_are_no_heads():
    assert spaced_heads(("纸", "竹", "水", "火"), (0, 2, 2, 2)) == ()


def test_volumes_stand_over_ornamented_heads(read):
    prose = "纸对墨，竹对风，细雨对长空。来人对去客，白鹿对青虫。"
    parts = "".join(
        f"{volume}\n\n    ○一{name}\n\n    {prose}\n\n    ○二{name}\n\n    {prose}\n\n"
        for volume, name in (("上卷", "东"), ("卷下", "冬"))
    )
    done = read(f"声律新编[清]林知白撰\n\n\n{parts}", "a.txt")
    assert (done.article.title, done.article.author) == ("声律新编", "[清]林知白")
    levels = [
        (block.level, plain(block.children)) for block in done.blocks if isinstance(block, Heading)
    ]
    assert levels == [
        (1, "上卷"),
        (2, "○一东"),
        (2, "○二东"),
        (1, "卷下"),
        (2, "○一冬"),
        (2, "○二冬"),
    ]


def test_three_short_lines_with_one_empty_line_more():
    prose = "竹纸坚韧，宜于书写，各地都有出产。"
    texts = ("纸的一年", prose, "浸", prose, prose, "抄", prose, "晒纸", prose)
    assert spaced_heads(texts, (0, 1, 2, 1, 1, 2, 1, 2, 1)) == (2, 5, 7)
    assert spaced_heads(texts, (0, 1, 2, 1, 1, 2, 1, 1, 1)) == ()  # two may be anything
    assert spaced_heads(texts, (0, 0, 1, 0, 0, 1, 0, 1, 0)) == ()  # an empty line parts paragraphs


def test_room_above_the_last_line_says_nothing_of_others():
    prose = "竹纸坚韧，宜于书写，各地都有出产。"
    texts = ("浸", prose, "抄", prose, "晒纸", prose, "林知白，一九五三年生，造纸师傅。")
    assert spaced_heads(texts, (2, 1, 2, 1, 2, 1, 2)) == (0, 2, 4)
