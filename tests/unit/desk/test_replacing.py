"""A new version of a manuscript stands for the old one, with all that was said of it."""

from __future__ import annotations

import tomllib

import pytest

from compiler.desk import desk
from compiler.desk.changes.arranging import TakeIn
from compiler.desk.changes.change import ImpossibleError
from compiler.desk.changes.replacing import Replace, earlier
from compiler.desk.laid_out import understand
from compiler.diagnostics import Report
from compiler.events import untold

LISTED = """\
[[section]]
title = "上"
articles = [
  "甲.md",  # 开篇
  { file = "乙.md", author = "何小川" },
]

[[article]]
file = "甲.md"
drop = ["旧话一段，不印的"]
"""


@pytest.fixture
def folder(tmp_path):
    for name in ("甲.md", "乙.md", "甲-2.md", "乙-2.md"):
        (tmp_path / name).write_text(f"# {name[:-3]}\n\n正文。\n\n旧话一段，不印的。\n", "utf-8")
    return tmp_path


def titles(folder):
    booklet = understand(folder, untold, Report())
    return [article.title for section in booklet.sections for article in section.articles]


@pytest.mark.parametrize("toml", [LISTED, LISTED[LISTED.index("[[article]]") :], ""])
def test_it_has_its_place_and_undone_all_is_as_it_was(folder, toml):
    if toml:
        (folder / "booklet.toml").write_text(toml, "utf-8")
    desk.apply(folder, TakeIn(("甲-2.md", "乙-2.md")))
    before = titles(folder)
    text = (folder / "booklet.toml").read_bytes() if toml else None
    desk.apply(folder, Replace("甲.md", "甲-2.md"))
    desk.apply(folder, Replace("乙.md", "乙-2.md"))
    assert sorted(titles(folder)) == ["乙-2", "甲-2"]
    if toml == LISTED:
        assert titles(folder) == ["甲-2", "乙-2"]
        assert "# 开篇" in (folder / "booklet.toml").read_text("utf-8")
    if toml:
        table = tomllib.loads((folder / "booklet.toml").read_text("utf-8"))
        assert table["article"][0] == {"file": "甲-2.md", "drop": ["旧话一段，不印的"]}
    desk.undo(folder)
    desk.undo(folder)
    assert titles(folder) == before
    if toml:
        assert (folder / "booklet.toml").read_bytes() == text


def test_the_whole_booklet_is_replaced_too(folder):
    (folder / "booklet.toml").write_text('[booklet]\nsource = "甲.md"\n', "utf-8")
    desk.apply(folder, Replace("甲.md", "甲-2.md"))
    assert (folder / "booklet.toml").read_text("utf-8") == '[booklet]\nsource = "甲-2.md"\n'


@pytest.mark.parametrize("pair", [("甲.md", "无.md"), ("无.md", "甲.md"), ("甲.md", "甲.md")])
def test_what_is_not_there_is_replaced_by_nothing(folder, pair):
    with pytest.raises(ImpossibleError):
        desk.apply(folder, Replace(*pair))


def test_the_last_of_its_name_that_is_printed_is_the_earlier_one(folder):
    (folder / "booklet.toml").write_text(LISTED, "utf-8")
    desk.apply(folder, TakeIn(("甲-2.md",)))
    arranged = desk.looked_at(folder).arrangement
    assert earlier(arranged, "甲-2.md", "甲.md") == "甲.md"
    assert earlier(arranged, "甲-3.md", "甲.md") == "甲-2.md"
    assert not earlier(arranged, "丙-2.md", "丙.md")
    desk.apply(folder, Replace("甲.md", "甲-2.md"))
    arranged = desk.looked_at(folder).arrangement
    assert earlier(arranged, "甲-3.md", "甲.md") == "甲-2.md"
