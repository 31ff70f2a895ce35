"""Decisions that are listed, and the way back."""

from __future__ import annotations

from compiler.diagnostics import Report
from compiler.editions.audit import UNSETTLED
from compiler.editions.convert import EditionSettings, convert
from compiler.editions.opencc_engine import engine, one_to_many, simplified_only
from compiler.editions.phrases import PhraseRow
from compiler.messages import sentence
from compiler.model.article import Article
from compiler.model.block import Paragraph
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Text


def edition(*texts, report=None, **settings):
    blocks = tuple(Paragraph((Text(text),)) for text in texts)
    booklet = Booklet(Masthead(), (Section("", (Article("", blocks, origin="a.md"),)),))
    return convert(booklet, EditionSettings("zh-Hant-TW", **settings), report or Report())


def test_a_row_that_overrules_opencc_is_listed_with_its_reason():
    (decision,) = edition("伟大历程").decisions
    assert (decision.source, decision.before, decision.after) == ("a.md", "历", "歷")
    assert decision.reason.startswith("context: ")
    assert decision.quote == "伟大历程"


def test_a_character_outside_phrases_and_lists_is_listed():
    found = [d for d in edition("张复说了").decisions if d.reason == UNSETTLED]
    assert [(d.before, d.after) for d in found] == [("复", "復")]


def test_a_character_inside_a_phrase_of_opencc_is_not_listed():
    assert edition("复杂、干燥").decisions == ()


def test_equal_decisions_in_equal_surroundings_stand_once():
    assert len(edition("伟大历程。", "这伟大历程，", "我伟大历程。").decisions) == 1


def test_runs_come_back():
    made = edition("学习历程", "头发", "没有变化")
    assert (made.round_trip_same, made.round_trip_listed) == (3, 0)


def test_runs_changed_by_a_users_row_are_listed():
    made = edition("程序", "头发", phrases=(PhraseRow("程序", "程式"),))
    assert (made.round_trip_same, made.round_trip_listed) == (1, 1)


def test_traditional_manuscript_is_listed_not_warned_of():
    report = Report()
    made = edition("臺灣的頭髮", report=report)
    assert (made.round_trip_same, made.round_trip_listed) == (0, 1)
    assert report.codes() == []


def test_a_run_that_does_not_come_back_is_warned_of(monkeypatch):
    report = Report()
    monkeypatch.setattr(type(engine("zh-Hant-TW")), "back", lambda _self, _text: "语错")
    edition("语言", report=report)
    (found,) = report
    assert found.code == "editions.round-trip"
    assert dict(found.values)["before"] == "言"
    assert sentence(found.code, "en", dict(found.values)).hint


def test_one_to_many_holds_the_characters_editors_know():
    assert set("发后里干只面于云台系复制征历钟周准松余") <= set(one_to_many())
    assert set(one_to_many()["干"]) >= set("幹乾干")


def test_simplified_only_knows_what_traditional_text_can_hold():
    assert simplified_only("东头听语群后里面万俟党") == set("东头听语")
    assert simplified_only("東頭後裡，麵") == set()
