"""Full-width letters and digits, and the full-width signs that stay."""

from __future__ import annotations

import pytest

from compiler.model.walk import rewrite_text
from compiler.sources.mending import letters


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("Ａ股", "A股"),
        ("ＡＢＣ", "ABC"),
        ("ａｂｃ", "abc"),
        ("１２３", "123"),
        ("２０２４年１月", "2024年1月"),
        ("３．１４", "3.14"),
        ("１，０００元", "1,000元"),
        ("１，２３４，５６７", "1,234,567"),
        ("ｗｗｗ．ａ．ｃｎ", "www.a.cn"),
        ("５％", "5％"),
        ("（１）总则", "（1）总则"),
        ("第１０届", "第10届"),
        ("ＧＢ／Ｔ　９７０４", "GB／T　9704"),
        ("ＷＰＳ", "WPS"),
        ("Ｇ２０峰会", "G20峰会"),
        ("１０：３０", "10：30"),
        ("Ａ、Ｂ两组", "A、B两组"),
        ("１－２", "1－2"),
        ("０", "0"),
        ("Ｚ", "Z"),
    ],
)
def test_narrow_letters_are_set(source: str, mended: str) -> None:
    assert rewrite_text(source, letters.edits) == mended
    assert rewrite_text(mended, letters.edits) == mended


@pytest.mark.parametrize(
    "source",
    [
        "A股123",
        "（甲），乙。",
        "①②③",
        "ⅣⅫ",
        "％＋－＝",
        "！？；：",
        "甲．乙",
        "甲，乙",
        "２".replace("２", "二"),
        "㎡№",
        "～",
        "「纸」",
        "ｱｲｳ",
        "　　段首",
        "",
    ],
)
def test_what_letters_leaves(source: str) -> None:
    assert rewrite_text(source, letters.edits) == source
