"""By what word a decision is named, so that a row of the phrase list holds and harms nothing."""

from __future__ import annotations

import pytest

from compiler.editions.audit import decisions
from compiler.editions.audit_words import Printed
from compiler.editions.opencc_engine import engine
from compiler.editions.phrases import PhraseRow
from compiler.editions.runs import RunConverter

SCRIPT = "zh-Hant-TW"


def listed(*texts, terms=(), rows=()):
    convert = RunConverter(engine(SCRIPT), terms, rows)
    return decisions({"a.md": tuple(map(convert, texts))}, engine(SCRIPT))


def names(*texts, **settings):
    return {(each.word, each.right) for each in listed(*texts, **settings) if not each.settled}


def test_a_word_that_reads_otherwise_elsewhere_is_made_longer():
    (alone,) = [word for word, _ in names("低头发微信")]
    both = names("低头发微信", "头发黑了")
    assert alone == "头发"
    assert {word for word, _ in both}.isdisjoint({"头发"})
    for word, right in both:
        assert len({right for other, right in both if other == word}) == 1


def test_a_row_breaks_no_phrase_beside_it():
    """由 alone would take 借由 apart, and 藉 would come out as 借."""
    found = names("数字化借由云展览走出深闺")
    assert found
    for word, right in found:
        made = RunConverter(engine(SCRIPT), (), (PhraseRow(word, right),))
        assert made("数字化借由云展览走出深闺").result == "數字化藉由雲展覽走出深閨"


def test_choices_whose_words_overlap_are_named_by_one_word():
    found = [each for each in listed("我的发里有纸") if not each.settled]
    assert [each.before for each in found if each.word == found[0].word] == ["发", "里"]
    assert {each.word for each in found} == {"的发里有"}


def test_a_word_takes_in_the_whole_of_a_users_row():
    found = names("我的发是黑的", rows=(PhraseRow("是黑", "是黑"),))
    assert found == {("的发是黑", "的發是黑")}


def test_a_word_leaves_protected_terms_alone():
    assert names("我的发是黑的", terms=("是黑",)) == {("的发", "的發")}


def test_users_rows_are_named_as_they_are_written():
    (found,) = listed("程序员", rows=(PhraseRow("程序", "程式"),))
    assert (found.word, found.right) == ("程序", "程式")


@pytest.mark.parametrize(("text", "word"), [("发", "发"), ("第23卷，", "3卷，"), ("#发", "发")])
def test_marks_and_digits_serve_where_no_characters_stand_beside(text, word):
    assert word in {each.word for each in listed(text)}


def test_two_choices_of_one_character_in_a_word_are_two_decisions():
    found = listed("我里他里")
    assert {each.word for each in found} == {"我里他里"}
    assert {each.choices for each in found} == {("我裡他里",), ("我里他裡",)}


@pytest.mark.parametrize("word", ["头发", "纸张"])
def test_a_word_is_found_wherever_it_stands_whatever_its_characters(word):
    convert = RunConverter(engine(SCRIPT), (), (PhraseRow("纸张好", "紙章好"),))
    same = Printed([convert(f"{word}，{word}")])
    other = Printed([convert(f"{word}，{word}好"), convert("低头发微信")])
    assert (same.one_way(word), other.one_way(word)) == (True, False)
