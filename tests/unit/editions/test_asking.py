"""A word that a person asks for, in an edition: all its places, and its other forms."""

from __future__ import annotations

import pytest

from compiler.editions.convert import EditionSettings, looked_up
from compiler.editions.phrases import PhraseRow
from compiler.model.article import Article
from compiler.model.block import Paragraph
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Text


def asked(word, *paragraphs, script="zh-Hant-TW", **settings):
    blocks = tuple(Paragraph((Text(each),)) for each in paragraphs)
    booklet = Booklet(Masthead(), (Section("", (Article("题", blocks, origin="a.md"),)),))
    return looked_up(booklet, EditionSettings(script, **settings), word)


def test_a_word_that_nobody_doubts_is_found_with_its_places():
    (found,) = asked("头发", "她的头发很长。", "头发干了。")
    assert (found.word, found.right, found.reason) == ("头发", "頭髮", "asked")
    assert [place.sentence for place in found.places] == ["她的头发很长。", "头发干了。"]
    assert "頭發" in found.choices


def test_it_may_be_written_as_the_edition_has_it():
    (found,) = asked("頭髮", "她的头发很长。")
    assert (found.word, found.right) == ("头发", "頭髮")


def test_a_single_character_is_named_by_a_word_around_it():
    found = asked("里", "屋里有人，走了两里路。")
    assert all(len(each.word) > 1 and "里" in each.word for each in found)
    assert {each.after for each in found} == {"裡", "里"}


def test_places_of_a_character_in_one_word_are_told_apart():
    found = asked("折", "折子折起来。")
    assert [each.places[0].start for each in found] == [0, 2]
    for each in found:
        place = each.places[0]
        assert place.printed[place.printed_start] == each.after


def test_a_row_of_the_users_counts():
    (found,) = asked("头发", "头发", phrases=(PhraseRow("头发", "頭發"),))
    assert found.right == "頭發"


def test_a_word_that_becomes_another_of_another_length():
    (found,) = asked("数据", "数据很多。", vocabulary="taiwan")
    assert found.right == "資料"
    (found,) = asked("出租车", "坐出租车去。", vocabulary="taiwan")
    assert found.right


@pytest.mark.parametrize("word", ["", " ", "没有的词", "x" * 40])
def test_what_is_not_there_is_not_found(word):
    assert asked(word, "屋里有人。") == ()
