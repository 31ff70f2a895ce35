"""Ruby by character where its annotation tells which word belongs to which."""

from __future__ import annotations

import pytest

from compiler.model.inline import Ruby, Strong, Text
from compiler.model.segments import run_segments
from compiler.model.syllables import by_character, in_parts


def ruby(base: str, annotation: str) -> Ruby:
    return Ruby((Text(base),), (Text(annotation),))


@pytest.mark.parametrize(
    ("base", "annotation", "pairs"),
    [
        ("漢字", "hàn zì", [("漢", "hàn"), ("字", "zì")]),
        ("注音", "ㄓㄨˋ\u3000ㄧㄣ", [("注", "ㄓㄨˋ"), ("音", "ㄧㄣ")]),
        ("二〇", "èr líng", [("二", "èr"), ("〇", "líng")]),
    ],
)
def test_as_many_words_as_characters_are_parted(base, annotation, pairs):
    assert by_character(ruby(base, annotation)) == tuple(ruby(*pair) for pair in pairs)


@pytest.mark.parametrize(
    ("base", "annotation"),
    [
        ("北京", "Běijīng"),
        ("纸", "zhǐ"),
        ("“纸", "yǐn zhǐ"),
        ("AB", "甲 乙"),
        ("造纸术", "zào zhǐ"),
    ],
)
def test_others_stay_whole(base, annotation):
    assert by_character(ruby(base, annotation)) == (ruby(base, annotation),)


def test_a_base_of_more_than_text_stays_whole():
    whole = Ruby((Strong((Text("漢字"),)),), (Text("hàn zì"),))
    assert by_character(whole) == (whole,)


def test_segments_go_character_by_character():
    texts = [
        segment.text for segment in run_segments((Text("甲"), ruby("漢字", "hàn zì"), Text("乙")))
    ]
    assert texts == ["甲", "漢", "hàn", "字", "zì", "乙"]


def shown(parts) -> str:
    return "|".join(
        part.text if isinstance(part, Text) else f"{part.base[0].text}/{part.annotation[0].text}"
        for part in parts
    )


@pytest.mark.parametrize(
    ("base", "annotation", "expected"),
    [
        ("北京大学", "Peking University", "北京大学/Peking University"),
        ("纸" * 20, "zhǐ", "纸纸纸纸纸纸/zhǐ|" + "纸" * 14),
        ("国际标准化组织", "International Organization for Standardization",
         "国际标/International Organization|准化组织/for Standardization"),
        ("World Health Organization", "世界卫生组织",
         "World/世界| |Health/卫生| |Organization/组织"),
    ],
)  # fmt: skip
def test_what_is_too_wide_for_a_line_is_set_in_parts(base, annotation, expected):
    assert shown(in_parts(ruby(base, annotation))) == expected


@pytest.mark.parametrize("base", ["纸" * 60, "纸张" * 3, "纸", "paper mill " * 9, "a" * 200])
@pytest.mark.parametrize("annotation", ["zhǐ", "かみ" * 40, "paper " * 30, "b" * 300, "纸 张"])
def test_parts_hold_every_character_in_its_order(base, annotation):
    parts = in_parts(ruby(base, annotation))
    below = "".join(part.text if isinstance(part, Text) else part.base[0].text for part in parts)
    above = "".join("" if isinstance(part, Text) else part.annotation[0].text for part in parts)
    assert "".join(below.split()) == "".join(base.split())
    assert "".join(above.split()) == "".join(annotation.split())
