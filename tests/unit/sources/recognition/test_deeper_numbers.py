"""Numbered lines that a program does not mark, below headings that it does."""

from __future__ import annotations

import pytest
from recognition_lines import TEXT, article_of_lines, shown

MARKED = {"level": 2, "half_points": 32}
TITLE = ("竹纸的做法", {"level": 1, "half_points": 44, "align": "center"})
LONG = TEXT * 2


def heads(*lines):
    return [line for line in shown(article_of_lines(lines)) if line[0].isdigit() and line != LONG]


def chapter(name, *items, below=LONG):
    return [(name, MARKED), TEXT, *(line for item in items for line in (item, below))]


def test_they_are_headings_where_they_begin_anew_over_text():
    first = chapter("一、原料", "1. 竹子", "2. 树皮")
    second = chapter("二、工具", "1. 竹帘", "2. 木槽")
    assert heads(TITLE, *first, *second) == [
        *("1 一、原料", "2 1. 竹子", "2 2. 树皮"),
        *("1 二、工具", "2 1. 竹帘", "2 2. 木槽"),
    ]


@pytest.mark.parametrize("below", ["要嫩的。", "长一尺；"])
def test_not_over_a_word_or_two(below):
    first = chapter("一、原料", "1. 竹子", "2. 树皮", below=below)
    second = chapter("二、工具", "1. 竹帘", "2. 木槽", below=below)
    assert "2 1. 竹子" not in heads(TITLE, *first, *second)


def test_not_where_only_one_heading_has_them():
    first = chapter("一、原料", "1. 竹子", "2. 树皮", "3. 麻", "4. 草")
    found = heads(TITLE, *first, ("二、工具", MARKED), TEXT)
    assert "2 1. 竹子" not in found


def test_meetings_that_are_counted_are_headings_each_over_something():
    lines = [("第一次会议：", {}), TEXT, ("第二次会议：", {}), TEXT]
    found = shown(article_of_lines([TITLE, ("纪要", MARKED), *lines]))
    assert found == ["1 纪要", "2 第一次会议：", "2 第二次会议："]


def test_a_level_is_not_passed_over():
    sub, item = {"level": 3, "half_points": 28}, {"level": 4, "half_points": 24}
    first = [("一、原料", MARKED), TEXT, ("1、竹子", item), TEXT]
    second = [("二、工具", MARKED), ("（一）竹帘", sub), TEXT, ("1、编法", item), TEXT]
    assert shown(article_of_lines([TITLE, *first, *second])) == [
        *("1 一、原料", "2 1、竹子", "1 二、工具", "2 （一）竹帘", "3 1、编法"),
    ]
