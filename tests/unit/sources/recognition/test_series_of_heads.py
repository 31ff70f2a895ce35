"""A first line that is one of several like it is no title; heads of groups, and of lessons."""

from __future__ import annotations

import pytest
from recognition_lines import TEXT, shown

from compiler.model.block import Heading
from compiler.model.segments import plain
from compiler.sources.recognition.grouped_heads import grouped_heads

LESSON = {"align": "center", "bold": True, "half_points": 36}
FACED = {"face": "黑体"}
VERSES = (
    "山中有泉水，泉水绕屋流。客来不问路，闻香到桥头。——古谣",
    "小桥边上旧人家，一树梨花压瓦斜。",
)


def levels(article):
    return [(b.level, plain(b.children)) for b in article.blocks if isinstance(b, Heading)]


def test_a_line_of_a_series_is_a_head(article_of):
    article = article_of(
        ("第3周第1课时（总第9课时）", LESSON),
        TEXT,
        TEXT,
        ("第3周第2课时（总第10课时）", LESSON),
        TEXT,
    )
    assert article.title == "稿件"
    assert [text for _, text in levels(article)] == [
        "第3周第1课时（总第9课时）",
        "第3周第2课时（总第10课时）",
    ]


def test_a_title_with_a_number_stays_one(article_of):
    article = article_of(("造纸学会第3次会议纪要", LESSON), TEXT, ("议题", LESSON), TEXT)
    assert article.title == "造纸学会第3次会议纪要"


def test_a_number_that_goes_down_is_no_series(article_of):
    article = article_of(("第9期简报", LESSON), TEXT, TEXT, ("第8期简报", LESSON), TEXT)
    assert article.title == "第9期简报"


def test_groups_have_their_heads(read):
    groups = ["泉水", "归家", "夜读", "远行"]
    text = "\n\n".join("\n".join((each, *VERSES)) for each in groups)
    article = read(text, "诗句.txt").article
    assert article.title == "诗句"
    assert [text for _, text in levels(article)] == groups


def test_stanzas_have_none():
    stanza = ["山中有泉水", "泉水绕屋流", "客来不问路", "闻香到桥头"]
    assert grouped_heads(stanza * 5, ([1, 0, 0, 0]) * 5) == ()


@pytest.mark.parametrize(
    ("letters", "found"),
    [(["K1泡竹", "K2捣浆", "K3抄纸"], (0, 2, 4)), (["K1泡竹", "K3捣浆", "K2抄纸"], ())],
)
def test_a_letter_counts_groups(letters, found):
    texts = [line for each in letters for line in (each, "要点")]
    assert grouped_heads(texts, [1, 0] * 3) == found


def test_bold_lessons_stand_over_numbers_that_begin_anew(article_of):
    lesson = {"bold": True}
    article = article_of(
        ("造纸的历史", {"align": "center", "half_points": 36}),
        *(
            line
            for name in ("第1课 竹纸", "第2课宣纸", "第3课 皮纸")
            for line in ((name, lesson), ("一、来历", FACED), TEXT, ("二、用途", FACED), TEXT)
        ),
    )
    assert [level for level, _ in levels(article)] == [1, 2, 2] * 3


def test_bold_lines_below_numbers_that_run_on_stay_below(article_of):
    article = article_of(
        ("造纸的历史", {"align": "center", "half_points": 36}),
        *(
            line
            for name in ("一、竹纸", "二、宣纸", "三、皮纸")
            for line in (
                (name, FACED),
                ("来历", {"bold": True}),
                TEXT,
                ("用途", {"bold": True}),
                TEXT,
            )
        ),
    )
    assert [level for level, _ in levels(article)] == [1, 2, 2] * 3


def test_two_fields_on_a_line_are_no_head(article_of):
    article = article_of(
        ("造纸的历史", {"align": "center", "half_points": 36}),
        ("一、竹纸", FACED),
        ("1、时间：唐代　地点：江南", FACED),
        TEXT,
        ("二、宣纸", FACED),
        ("1、时间：宋代　地点：泾县", FACED),
        TEXT,
    )
    assert shown(article)[0] == "1 一、竹纸"
    assert [level for level, _ in levels(article)] == [1, 1]


def test_a_long_number_alone_is_no_title(read):
    assert (
        read("20190829\n纸由竹子造成。\n竹子要先泡在水里。\n", "读纸.txt").article.title == "读纸"
    )
    assert read("1984\n\n" + TEXT + "\n\n" + TEXT + "\n", "读纸.txt").article.title == "1984"
