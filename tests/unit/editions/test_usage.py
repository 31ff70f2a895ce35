"""What is usual where a character stands, and the words it is read from."""

from __future__ import annotations

import re

import pytest

from compiler.editions.clues import reduced
from compiler.editions.lexicon import lexicon
from compiler.editions.opencc_engine import simplified_only
from compiler.editions.usage import Choice, usage


def choices(text: str) -> list[Choice]:
    return usage().choices([text], usage().spans([text]))[0]


def cut(text: str) -> str:
    return "/".join(
        text[start:end] for start, end in dict.fromkeys(filter(None, lexicon().spans(text)))
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("百年历程", "百年/历程"),
        ("成长发展", "成长/发展"),
        ("新征程", "新/征程"),
        ("参与制造", "参与/制造"),
        ("学习了如何", "学习/了/如何"),
    ],
)
def test_words_are_cut_where_phrases_would_cross(text, words):
    assert cut(text) == words


def test_only_ideographs_have_words():
    spans = lexicon().spans("A印刷，b")
    assert spans == [None, (1, 3), (1, 3), None, None]


def test_the_lexicon_has_the_beginnings_of_all_its_words():
    words = lexicon().words
    missing = {word[:size] for word in words for size in range(2, len(word))} - words.keys()
    assert not missing


def test_runs_without_what_is_wanted_are_passed_over():
    assert lexicon().spans("印刷，纸张", re.compile("纸")) == [None, None, None, (3, 5), (3, 5)]


def test_neighbours_are_reduced_to_their_kinds():
    assert reduced("第3章：ab《纸》！") == "。。。。第0章，aa“纸“。。。。。"


def test_a_choice_tells_its_odds():
    (choice,) = choices("她的长发很美")
    assert (choice.place, choice.form) == (3, "髮")
    assert choice.over("發") > 0
    assert choice.over("髮") == 0


def test_no_form_is_a_simplified_character():
    for text in ("发获须钟录证", "后里干面云系制征历准松余采卷斗"):
        for choice in choices(text):
            assert not simplified_only(choice.forms)
            assert choice.form in choice.forms


def test_a_text_without_such_characters_has_no_choices():
    assert choices("Paper, 纸张") == []
