from __future__ import annotations

import pytest

from compiler.errors import ThemeError
from compiler.markup.theme import load_theme
from compiler.markup.type_area import type_area
from compiler.units import PAPER_SIZES, Size, mm_to_pt, parse_trim

EXPLICIT = ("185mm 260mm", "100mm 150mm", "297mm 420mm", "210mm 210mm")


def _area(name):
    trim = parse_trim(name)
    assert trim is not None
    return trim, type_area(load_theme("neikan"), trim, name)


@pytest.mark.parametrize("name", [*PAPER_SIZES, *EXPLICIT])
def test_margins_and_type_area_fill_the_page(name):
    trim, area = _area(name)
    width_pt = area.inner_pt + area.ems * area.em_pt + area.outer_pt
    height_pt = area.head_pt + area.lines * area.line_pt + area.foot_pt
    assert width_pt == pytest.approx(mm_to_pt(trim.width_mm))
    assert height_pt == pytest.approx(mm_to_pt(trim.height_mm))


@pytest.mark.parametrize("name", [*PAPER_SIZES, *EXPLICIT])
def test_margins_are_good(name):
    _, area = _area(name)
    assert area.inner_pt > area.outer_pt
    assert area.head_pt > area.foot_pt
    assert area.outer_pt >= mm_to_pt(10)
    assert area.foot_pt >= mm_to_pt(10)  # 5 mm safe zone, the page number, and white round it
    assert 1.6 <= area.line_pt / area.em_pt <= 1.8
    assert area.line_pt == int(area.line_pt)


@pytest.mark.parametrize(("name", "ems"), [("A4", 38), ("A5", 28), ("32开", 26), ("大32开", 28)])
def test_ems_of_the_brief(name, ems):
    _, area = _area(name)
    assert area.ems == ems


@pytest.mark.parametrize("size", [(40, 60), (50, 200), (200, 50)])
def test_a_page_too_small_for_text_is_refused(size):
    with pytest.raises(ThemeError) as caught:
        type_area(load_theme("neikan"), Size(*size), "a page of one's own")
    assert caught.value.code == "markup.trim-too-small"
