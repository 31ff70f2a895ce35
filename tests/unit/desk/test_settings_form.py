"""Fields of the form are keys of the schema: what is set is right as a whole, and comments stay."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import compiler.desk
from compiler.desk.changes.kinds import KINDS
from compiler.desk.settings_form import (
    GROUPS,
    ChangedMeanwhileError,
    field_of,
    groups,
    meaning,
    set_field,
)
from compiler.errors import WenxuanError
from compiler.messages import catalogue

SAMPLES = Path(compiler.desk.__file__).parent / "samples"
PLACES = [place for places in GROUPS.values() for place in places]
OWN_WORDS = {"theme", "trim", "script", "formats"}  # whose choices say it


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(SAMPLES / "neikan", tmp_path / "册")


def set_to(folder, table, name, *values):
    field = field_of(folder, table, name)
    return set_field(folder, field, values, field.version)


@pytest.mark.parametrize(("table", "name"), PLACES)
def test_each_field_is_explained_as_the_schema_explains_it(table, name):
    key = name.replace("_", "-")
    assert f"workspace.field-{key}" in catalogue()
    if name not in OWN_WORDS:
        said = catalogue()[f"workspace.tip-{key}"]
        assert (said["zh"], said["en"]) == (meaning(table, name).zh, meaning(table, name).en)


def test_each_choice_has_a_word():
    for fields in groups(SAMPLES / "gongwen").values():
        for field in fields:
            if field.kind == "choice":
                for choice in field.choices:
                    name = field.name.replace("_", "-")
                    assert f"workspace.choice-{name}-{choice}" in catalogue()


def test_what_is_set_is_in_the_file_and_comments_stay(folder):
    set_to(folder, "booklet", "title", "把新书读旧")
    set_to(folder, "page", "trim", "A5")
    set_to(folder, "page", "large_type", "yes")
    set_to(folder, "output", "formats", "screen", "epub")
    set_to(folder, "booklet", "date", "2024-12-05")
    text = (folder / "booklet.toml").read_text("utf-8")
    assert text.startswith("# 样例：内刊。")
    for line in (
        'title = "把新书读旧"',
        'trim = "A5"',
        "large_type = true",
        'formats = ["screen", "epub"]',
        "date = 2024-12-05",
    ):
        assert line in text


@pytest.mark.parametrize("form", ["text", "table"])
def test_the_editors_note_is_a_field_of_paragraphs(folder, form):
    file = folder / "booklet.toml"
    if form == "table":
        line = next(li for li in file.read_text("utf-8").splitlines() if "editor_note" in li)
        table = 'editor_note = { text = "旧按" }'
        file.write_text(file.read_text("utf-8").replace(line, table), "utf-8")
        assert field_of(folder, "booklet", "editor_note").value == "旧按"
    field = set_to(folder, "booklet", "editor_note", '一段。\r\n\r\n  二段 "引" \\ 。')
    assert field.value == '一段。\n二段 "引" \\ 。'
    assert set_to(folder, "booklet", "editor_note").value == ""


def test_a_note_in_a_file_of_its_own_is_no_field(folder):
    file = folder / "booklet.toml"
    line = next(li for li in file.read_text("utf-8").splitlines() if "editor_note" in li)
    other = 'editor_note = { file = "按.md" }'
    file.write_text(file.read_text("utf-8").replace(line, other), "utf-8")
    (folder / "按.md").write_text("编者的话。\n", "utf-8")
    assert "editor_note" not in {field.name for field in groups(folder)["masthead"]}


def test_an_empty_field_is_said_no_more(folder):
    assert set_to(folder, "booklet", "subtitle").value == ""
    assert "subtitle" not in (folder / "booklet.toml").read_text("utf-8")


def test_editions_that_stay_keep_what_is_said_of_them(folder):
    file = folder / "booklet.toml"
    more = '[[edition]]\nscript = "zh-Hant-TW"\nquotes = "curly"\n\n[output]'
    file.write_text(file.read_text("utf-8").replace("[output]", more), "utf-8")
    set_to(folder, "edition", "script", "zh-Hant-TW", "zh-Hant-HK")
    text = file.read_text("utf-8")
    assert 'quotes = "curly"' in text
    assert "zh-Hans" not in text
    assert "zh-Hant-HK" in text


@pytest.mark.parametrize(
    ("table", "name", "values"),
    [
        ("booklet", "date", ("2024年12月35日",)),
        ("page", "trim", ("A0",)),
        ("edition", "script", ()),
        ("output", "formats", ()),
    ],
)
def test_what_is_not_right_is_not_written(folder, table, name, values):
    before = (folder / "booklet.toml").read_bytes()
    with pytest.raises(WenxuanError):
        set_to(folder, table, name, *values)
    assert (folder / "booklet.toml").read_bytes() == before


def test_of_two_at_once_the_later_is_told(folder):
    seen = field_of(folder, "booklet", "title")
    set_field(folder, seen, ("甲写的",), seen.version)
    with pytest.raises(ChangedMeanwhileError) as told:
        set_field(folder, seen, ("乙写的",), seen.version)
    assert told.value.field.value == "甲写的"
    assert set_field(folder, seen, ("甲写的",), seen.version).value == "甲写的"


def test_only_fields_of_the_form_are_known(folder):
    with pytest.raises(KeyError):
        field_of(folder, "output", "directory")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_change_can_be_named_to_be_undone(kind):
    assert f"desk.did-{kind}" in catalogue()
