"""Marks typed twice, and those that are doubled on purpose."""

from __future__ import annotations

import pytest

from compiler.model.walk import rewrite_text
from compiler.sources.mending import repeats


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("好，，我", "好，我"),
        ("好，，，我", "好，我"),
        ("好。。", "好。"),
        ("好。。我", "好。我"),
        ("纸、、墨", "纸、墨"),
        ("纸；；墨", "纸；墨"),
        ("如下：：", "如下："),
        ("甲，，乙，，丙", "甲，乙，丙"),
        ("“好。。”", "“好。”"),
        ("，，", "，"),
        ("甲，，\n乙", "甲，\n乙"),
        ("甲：：：乙", "甲：乙"),
    ],
)
def test_one_mark_is_left(source: str, mended: str) -> None:
    assert rewrite_text(source, repeats.edits) == mended
    assert rewrite_text(mended, repeats.edits) == mended


@pytest.mark.parametrize(
    "source",
    [
        "好，我",
        "好？！",
        "好！！",
        "好！！！",
        "什么？？",
        "？！！",
        "。。。",
        "好。。。。。。",
        "、、、",
        "……",
        "——",
        "，。",
        "。，",
        "”“",
        "））",
        "，\n，",
        "a,,b",
        "std::vector",
        "1;;2",
        "",
    ],
)
def test_what_repeats_leaves(source: str) -> None:
    assert rewrite_text(source, repeats.edits) == source
