"""Rectangles and transformations, at their edges."""

from __future__ import annotations

import pytest

from compiler.pdf.plane import (
    IDENTITY,
    Box,
    box_of,
    combined,
    finite,
    lengths,
    mapped,
    narrowest_scale,
)

PAGE = Box(0, 0, 100, 200)


@pytest.mark.parametrize(
    ("box", "meets", "overlaps", "holds"),
    [
        (Box(10, 10, 20, 20), True, True, True),
        (Box(10, 10, 10, 90), True, False, True),  # a line without width
        (Box(10, 10, 10, 10), True, False, True),
        (Box(100, 10, 120, 20), True, False, False),  # it touches
        (Box(-5, 10, 5, 20), True, True, False),
        (Box(101, 10, 120, 20), False, False, False),
        (Box(10, 201, 20, 220), False, False, False),
        (PAGE, True, True, True),
    ],
)
def test_boxes_on_a_page(box, meets, overlaps, holds):
    assert PAGE.meets(box) is meets
    assert box.meets(PAGE) is meets
    assert PAGE.overlaps(box) is overlaps
    assert PAGE.holds(box) is holds


def test_a_little_over_the_edge_is_within_a_tolerance():
    box = Box(-0.4, 0, 100.4, 200)
    assert PAGE.holds(box, 0.5)
    assert not PAGE.holds(box, 0.3)
    assert PAGE.same(box, 0.5)
    assert not PAGE.same(Box(1, 1, 2, 2), 0.5)
    assert not PAGE.overlaps(Box(99.8, 0, 120, 200), 0.3)


def test_nothing_lies_in_an_empty_box():
    assert PAGE.cut(Box(101, 0, 120, 10)).empty
    assert not PAGE.cut(Box(100, 0, 120, 10)).empty
    assert PAGE.grown(-51).empty


def test_first_one_then_the_other():
    moved, doubled = (1, 0, 0, 1, 10, 20), (2, 0, 0, 2, 0, 0)
    assert combined(moved, doubled) == (2, 0, 0, 2, 20, 40)
    assert combined(doubled, moved) == (2, 0, 0, 2, 10, 20)
    assert combined(IDENTITY, moved) == moved


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ((1, 0, 0, 1, 5, 6), Box(5, 6, 105, 206)),
        ((-1, 0, 0, 1, 0, 0), Box(-100, 0, 0, 200)),
        ((0, 1, -1, 0, 0, 0), Box(-200, 0, 0, 100)),  # a quarter turn
        ((1, 0, 0.5, 1, 0, 0), Box(0, 0, 200, 200)),  # slanted
    ],
)
def test_the_box_around_a_box_that_is_transformed(by, expected):
    assert mapped(PAGE, by) == expected


@pytest.mark.parametrize(
    ("by", "narrowest", "both"),
    [
        (IDENTITY, 1, (1, 1)),
        ((3, 0, 0, 0.5, 0, 0), 0.5, (3, 0.5)),
        ((0, 2, -2, 0, 0, 0), 2, (2, 2)),
        ((1, 1, 1, 1, 0, 0), 0, (2**0.5, 2**0.5)),  # all onto one line
    ],
)
def test_how_wide_lines_and_how_long_an_em_become(by, narrowest, both):
    assert narrowest_scale(by) == pytest.approx(narrowest, abs=1e-9)
    assert lengths(by) == pytest.approx(both)


def test_corners_are_any_two_opposite_ones():
    assert box_of((100, 200, 0, 0)) == PAGE
    for wrong in ((0, 0, 1), (0, 0, 1, float("inf")), ("x", 0, 1, 1)):
        with pytest.raises((ValueError, TypeError)):
            box_of(wrong)
    assert not finite((1.0, float("nan")))
    assert not finite((1.0, -1e13))
