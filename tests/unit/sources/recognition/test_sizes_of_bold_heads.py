"""Bold lines of several sizes: each size is a level, where the text begins with the largest."""

from __future__ import annotations

from recognition_lines import CENTRED, TEXT, shown

TITLE = ("几个人的体会", CENTRED | {"half_points": 32, "bold": True})
NAME = {"bold": True, "half_points": 28}
PART = {"bold": True, "half_points": 24}


def test_the_smaller_stand_below_the_larger(article_of):
    lines = [("林知白：", NAME), TEXT, ("学到的：", PART), TEXT, ("何雨：", NAME), TEXT]
    assert shown(article_of(TITLE, *lines)) == ["1 林知白：", "2 学到的：", "1 何雨："]


def test_they_are_of_one_level_where_the_first_is_smaller(article_of):
    lines = [("学到的：", PART), TEXT, ("林知白：", NAME), TEXT, ("何雨：", NAME), TEXT]
    assert shown(article_of(TITLE, *lines)) == ["1 学到的：", "1 林知白：", "1 何雨："]
