"""Every row of this room's lists is a test: its example comes out as it says, and by that row."""

from __future__ import annotations

import pytest

from compiler.editions.opencc_engine import engine
from compiler.editions.phrases import context_rows, phrase_rows, project_contexts, project_phrases
from compiler.editions.runs import RunConverter

CONTEXTS = [context.row for context in context_rows()]


@pytest.fixture(scope="module")
def taiwan():
    return RunConverter(engine("zh-Hant-TW"), (), ())


@pytest.mark.parametrize("row", phrase_rows(), ids=lambda row: row.source)
def test_a_phrase_row_decides_its_example(row, taiwan):
    source, expected = row.example.split(">")
    assert taiwan(source).result == expected
    assert row in [match.row for match in project_phrases().matches(source)]


@pytest.mark.parametrize("row", CONTEXTS, ids=lambda row: row.example.split(">")[0])
def test_a_context_row_decides_its_example(row, taiwan):
    source, expected = row.example.split(">")
    assert taiwan(source).result == expected
    decided = [match.row for match in project_contexts().matches(source)]
    assert row in decided


@pytest.mark.parametrize(
    "row",
    [*phrase_rows(), *CONTEXTS],
    ids=lambda row: row.example,
)
def test_a_row_keeps_the_length_of_its_source(row):
    assert len(row.right) == len(row.source)


def test_no_two_phrase_rows_share_a_source():
    sources = [row.source for row in phrase_rows()]
    assert len(sources) == len(set(sources))
