"""Sheets that pages fit on, to half a millimetre."""

from __future__ import annotations

import pytest

from compiler.finishing.imposition.geometry import (
    best_way,
    creep_mm,
    fitting_sheet,
    laid_out,
    scale_on,
    whole_pages,
)
from compiler.units import Size

A4 = Size(210, 297)
LYING = Size(297, 210)


@pytest.mark.parametrize(
    ("page", "scale"),
    [
        (Size(148, 210), 1),
        (Size(148.7, 210), 1),  # 0.4 mm too wide in all
        (Size(148, 210.4), 1),  # as much too high
        (Size(148.8, 210), 297 / 297.6),  # 0.6 mm: then just as small as the sheet asks for
        (Size(148, 210.6), 210 / 210.6),
        (Size(74, 105), 1),  # never made larger
    ],
)
def test_pages_are_made_smaller_only_where_they_must(page, scale):
    assert scale_on(LYING, page, 2, 1) == pytest.approx(scale)


def test_the_sheet_turns_where_pages_are_larger_then():
    assert best_way(A4, Size(148, 210), 2, 1) == LYING
    assert best_way(A4, Size(100, 100), 2, 2) == A4  # as given where it makes no difference


def test_the_smallest_sheet_that_takes_the_pages():
    assert fitting_sheet(Size(148, 210), 2, 1) == LYING
    assert fitting_sheet(Size(148.7, 210), 2, 1) == LYING
    assert fitting_sheet(Size(149, 210), 2, 1) != LYING
    assert fitting_sheet(Size(2000, 2000), 2, 1) is None


def test_as_many_whole_pages_as_there_is_room_for():
    assert whole_pages(A4, Size(105.2, 148.7)) == (A4, 2, 2)
    assert whole_pages(A4, Size(105.6, 148.5))[1:] in {(1, 2), (2, 1)}


def test_the_grid_lies_in_the_middle():
    grid = laid_out(A4, Size(100, 140), 2, 2).grid
    assert (grid.left, grid.bottom, grid.right, grid.top) == (5, 8.5, 205, 288.5)


def test_creep_grows_with_the_sheets_around():
    assert creep_mm(0, 0.1) == 0
    assert creep_mm(4, 0.1) == pytest.approx(0.6283, abs=1e-4)
