"""Stars beside ideographs are bold, whatever mark stands inside; others are themselves."""

from __future__ import annotations

import pytest

from compiler.model.segments import plain
from compiler.sources.markdown.rendering import render


def html(text):
    return render(text).html.strip().removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**重点：**内容", "<strong>重点：</strong>内容"),
        ("**“纸”**与墨", "<strong>“纸”</strong>与墨"),
        ("前**（附）**后", "前<strong>（附）</strong>后"),
        ("这**很要紧。**所以", "这<strong>很要紧。</strong>所以"),
        (
            "**甲**和**乙**，**“丙”**与**丁。**完",
            "<strong>甲</strong>和<strong>乙</strong>，<strong>“丙”</strong>与<strong>丁。</strong>完",
        ),
        ("先说。** 造纸。** 再说", "先说。 <strong>造纸。</strong> 再说"),
        ("** 有空格 **", "<strong>有空格</strong>"),
        ("**甲****乙**丙", "<strong>甲乙</strong>丙"),
    ],
)
def test_bold(text, expected):
    assert html(text) == expected


@pytest.mark.parametrize(
    "text", ["a ** b ** c", "2 ** 3 与 4 ** 5", "`** 甲 **`", "五星 ** 只有一半"]
)
def test_stars_that_stay(text):
    assert "<strong>" not in html(text)


def test_code_is_left_alone():
    assert "** 甲 **" in render("```\n** 甲 **\n```").html


def test_marks_on_lines_of_their_own_are_bold(read):
    done = read("# 题\n\n前文在此。\n**\n七、急\n**\n后文在此。\n")
    assert "**" not in "".join(plain(block.children) for block in done.blocks)
    assert [plain(block.children) for block in done.blocks][1] == "七、急"
