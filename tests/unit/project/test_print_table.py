"""``[print]``: the press, the bleed, the red."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.diagnostics import Report
from compiler.errors import ProjectError
from compiler.project.load import load
from compiler.project.record import PrintPlan


def plan(folder: Path, table: str) -> PrintPlan:
    (folder / "a.md").write_text("# 纸\n\n正文。\n", encoding="utf-8")
    (folder / "press.icc").write_bytes(b"icc")
    text = f'[booklet]\ntitle = "纸"\nsource = "a.md"\n{table}\n'
    (folder / "booklet.toml").write_text(text, encoding="utf-8")
    return load(folder / "booklet.toml", Report()).print


def test_nothing_said(tmp_path):
    assert plan(tmp_path, "") == PrintPlan(None, "", 3.0, "cmyk", marks=True)


def test_everything_said(tmp_path):
    table = (
        '[print]\nprofile = "press.icc"\ncondition = "JC200103"\nbleed_mm = 5\n'
        'red = "PANTONE 485 C"\nmarks = false'
    )
    profile = tmp_path / "press.icc"
    assert plan(tmp_path, table) == PrintPlan(
        profile.resolve(), "JC200103", 5.0, "PANTONE 485 C", marks=False
    )


def test_a_profile_is_called_what_its_file_is(tmp_path):
    assert plan(tmp_path, '[print]\nprofile = "press.icc"').condition == "press"


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ('condition = "JC200103"', "project.condition-alone"),
        ('profile = "none.icc"', "project.missing-file"),
        ('profile = "../press.icc"', "project.path-outside"),
        ("bleed_mm = 11", "project.expected-number"),
        ('red = ""', "project.expected-ink"),
        ('red = "All"', "project.expected-ink"),
        ('red = "Cyan"', "project.expected-ink"),
        ('red = "a\\nb"', "project.expected-ink"),
        ("red = 4", "project.expected-ink"),
        ('paper = "x"', "project.unlike-key"),
    ],
)
def test_what_is_refused(tmp_path, table, code):
    with pytest.raises(ProjectError) as caught:
        plan(tmp_path, f"[print]\n{table}")
    assert caught.value.code == code
    assert caught.value.location.line == 5
