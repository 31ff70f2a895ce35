"""Long heads between heads that count with them."""

from __future__ import annotations

import pytest

from compiler.sources.recognition.long_heads import han_number, long_siblings

LONG = "二、造纸的人把竹子泡在池里一百天以后取出来捣成纸浆再用细竹帘抄成薄薄的一张应当注意些什么？"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一、纸", 1),
        ("十、纸", 10),
        ("十二、纸", 12),
        ("二十、纸", 20),
        ("三十五．纸", 35),
        ("纸", 0),
    ],
)
def test_numbers(text, number):
    assert han_number(text) == number


def test_a_long_question_between_heads():
    texts = ["一、什么是纸？", "答。", LONG, "答。", "三、什么是墨？"]
    assert long_siblings(texts, [True, False, False, False, True]) == [2]


@pytest.mark.parametrize(
    "text",
    [
        "二、纸分生熟。熟纸矾过。",
        "二、" + "纸" * 120,
        "二、1.A 2.B",
        "五、什么是笔？",
        "二、注意：",
    ],
)
def test_no_head(text):
    texts = ["一、什么是纸？", "答。", text, "答。", "三、什么是墨？"]
    assert long_siblings(texts, [True, False, False, False, True]) == []


def test_one_head_alone_promotes_nothing():
    assert long_siblings(["一、什么是纸？", LONG], [True, False]) == []


def test_heads_that_announce_beside_one_with_its_text_on_the_line():
    texts = [
        "一、标的：甲方把河边的书店转让给乙方经营。",
        "二、内容：",
        "书。",
        "三、价款：",
        "钱。",
    ]
    more = ["四、期限：", "从今年起。"]
    assert long_siblings(texts + more, [False] * 7) == [1, 3, 5]
    assert long_siblings(texts, [False] * 5) == []
