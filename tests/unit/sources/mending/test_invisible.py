"""Characters that print nothing, and those that shape what is printed."""

from __future__ import annotations

import pytest

from compiler.model.walk import rewrite_text
from compiler.sources.mending import invisible


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("印\u200b刷", "印刷"),
        ("印\u00ad刷", "印刷"),
        ("印\ufeff刷", "印刷"),
        ("印\u2060刷", "印刷"),
        ("印\u200e刷", "印刷"),
        ("印\u200f刷", "印刷"),
        ("\u202a印刷\u202c", "印刷"),
        ("\u2066印刷\u2069", "印刷"),
        ("\u202e印刷", "印刷"),
        ("印\u200d刷", "印刷"),
        ("印\u200c刷", "印刷"),
        ("typo\u00adgraphy", "typography"),
        ("typo\u00ad graphy", "typography"),
        ("A\u200bB", "AB"),
        ("印\u180e刷", "印刷"),
        ("印\ufff9刷\ufffb", "印刷"),
        ("\ufe0f印刷", "印刷"),
        ("印 \ufe0f刷", "印 刷"),
        ("第一行\u2028第二行", "第一行 第二行"),
        ("，\u200d印", "，印"),
        ("a\u200db", "ab"),
        ("印刷\u200b", "印刷"),
        ("\u200b", ""),
        ("👨\u200b纸", "👨纸"),
    ],
)
def test_nothing_invisible_is_left(source: str, mended: str) -> None:
    assert rewrite_text(source, invisible.edits) == mended
    assert rewrite_text(mended, invisible.edits) == mended


@pytest.mark.parametrize(
    "source",
    [
        "印刷",
        "👨\u200d👩\u200d👧",
        "❤\ufe0f",
        "❤\ufe0e",
        "1\ufe0f\u20e3",
        "葛\U000e0100城",
        "نمی\u200cخواهم",
        "क\u094d\u200dष",
        "שלום\u200f 纸",
        "no\u00a0break",
        "收入\u00a0增长",
        "　　段首",
        "a b",
        "甲\n乙",
        "\ue000",
        "",
    ],
)
def test_what_invisible_leaves(source: str) -> None:
    assert rewrite_text(source, invisible.edits) == source
