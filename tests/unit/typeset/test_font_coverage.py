"""What each script of the world is set in."""

from __future__ import annotations

from other_fonts import box_font

from compiler.markup.faces import fallbacks_of, fonts_of
from compiler.messages import catalogue
from compiler.model.artifacts import Font
from compiler.typeset.font_coverage import _SCRIPTS, SCRIPTS, script_fonts

SONG = Font("song", ("Noto Serif CJK SC",))


def own(folder, family, letters):
    builder = box_font(map(ord, letters))
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.save(folder / f"{family}.ttf")
    return {one.script: one for one in script_fonts((SONG,), (), folder)}


def test_what_no_declared_family_has_is_without_a_file_and_names_a_package():
    found = {one.script: one for one in script_fonts((SONG,), ())}
    assert tuple(found) == SCRIPTS
    assert found["han"].family == "Noto Serif CJK SC"
    assert found["han"].file.is_file()
    assert (found["tibetan"].family, found["tibetan"].file) == ("", None)
    assert found["tibetan"].package == "fonts-noto-core"


def test_a_font_of_the_projects_folder_counts(tmp_path):
    letters = {script: letters for script, letters, _ in _SCRIPTS}
    found = own(tmp_path, "Nuosu Test", letters["yi"])
    assert found["yi"].family == "Nuosu Test"
    assert found["tibetan"].file is None


def test_one_letter_of_a_script_is_not_enough(tmp_path):
    assert own(tmp_path, "Half", "اب")["arabic"].family == ""


def test_a_theme_declares_what_is_found_and_every_script_has_a_name():
    fonts, fallbacks = fonts_of("neikan", "zh-Hans"), fallbacks_of("neikan")
    declared = {family for font in (*fonts, *fallbacks) for family in font.families}
    assert {one.family for one in script_fonts(fonts, fallbacks)} - {""} <= declared
    assert {f"cli.writing-{script}" for script in SCRIPTS} <= set(catalogue())
