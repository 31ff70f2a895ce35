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
