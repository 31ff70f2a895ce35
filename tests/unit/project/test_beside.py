"""Manuscripts that are in no section, and copies: told once, whatever becomes of them."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.messages import LANGUAGES, sentence
from compiler.project.discovery import sections
from compiler.project.opening import opened


def _write(folder, **texts):
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _opened(folder, *others):
    report = Report()
    with opened(folder, report, others) as project:
        names = [plan.path.name for part in project.sections for plan in part.articles]
    for finding in report:
        for language in LANGUAGES:
            assert sentence(finding.code, language, dict(finding.values)).message
    return names, {finding.code: dict(finding.values)["names"] for finding in report}


LISTED = "[[section]]\narticles = ['a.md']\n"


def test_manuscripts_in_no_section_are_told(tmp_path):
    texts = {"a.md": "甲", "b.docx": "乙", "articles/c.txt": "丙", "附/d.html": "丁"}
    about = {
        "README.md": "x",
        "_草稿.md": "戊",
        "dist/e.md": "己",
        "images/f.md": "庚",
        "~$b.docx": "x",
    }
    _write(tmp_path, **texts, **about, **{"booklet.toml": LISTED})
    names, told = _opened(tmp_path)
    assert names == ["a.md"]
    assert told == {"project.unlisted": "b.docx、articles/c.txt、附/d.html"}


def test_a_copy_in_another_folder_may_be_meant(tmp_path):
    """Its name is that of a copy of nothing beside it."""
    _write(tmp_path, **{"一/纸.md": "甲", "二/纸 - 副本.md": "甲", "二/墨.md": "乙"})
    names, told = _opened(tmp_path)
    assert sorted(names) == sorted(["纸.md", "纸 - 副本.md", "墨.md"])
    assert list(told) == ["project.copies-printed"]


@pytest.mark.parametrize(
    "text",
    [
        "[booklet]\neditor_note = { file = 'b.md' }\n[[section]]\narticles = ['a.md']\n",
        "[booklet]\ntitle = '纸'\n",
        "[[section]]\narticles = ['b.md', 'a.md']\n",
    ],
)
def test_what_is_used_is_not_told(tmp_path, text):
    _write(tmp_path, **{"a.md": "甲", "b.md": "乙", "booklet.toml": text})
    assert _opened(tmp_path)[1] == {}


def test_a_whole_dump_leaves_the_rest_out_and_says_so(tmp_path):
    _write(tmp_path, **{"a.md": "甲", "b.md": "乙", "booklet.toml": "[booklet]\nsource = 'a.md'\n"})
    assert _opened(tmp_path)[1] == {"project.unlisted": "b.md"}


@pytest.mark.parametrize(
    "copy",
    [
        *("纸 - 副本.md", "纸 - 副本 (2).md", "纸(1).md", "纸 （2）.md", "复件 纸.md"),
        *("Copy of 纸.md", "纸 copy.md", "纸的副本.md", "纸_副本.md"),
    ],
)
def test_a_copy_found_by_looking_is_left_out_if_it_says_the_same(tmp_path, copy):
    _write(tmp_path, **{"纸.md": "甲", copy: "甲", "墨.md": "乙"})
    names, told = _opened(tmp_path)
    assert sorted(names) == ["墨.md", "纸.md"]
    assert told == {"project.copies-left-out": f"{copy} = 纸.md"}
    (tmp_path / copy).write_text("甲二", "utf-8")
    names, told = _opened(tmp_path)
    assert sorted(names) == sorted(["墨.md", "纸.md", copy])
    assert told == {"project.copies-by-name": copy}


def test_equal_bytes_under_another_name_are_printed_and_told_once(tmp_path):
    _write(tmp_path, **{"1.md": "甲", "2.md": "甲", "3.md": "甲", "4.md": "乙"})
    names, told = _opened(tmp_path)
    assert names == ["1.md", "2.md", "3.md", "4.md"]
    assert told == {"project.copies-printed": "2.md = 1.md、3.md = 1.md"}


def test_what_somebody_has_listed_is_printed(tmp_path):
    _write(tmp_path, **{"纸.md": "甲", "纸(1).md": "甲"})
    assert _opened(tmp_path / "纸.md", tmp_path / "纸(1).md")[0] == ["纸.md", "纸(1).md"]
    _write(tmp_path, **{"booklet.toml": "[[section]]\narticles = ['纸.md', '纸(1).md']\n"})
    names, told = _opened(tmp_path)
    assert names == ["纸.md", "纸(1).md"]
    assert list(told) == ["project.copies-printed"]


@pytest.mark.parametrize(
    "names", [("论纸(1).md", "论纸(2).md"), ("副本.md", "copy.md"), ("(1).md", "x.md")]
)
def test_numbers_of_parts_are_no_copies(tmp_path, names):
    _write(tmp_path, **dict(zip(names, "甲乙", strict=True)))
    assert _opened(tmp_path) == (sorted(names), {})


def test_a_copy_of_what_is_printed_is_in_no_section_for_good_reason(tmp_path):
    _write(tmp_path, **{"a.md": "甲", "a - 副本.md": "甲", "b.md": "乙", "booklet.toml": LISTED})
    assert _opened(tmp_path)[1] == {"project.unlisted": "b.md"}


def test_the_folder_of_a_saved_page_is_no_section(tmp_path):
    _write(tmp_path, **{"网页.html": "甲", "网页_files/frame.html": "乙", "别的_files/c.md": "丙"})
    assert [part.title for part in sections(tmp_path)] == ["", "别的_files"]
