"""Doubts of a manuscript are said once a kind, with a remedy; what the project gives is not."""

from __future__ import annotations

from compiler.assembly.doubts import report_doubts, settled
from compiler.diagnostics import Report
from compiler.model.article import Ledger
from compiler.model.guess import Guess, GuessKind
from compiler.model.remedies import remedy

TITLE = Guess(GuessKind.TITLE, "README", 0.3, "weighed-title", "a.md", instead="竹纸的做法")
HEADS = tuple(
    Guess(GuessKind.HEADING, f"{number}、时间：三月", 0.1, "weighed-head", "a.md", level=1)
    for number in "一二三四"
)
SURE = Guess(GuessKind.HEADING, "五、抄纸", 0.9, "number", "a.md", level=1)
LEDGER = Ledger("a.md", "text", "", guesses=(TITLE, *HEADS, SURE))


def test_one_warning_a_kind():
    report = Report()
    report_doubts(LEDGER, report)
    assert report.codes() == ["assembly.title-in-doubt", "assembly.headings-in-doubt"]
    title, heads = report.warnings
    assert dict(title.values)["remedy"] == 'title = "竹纸的做法"'
    assert dict(heads.values)["count"] == "4"
    assert dict(heads.values)["quotes"].endswith(" …")


def test_a_doubt_under_one_half_only_is_a_warning():
    report = Report()
    doubtful = Guess(GuessKind.HEADING, "一、抄纸", 0.6, "number", "a.md", level=1)
    report_doubts(Ledger("a.md", "text", "", guesses=(doubtful, SURE)), report)
    assert not report.codes()


def test_what_the_project_gives_is_in_no_doubt():
    assert settled(LEDGER, {"title"}).guesses == (*HEADS, SURE)
    assert settled(LEDGER, ()) is LEDGER


def test_remedies_are_lines_of_toml():
    quote = Guess(GuessKind.HEADING, '说“"引"\\号”的事', 0.2, "weighed-head", "a.md")
    assert remedy(quote) == 'level = { "说“引号”的事" = 0 }'
    assert remedy(Guess(GuessKind.TITLE, "题", 0.2, "weighed-title", "a.md")) == 'title = "…"'
