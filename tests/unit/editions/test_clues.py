"""What stands around a character, and how far it is believed."""

from __future__ import annotations

import pytest

from compiler.editions.clues import clues_at, reduced
from compiler.editions.lexicon import lexicon
from compiler.editions.opencc_engine import engine
from compiler.editions.phrases import PhraseRow
from compiler.editions.runs import RunConverter


def clues(text: str, character: str) -> tuple[str, ...]:
    return clues_at(text, reduced(text), lexicon().spans(text), text.index(character))


@pytest.fixture(scope="module")
def convert():
    converter = RunConverter(engine("zh-Hant-TW"), (), ())
    return lambda text: converter(text).result


def test_characters_that_spell_foreign_names_are_a_clue():
    assert "KFFFF" in clues("切尔尼里夫卡", "里")
    assert not [clue for clue in clues("抽屉里很乱", "里") if clue[0] in "Kkjl"]


def test_characters_far_off_are_each_a_clue_once_and_near_ones_are_none():
    far = [clue for clue in clues("印好的纸纸都晾在竹竿上干透了才装订", "干") if len(clue) == 1]
    assert sorted(far) == sorted("好的纸都晾在竹才装订")


def test_the_tenth_character_on_either_side_is_the_last_clue():
    text = "末甲乙丙丁戊己庚辛壬癸干子丑寅卯辰巳午未申酉戌"
    far = {clue for clue in clues(text, "干") if len(clue) == 1}
    assert far == set("甲乙丙丁戊己庚辛寅卯辰巳午未申酉")


def test_the_words_beside_a_word_of_one_character_are_clues():
    assert {"W.", "P.纸张", "N.很"} <= set(clues("纸张里很乱", "里"))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("额前的发垂下来", "額前的髮垂下來"),  # a row that yields says 發
        ("党组书记余某", "黨組書記余某"),  # a row that holds; usage says 餘
        ("一分钟表演", "一分鐘表演"),  # no phrase 钟表 that begins within a word
        ("修钟表的人", "修鐘錶的人"),
        ("过于敏感", "過於敏感"),
        ("科学家于敏", "科學家于敏"),
        ("写进制度里", "寫進制度裡"),
    ],
)
def test_rows_and_usage_each_have_their_say(convert, text, right):
    assert convert(text) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("“头发”的“发”与“发展”的“发”", "“頭髮”的“髮”與“發展”的“發”"),
        ("“皇后”的“后”与“后来”一词中的“后”", "“皇后”的“后”與“後來”一詞中的“後”"),
        ("「里面」的「里」与「公里」的「里」", "「裡面」的「裡」與「公里」的「里」"),
        ("“干部”的“部”", "“幹部”的“部”"),
    ],
)
def test_a_character_named_by_its_word_has_the_form_it_has_there(convert, text, right):
    assert convert(text) == right


def test_what_the_user_settles_is_not_named_otherwise():
    rows = (PhraseRow("“发”", "“發”"),)
    converter = RunConverter(engine("zh-Hant-TW"), (), rows)
    assert converter("“头发”的“发”").result == "“頭髮”的“發”"
