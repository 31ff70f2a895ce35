"""Ruby by character where its annotation tells which word belongs to which."""

from __future__ import annotations

import pytest

from compiler.model.inline import Ruby, Strong, Text
from compiler.model.segments import run_segments
from compiler.model.syllables import by_character


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
