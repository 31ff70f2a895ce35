"""The order of characters on paper: the rules of UAX #9 that a line needs, and where gaps go."""

from __future__ import annotations

import pytest

from compiler.typography.directions import places, runs_to_the_left, visual_order


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("纸", False),
        ("paper", False),
        ("бумага กระดาษ कागज़", False),
        ("ཤོག་བུ", False),
        ("纸 קלף", True),
        ("قەغەز", True),
        ("\ufefb", True),
        ("a\u200fb", True),
        ("\U00010800", True),
    ],
)
def test_scripts_from_right_to_left_are_known(text, expected):
    assert runs_to_the_left(text) is expected


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], []),
        ([0, 0, 0], [0, 1, 2]),
        ([0, 1, 1, 0], [0, 2, 1, 3]),
        ([1, 1, 2, 2, 1], [4, 2, 3, 1, 0]),
        ([1, 2, 3, 3, 2, 1], [5, 1, 3, 2, 4, 0]),
        ([0, 1, 2, 2, 0, 1], [0, 2, 3, 1, 4, 5]),
    ],
)
def test_the_order_on_paper(levels, expected):
    assert visual_order(levels) == expected


def test_a_gap_lies_where_the_neighbours_touch():
    # 国 and a word of two letters and 国: gaps of 1 on either side of the word
    found = places([10, 5, 5, 10], [1, 0, 1, 0], [0, 1, 1, 0], 0)
    assert found.left == [0, 16, 11, 22]
    assert found.width == 32


def test_a_number_in_text_from_right_to_left_keeps_its_gaps():
    found = places([5, 4, 4, 5], [2, 0, 3, 0], [1, 2, 2, 1], 0)
    # from the left: the last letter, a gap of 3, the number, a gap of 2, the first letter
    assert found.left == [18, 8, 12, 0]
    assert found.width == 23


def test_what_goes_before_and_after_a_line_lies_at_its_ends():
    assert places([5, 5], [0, -1], [1, 1], 2).left == [4, -1]
    assert places([5, 5], [0, -1], [0, 0], 2).left == [2, 7]
