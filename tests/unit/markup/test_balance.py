"""Titles are broken at sense, never at a forbidden place, and nothing is lost."""

from __future__ import annotations

import pytest

from compiler.markup.balance import balanced, cohesion_in, filled, width_em


def test_a_title_that_fits_is_left_alone():
    assert balanced("纸的来历", 10) == ("纸的来历",)


@pytest.mark.parametrize(
    ("title", "measure", "lines"),
    [
        ("字体、字号与行距：版面的三个基本量", 12, ("字体、字号与行距：", "版面的三个基本量")),
        ("论“纸张的保存”及其他若干问题", 10, ("论“纸张的保存”", "及其他若干问题")),
        ("怎样看待2021年印刷业的发展", 12, ("怎样看待2021年", "印刷业的发展")),
        # where a clause ends, though the lines be unlike; never inside a short quotation
        ("紙與墨：一篇本來就是繁體的稿子", 11, ("紙與墨：", "一篇本來就是繁體的稿子")),
        ("「真草」與「直書」：從古書說起", 11, ("「真草」與「直書」：", "從古書說起")),
        ("“真草”和“直书”：从《骨书》到一张草稿的起点", 11,
         ("“真草”和“直书”：", "从《骨书》", "到一张草稿的起点")),
    ],
)  # fmt: skip
def test_breaks_at_sense(title, measure, lines):
    assert balanced(title, measure) == lines


def test_lines_are_alike():
    lines = balanced("造纸印刷装订排版校对编辑发行书店读者", 10)
    widths = [width_em(line) for line in lines]
    assert len(lines) == 2
    assert max(widths) - min(widths) <= 1


def test_words_of_the_booklet_stay_whole():
    title = "甲乙丙丁戊己庚辛壬癸传承寅卯辰巳午未申酉戌亥"
    first, _ = balanced(title, 12)
    assert first.endswith("传")  # nothing tells that 传承 is a word
    knowing = balanced(title, 12, cohesion_in(f"传承。传承了。{title}传承"))
    assert len(knowing) == 2
    assert any("传承" in line for line in knowing)


def test_contents_lines_are_full():
    title = "造纸印刷装订排版校对编辑发行书店读者作者"
    first, last = filled(title, 16)
    assert width_em(first) >= 14
    assert width_em(last) >= 3


def test_what_is_too_long_for_a_title_is_left_to_the_engine():
    text = "纸" * 400
    assert balanced(text, 10) == (text,)


def test_an_unbreakable_title_is_left_alone():
    assert balanced("https://example.com/abcdefghijklmnop", 5) == (
        "https://example.com/abcdefghijklmnop",
    )
