"""The objects of a page are where, and as, they are painted."""

from __future__ import annotations

import pytest


def sides(box):
    return pytest.approx((box.left, box.bottom, box.right, box.top), abs=0.1)


@pytest.mark.parametrize(
    ("mode", "painted"),
    [(0, True), (1, True), (2, True), (3, False), (4, True), (5, True), (7, False)],
)
def test_text_is_painted_that_is_filled_or_stroked(objects, mode, painted):
    [letters], _ = objects(f"BT {mode} Tr /F 12 Tf 20 100 Td (HE) Tj ET")
    assert letters.painted is painted
    assert letters.text == "HE"


def test_an_em_is_measured_after_the_matrix(objects):
    [letters], _ = objects("q 2 0 0 .5 0 0 cm BT /F 12 Tf 20 100 Td (HE) Tj ET Q")
    assert (letters.across, letters.up) == pytest.approx((24, 6))


def test_text_of_outlines_has_the_colour_of_its_line(objects):
    letters, _ = objects(
        "1 0 0 rg 0 0 1 RG BT /F 12 Tf 20 100 Td (H) Tj 1 Tr (E) Tj 2 Tr (M) Tj ET"
    )
    assert [one.colour for one in letters] == [(255, 0, 0), (0, 0, 255), (255, 0, 0)]


def test_the_clip_around_text(objects):
    first, second = objects(
        "q 10 104 30 40 re W n BT /F 12 Tf 20 100 Td (H) Tj ET Q"
        " q 10 104 m 40 104 l 10 130 l h W n BT /F 12 Tf 20 100 Td (H) Tj ET Q"
    )[0]
    assert sides(first.clip) == (10, 104, 40, 144)
    assert not first.is_cut
    assert second.is_cut


def test_objects_are_numbered_in_the_order_of_their_painting(objects):
    letters, drawn = objects(
        "0 0 9 9 re f BT /F 12 Tf 20 100 Td (H) Tj ET 0 0 5 5 re S BT /F 12 Tf 9 9 Td (E) Tj ET"
    )
    assert [one.order for one in letters] == [1, 3]
    assert [one.order for one in drawn] == [0, 2]


def test_even_rectangles_have_a_colour_and_frames_a_width(objects):
    _, (even, turned, frame, unpainted_after) = objects(
        "1 0 0 rg 10 10 50 20 re f"
        " q .7 .7 -.7 .7 100 100 cm 0 0 20 20 re f Q"
        " 3 w 10 50 50 20 re S"
        " 10 90 50 20 re n"
        " 0 g 10 120 m 60 120 l 60 121 l h f"
    )
    assert even.colour == (255, 0, 0)
    assert sides(even.box) == (10, 10, 60, 30)
    assert turned.colour is None
    assert frame.colour is None
    assert frame.frame_pt == pytest.approx(3.05)
    assert sides(unpainted_after.box) == (10, 120, 60, 121)


@pytest.mark.parametrize(
    "shape",
    [
        "10 10 m 60 10 l 60 30 l h",  # three corners of its box
        "10 10 m 60 30 l 60 10 l 10 30 l h",  # all four, crosswise
        "10 10 m 60 10 l 60 30 l 35 40 l h",
        "10 10 m 60 10 l 60 30 60 30 10 30 c h",
    ],
)
def test_only_a_rectangle_fills_its_box(objects, shape):
    _, [one] = objects(f"1 0 0 rg {shape} f")
    assert one.colour is None


@pytest.mark.parametrize("close", ["h", "10 10 l", ""])
def test_a_rectangle_drawn_line_by_line_is_one(objects, close):
    _, [one] = objects(f"1 0 0 rg 10 10 m 10 30 l 60 30 l 60 10 l {close} f")
    assert one.colour == (255, 0, 0)
