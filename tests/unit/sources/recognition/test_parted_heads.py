"""Headings broken over two paragraphs."""

from __future__ import annotations

import pytest
from recognition_lines import CENTRED, TEXT, shown

TITLE = ("竹纸的做法", CENTRED | {"half_points": 44, "bold": True})
FIRST = "（1）“竹影计划”优秀学生到乡间纸坊去学做竹纸并"
BOLD = {"bold": True}
MARKED = {"level": 2, "half_points": 32}


@pytest.mark.parametrize("look", [BOLD, {"half_points": 30}, MARKED])
def test_one_head_over_two_paragraphs_is_one(article_of, look):
    article = article_of(
        TITLE, (FIRST, look), ("写心得活动", look), TEXT, ("（2）树皮", look), TEXT
    )
    assert shown(article) == [f"1 {FIRST}写心得活动", "1 （2）树皮"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("（1）竹纸", "原料"),  # a short line is not broken
        (FIRST + "：", "写心得活动"),
        (FIRST, "（2）写心得"),
        (FIRST, "2024年11月"),
    ],
)
def test_two_heads_stay_two(article_of, first, second):
    article = article_of(TITLE, (first, BOLD), (second, BOLD), TEXT, ("树皮", BOLD), TEXT)
    assert not any(first + second in line for line in shown(article))
