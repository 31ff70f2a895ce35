"""What ``wenxuan init`` starts from."""

from __future__ import annotations

import re
from datetime import date

import pytest

from compiler.project.load import load
from compiler.project.scaffold import scaffold
from compiler.project.schema import TABLES, known_keys


def _write(folder, title):
    for file in scaffold(title, date(2024, 12, 5)):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, "utf-8")


@pytest.mark.parametrize("title", ["纸的历史", 'a "b" \\ c', "x\x7fy\n[page]", "{title}"])
def test_scaffold_is_a_project(tmp_path, title):
    _write(tmp_path, title)
    project = load(tmp_path)
    assert project.masthead.title == title.replace("\x7f", "").replace("\n", "")
    assert project.masthead.date == "2024年12月5日"
    assert [article.path.name for article in project.sections[0].articles] == ["01.md"]


def test_scaffold_shows_every_key(tmp_path):
    _write(tmp_path, "x")
    text = (tmp_path / "booklet.toml").read_text("utf-8")
    for table in TABLES:
        for key in set(known_keys(table)) - {"booklet", "section", "page", "edition", "output"}:
            assert re.search(rf"\b{key}\b", text), key


def test_lines_that_are_commented_out_hold_as_well(tmp_path):
    _write(tmp_path, "x")
    file = tmp_path / "booklet.toml"
    text = file.read_text("utf-8")
    keys = ("subtitle", "publisher", "notice", "editor", "copies", "contact", "keywords")
    for key in (*keys, "quotes", "script"):
        text = re.sub(rf"^# ({key} )", r"\1", text, flags=re.MULTILINE)
    file.write_text(text.replace("# [[edition]]", "[[edition]]"), "utf-8")
    project = load(tmp_path)
    assert project.masthead.copies == "300"
    assert [edition.script for edition in project.editions] == ["zh-Hans", "zh-Hant-TW"]
