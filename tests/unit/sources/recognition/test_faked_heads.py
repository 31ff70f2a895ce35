"""Headings that only their look tells, and what looks so and is none."""

from __future__ import annotations

import pytest
from recognition_lines import CENTRED, TEXT, shown

TITLE = ("竹纸的做法", CENTRED | {"half_points": 44, "bold": True})
LARGER = {"half_points": 28}


def test_lines_of_one_look_in_a_row_are_text_in_another_type(article_of):
    rows = [(text, LARGER) for text in ("嫩竹", "树皮", "麻和草", "旧渔网")]
    head = ("第一讲　原料", {"half_points": 32, "bold": True})
    other = ("第二讲　工具", {"half_points": 32, "bold": True})
    article = article_of(TITLE, head, *rows, TEXT, other, *rows, TEXT)
    heads = [line for line in shown(article) if line[0].isdigit()]
    assert heads == ["1 第一讲　原料", "1 第二讲　工具"]


def test_heads_with_text_between_them_stay_heads(article_of):
    lines = [line for text in ("嫩竹", "树皮", "麻和草") for line in ((text, LARGER), TEXT)]
    assert shown(article_of(TITLE, *lines)) == ["1 嫩竹", "1 树皮", "1 麻和草"]


@pytest.mark.parametrize("field", ["学分：2", "授课老师：丁一", "2024年11月", "班级：三班"])
def test_fields_and_days_are_no_heads(article_of, field):
    for look in (LARGER, {"bold": True}):
        article = article_of(TITLE, TEXT, (field, look), TEXT, ("树皮", LARGER), TEXT)
        assert shown(article) == [field, "1 树皮"]


def test_a_typed_head_of_a_marked_series_has_its_level(article_of):
    marked = CENTRED | {"level": 3, "face": "黑体"}
    typed = CENTRED | {"face": "黑体"}
    article = article_of(
        TITLE,
        *(("第一章 总则", typed), TEXT, ("第二章 会员", marked), TEXT),
        *(("第三章 经费", marked), TEXT, ("第四章 附则", typed), TEXT),
    )
    assert [line[0] for line in shown(article)] == ["1"] * 4


def test_a_typed_head_that_looks_as_the_marked_ones_has_their_level(article_of):
    marked = {"level": 2, "face": "黑体", "half_points": 32, "bold": True}
    article = article_of(
        TITLE, ("原料", marked), TEXT, ("工具", marked | {"level": 0}), TEXT, ("晾晒", marked), TEXT
    )
    assert shown(article) == ["1 原料", "1 工具", "1 晾晒"]


@pytest.mark.parametrize("mark", ["：", "", ":"])
@pytest.mark.parametrize("sign", ["、", "．", ". ", "：", "，"])
def test_a_series_that_announces_is_one_of_heads(article_of, sign, mark):
    heads = [f"{number}{sign}{word}{mark}" for number, word in zip("一二三", "竹木麻", strict=True)]
    heads = [
        head.replace("竹", "竹子").replace("木", "木头").replace("麻", "麻绳") for head in heads
    ]
    article = article_of(TITLE, *(line for head in heads for line in (head, TEXT)))
    assert shown(article) == [f"1 {head}" for head in heads]


def test_bold_arabic_numbers_stand_below_bold_han_ones(article_of):
    bold = {"bold": True}
    article = article_of(
        TITLE,
        *(
            ("引言", bold),
            TEXT,
            ("一、原料", bold),
            ("1、嫩竹", bold),
            TEXT,
            ("2、树皮", bold),
            TEXT,
        ),
        *(("二、工具", bold), TEXT, ("结语", bold), TEXT),
    )
    heads = ["1 引言", "1 一、原料", "2 1、嫩竹", "2 2、树皮", "1 二、工具", "1 结语"]
    assert shown(article) == heads


def test_lines_that_the_contents_list_names_are_heads(article_of):
    listed = ["前　言", "一、原料", "二、工具", "结束语"]
    article = article_of(
        TITLE, "目　录", *listed, *(line for head in listed for line in (head, TEXT))
    )
    assert shown(article) == [f"1 {head}" for head in listed]


@pytest.mark.parametrize(
    "line",
    ["#define PAPER_SIZE", "□ 支教团 √ 技术团", "造纸系 高飙", "分 数：__________", "版本1.0"],
)
def test_code_choices_and_names_are_no_heads(article_of, line):
    assert shown(article_of(TITLE, TEXT, (line, LARGER), TEXT, ("树皮", LARGER), TEXT)) == [
        line,
        "1 树皮",
    ]


def test_where_one_of_a_series_is_marked_all_are_heads(article_of):
    head = ("一、原料", {"face": "黑体", "half_points": 32})
    items = [f"{number}、{word}" for number, word in enumerate(("嫩竹", "树皮", "麻绳"), 1)]
    plain = [line for item in items for line in (item, TEXT)]
    article = article_of(TITLE, head, *plain, ("4、渔网", {"bold": True}), TEXT)
    assert shown(article) == ["1 一、原料", *(f"2 {item}" for item in [*items, "4、渔网"])]


def test_a_contents_list_without_its_heading_goes_if_its_text_begins_below_it(article_of):
    listed = ["1 前言", "2 原料", "2.1 嫩竹", "2.2 树皮", "3 工具"]
    heads = [line for head in listed for line in ((head, {"level": 1}), TEXT)]
    assert shown(article_of(TITLE, *listed, *heads)) == [f"1 {head}" for head in listed]


def test_bold_lines_on_the_right_are_no_heads(article_of):
    right = {"bold": True, "align": "right"}
    article = article_of(TITLE, TEXT, ("河边书店", right), TEXT, ("树皮", {"bold": True}), TEXT)
    assert "1 河边书店" not in shown(article)


def test_lectures_may_begin_anywhere(article_of):
    heads = ["第四讲：竹纸的来历", "第五讲：皮纸的来历"]
    article = article_of(TITLE, *(line for head in heads for line in (head, TEXT)))
    assert shown(article) == [f"1 {head}" for head in heads]


@pytest.mark.parametrize("line", ["甲方（委托人）：", "乙方", "丙方(保证人)", "（试行文本）"])
def test_parties_of_a_contract_and_lines_in_brackets_are_no_heads(article_of, line):
    for look in (LARGER, {"bold": True}):
        article = article_of(TITLE, TEXT, (line, look), TEXT, ("树皮", LARGER), TEXT)
        assert shown(article) == [line, "1 树皮"]


def test_a_line_that_blanks_push_to_the_right_is_no_head(article_of):
    pushed = ("竹子组", LARGER | {"pushed_em": 30.0})
    assert shown(article_of(TITLE, pushed, ("树皮", LARGER), TEXT)) == ["竹子组", "1 树皮"]


def test_a_smaller_head_before_the_first_large_one_stands_beside_it(article_of):
    small, large = LARGER, {"half_points": 36}
    lines = [("说明", small), TEXT, ("原料", large), TEXT, ("树皮", small), TEXT]
    assert shown(article_of(TITLE, *lines)) == ["1 说明", "1 原料", "2 树皮"]
