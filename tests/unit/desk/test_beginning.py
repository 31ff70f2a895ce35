"""New booklets: empty, from a sample, the next issue."""

from __future__ import annotations

from datetime import date

import pytest

from compiler.desk.beginning import SAMPLES, empty, from_sample, next_issue, next_number
from compiler.desk.shelf import book, books, key_of
from compiler.diagnostics import Report
from compiler.pipeline import outline

TODAY = date(2024, 12, 5)


@pytest.mark.parametrize(
    ("issue", "following"),
    [
        ("第12期", "第13期"),
        ("2024年第12期", "2024年第13期"),
        ("第三辑", "第四辑"),
        ("第十九辑", "第二十辑"),
        ("第二十九号", "第三十号"),
        ("总第099期", "总第100期"),
        ("Vol. 7 No. 12", "Vol. 7 No. 13"),
        ("增刊", "增刊"),
    ],
)
def test_the_next_number_is_written_as_the_last(issue, following):
    assert next_number(issue) == following


def test_an_empty_one_holds_what_will_lie_in_its_folder(tmp_path):
    made = empty(tmp_path, "旧书修补", TODAY)
    (made / "甲.md").write_text("# 甲\n\n纸薄。\n", "utf-8")
    booklet = outline(made, Report())
    assert [article.title for part in booklet.sections for article in part.articles] == ["甲"]
    assert (booklet.masthead.title, booklet.masthead.series) == ("旧书修补", "")
    assert not booklet.editor_note


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_reads_without_a_finding(tmp_path, sample):
    report = Report()
    outline(from_sample(tmp_path, sample, "样例", TODAY), report)
    assert not report.warnings


def test_the_next_issue_keeps_the_masthead_and_no_article(tmp_path):
    from_sample(tmp_path, "neikan", "月报", TODAY)
    (first,) = books(tmp_path)
    made = next_issue(tmp_path, first, date(2025, 1, 5))
    following = book(tmp_path, key_of(made.name))
    assert (following.series, following.issue) == (first.series, "第2期")
    assert (following.date, following.formats) == ("2025-01-05", first.formats)
    text = (made / "booklet.toml").read_text("utf-8")
    assert "articles" not in text
    assert "editor_note" not in text


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    names = [empty(tmp_path, "月报", TODAY).name for _ in range(3)]
    assert names == ["月报", "月报-2", "月报-3"]
    assert empty(tmp_path, "../../etc", TODAY).parent == tmp_path
