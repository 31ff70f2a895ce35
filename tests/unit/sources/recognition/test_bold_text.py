"""Texts that are bold throughout, parts that stand beside chapters, and titles below 附件."""

from __future__ import annotations

from recognition_lines import CENTRED, TEXT, shown

BOLD = {"bold": True}
CHAPTER = CENTRED | BOLD | {"half_points": 32}


def test_bold_tells_no_heading_where_the_text_itself_is_bold(article_of):
    bold = (TEXT, BOLD)
    title = ("竹纸的做法", CENTRED | {"half_points": 44})
    article = article_of(title, bold, ("要记住的事", BOLD), ("水要干净", BOLD), bold, bold)
    assert shown(article) == ["要记住的事", "水要干净"]


def test_a_few_bold_paragraphs_leave_bold_heads_as_they_are(article_of):
    title = ("竹纸的做法", CENTRED | {"half_points": 44})
    article = article_of(title, ("原料", BOLD), TEXT, (TEXT, BOLD), ("工具", BOLD), TEXT)
    assert shown(article) == ["1 原料", "1 工具"]


def test_a_part_before_the_chapters_is_their_equal_and_no_title(article_of):
    lines = [("绪论　纸从哪里来", CHAPTER), TEXT, ("第一章　原料", CHAPTER), TEXT]
    section = [("第一节　竹子", BOLD), (TEXT, BOLD), ("第二节　树皮", {}), (TEXT, BOLD)]
    article = article_of(*lines, *section, (TEXT, BOLD), ("第二章　工具", CHAPTER), TEXT)
    assert article.title == "稿件"
    assert shown(article) == [
        *("1 绪论　纸从哪里来", "1 第一章　原料", "2 第一节　竹子", "2 第二节　树皮"),
        "1 第二章　工具",
    ]


def test_a_heading_below_the_label_of_an_attachment_is_the_title(article_of):
    heading = CENTRED | {"level": 2, "half_points": 36}
    article = article_of("附件2", ("参观日程", heading), TEXT, TEXT)
    assert (article.title, shown(article)) == ("参观日程", ["附件2"])
