"""The format phone: the same booklet on small pages without sides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from compiler.diagnostics import Report
from compiler.markup.render import render
from compiler.markup.settings import PHONE_SIZE, PHONE_TRIM, PageSettings, phone_page
from compiler.markup.theme import load_theme
from compiler.markup.type_area import type_area
from compiler.units import Size, pt_to_mm


@pytest.fixture
def paper(tmp_path: Path) -> PageSettings:
    """A4 with sections on right-hand pages."""
    return PageSettings(Size(210, 297), "A4", tmp_path, section_start="recto")


def test_the_page_is_as_wide_as_a_hand(paper):
    phone = phone_page(paper)
    assert phone.trim == Size(105, 190)
    assert phone.section_start == "page"
    assert phone.theme == paper.theme
    assert phone.project_root == paper.project_root


@pytest.mark.parametrize("theme", ["neikan", "gongwen"])
def test_twenty_large_characters_a_line(theme):
    area = type_area(load_theme(theme), PHONE_SIZE, PHONE_TRIM)
    assert (area.em_pt, area.ems) == (13.5, 20)
    assert 4 <= pt_to_mm(area.page_width_pt - area.width_pt) / 2 <= 7


def test_a_theme_that_says_nothing_of_telephones_has_their_page():
    theme = load_theme("neikan")
    measures = {name: one for name, one in theme.measures.items() if name != PHONE_TRIM}
    bare = replace(theme, measures=measures)
    assert type_area(bare, PHONE_SIZE, PHONE_TRIM) == type_area(theme, PHONE_SIZE, PHONE_TRIM)


def test_its_stylesheet_comes_last_and_only_for_it(paper, booklet):
    def sheets(settings: PageSettings) -> list[str]:
        return [sheet.name for sheet in render(booklet, settings, Report()).stylesheets]

    assert "phone.css" not in sheets(paper)
    assert sheets(phone_page(paper)) == [*sheets(paper), "phone.css"]


def test_codes_for_a_second_telephone_are_left_out(paper, booklet):
    on_paper = render(booklet, paper, Report())
    on_phone = render(booklet, phone_page(paper), Report())
    assert 'class="qr"' in on_paper.html
    assert 'class="qr"' not in on_phone.html
    assert "扫码" not in on_phone.html
    assert on_phone.html.count("https://example.com/v") >= 1


def test_a_video_without_a_code_can_be_touched(paper, booklet):
    html = render(booklet, phone_page(paper), Report()).html
    assert '<p class="address"><a href="https://example.com/v">' in html
