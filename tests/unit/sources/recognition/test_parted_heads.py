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


def test_a_chapter_in_the_middle_goes_on_after_its_brackets(article_of):
    first, rest = "第三章 河边市各处造纸作坊（以下简称“纸坊”）", "对竹子的收集和处理"
    lines = [(first, CENTRED), (rest, CENTRED), TEXT, ("第四章 附则", CENTRED), TEXT]
    article = article_of(TITLE, ("第二章 原料", CENTRED), TEXT, *lines)
    assert shown(article) == ["1 第二章 原料", f"1 {first}{rest}", "1 第四章 附则"]
