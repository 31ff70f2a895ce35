"""Descriptions of pictures, and short lines right under them."""

from __future__ import annotations

import pytest

from compiler.model.block import Figure
from compiler.model.segments import plain

TEXT = "纸有正反两面，也有横直两种纹路，顺着纹路折不会裂，逆着纹路折就容易起毛。"
HEADS = f"## 选纸\n\n{TEXT}\n\n## 裁纸\n\n{TEXT}"


def captions(read, middle: str, **settings) -> list[str]:
    blocks = read(f"# 纸的用法\n\n{TEXT}\n\n{middle}\n\n{HEADS}\n", **settings).blocks
    return [plain(block.caption) for block in blocks if isinstance(block, Figure)]


def test_a_description_is_the_caption(read):
    assert captions(read, "![活字的字盘](a.png)") == ["活字的字盘"]


@pytest.mark.parametrize(
    "description",
    [
        "",
        "图片",
        "图片描述",
        "在此插入图片描述",
        "a.png",
        "微信图片_20240506.jpg",
        "image-12",
        "字盘",
        "cover",
    ],
)
def test_a_program_s_words_are_none(read, description):
    assert captions(read, f"![{description}](a.png)") == [""]


def test_one_description_of_several_pictures_is_none(read):
    assert captions(read, f"![印刷厂一角](a.png)\n\n{TEXT}\n\n![印刷厂一角](b.png)") == ["", ""]


def test_pages_describe_for_those_who_cannot_see(read):
    page = f'<div><p>{TEXT}</p><p><img src="a.png" alt="活字的字盘"></p><p>{TEXT}</p></div>'
    blocks = read(f"---\ntitle: 纸\n---\n\n{page}\n").blocks
    assert [plain(block.caption) for block in blocks if isinstance(block, Figure)] == [""]


def test_a_line_that_says_the_description_again_is_the_caption_once(read):
    read_again = read(f"# 纸\n\n{TEXT}\n\n![活字的字盘](a.png)\n\n活字的字盘\n\n{TEXT}\n{TEXT}\n")
    figures = [block for block in read_again.blocks if isinstance(block, Figure)]
    assert [plain(block.caption) for block in figures] == ["活字的字盘"]
    assert len(read_again.blocks) == 3


def test_a_line_under_the_description_goes_before_it(read):
    assert captions(read, f"![活字的字盘](a.png)\n\n*老厂的字盘*\n\n{TEXT}") == ["老厂的字盘"]


def test_a_short_line_where_heads_are_marked(read):
    assert captions(read, f"![](a.png)\n\n老厂的字盘\n\n{TEXT}") == ["老厂的字盘"]
    assert captions(read, "![](a.png)\n\n老厂的字盘") == ["老厂的字盘"]


@pytest.mark.parametrize(
    "line",
    [
        "字盘有三种。",
        "字盘有三种：",
        "一、字盘",
        "林知白",
        "2024年5月6日",
        "作者：林知白",
        "[字盘](https://example.org)",
        "**字盘**",
        "老厂的字盘有三种，一种放常用的字，一种放少用的字",
    ],
)
def test_other_lines_are_text(read, line):
    assert captions(read, f"![](a.png)\n\n{line}\n\n{TEXT}") == [""]


def test_where_no_heads_are_marked_a_short_line_may_be_one(read):
    blocks = read(f"# 纸\n\n{TEXT}\n\n![](a.png)\n\n老厂的字盘\n\n{TEXT}\n").blocks
    assert [plain(block.caption) for block in blocks if isinstance(block, Figure)] == [""]
