"""The bleed is laid out with the page, and style sheets know it."""

from __future__ import annotations

from pathlib import Path

from compiler.diagnostics import Report
from compiler.markup.render import render
from compiler.markup.settings import PageSettings, phone_page
from compiler.model.booklet import Booklet, Masthead
from compiler.units import PAPER_SIZES


def base_css(settings: PageSettings) -> str:
    markup = render(Booklet(Masthead(), ()), settings, Report())
    return markup.stylesheets[0].css


def test_pages_are_painted_over_their_trim(tmp_path: Path):
    settings = PageSettings(PAPER_SIZES["A5"], "A5", tmp_path, bleed_mm=3)
    assert "bleed: 8.5039pt" in base_css(settings)


def test_pages_of_a_telephone_are_not(tmp_path: Path):
    settings = PageSettings(PAPER_SIZES["A5"], "A5", tmp_path, bleed_mm=3)
    assert "bleed: 0" in base_css(phone_page(settings))
