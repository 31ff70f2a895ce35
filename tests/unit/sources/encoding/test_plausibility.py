"""What reads as Chinese, and what are other languages' bytes read as if they were."""

from __future__ import annotations

import pytest

from compiler.sources.encoding.plausibility import is_text, likelihood


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain English, no more",
        "论竹纸",
        "印刷業發展史",
        "蔡伦造纸术的发展与传播",
        "甪直镇、婺源县、歙县、黟县",
        "璎珞、琉璃、珐琅、玳瑁",  # rare ones, in a row
        "纸张印刷与装订的历史，" * 12,
    ],
)
def test_chinese_of_any_length(text):
    assert is_text(text)


@pytest.mark.parametrize(
    ("text", "was", "read"),
    [
        ("대한민국의 역사는 길다", "euc_kr", "gb18030"),
        ("우리는 책을 읽고 있다", "euc_kr", "gb18030"),
        ("한국어로 쓴 글이다", "euc_kr", "gb18030"),
        ("종이는 나무로 만든다", "euc_kr", "big5"),
        ("印刷所で働いています", "euc_jp", "gb18030"),
        ("これはテストの文章です", "euc_jp", "gb18030"),
        ("オフセット印刷の歴史", "shift_jis", "gb18030"),
        ("대한민국의 역사는 길다 " * 4, "euc_kr", "gb18030"),
        ("印刷所で働いています、紙は木から作られる。" * 6, "euc_jp", "gb18030"),
    ],
)
def test_other_scripts_misread(text, was, read):
    assert not is_text(text.encode(was).decode(read, "replace"))


def test_a_part_of_a_text_may_be_odder():
    misread = "대한민국의 역사는 길다".encode("euc_kr").decode("gb18030")
    assert not is_text(misread)
    assert is_text(misread, slack=1.0)


@pytest.mark.parametrize(("right", "wrong"), [("gb18030", "big5"), ("big5", "gb18030")])
def test_the_right_reading_is_the_likelier_one(right, wrong):
    data = {"gb18030": "纸张印刷与装订的历史", "big5": "紙張印刷與裝訂的歷史"}[right].encode(right)
    readings = [data.decode(one, "replace") for one in (right, wrong)]
    assert likelihood(readings[0]) > likelihood(readings[1])
