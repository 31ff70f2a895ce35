"""A word set right in a traditional edition: the list, its undoing, and the booklets after it."""

from __future__ import annotations

import os
from datetime import date

import pytest

from compiler.desk import desk
from compiler.desk.beginning import empty, next_issue
from compiler.desk.changes.change import ChangeError, OutdatedError, version_of
from compiler.desk.changes.conversions import SetConversions
from compiler.desk.changes.kinds import change_of
from compiler.desk.phrase_list import LASTING, lasting_rows
from compiler.desk.shelf import book, key_of
from compiler.errors import EditionError

TW = "zh-Hant-TW"
TODAY = date(2024, 12, 5)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "一册"
    made.mkdir()
    (made / "booklet.toml").write_text('[booklet]\ntitle = "墨"\n', "utf-8")
    (made / "a.md").write_text("# 题\n\n他的发是黑的。\n", "utf-8")
    return made


def said(folder, name="phrases.tsv"):
    return (folder / name).read_text("utf-8").splitlines()[1:]


def test_a_decision_is_a_row_and_is_undone(folder):
    desk.apply(folder, SetConversions(TW, ("的发是",), ("的髮是",)))
    assert said(folder) == [f"的发是\t的髮是\t审校\t\t{TW}"]
    assert (folder / "booklet.toml").read_text("utf-8") == '[booklet]\ntitle = "墨"\n'
    desk.undo(folder)
    assert not (folder / "phrases.tsv").exists()
    desk.redo(folder)
    assert said(folder) == [f"的发是\t的髮是\t审校\t\t{TW}"]


def test_many_are_one_step(folder):
    (folder / "phrases.tsv").write_text("# 人名\n范曾\t范曾\n", "utf-8")
    desk.apply(folder, SetConversions(TW, ("里墨", "的发"), ("裡墨", "的髮")))
    assert len(said(folder)) == 3
    desk.undo(folder)
    assert (folder / "phrases.tsv").read_text("utf-8") == "# 人名\n范曾\t范曾\n"


def test_what_was_decided_is_taken_back(folder):
    desk.apply(folder, SetConversions(TW, ("的发是",), ("的髮是",)))
    desk.apply(folder, SetConversions(TW, ("的发是",), ("",)))
    assert said(folder) == []


def test_the_same_word_of_two_people_is_decided_once(folder):
    seen = version_of(())
    desk.apply(folder, SetConversions(TW, ("的发是",), ("的髮是",)), seen)
    with pytest.raises(OutdatedError) as refused:
        desk.apply(folder, SetConversions(TW, ("的发是",), ("的發是",)), seen)
    assert refused.value.now == (("的发是", "的髮是"),)
    desk.apply(folder, SetConversions("zh-Hant-HK", ("的发是",), ("的發是",)), seen)


@pytest.mark.parametrize("named", ["own.tsv", "lists/own.tsv"])
def test_the_list_that_the_project_names_is_written_and_undone(folder, named):
    file = folder / "booklet.toml"
    file.write_text(file.read_text("utf-8") + f'[text]\nphrases = "{named}"\n', "utf-8")
    (folder / named).parent.mkdir(exist_ok=True)
    (folder / named).write_text("# 自己的\n", "utf-8")
    desk.apply(folder, SetConversions(TW, ("的发是",), ("的髮是",)))
    assert said(folder, named) == [f"的发是\t的髮是\t审校\t\t{TW}"]
    assert not (folder / "phrases.tsv").exists()
    desk.undo(folder)
    assert (folder / named).read_text("utf-8") == "# 自己的\n"


@pytest.mark.parametrize("named", ["../own.tsv", "link.tsv", "away/own.tsv"])
def test_a_list_elsewhere_is_neither_read_nor_written(folder, tmp_path, named):
    (tmp_path / "own.tsv").write_text("secret\tof another\n", "utf-8")
    (folder / "link.tsv").symlink_to(tmp_path / "own.tsv")
    (folder / "away").symlink_to(tmp_path)
    (folder / "booklet.toml").write_text(f'[text]\nphrases = "{named}"\n', "utf-8")
    assert desk.looked_at(folder).phrases.data is None
    with pytest.raises(ChangeError):
        desk.apply(folder, SetConversions(TW, ("的发是",), ("的髮是",)))
    assert (tmp_path / "own.tsv").read_text("utf-8") == "secret\tof another\n"


@pytest.mark.parametrize(
    ("script", "words", "rights"),
    [
        ("zh-Hans", ("的发",), ("的髮",)),
        ("", ("的发",), ("的髮",)),
        (TW, (), ()),
        (TW, ("的发",), ()),
        (TW, ("的发", "里墨"), ("的髮",)),
        (TW, ("",), ("的髮",)),
        (TW, ("的\t发",), ("的髮",)),
        (TW, ("的发",), ("的\n髮",)),
        (TW, ("# 注",), ("的髮",)),
        (TW, ("发" * 121,), ("髮",)),
        (TW, ("的发",), ("髮" * 121,)),
        (TW, (" 的发",), ("的髮",)),
    ],
)
def test_what_is_no_row_is_refused_and_changes_nothing(folder, script, words, rights):
    with pytest.raises(ChangeError):
        desk.apply(folder, SetConversions(script, words, rights))
    assert not (folder / "phrases.tsv").exists()


def test_rows_that_would_do_harm_are_refused(folder):
    for words, rights in ((("发",), ("髮",)), (("的发", "的发"), ("的髮", "的發"))):
        with pytest.raises(EditionError):
            desk.apply(folder, SetConversions(TW, words, rights))
    assert not (folder / "phrases.tsv").exists()


def test_a_list_that_cannot_be_read_is_left_as_it_is(folder):
    (folder / "phrases.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EditionError):
        desk.apply(folder, SetConversions(TW, ("的发是",), ("的髮是",)))
    assert (folder / "phrases.tsv").read_bytes() == b"\xff\xfe\x00"


@pytest.mark.parametrize(
    "values",
    [
        {"words": "的发", "rights": ["的髮"]},
        {"words": ["的发"], "rights": [None]},
        {"words": [["的发"]], "rights": ["的髮"]},
        {"words": ["的发"], "rights": [3]},
        {"words": ["的发"], "rights": ["的髮"], "lasting": "yes"},
        {"words": {"的发": 1}, "rights": ["的髮"]},
        {"words": ["的发"], "rights": ["髮\u202e"]},
        {"words": ["的发"]},
    ],
)
def test_what_a_browser_sends_is_believed_in_nothing(values):
    with pytest.raises(ValueError, match=r".*"):
        change_of({"kind": "set-conversions", "script": TW, **values})


def test_what_is_to_last_goes_into_the_booklets_begun_later(folder):
    shelf = folder.parent
    desk.apply(folder, SetConversions(TW, ("的发是",), ("的髮是",), lasting=True))
    desk.apply(folder, SetConversions(TW, ("里墨",), ("裡墨",)))
    assert [row.source for row in lasting_rows(shelf)] == ["的发是"]
    for made in (
        empty(shelf, "新的", TODAY),
        next_issue(shelf, book(shelf, key_of(folder.name)), TODAY),
    ):
        assert said(made) == [f"的发是\t的髮是\t{LASTING}\t\t{TW}"]
    desk.undo(folder)
    desk.undo(folder)
    assert said(made)  # what was begun meanwhile has it as its own


def test_of_two_that_last_the_newest_counts(folder):
    shelf = folder.parent
    other = empty(shelf, "新的", TODAY)
    desk.apply(folder, SetConversions(TW, ("的发是",), ("的髮是",), lasting=True))
    desk.apply(other, SetConversions(TW, ("的发是",), ("的發是",), lasting=True))
    os.utime(folder / "phrases.tsv", (1, 1))
    assert [row.right for row in lasting_rows(shelf)] == ["的發是"]
