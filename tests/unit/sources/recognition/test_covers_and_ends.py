"""Covers that an organisation stands on, and lines at the end that look like heads."""

from __future__ import annotations

import pytest
from recognition_lines import TEXT, shown

LARGE = {"align": "center", "bold": True, "half_points": 52}
LARGEST = {"bold": True, "half_points": 72}
MIDDLE = {"align": "center", "half_points": 36}


def test_what_an_organisation_issues_stands_under_its_name(article_of):
    name = {"align": "center", "half_points": 72}
    article = article_of(("造纸与印刷学院", name), ("本科生实践周报", LARGE), TEXT, TEXT)
    assert article.title == "造纸与印刷学院本科生实践周报"


def test_the_largest_line_of_a_cover_is_its_title(article_of):
    article = article_of(("学科教学计划", LARGEST), ("河边学校中学部", MIDDLE), TEXT, TEXT)
    assert article.title == "学科教学计划"


def test_a_larger_line_below_the_middle_is_no_title(article_of):
    article = article_of(("造纸的历史", LARGE), TEXT, ("竹纸", {"half_points": 56}), TEXT, TEXT)
    assert article.title == "造纸的历史"


@pytest.mark.parametrize("look", [{"bold": True}, {"half_points": 36}])
def test_the_last_line_is_no_head(article_of, look):
    article = article_of(("造纸周记", LARGE), TEXT, TEXT, ("教师签名：林知白", look))
    assert not [line for line in shown(article) if line[0].isdigit()]


def test_an_address_is_no_head(article_of):
    article = article_of(
        ("造纸讲座", LARGE),
        ("讲座简介", {"bold": True}),
        TEXT,
        ("https://a.example/jq", {"bold": True}),
        TEXT,
    )
    assert [line for line in shown(article) if line[0].isdigit()] == ["1 讲座简介"]


@pytest.mark.parametrize("name", ["63中 林知白", "115040100224 15机设2班 林知白"])
def test_a_pupil_s_school_and_number_stand_with_the_name(article_of, name):
    assert article_of(("听课体会", LARGE), (name, MIDDLE), TEXT, TEXT).author == name


def test_marks_of_pages_that_a_program_writes_go(read):
    marks = ("--- Page 6 ---", "--- Page 7 ---", "=== 第 8 页 ===")
    text = "造纸录\n\n" + "".join(f"{mark}\n\n{TEXT}\n\n" for mark in marks)
    article = read(text, "造纸录.txt").article
    assert "Page" not in str(article.blocks)
    assert "8 页" not in str(article.blocks)
