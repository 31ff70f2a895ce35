"""Heads in the forms that people type them, and lines of the same forms that are none."""

from __future__ import annotations

import pytest

from compiler.model.block import Heading
from compiler.model.segments import plain

PROSE = (
    "纸由植物纤维造成，薄而坚韧，可以写字，也可以印书，造纸的人把竹子泡在池里，一百天以后取出来。"
)


def heads(read, lines, name="纸.txt"):
    text = "纸的故事\n\n" + "\n\n".join(each or PROSE for each in lines) + "\n"
    done = read(text, name)
    return [(b.level, plain(b.children)) for b in done.blocks if isinstance(b, Heading)]


@pytest.mark.parametrize("name", ["纸.txt", "纸.md"])
@pytest.mark.parametrize(
    "found",
    [
        ["第一步：泡竹", "第二步：捣浆"],
        ["第一讲　纸的来历", "第二讲　纸的用法"],
        ["第一部份", "第二部份"],
        ["◆ 泡竹", "◆ 捣浆"],
        ["【本月要闻】", "【活动预告】"],
        ["一、泡竹。", "二、捣浆。"],
        ["前言", "结语"],
        ["1 泡竹", "2 捣浆"],
        ["竹简", "帛书"],
    ],
)
def test_counted_ornamented_named(read, found, name):
    lines = [found[0], "", found[1], "", ""]
    expected = [(1, each.replace("1 ", "1").replace("2 ", "2")) for each in found]
    assert [
        (level, text.replace("1 ", "1").replace("2 ", "2"))
        for level, text in heads(read, lines, name)
    ] == expected


def test_a_line_in_brackets_that_comes_again_is_a_label(read):
    line = "竹纸坚韧，宜于书写"
    assert not heads(read, ["【问】", line, "【问】", line, "【问】", line])


def test_a_name_of_a_part_stands_beside_numbered_heads(read):
    lines = ["前言", "", "一、泡竹", "", "二、捣浆", "", "结束语", ""]
    assert [level for level, _ in heads(read, lines)] == [1, 1, 1, 1]


def test_decimals_below_bare_numbers(read):
    lines = ["1 导言", "", "2 造纸", "", "2.1 泡竹", "", "3 结论", ""]
    assert [level for level, _ in heads(read, lines)] == [1, 1, 2, 1]


def test_circled_numbers_below_others(read):
    lines = ["一、造纸", "", "①泡竹", "", "②捣浆", "", "二、印书", ""]
    assert [level for level, _ in heads(read, lines)] == [1, 2, 2, 1]


def test_one_series_has_one_level(read):
    done = read("# 纸\n\n## 一、泡竹\n\n一段。\n\n## 二、捣浆\n\n一段。\n\n# 三、抄纸\n\n一段。\n")
    assert {block.level for block in done.blocks if isinstance(block, Heading)} == {1}


@pytest.mark.parametrize(
    "lines",
    [
        ["第一步：泡竹", "第二步：捣浆", "第三步：抄纸", ""],  # one below the other
        ["", "第三次：捣浆", "", "第五次：抄纸", ""],
        ["", "第一条", "", "第二条", ""],
        ["（一）泡竹；", "（二）捣浆；", "（三）抄纸。", ""],
        ["", "“泡竹的日子，你记得吗", "", "“记得，怎么不记得", ""],
        ["结语", ""],
    ],
)
def test_no_heads(read, lines):
    assert heads(read, lines) == []


def test_days_alone_on_their_lines(read):
    lines = ["3月5日", "", "3月8日", "", "3月12日", ""]
    assert [text for _, text in heads(read, lines)] == ["3月5日", "3月8日", "3月12日"]


def test_traditional_forms(read):
    lines = ["第一章 總則", "", "第一節 用語", "", "第 1 條", "", "第 2 條", "", "附錄：紙樣", ""]
    assert [level for level, _ in heads(read, lines)] == [1, 2, 1]
