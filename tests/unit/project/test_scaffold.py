"""What ``wenxuan init`` starts from."""

from __future__ import annotations

import re
from datetime import date

import pytest

from compiler.diagnostics import Report
from compiler.project.beside import to_list
from compiler.project.load import load
from compiler.project.scaffold import scaffold
from compiler.project.schema import TABLES, known_keys


def _write(folder, title, found=()):
    for file in scaffold(title, date(2024, 12, 5), found):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, "utf-8")


@pytest.mark.parametrize("title", ["纸的历史", 'a "b" \\ c', "x\x7fy\n[page]", "{title}"])
def test_scaffold_is_a_project(tmp_path, title):
    _write(tmp_path, title)
    project = load(tmp_path, Report())
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
    project = load(tmp_path, Report())
    assert project.masthead.copies == "300"
    assert [edition.script for edition in project.editions] == ["zh-Hans", "zh-Hant-TW"]


def test_manuscripts_of_the_folder_are_listed_and_there_is_no_example(tmp_path):
    texts = {
        "2 乙.md": "乙",
        "1 甲.docx": "甲",
        "1 甲 - 副本.docx": "甲",
        '02 附录/a"b\\.txt': "丙",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    found = to_list(tmp_path)
    _write(tmp_path, "纸", found)
    project = load(tmp_path, Report())
    listed = [(part.title, [plan.path.name for plan in part.articles]) for part in project.sections]
    assert listed == [
        ("", ["1 甲.docx", "2 乙.md"]),
        ("附录", ['a"b\\.txt']),
    ]
    assert project.editor_note == ""
    assert not (tmp_path / "articles").exists()
    assert '# "1 甲 - 副本.docx"' in (tmp_path / "booklet.toml").read_text("utf-8")
