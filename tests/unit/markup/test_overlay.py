"""A theme.toml says what differs from its base, and only that."""

from __future__ import annotations

import re

import pytest

from compiler.errors import Location, ThemeError
from compiler.markup.overlay import overlaid
from compiler.markup.theme import known_themes, load_theme, resource
from compiler.markup.type_area import sizes_for, type_area
from compiler.units import PAPER_SIZES

PLACE = Location("theme.toml")


def _theme(folder, text):
    (folder / "styles").mkdir(parents=True)
    (folder / "styles" / "theme.toml").write_text(text, "utf-8")
    return folder


def _families(theme, script, role):
    return next(font.families for font in theme.fonts[script] if font.role == role)


def test_one_face_changes_and_the_rest_stays(tmp_path):
    theme = load_theme(_theme(tmp_path, "[fonts.zh-Hans]\nsong = ['X']\n"))
    base = load_theme("neikan")
    assert _families(theme, "zh-Hans", "song") == ("X",)
    assert _families(theme, "zh-Hans", "hei") == _families(base, "zh-Hans", "hei")
    assert theme.fonts["zh-Hant"] == base.fonts["zh-Hant"]
    assert theme.measures == base.measures
    assert theme.labels == base.labels


def test_a_measure_and_a_size_change_alone(tmp_path):
    text = "[measures.A4]\nems = 36\n[[sizes]]\nbody_pt = 12\ntitle_pt = 24\n"
    theme, base = load_theme(_theme(tmp_path, text)), load_theme("neikan")
    assert (theme.measures["A4"].ems, theme.measures["A4"].em_pt) == (36, 12)
    assert theme.measures["A5"] == base.measures["A5"]
    twelve = [sizes for sizes in theme.sizes if sizes.body_pt == 12]
    assert [(sizes.title_pt, sizes.article_pt) for sizes in twelve] == [(24, 16)]
    assert len(theme.sizes) == len(base.sizes)


def test_a_theme_may_lie_over_gongwen(tmp_path):
    theme = load_theme(
        _theme(
            tmp_path,
            "base = 'gongwen'\n[colours]\nblue = { rgb = '#0000ff', cmyk = [100, 80, 0, 0] }\n",
        )
    )
    assert theme.name == "gongwen"
    assert theme.measures["A4"].inner_mm == 28
    assert theme.palette["blue"].cmyk == (100, 80, 0, 0)
    assert theme.palette["red"].cmyk == (0, 80, 80, 0)
    assert [folder.name for folder in theme.styles] == ["styles", "gongwen", "neikan", "styles"]


def test_gongwen_lies_over_neikan():
    theme = load_theme("gongwen")
    assert theme.labels == load_theme("neikan").labels
    assert theme.measures["A4"] != load_theme("neikan").measures["A4"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("base = 'nichts'\n", "unknown-theme"),
        ("[font.zh-Hans]\nsong = ['X']\n", "unknown-table"),
        ("[colours]\nred = '#c3000b'\n", "broken-theme"),
        ("[colours]\nblue = '#0000ff'\n", "bad-colour"),
        ("[colours]\nred = { rgb = 'red', cmyk = [0, 100, 100, 10] }\n", "bad-colour"),
        ("[colours]\nred = { rgb = '#c3000b', cmyk = [0, 100, 101, 10] }\n", "bad-colour"),
        ("[colours]\nred = { rgb = '#c3000b', cmyk = [0, 100, 100] }\n", "bad-colour"),
        ("[colours]\nred = { rgb = '#c3000b', cmyk = [true, 1, 1, 1] }\n", "bad-colour"),
        ("[folio]\nform = '— —'\n", "bad-folio"),
        ("[folio]\nside = 'inner'\n", "bad-folio"),
        ("[[sizes]]\ntitle_pt = 3\n", "broken-theme"),
        ("measures = 3\n", "broken-theme"),
        ("[base]\nname = 'neikan'\n", "unknown-theme"),
    ],
)
def test_what_is_wrong_is_told(tmp_path, text, code):
    with pytest.raises(ThemeError) as caught:
        load_theme(_theme(tmp_path, text))
    assert caught.value.code == f"markup.{code}"
    assert caught.value.location.source.endswith("theme.toml")


def test_laying_nothing_over_a_theme_changes_nothing():
    base = {"labels": {"zh-Hans": {"a": "1"}}, "sizes": [{"body_pt": 12}]}
    assert overlaid(base, {}, PLACE) == base


def test_the_base_is_left_as_it_is():
    base = {"labels": {"zh-Hans": {"a": "1"}}}
    merged = overlaid(base, {"labels": {"zh-Hans": {"b": "2"}}}, PLACE)
    assert merged == {"labels": {"zh-Hans": {"a": "1", "b": "2"}}}
    assert base == {"labels": {"zh-Hans": {"a": "1"}}}


def test_the_pages_carry_the_theme_s_colours(rendered, booklet):
    markup = rendered(booklet, theme="gongwen", trim="A4")
    assert markup.palette == load_theme("gongwen").palette
    css = "".join(sheet.css for sheet in markup.stylesheets)
    assert markup.palette["red"].rgb in css


@pytest.mark.parametrize("name", known_themes())
def test_every_colour_of_a_theme_has_its_inks(name):
    """So that the print-shop file has the inks that the theme wants, and no guesses."""
    for file in (resource("styles") / name).glob("*.css.j2"):
        named = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", file.read_text("utf-8")))
        assert named <= {"#000", "#fff"}


@pytest.mark.parametrize("name", known_themes())
@pytest.mark.parametrize("trim", PAPER_SIZES)
def test_large_type_is_larger_and_keeps_the_page(name, trim):
    theme, size = load_theme(name), PAPER_SIZES[trim]
    usual, large = (type_area(theme, size, trim, large_type=on) for on in (False, True))
    assert large.em_pt >= max(usual.em_pt, 15.79)
    assert large.width_pt == pytest.approx(usual.width_pt, rel=0.09)
    assert large.height_pt == pytest.approx(usual.height_pt, rel=0.13)
    assert min(large.inner_pt, large.outer_pt, large.head_pt, large.foot_pt) > 28
    assert sizes_for(theme, large.em_pt).body_pt == 16
