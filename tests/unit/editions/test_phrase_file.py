"""The phrase file: what is read, what is written into it, what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.editions.phrase_file import HEADER, is_cell, read_phrase_file, rows_of, with_rows
from compiler.editions.phrases import PhraseRow
from compiler.errors import EditionError

NAME = "phrases.tsv"


@pytest.mark.parametrize(
    "word", ["", " 发", "发 ", "一\t二", "一\n二", "# 注", "发" * 121, "\ud800", "a\x00b"]
)
def test_what_no_cell_can_hold(word):
    assert not is_cell(word)


@given(st.text(min_size=2, max_size=12), st.text(min_size=1, max_size=12))
def test_whatever_a_cell_can_hold_is_read_again(word, right):
    if is_cell(word) and is_cell(right):
        (row,) = rows_of(with_rows(None, [PhraseRow(word, right, "审校")], NAME), NAME)
        assert (row.source, row.right) == (" ".join(word.split()), " ".join(right.split()))


def test_a_new_file_has_a_head_and_its_rows_in_order():
    rows = [PhraseRow("纸张", "紙張", "b"), PhraseRow("墨色", "墨色", "a", script="zh-Hant-HK")]
    text = with_rows(None, rows, NAME)
    assert text == HEADER + "墨色\t墨色\ta\t\tzh-Hant-HK\n纸张\t紙張\tb\n"


def test_rows_and_comments_that_are_there_stay():
    before = "# 人名\n范曾\t范曾\t人名\n\n里弄\t里弄\n"
    text = with_rows(before, [PhraseRow("里弄", "里衖"), PhraseRow("纸张", "紙張")], NAME)
    assert text == "# 人名\n范曾\t范曾\t人名\n\n里弄\t里衖\n纸张\t紙張\n"


def test_a_row_for_one_edition_leaves_that_of_all_editions_alone():
    text = with_rows("里弄\t里弄\n", [PhraseRow("里弄", "裡弄", script="zh-Hant-TW")], NAME)
    assert text == "里弄\t里弄\n里弄\t裡弄\t\t\tzh-Hant-TW\n"


def test_a_row_that_says_nothing_is_taken_away():
    before = "# 人名\n里弄\t里弄\n纸张\t紙張\n"
    assert with_rows(before, [PhraseRow("里弄", "")], NAME) == "# 人名\n纸张\t紙張\n"
    assert with_rows(None, [PhraseRow("里弄", "")], NAME) == HEADER


def test_what_is_written_is_read_again():
    rows = (PhraseRow("墨色", "墨色", "理由", "例>例", "zh-Hant-HK"), PhraseRow("纸张", "紙張"))
    text = with_rows(None, rows, NAME)
    assert rows_of(text, NAME) == rows
    assert with_rows(text, rows, NAME) == text


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([PhraseRow("发", "髮")], "editions.single-character"),
        ([PhraseRow("的发", "的髮"), PhraseRow("的发", "的發")], "editions.two-ways"),
    ],
)
def test_rows_that_would_do_harm_are_refused(rows, code):
    with pytest.raises(EditionError) as refused:
        with_rows(None, rows, NAME)
    assert refused.value.code == code


def test_a_file_with_an_unknown_edition_is_refused(tmp_path):
    file = tmp_path / "phrases.tsv"
    file.write_text("里弄\t里弄\t\t\tzh-TW\n", "utf-8")
    with pytest.raises(EditionError) as refused:
        read_phrase_file(file)
    assert (refused.value.code, refused.value.location.line) == ("editions.unknown-script", 1)
