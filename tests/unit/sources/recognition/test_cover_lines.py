"""Lines of a typed cover are no headings."""

from __future__ import annotations

import pytest
from recognition_lines import CENTRED, TEXT, shown

COVER = CENTRED | {"half_points": 32, "bold": True}
TITLE = ("读书月活动策划书", CENTRED | {"half_points": 52, "bold": True})


@pytest.mark.parametrize(
    "lines",
    [
        ["河边书店活动组", "2024年11月"],
        ["主办单位：河边书店", "2024年11月"],
        ["李晓 王平", "河边大学文学院"],
        ["内部资料", "注意保存", "2024年11月"],
        ["团队成员：221801308 王雨", "221801304 吴铠", "221801331 张晨"],
        ["题 目 竹纸采购工具", "指导教师 张德", "二〇一五 年 十二 月 三十 日"],
        ["附件1：", "项目类别：", "□ 支教团 √ 技术团", "河边大学委员会"],
        ["论文题目 从纸坊看效率", "院 系______造纸学院_____", "2012 年 11 月 6 日"],
        ["报 告 人： 丁一", "2012 年 11 月 6 日"],
        ["ZZ—2025—1001", "河边市造纸总局 制定", "2012 年 11 月 6 日"],
    ],
)
def test_cover_lines_are_no_heads(article_of, lines):
    heads = [("一、活动背景", COVER), TEXT, ("二、活动时间", COVER), TEXT]
    article = article_of(TITLE, *((line, COVER) for line in lines), *heads)
    assert article.title == "读书月活动策划书"
    found = shown(article)
    assert [line for line in found if line[0].isdigit() and line[1] == " "] == [
        "1 一、活动背景",
        "1 二、活动时间",
    ]


def test_a_centred_head_after_the_cover_is_a_head(article_of):
    article = article_of(TITLE, ("2024年11月", COVER), ("写在前面", COVER), TEXT)
    assert shown(article) == ["1 写在前面"]


@pytest.mark.parametrize("text", ["河边书店编辑部", "中华人民共和国国务院新闻办公室", "河边大学"])
def test_an_organisation_in_the_middle_under_the_title_is_who_wrote(article_of, text):
    assert article_of(TITLE, (text, CENTRED), TEXT, TEXT).author == text


@pytest.mark.parametrize("text", ["我们的大学", "关于河边书店", "第一章 公司", "走进图书馆"])
def test_what_only_ends_as_organisations_do_is_none(article_of, text):
    assert not article_of(TITLE, (text, CENTRED), TEXT, TEXT).author


@pytest.mark.parametrize("text", ["2013级造纸系 高飙", "文学院　李晓"])
def test_a_person_with_where_he_belongs_is_who_wrote(article_of, text):
    assert article_of(TITLE, (text, CENTRED | {"bold": True}), TEXT, TEXT).author == text


@pytest.mark.parametrize("line", ["附件1：", "附件"])
def test_an_attachment_s_number_over_the_title_is_no_head(article_of, line):
    article = article_of((line, {"bold": True}), TITLE, TEXT, TEXT)
    assert (article.title, shown(article)) == ("读书月活动策划书", [line])


def test_bold_lines_of_a_cover_are_no_heads_where_numbers_tell_the_heads(article_of):
    cover = [(line, CENTRED | {"bold": True}) for line in ("从纸坊看效率", "2012年11月")]
    article = article_of(TITLE, *cover, "一、原料", TEXT, "二、工具", TEXT)
    assert shown(article) == ["从纸坊看效率", "1 一、原料", "1 二、工具"]


def test_fields_on_the_right_end_a_cover(article_of):
    right = {"align": "right", "half_points": 24}
    lines = [("Paper Making", COVER), ("项目名称：竹纸", right), ("组长：丁一", right)]
    article = article_of(TITLE, *lines, ("原料", COVER), TEXT)
    assert [line for line in shown(article) if line[0] == "1"] == ["1 原料"]


def test_fields_on_the_left_end_a_cover_that_stands_in_the_middle(article_of):
    left = [("报 告 人：丁一", {"half_points": 32}), ("指导老师：丁二 教授", {"half_points": 32})]
    article = article_of(TITLE, ("河边大学学位论文", COVER), *left, ("一、原料", COVER), TEXT)
    assert [line for line in shown(article) if line[0] == "1"] == ["1 一、原料"]
