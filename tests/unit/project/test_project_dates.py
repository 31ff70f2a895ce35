"""Dates of the project."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from compiler.errors import ProjectError
from compiler.project.dates import BEIJING, UNDATED, created, printed


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2024, 12, 5), "2024年12月5日"),
        (datetime(2024, 12, 5, 9, tzinfo=UTC), "2024年12月5日"),
        ("2024年冬", "2024年冬"),
        ("", ""),
    ],
)
def test_printed(value, words):
    assert printed(value) == words


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (date(2024, 12, 5), datetime(2024, 12, 5, tzinfo=BEIJING)),
        (datetime(2024, 12, 5, 9, tzinfo=UTC), datetime(2024, 12, 5, 9, tzinfo=UTC)),
        ("2024年12月5日", datetime(2024, 12, 5, tzinfo=BEIJING)),
        ("2024年12月", datetime(2024, 12, 1, tzinfo=BEIJING)),
        ("2024-1-31", datetime(2024, 1, 31, tzinfo=BEIJING)),
        ("2024年13月", UNDATED),
        ("2024年2月30日", UNDATED),
        ("某日", UNDATED),
        ("", UNDATED),
    ],
)
def test_created(value, moment):
    assert created(value) == moment


def test_source_date_epoch_stands_in_for_a_date_only(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1733356800")
    assert created("") == datetime(2024, 12, 5, tzinfo=UTC)
    assert created(date(2020, 1, 1)) == datetime(2020, 1, 1, tzinfo=BEIJING)


@pytest.mark.parametrize("epoch", ["yesterday", "1e3", "9" * 30])
def test_source_date_epoch_must_be_seconds(monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ProjectError) as caught:
        created("")
    assert caught.value.code == "project.bad-epoch"
