"""Numbers in Han, as far as what is written is one."""

from __future__ import annotations

import pytest

from compiler.numerals import han_number, spelt_out


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("〇", 0),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿三", 23),
        ("一百零三", 103),
        ("两百", 200),
        ("三千二百", 3200),
        ("一万零五", 10_005),
        ("二亿三千万", 230_000_000),
        ("二〇二四", 2024),  # place by place
        ("贰拾", 20),
        ("十一二", 11),  # a double issue
        ("二十十", 20),  # units fall, each but once
        ("十百", 10),
        ("一百廿", 120),
        ("廿廿", 20),
    ],
)
def test_numbers(text, number):
    assert han_number(text) == number


@pytest.mark.parametrize(
    ("name", "spelt"),
    [("⑫纸", " 12 纸"), ("㈡墨", " 2 墨"), ("Ⅸ", " 9 "), ("３讲", "3讲"), ("½", "1⁄2")],
)
def test_numerals_of_one_character(name, spelt):
    assert spelt_out(name) == spelt
