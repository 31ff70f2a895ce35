"""One-to-many characters in their words: each row of decided.tsv is a test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from compiler.editions.opencc_engine import engine
from compiler.editions.runs import RunConverter

TABLE = Path(__file__).with_name("decided.tsv")


@dataclass(frozen=True)
class Row:
    """A sentence, and the forms that stand at some of its places in Taiwan's edition."""

    sentence: str
    forms: tuple[tuple[int, str], ...]
    reason: str


def rows() -> list[Row]:
    made = []
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        marked, reason = line.split("\t")
        forms, plain, end = [], "", 0
        for mark in re.finditer(r"\{(.)\}", marked):
            plain += marked[end : mark.start()]
            forms.append((len(plain) - 1, mark[1]))
            end = mark.end()
        made.append(Row(plain + marked[end:], tuple(forms), reason))
    return made


@pytest.fixture(scope="module")
def taiwan():
    return RunConverter(engine("zh-Hant-TW"), (), ())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.sentence)
def test_the_form_is_the_words_own(row, taiwan):
    for frame in ("{}", "这一页上印着：{}。", "“{}”"):
        before = frame.index("{}")
        made = taiwan(frame.format(row.sentence)).result
        assert [made[before + place] for place, _ in row.forms] == [form for _, form in row.forms]


def test_the_table_is_large_and_gives_reasons():
    table = rows()
    assert len(table) >= 300
    assert all(row.reason and row.forms for row in table)
    assert len({row.sentence for row in table}) == len(table)
