"""Which characters stand upon each other, and which only touch."""

from __future__ import annotations

import pytest

from compiler.conservation.character_boxes import Character, crowded, touching, upon
from compiler.pdf.plane import Box


def character(left: float, bottom: float = 0, size: float = 10, text: str = "字") -> Character:
    return Character(0, 1, text, Box(left, bottom, left + size, bottom + size), is_empty=False)


HERE = character(0)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (character(10), False),  # beside it
        (character(9), False),  # kerned: all of the height is shared, little of the width
        (character(0, 9), False),  # a line below
        (character(5.1), False),
        (character(4.9), True),
        (character(0, 4.9), True),
        (character(4.9, 5.1), False),
        (character(-7, -7, 24), True),
        (character(-7, -7, 26), False),  # an ornament behind it
        (character(1, text="\u0301"), False),  # an accent stands upon its letter
        (character(1, text="ب"), False),  # letters that join
    ],
)
def test_two_characters(other, expected):
    assert upon(HERE, other) is expected
    assert upon(other, HERE) is expected


def test_characters_of_one_glyph_are_not_crowded():
    assert list(crowded([HERE, character(0), character(12)])) == []
    near = character(3)
    assert list(crowded([HERE, near, character(14)])) == [HERE, near]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Box(6.9, 0, 20, 10), True),
        (Box(7.1, 0, 20, 10), False),
        (Box(0, 7.1, 10, 20), False),  # lines that are close
        (Box(2, 2, 3, 3), True),  # of the smaller one all
        (Box(10, 0, 20, 10), False),
    ],
)
def test_boxes_that_share_a_place(other, expected):
    assert touching(HERE.box, other, 0.3) is expected
    assert touching(other, HERE.box, 0.3) is expected
