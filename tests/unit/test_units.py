"""Sizes of paper by name and in millimetres."""

from __future__ import annotations

import pytest

from compiler.units import (
    PAPER_SIZES,
    Size,
    booklet_trim,
    mm_to_pt,
    parse_sheet,
    parse_trim,
    pt_to_mm,
)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("A5", Size(148, 210)),
        ("185mm 260mm", Size(185, 260)),
        (" 185.5 mm  260mm ", Size(185.5, 260)),
        ("185 260", None),
        ("185mm", None),
        ("B5", None),
        ("-185mm 260mm", None),
    ],
)
def test_trims(text, size):
    assert parse_trim(text) == size


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("90mm 420mm", True),
        ("89.9mm 200mm", False),
        ("200mm 89.9mm", False),
        ("420.1mm 200mm", False),
        ("B5", False),
        *((name, True) for name in PAPER_SIZES),
    ],
)
def test_trims_that_a_booklet_can_have(text, is_one):
    assert booklet_trim(text) == (parse_trim(text) if is_one else None)


def test_a_sheet_is_no_page():
    assert parse_sheet("A4") == Size(297, 210)  # as it lies for two pages
    assert parse_sheet("8开") == Size(390, 270)
    assert parse_sheet("420mm 297mm") == Size(420, 297)
    assert parse_sheet("A5") is None


def test_points_and_millimetres():
    assert mm_to_pt(25.4) == pytest.approx(72)
    assert pt_to_mm(mm_to_pt(3)) == pytest.approx(3)
