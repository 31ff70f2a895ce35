"""Headings without a blank after their hashes."""

import pytest

from compiler.sources.markdown.notation import without_commands


@pytest.mark.parametrize(
    ("text", "common"),
    [
        ("####缺点：", "#### 缺点："),
        ("# 题\n\n##一、纸", "# 题\n\n## 一、纸"),
        ("#题\n\n##一、纸", "# 题\n\n## 一、纸"),
    ],
)
def test_a_blank_is_put_in(text, common):
    assert without_commands(text) == common


@pytest.mark.parametrize(
    "text",
    [
        "#话题# 今天说",
        "# 题\n\n#标签",
        "#一个标签",
        "##这是一句很长的话，不是标题，句末有句号。",
        "#!/bin/sh",
        "###",
        "```\n##注释\n```",
        "#######七个",
    ],
)
def test_what_is_no_heading_stays(text):
    assert without_commands(text) == text


def test_underlined_headings_may_begin_with_a_number(read):
    text = "# 纸\n\n1. 选一张纸\n-------\n\n甲。\n\n2. 看一看它\n-------\n\n乙。\n"
    blocks = read(text).blocks
    assert [type(block).__name__ for block in blocks] == ["Heading", "Paragraph"] * 2


def test_a_rule_below_a_list_stays_one(read):
    done = read("# 纸\n\n1. 选纸，要选薄而坚韧的那一种，迎着光看它的纤维\n---\n\n甲。\n")
    assert "Heading" not in [type(block).__name__ for block in done.blocks]


def test_code_in_a_list_ends_where_it_ends(read):
    done = read("# 纸\n\n- ```\n  a\n  ```\n\n##竹\n\n甲。\n")
    assert any(type(block).__name__ == "Heading" for block in done.blocks)


def test_three_tildes_on_both_sides_strike_out(read):
    done = read("# 纸\n\n~~~旧的一句~~~\n\n## 竹\n\n甲。\n")
    assert [type(block).__name__ for block in done.blocks] == ["Paragraph", "Heading", "Paragraph"]
