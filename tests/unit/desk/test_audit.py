"""The audit of an edition: what waits, in which order, and where it stands on the desk."""

from __future__ import annotations

import pytest

from compiler.desk import desk
from compiler.desk.audit import audit_of, cases
from compiler.desk.changes.conversions import SetConversions
from compiler.desk.laid_out import look_up
from compiler.desk.places import Places
from compiler.diagnostics import Report
from compiler.editions.audit import DICTIONARY, UNSETTLED
from compiler.editions.audit_doubt import Doubt
from compiler.editions.protect import By
from compiler.events import untold
from compiler.messages import LANGUAGES, sentence
from compiler.pipeline import BuildRequest, audit, outline

TW = "zh-Hant-TW"
TEXT = "# 纸张\n\n他的发是黑的。我的发是白的。\n\n走了两里路，你的发是灰的。头发干了。\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "booklet.toml").write_text(f'[[edition]]\nscript = "{TW}"\n', "utf-8")
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    return tmp_path


def decided(folder):
    (edition,) = audit(BuildRequest(folder))
    return edition.decisions


def shown(folder, cards):
    return cases(cards, TW, desk.looked_at(folder), Places(outline(folder, Report())))


def test_a_decision_goes_from_the_doubtful_to_ones_own(folder):
    before = audit_of(decided(folder))
    word = before.named("发")[1][0].word
    desk.apply(folder, SetConversions(TW, (word,), ("的髮是",)))
    after = audit_of(decided(folder))
    assert word not in {card.word for group in after.doubtful for card in group.cards}
    assert [card.right for card in after.yours] == ["的髮是"]
    (case,) = shown(folder, after.yours)
    assert case.row == "的髮是"
    desk.undo(folder)
    assert audit_of(decided(folder)) == before


def test_the_group_that_is_asked_for_else_the_first(folder):
    found = audit_of(decided(folder))
    assert found.named("发")[0] == "发"
    assert found.named("没有")[0] == found.doubtful[0].character
    assert found.named("settled")[1] == found.settled
    assert audit_of(()).named("发") == ("", ())


def test_each_sentence_leads_to_its_piece(folder):
    found = shown(folder, audit_of(decided(folder)).named("发")[1])
    first, second, third = next(case for case in found if case.card.word == "的发是").lines
    places = [line.place for line in (first, second, third)]
    assert [(each.article, each.piece) for each in places] == [(0, "b0"), (0, "b0"), (0, "b1")]
    assert first.place.part < second.place.part


def test_a_word_with_two_questions_is_one_sentence(folder):
    found = shown(folder, audit_of(decided(folder)).named("发")[1])
    (line,) = next(case for case in found if case.card.word == "头发干了").lines
    assert (line.mark, line.tail) == ("頭髮乾了", "。")


def test_one_place_has_words_of_its_own(folder):
    found = shown(folder, audit_of(decided(folder)).named("发")[1])
    case = next(case for case in found if len(case.lines) > 1)
    owns = [line.own for line in case.lines]
    assert len(set(owns)) == len(owns)
    assert all(TEXT.count(own) == 1 for own in owns)
    line = case.lines[0]
    other = next(form for form, _ in case.forms if form != case.card.right)
    right = f"{line.own_head}{other}{line.own_tail}"
    desk.apply(folder, SetConversions(TW, (line.own,), (right,)))
    printed = {place.printed for each in decided(folder) for place in each.places}
    assert any(right in each for each in printed)
    assert any(case.card.right in each for each in printed)  # elsewhere it is as it was


def test_any_word_is_looked_up(folder):
    (found,) = look_up(folder, TW, "白的", untold, Report())
    assert (found.word, found.right) == ("白的", "白的")
    (found,) = look_up(folder, TW, "兩里路", untold, Report())
    assert found.word == "两里路"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_doubt_and_reason_has_its_words(language):
    for doubt in Doubt:
        assert sentence(f"desk.audit-doubt-{doubt.value}", language, {}).message
    for who in (*(by.value for by in By), UNSETTLED, DICTIONARY):
        assert sentence(f"desk.audit-who-{who}", language, {}).message
