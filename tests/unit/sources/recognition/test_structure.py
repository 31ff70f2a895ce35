"""Level heads in plain text."""

from __future__ import annotations

import pytest

from compiler.sources.recognition.numbered_heads import outline
from compiler.sources.wording.heading_numbers import heading_level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("一、纸的历史", 1),
        ("一 、纸的历史", 1),
        ("（一）竹纸", 2),
        ("1. 原料", 3),
        ("1、原料", 3),
        ("（1）嫩竹", 4),
        ("第一章 总则", 1),
        ("第二节 抄纸", 2),
        ("01", 1),
        ("5.1.2 页面", 3),
    ],
)
def test_numbers_give_levels(text: str, level: int) -> None:
    assert heading_level(text) == level


@pytest.mark.parametrize(
    "text",
    [
        "第一条 本条例适用于各级机关。",
        "第一条 总则",
        "（一）坚持质量。把质量放在第一位。",
        "（一）制定办法；",
        "一、" + "长" * 50,
        "1.5 亿人读书",
        "2024年的报告",
        "一带一路",
        "一、",
        "普通的一行",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert heading_level(text) is None


def test_the_smallest_level_is_one_and_chapters_push_down() -> None:
    assert outline(["（一）竹纸", "正文。", "1. 原料", "正文。"]).levels == (1, None, 2, None)
    chapters = ["第一章 纸", "一、竹纸", "正文。", "第二章 墨", "正文。"]
    assert outline(chapters).levels == (1, 2, None, 1, None)


def test_numbered_lines_in_a_row_are_an_enumeration() -> None:
    lines = ["一、原料", "（1）嫩竹", "（2）树皮", "（3）麻", "一段正文。"]
    assert outline(lines).levels == (1, None, None, None, None)
