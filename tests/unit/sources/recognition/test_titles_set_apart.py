"""Titles that only their look tells."""

from __future__ import annotations

import pytest
from recognition_lines import CENTRED, TEXT, shown

BIG = {"half_points": 36, "bold": True}


@pytest.mark.parametrize(
    "lines",
    [
        [("竹纸的做法", BIG)],  # on the left, but larger than all others
        [("竹纸的做法", BIG | {"pushed_em": 9.0})],
        [("竹纸的做法", {"half_points": 24, "bold": True, "pushed_em": 9.0})],
        ["最后更新：2025/2/15", "2024/6/14第一版2024/6/21第二版", ("竹纸的做法", BIG)],
        [("竹纸的做法", CENTRED), ("（２０１２年９月）", CENTRED | {"face": "楷体"})],
        [("竹纸的做法", CENTRED), ("河边书店编辑部", CENTRED | {"face": "楷体"})],
        [("竹纸的", BIG), ("做法", BIG)],
        [("竹纸的做法", {"bold": True}), ("引言", {"bold": True})],
    ],
)
def test_the_title_is_told_by_its_look(article_of, lines):
    more = [("一、原料", {"bold": True}), TEXT, ("二、工具", {"bold": True}), TEXT]
    assert article_of(*lines, TEXT, *more).title == "竹纸的做法"


def test_a_line_as_large_as_heads_below_is_none(article_of):
    lines = [("原料从哪里来", BIG), TEXT, ("工具怎样做", BIG), TEXT]
    assert shown(article_of(*lines)) == ["1 原料从哪里来", "1 工具怎样做"]


@pytest.mark.parametrize(
    ("first", "others"),
    [
        ({"level": 2, "align": "center"}, {"level": 2}),
        ({"level": 2, "half_points": 44}, {"level": 1, "half_points": 32}),
        ({"level": 2, "align": "center"}, {"level": 1}),
    ],
)
def test_the_one_heading_that_outshines_all_others_is_the_title(article_of, first, others):
    article = article_of(
        ("Ⅳ.竹纸的做法", first), TEXT, ("原料", others), TEXT, ("工具", others), TEXT
    )
    assert article.title == "Ⅳ.竹纸的做法"
    assert shown(article) == ["1 原料", "1 工具"]


def test_the_first_of_chapters_that_look_alike_is_none(article_of):
    look = {"level": 1, "align": "center"}
    article = article_of(("第一章 原料", look), TEXT, ("第二章 工具", look), TEXT)
    assert shown(article) == ["1 第一章 原料", "1 第二章 工具"]


def test_a_kind_of_document_a_size_smaller_is_of_the_title(article_of):
    large, small = CENTRED | {"half_points": 48}, CENTRED | {"half_points": 44}
    article = article_of(("竹纸社会实践活动", large), ("项目申报书", small), TEXT, TEXT)
    assert article.title == "竹纸社会实践活动项目申报书"


def test_a_style_for_titles_that_is_used_for_chapters(article_of):
    title = CENTRED | {"kind": "title", "half_points": 32}
    article = article_of(
        *(("竹纸笔记", title), ("造纸系 高飙", title | {"half_points": 22})),
        *(("Lect1", title), TEXT, ("Lect2", title), TEXT),
    )
    assert (article.title, article.author) == ("竹纸笔记", "造纸系 高飙")
    assert shown(article) == ["1 Lect1", "1 Lect2"]


def test_a_name_over_the_first_heading_is_no_title(article_of):
    article = article_of(
        ("林一峰", CENTRED),
        *(("竹纸周刊：纸从哪里来", {"level": 1}), TEXT, ("封面", {"level": 2}), TEXT),
    )
    assert article.title == "竹纸周刊：纸从哪里来"


def test_a_caption_is_no_title(article_of):
    article = article_of(("表1 竹纸的种类", CENTRED | {"bold": True}), TEXT, TEXT)
    assert article.title == "稿件"


@pytest.mark.parametrize("label", ["论文题目：", "毕业设计题目: ", "论文名称："])
def test_a_thesis_says_its_title_below_what_it_is(article_of, label):
    kind = ("河边大学学位论文", CENTRED | BIG)
    field = (f"{label}竹纸的做法", CENTRED | {"half_points": 28})
    assert article_of(kind, field, TEXT, TEXT).title == "竹纸的做法"


@pytest.mark.parametrize("field", ["时间｜2024年5月", "地点 | 书店二楼", "参与人员丨林知白、何雨"])
def test_fields_of_a_meeting_with_a_bar_are_no_heads(article_of, field):
    bold = {"bold": True}
    article = article_of(("读书会", CENTRED | BIG), (field, bold), ("结论", bold), TEXT)
    assert shown(article) == [field, "1 结论"]
