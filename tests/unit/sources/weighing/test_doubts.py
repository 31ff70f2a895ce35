"""What weights doubt: titles that are hardly one, lines among heads, names without an author."""

from __future__ import annotations

import pytest

from compiler.model.guess import Depth, GuessKind
from compiler.sources.weighing.weights import chance

TEXT = "竹纸是用竹子做的，纸质坚韧，宜于书写，各地都有出产，旧时的书多用它来印。"


@pytest.fixture
def doubts(read):
    def found(text, name="竹纸的做法.md"):
        guesses = read(text, name).ledger.guesses
        return {(g.kind, g.quote): g for g in guesses if g.depth is Depth.UNLIKELY}

    return found


def test_a_plain_article_is_in_no_doubt(doubts):
    assert not doubts(f"# 竹纸的做法\n\n{TEXT}\n\n## 浸泡\n\n{TEXT}\n\n## 蒸煮\n\n{TEXT}\n")
    assert not doubts(f"竹纸的做法\n\n{TEXT}\n\n一、浸泡\n\n{TEXT}\n\n二、蒸煮\n\n{TEXT}\n")


def test_a_file_name_that_says_nothing_is_hardly_a_title(doubts):
    assert (GuessKind.TITLE, "README") in doubts(f"{TEXT}\n\n{TEXT}\n", "README.md")
    assert not doubts(f"{TEXT}\n\n{TEXT}\n", "读后感.md")


def test_a_name_near_the_title_with_no_author(doubts):
    found = doubts(f"# 竹纸的做法\n\n王小波著\n\n{TEXT}\n\n{TEXT}\n")
    assert not found or {kind for kind, _ in found} == {GuessKind.UNATTRIBUTED}


def test_what_weights_say_needs_no_known_feature():
    assert 0 < chance("head", ["a feature that nobody fitted"]) < 1
