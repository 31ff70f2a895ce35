"""A booklet may hold as much as the limits say, and no more."""

from __future__ import annotations

import pytest

from compiler.assembly import limits
from compiler.assembly.limits import check_size
from compiler.errors import TypesetError
from compiler.model.article import Article, Ledger
from compiler.model.booklet import Booklet, Masthead, Section


def booklet(articles: int, characters: int) -> Booklet:
    first, second = articles // 2, articles - articles // 2
    sections = tuple(
        Section("", tuple(Article("题", ()) for _ in range(n))) for n in (first, second)
    )
    account = Ledger("a.md", "markdown", " 字\n" * characters)
    return Booklet(Masthead(), sections, ledgers=(account,))


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    monkeypatch.setattr(limits, "MAX_ARTICLES", 5)
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 10)


def test_just_as_much():
    check_size(booklet(5, 10))


@pytest.mark.parametrize(
    ("articles", "characters", "code"),
    [(6, 1, "assembly.too-many-articles"), (1, 11, "assembly.too-large")],
)
def test_one_more(articles, characters, code):
    with pytest.raises(TypesetError) as caught:
        check_size(booklet(articles, characters))
    assert caught.value.code == code
    assert caught.value.values["count"] == max(articles, characters)
