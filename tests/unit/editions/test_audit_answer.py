"""The editor's answer: what is taken, what is refused, and the phrase file it is written into."""

from __future__ import annotations

import json

import pytest

from compiler.editions.audit_answer import answered_rows
from compiler.editions.phrase_file import HEADER, read_phrase_file, with_rows
from compiler.editions.phrases import PhraseRow
from compiler.errors import EditionError

ROW = {"source": "的发是", "right": "的髮是", "reason": "审校"}


def answer(**changes):
    said = {"wenxuan": "audit", "version": 1, "script": "zh-Hant-TW", "rows": [ROW]} | changes
    return json.dumps(said, ensure_ascii=False).encode()


def test_an_answer_gives_rows_for_its_edition():
    (row,) = answered_rows(answer(), "x.json")
    assert row == PhraseRow("的发是", "的髮是", "审校", "", "zh-Hant-TW")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"[" * 100_000,
        b"null",
        answer(wenxuan="other"),
        answer(version=2),
        answer(script="zh-Hans"),
        answer(script=["zh-Hant"]),
        answer(rows={}),
        answer(rows=["x"]),
        answer(rows=[{"source": "发"}]),
        answer(rows=[ROW | {"right": ""}]),
        answer(rows=[ROW | {"right": 3}]),
        answer(rows=[ROW | {"right": "一\t二"}]),
        answer(rows=[ROW | {"right": "一\n二"}]),
        answer(rows=[ROW | {"source": "# 注"}]),
        answer(rows=[ROW | {"source": "发" * 121}]),
        b" " * 4_000_001,
    ],
)
def test_what_is_no_answer_is_refused(data):
    with pytest.raises(EditionError) as refused:
        answered_rows(data, "x.json")
    assert refused.value.code == "editions.broken-decisions"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"wenxuan": "audit",\n "rows', "2:2"),
        (b"\xff\xfe", "UTF-8"),
        (b"[" * 100_000, "[[[["),
        (answer(version=2), '"version"'),
    ],
)
def test_where_the_reading_ended_is_told_in_no_language(data, reason):
    with pytest.raises(EditionError) as refused:
        answered_rows(data, "x.json")
    assert dict(refused.value.values)["reason"] == reason


def test_a_new_file_has_a_head_and_its_rows_in_order(tmp_path):
    rows = [PhraseRow("纸张", "紙張", "b"), PhraseRow("墨色", "墨色", "a", script="zh-Hant-HK")]
    text = with_rows(tmp_path / "phrases.tsv", rows)
    assert text == HEADER + "墨色\t墨色\ta\t\tzh-Hant-HK\n纸张\t紙張\tb\n"


def test_rows_and_comments_that_are_there_stay(tmp_path):
    file = tmp_path / "phrases.tsv"
    file.write_text("# 人名\n范曾\t范曾\t人名\n\n里弄\t里弄\n", "utf-8")
    text = with_rows(file, [PhraseRow("里弄", "里衖"), PhraseRow("纸张", "紙張")])
    assert text == "# 人名\n范曾\t范曾\t人名\n\n里弄\t里衖\n纸张\t紙張\n"


def test_a_row_for_one_edition_leaves_that_of_all_editions_alone(tmp_path):
    file = tmp_path / "phrases.tsv"
    file.write_text("里弄\t里弄\n", "utf-8")
    text = with_rows(file, [PhraseRow("里弄", "裡弄", script="zh-Hant-TW")])
    assert text == "里弄\t里弄\n里弄\t裡弄\t\t\tzh-Hant-TW\n"


def test_what_is_written_is_read_again(tmp_path):
    file = tmp_path / "phrases.tsv"
    rows = (PhraseRow("墨色", "墨色", "理由", "例>例", "zh-Hant-HK"), PhraseRow("纸张", "紙張"))
    file.write_text(with_rows(file, rows), "utf-8")
    assert read_phrase_file(file) == rows
    file.write_text(with_rows(file, rows), "utf-8")
    assert read_phrase_file(file) == rows


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([PhraseRow("发", "髮")], "editions.single-character"),
        ([PhraseRow("的发", "的髮"), PhraseRow("的发", "的發")], "editions.two-ways"),
    ],
)
def test_rows_that_would_do_harm_are_refused(tmp_path, rows, code):
    with pytest.raises(EditionError) as refused:
        with_rows(tmp_path / "phrases.tsv", rows)
    assert refused.value.code == code


def test_a_file_with_an_unknown_edition_is_refused(tmp_path):
    file = tmp_path / "phrases.tsv"
    file.write_text("里弄\t里弄\t\t\tzh-TW\n", "utf-8")
    with pytest.raises(EditionError) as refused:
        read_phrase_file(file)
    assert (refused.value.code, refused.value.location.line) == ("editions.unknown-script", 1)
