"""Six dots for whatever dots were typed, and the dots that are something else."""

from __future__ import annotations

import pytest

from compiler.model.walk import rewrite_text
from compiler.sources.mending import ellipses


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("等等...", "等等……"),
        ("等等......", "等等……"),
        ("等等....", "等等……"),
        ("等等…", "等等……"),
        ("等等………", "等等……"),
        ("等等⋯⋯", "等等……"),
        ("等等⋯", "等等……"),
        ("等等‥", "等等……"),
        ("等等‥‥", "等等……"),
        ("他走了。。。", "他走了……"),
        ("他走了。。。。。。", "他走了……"),
        ("纸、墨、、、", "纸、墨……"),
        ("等 . . . 等", "等 …… 等"),
        ("等．．．", "等……"),
        ("等···", "等……"),
        ("等・・・", "等……"),
        ("...他说", "……他说"),
        ("…他说", "……他说"),
        ("“等等...”", "“等等……”"),
        ("（...）", "（……）"),
        ("纸，...墨", "纸，……墨"),
        ("好…OK", "好……OK"),
        ("甲...\n乙", "甲……\n乙"),
        ("等等⋯⋯⋯⋯", "等等…………"),
        ("《纸…》", "《纸……》"),
        ("⋯⋯", "……"),
        (" ⋯ ", " …… "),
        ("......", "……"),
        ("。。。", "……"),
        ("······", "……"),
    ],
)
def test_six_dots_are_set(source: str, mended: str) -> None:
    assert rewrite_text(source, ellipses.edits) == mended
    assert rewrite_text(mended, ellipses.edits) == mended


@pytest.mark.parametrize(
    "source",
    [
        "等等……",
        "…………",
        "· · ·",
        "段落…………段落",
        "wait... what",
        "wait… what",
        "1...5",
        "1…5",
        "第一章......3",
        "第一章 ...... 12",
        "第一章.........",
        "[...]",
        "[…]",
        "好。。",
        "好、、",
        "v1...v2",
        "OK...",
        "a, b, ... c",
        "路径 ../纸",
        "数列 1, 2, ..., n",
        "见 https://a.cn/...",
        "print(...)",
        "…",
        "...",
        "3.14",
        "卡尔·马克思",
        "· 第一项",
        "git log a...b",
        "",
    ],
)
def test_what_ellipses_leaves(source: str) -> None:
    assert rewrite_text(source, ellipses.edits) == source
