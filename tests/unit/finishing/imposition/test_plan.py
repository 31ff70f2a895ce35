"""Where blank pages go, and how sheets are shared out among signatures."""

from __future__ import annotations

import pytest

from compiler.finishing.imposition.plan import Binding, folded, padded, side_by_side

_ = None


@pytest.mark.parametrize(
    ("pages", "back_cover", "order"),
    [
        (4, True, (0, 1, 2, 3)),
        (5, False, (0, 1, 2, 3, 4, _, _, _)),
        (5, True, (0, 1, 2, 3, _, _, _, 4)),
        (2, True, (0, _, _, 1)),
        (1, True, (0, _, _, _)),  # the only page is the first, not the last
        (1, False, (0, _, _, _)),
    ],
)
def test_blank_pages_come_last_but_for_a_back_cover(pages, back_cover, order):
    assert padded(pages, 4, back_cover=back_cover) == order


@pytest.mark.parametrize(
    ("pages", "most", "sheets"),
    [(32, 16, [4, 4]), (36, 16, [3, 3, 3]), (20, 16, [3, 2]), (20, None, [5]), (8, 2, [1, 1])],
)
def test_signatures_are_as_equal_as_can_be(pages, most, sheets):
    plan = folded(pages, most, Binding.LEFT)
    found = [sheet.signature for sheet in plan.sheets]
    assert [found.count(number) for number in range(plan.signatures)] == sheets


def test_a_book_bound_at_the_right_is_the_other_way_round():
    [left] = folded(4, None, Binding.LEFT).sheets
    [right] = folded(4, None, Binding.RIGHT).sheets
    assert [place.page for place in left.front.places] == [3, 0]
    assert [place.page for place in right.front.places] == [0, 3]


def test_an_odd_number_of_sides_ends_with_an_empty_one():
    plan = side_by_side(5, 2, 1, Binding.LEFT)
    sides = [side for sheet in plan.sheets for side in (sheet.front, sheet.back)]
    assert [[place.page for place in side.places] for side in sides] == [[0, 1], [2, 3], [4], []]
