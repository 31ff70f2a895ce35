"""A Word booklet with an automatic contents list, a page in one file, Markdown: to the PDF."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from built_booklets import built

from compiler.diagnostics import Severity

SAMPLES = Path(__file__).resolve().parents[1] / "word_samples"
TEXT = "版心、天头、地脚、订口和切口共同决定一页的面貌，先定版心，再定字号与行距。" * 3
PAGE = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    "Content-Type: text/html; charset=utf-8\r\nContent-Location: https://www.example.com/a\r\n\r\n"
    f"<html><h1>纸张的选用</h1><p>{TEXT}</p><p>{TEXT}</p></html>\r\n--x--\r\n"
)
MARKDOWN = """+++
title = "纸张札记"
+++

水是H~2~O，==先看克重==，$25^{\\circ}C$时称量，又有$\\binom{n}{k}$种。

- [x] 已校
- [ ] 未校
"""


@pytest.fixture(scope="module")
def gathered(tmp_path_factory):
    folder = tmp_path_factory.mktemp("来稿")
    shutil.copy(SAMPLES / "libreoffice-contents.docx", folder / "1.docx")
    (folder / "2.mhtml").write_text(PAGE, encoding="utf-8", newline="")
    (folder / "3.md").write_text(MARKDOWN, encoding="utf-8")
    (folder / "4.pdf").write_bytes(b"%PDF-1.7")
    return built(folder, folder.parent / "out", ("zh-Hans", "zh-Hant-TW"))


def test_every_character_of_each_is_in_the_pdf(gathered):
    assert [account.unaccounted for account in gathered.result.accounts] == [0, 0, 0]


@pytest.mark.parametrize(
    "words",
    ["工艺讲堂", "活字的前世今生", "排版的疏与密", "纸张的选用", "25°C", r"\binom{n}{k}", "√已校"],
)
def test_the_pages_say_it(gathered, words):
    text = "".join(gathered.pdfs["zh-Hans"].text.split()).replace("\u2060", "")
    assert words in text


def test_formulas_are_converted_in_no_edition(gathered):
    text = "".join(gathered.pdfs["zh-Hant-TW"].text.split()).replace("\u2060", "")
    assert r"\binom{n}{k}" in text
    assert "25°C" in text


def test_the_reader_is_told_what_was_guessed_and_what_was_passed_over(gathered):
    told = {finding.code: finding.severity for finding in gathered.report}
    assert told["project.passed-over"] is Severity.INFO
    assert told["sources.word-contents"] is Severity.INFO
    assert told["sources.formulas-unset"] is Severity.WARNING
