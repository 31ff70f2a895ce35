"""Two texts side by side: what stands in both is found, each character once, in linear time."""

from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from compiler.sources.witness.alignment import aligned

LONG = "春分这一天仓库里的粮食要重新过秤账目也要逐条核对"


def _covered(here, there):
    return "".join(here[match.here : match.here + match.length] for match in aligned(here, there))


def test_what_is_moved_is_found():
    one, other = LONG, "参加的人一共有三十七位分成四组每组负责六间库房"
    assert _covered(one + other, other + one) == one + other


def test_what_stands_once_is_found_once():
    assert _covered(LONG * 2, LONG) == LONG


def test_a_gap_is_left_out():
    assert _covered(LONG[:12] + "新写的字" + LONG[12:], LONG) == LONG


@given(st.text("甲乙丙", max_size=80), st.text("甲乙丙", max_size=80))
def test_matches_are_alike_and_do_not_overlap(here, there):
    used_here, used_there = set(), set()
    for match in aligned(here, there):
        assert here[match.here :][: match.length] == there[match.there :][: match.length]
        for offset in range(match.length):
            assert match.here + offset not in used_here
            assert match.there + offset not in used_there
            used_here.add(match.here + offset)
            used_there.add(match.there + offset)


def _seconds(here, there):
    begun = process_time()
    aligned(here, there)
    return process_time() - begun


def test_time_grows_with_the_text():
    for make in (
        lambda size: ("一" * size, "一" * (size // 2) + "二" + "一" * (size // 2)),
        lambda size: ("一二三四五六" * (size // 6), "六五四三二一" * (size // 6)),
        lambda size: ("甲乙丙丁戊己" * (size // 6) + "庚", "庚" + "甲乙丙丁戊己辛" * (size // 7)),
    ):
        small, large = (min(_seconds(*make(size)) for _ in range(3)) for size in (20_000, 160_000))
        assert large < 30 * small + 0.05
