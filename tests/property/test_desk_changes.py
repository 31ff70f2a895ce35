"""Whatever is done at the desk, in any order: undone, the files are as they were; comments stay."""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.desk import desk
from compiler.desk.changes.arranging import LeaveOutArticle, MoveArticle
from compiler.desk.changes.change import ImpossibleError
from compiler.desk.changes.paragraphs import BringBack, Join, LeaveOut, SetKind, Split
from compiler.desk.changes.sections import (
    AddSection,
    BeginSection,
    MoveSection,
    NameSection,
    RemoveSection,
)
from compiler.desk.changes.setting import SetSetting
from compiler.desk.changes.settings import SetField
from compiler.desk.changes.words import CorrectWords, corrections
from compiler.desk.project_file import document
from compiler.diagnostics import Report
from compiler.errors import ProjectError
from compiler.project.load import load

FILE = """\
# 一
theme = "neikan"  # 二

[booklet]
title = "书" # 三

# 四
[[section]]
title = "甲"
articles = [
  "a.md",  # 五
  # 六
  { file = "b.md", level = { "灯会的由来" = 2 } },
]

[[section]]  # 七
articles = ["c.md", "d.md"]

[[article]]
file = "c.md"
drop = "广告一段话说"  # 八

[page]
trim = "A5"
"""
COMMENTS = [f"# {number}" for number in "一二三四五六七八"]

files = st.sampled_from(["a.md", "b.md", "c.md", "d.md", "e.md"])
quotes = st.sampled_from(
    ["灯会的由来", "广告一段话说", '引“号”和"引号"', "a\\b", "反斜杠\\和#号", "段"]
)
texts = st.text(st.sampled_from("灯会\"'\\#=[]{}\n，。 🏮"), max_size=8)
numbers = st.integers(0, 3)
titles = st.sampled_from(["甲", "", "灯会"])
changes = st.one_of(
    st.builds(MoveArticle, files, numbers, files | st.just("")),
    st.builds(AddSection, titles),
    st.builds(MoveSection, numbers, numbers, titles),
    st.builds(RemoveSection, numbers, titles),
    st.builds(BeginSection, files, texts),
    st.builds(NameSection, numbers, texts),
    st.builds(LeaveOutArticle, files, st.booleans()),
    st.builds(
        SetKind,
        files,
        quotes,
        st.sampled_from(["title", "author", "heading", "caption", "body", "note"]),
        st.integers(1, 4),
        st.booleans(),
    ),
    st.builds(LeaveOut, files, quotes, st.booleans()),
    st.builds(BringBack, files, quotes),
    st.builds(Join, files, quotes),
    st.builds(Split, files, quotes, quotes),
    st.builds(CorrectWords, files, quotes, texts, texts),
    st.builds(SetField, files, st.sampled_from(["title", "author"]), st.none() | texts),
    st.builds(SetSetting, st.just("booklet"), st.just("editor_note"), st.tuples(texts)),
)


def state(folder: Path) -> bytes | None:
    path = folder / "booklet.toml"
    return path.read_bytes() if path.exists() else None


def read(folder: Path) -> None:
    """What is written is a project, unless every article is left out."""
    try:
        load(folder, Report())
    except ProjectError as error:
        if error.code not in {"project.all-left-out", "project.no-articles", "project.empty-list"}:
            raise


@settings(max_examples=120, deadline=None)
@given(st.lists(changes, max_size=8), st.sampled_from([FILE, None, ""]))
def test_all_undone_the_file_is_the_same_and_made_again_it_is_too(wanted, content):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in "abcde":
            (folder / f"{each}.md").write_text(f"# 题{each}\n\n正文。\n", "utf-8")
        if content is not None:
            (folder / "booklet.toml").write_text(content, "utf-8")
        begun, done = state(folder), 0
        for change in wanted:
            try:
                done += desk.apply(folder, change).did is not None
            except ImpossibleError:
                continue
            read(folder)
        last = state(folder)
        if content is FILE and last:
            assert [each for each in COMMENTS if each not in last.decode()] == []
        for _ in range(done):
            assert desk.undo(folder).did
        assert state(folder) == begun
        for _ in range(done):
            assert desk.redo(folder).did
        assert state(folder) == last


@given(
    st.text(st.sampled_from("甲乙丙，a1"), max_size=30),
    st.text(st.sampled_from("甲乙丙，a1"), max_size=30),
)
def test_corrections_lead_from_one_text_to_the_other(one, other):
    try:
        made = corrections(one, other)
    except ImpossibleError:
        assert not one
        return
    for wrong, right in made:
        assert one.count(wrong) == 1
        one = one.replace(wrong, right)
    assert one == other


@given(st.binary(max_size=80))
def test_any_file_is_read_or_refused(data):
    try:
        held = document(data)
    except ProjectError:
        return
    assert tomllib.loads(held.as_string()) == held.unwrap()
