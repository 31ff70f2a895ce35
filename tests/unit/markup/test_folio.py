from __future__ import annotations

from pathlib import Path

import pytest

from compiler.errors import ThemeError
from compiler.markup.folio import Folio
from compiler.markup.settings import PageSettings
from compiler.units import PAPER_SIZES

THEME = Folio("outer", "— ", " —")


def _settings(**more):
    return PageSettings(PAPER_SIZES["A4"], "A4", Path(), **more)


@pytest.mark.parametrize(
    ("form", "before", "after"),
    [
        ("— 1 —", "— ", " —"),
        ("- 1 -", "- ", " -"),
        ("1", "", ""),
        ("·1·", "·", "·"),
        ("第1页", "第", "页"),
        ("第 1 页", "第 ", " 页"),
        ("（1）", "（", "）"),
    ],
)
def test_a_form_is_what_stands_round_the_number(form, before, after):
    assert THEME.chosen(_settings(folio_form=form)) == Folio("outer", before, after)


@pytest.mark.parametrize(
    "form", ["", "— —", "12", "1 1", "页1", 'a"1', "1\n", "1\\", "<1>", "P1", "1}"]
)
def test_what_css_or_conversion_would_trip_over_is_refused(form):
    if form in ("", "1}"):  # nothing is the theme's own; a brace in a string is a brace
        assert THEME.chosen(_settings(folio_form=form)).side == "outer"
        return
    with pytest.raises(ThemeError) as caught:
        THEME.chosen(_settings(folio_form=form))
    assert caught.value.code == "markup.bad-folio"


def test_the_project_chooses_the_side():
    assert THEME.chosen(_settings(folio="centre")) == Folio("centre", "— ", " —")
    assert THEME.chosen(_settings()) == THEME


def test_the_page_word_is_in_the_edition_s_characters():
    folio = THEME.chosen(_settings(folio_form="第1页"))
    assert folio.in_script("zh-Hans").after == "页"
    assert folio.in_script("zh-Hant-TW").after == "頁"
