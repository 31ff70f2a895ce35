"""Lines under pictures that are their captions."""

from __future__ import annotations

import pytest
from recognition_lines import CENTRED, TEXT, shown


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("图为学员在抄纸。林知白 供图", {}),
        ("图为学员在抄纸。", CENTRED),
        ("学员在抄纸", CENTRED),
        ("学员在抄纸", CENTRED | {"half_points": 18, "bold": True}),
        ("林知白 摄", {"align": "right"}),
    ],
)
def test_captions_by_words_or_place(article_of, text, look):
    assert shown(article_of("竹纸的做法", TEXT, "图", (text, look), TEXT)) == [f"图 {text}"]


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("学员们都很高兴", {}),
        ("二、工具", CENTRED),
        ("工具怎样做", CENTRED | {"bold": True}),
        ("2024年11月", CENTRED),
        ("工具怎样做", CENTRED | {"face": "黑体"}),
    ],
)
def test_lines_under_pictures_that_are_none(article_of, text, look):
    lines = shown(article_of("竹纸的做法", TEXT, "图", (text, look), TEXT, TEXT))
    assert lines[0] == "图"
    assert text in lines[1]


def test_the_picture_of_a_cover_has_no_caption(article_of):
    article = article_of("图", ("竹纸的做法", CENTRED), TEXT, TEXT)
    assert article.title == "竹纸的做法"


def test_a_line_on_the_right_under_the_title_signs(article_of):
    title = ("十一月例会记录", CENTRED | {"bold": True})
    article = article_of(title, ("记录人：竹组　林知白", {"align": "right"}), TEXT, TEXT)
    assert shown(article) == ["[signature] 记录人：竹组　林知白"]
