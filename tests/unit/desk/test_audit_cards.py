"""Decisions as questions: one a word, with the forms it may take and why it is asked."""

from __future__ import annotations

import pytest

from compiler.desk.audit_cards import Why, cards, groups
from compiler.model.artifacts import Decision, Occurrence


def decision(before="干", *choices, word="干里", right="幹裡", **changes):
    given = {
        "source": "a.md",
        "before": before,
        "after": "幹" if before == "干" else "裡",
        "reason": "unsettled",
        "quote": word,
        "word": word,
        "right": right,
        "alternatives": (),
        "choices": choices,
        "confidence": 0.6,
        "doubts": ("default",),
        "places": (Occurrence(word, 0, right, 0, ("3",)),),
    }
    return Decision(**(given | changes))


def test_the_forms_of_two_characters_are_offered_alone_and_together():
    first = decision("干", "乾裡", "干裡")
    second = decision("里", "幹里", confidence=0.7)
    (card,) = cards([first, second])
    assert card.forms == ("幹裡", "乾裡", "干裡", "幹里", "乾里", "干里")
    assert (card.right, card.confidence, card.fixed) == ("幹裡", 0.6, "")


def test_forms_of_another_length_are_offered_as_they_are():
    (card,) = cards([decision("干", "做活裡"), decision("里", "幹里")])
    assert card.forms == ("幹裡", "做活裡", "幹里")


def test_a_word_set_in_two_ways_has_no_right_form():
    (card,) = cards([decision("干"), decision("干", right="乾裡")])
    assert (card.right, card.forms) == ("", ("幹裡", "乾裡"))
    (group,) = groups([card])
    assert group.open == 0


def test_the_same_word_in_two_manuscripts_is_asked_once():
    (card,) = cards([decision(), decision(source="b.md")])
    assert [each.source for each in card.decisions] == ["a.md", "b.md"]


@pytest.mark.parametrize(
    ("changes", "fixed"),
    [({"word": "干", "right": "幹"}, "single"), ({"reason": "protected"}, "term"), ({}, "")],
)
def test_what_no_row_can_be_written_for(changes, fixed):
    (card,) = cards([decision(**changes)])
    assert card.fixed == fixed


def test_why_is_told_once_and_by_character_where_there_are_several():
    (card,) = cards([decision(), decision(source="b.md")])
    assert card.why == (Why("干", "", "", ("default",)),)
    (card,) = cards([decision(), decision("里", reason="phrase: 长度", doubts=("plain",))])
    assert card.why == (
        Why("干", "", "", ("default",)),
        Why("里", "phrase", "长度", ("plain",)),
    )


def test_groups_are_by_character_in_the_order_of_doubt():
    several = cards([decision(), decision("里", word="里路", right="里路"), decision(word="干他")])
    assert [(group.character, len(group.cards)) for group in groups(several)] == [
        ("干", 2),
        ("里", 1),
    ]
