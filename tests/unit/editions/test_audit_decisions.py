"""What the audit lists, why, how sure it is, and the words it offers for a phrase list."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.editions.audit import UNSETTLED
from compiler.editions.audit_doubt import Doubt, weigh
from compiler.editions.audit_opinions import opinions
from compiler.editions.convert import EditionSettings, convert
from compiler.editions.opencc_engine import engine, one_to_many
from compiler.editions.phrases import PhraseRow, certain_rows
from compiler.editions.runs import RunConverter
from compiler.model.article import Article
from compiler.model.block import Paragraph
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Strong, Text


def decided(*texts, script="zh-Hant-TW", **settings):
    blocks = tuple(Paragraph((Text(text),)) for text in texts)
    booklet = Booklet(Masthead(), (Section("", (Article("", blocks, origin="a.md"),)),))
    return convert(booklet, EditionSettings(script, **settings), Report()).decisions


def test_a_character_that_nothing_decides_is_listed_with_sentence_and_alternatives():
    (found,) = decided("纸厂停工。我的发是黑的。明天再来。")
    assert (found.before, found.after, found.reason) == ("发", "發", UNSETTLED)
    assert found.alternatives == ("髮",)
    assert (found.word, found.right, found.choices) == ("的发是", "的發是", ("的髮是",))
    (place,) = found.places
    assert (place.sentence, place.printed) == ("我的发是黑的。", "我的發是黑的。")
    assert place.sentence[place.start] == "发"
    assert place.printed[place.printed_start] == "發"
    assert found.doubts == (Doubt.DEFAULT,)


def test_a_phrase_that_crosses_words_is_in_doubt():
    text = "我家长发问"
    [opinion] = opinions([RunConverter(engine("zh-Hant-TW"), (), ())(text)], engine("zh-Hant-TW"))
    place = text.index("发")
    assert (opinion.plain[place], opinion.in_phrase(place)) == ("髮", True)
    weighed = weigh(opinion, place, "髮")
    assert set(weighed.doubts) == {Doubt.WORDS, Doubt.READINGS}
    assert weighed.confidence < 0.5
    assert [found.before for found in decided(text)] == ["发"]  # whoever decided it


@pytest.mark.parametrize(
    "text", ["校园里很安静。", "主席讲话。", "回到首页。", "印刷机的复杂结构", "关于纸张"]
)
def test_what_nobody_would_doubt_is_not_listed(text):
    assert decided(text) == ()


@pytest.mark.parametrize(
    ("text", "before"), [("走了两里路", "里"), ("于某来信", "于"), ("她煮了面", "面")]
)
def test_grounds_for_doubt_bring_a_usual_character_back(text, before):
    assert before in [found.before for found in decided(text)]


def test_what_a_list_decides_against_plain_conversion_is_listed_as_settled():
    (found,) = decided("百年历程")
    assert found.reason.startswith("context: ")
    assert found.doubts == (Doubt.PLAIN,)
    assert found.confidence >= 0.9
    assert found.alternatives[0] == "曆"


def test_the_least_sure_stand_first():
    found = decided("百年历程。", "我的发是黑的。", "我家长发问。")
    assert [each.confidence for each in found] == sorted(each.confidence for each in found)
    assert len({each.confidence for each in found}) > 1


def test_equal_choices_in_equal_words_are_one_decision_with_all_places():
    (found,) = decided("我的发是黑的。", "他的发是黑的。", "我的发是白的。")
    assert [place.sentence for place in found.places] == [
        "我的发是黑的。",
        "他的发是黑的。",
        "我的发是白的。",
    ]


def test_a_users_row_and_a_protected_term_are_listed_even_without_a_choice():
    rows = (PhraseRow("发布", "發佈", "本刊"),)
    found = decided("发布程序", phrases=rows, protect=("程序",))
    assert {(each.before, each.after, each.reason) for each in found} == {
        ("发布", "發佈", "user-phrase: 本刊"),
        ("程序", "程序", "protected"),
    }


def test_a_row_for_one_edition_is_for_that_edition_and_goes_before_one_for_all():
    rows = (PhraseRow("墨色", "墨甲"), PhraseRow("墨色", "墨乙", script="zh-Hant-HK"))
    assert [each.after for each in decided("墨色", phrases=rows)] == ["墨甲"]
    assert [each.after for each in decided("墨色", phrases=rows, script="zh-Hant-HK")] == ["墨乙"]


def test_places_are_right_across_bold_and_where_a_row_changes_the_length():
    run = (Text("油墨"), Strong((Text("程序"),)), Text("和我的发是黑的。"))
    booklet = Booklet(Masthead(), (Section("", (Article("", (Paragraph(run),), origin="a.md"),)),))
    settings = EditionSettings("zh-Hant-TW", phrases=(PhraseRow("油墨", "油墨汁"),))
    found = [d for d in convert(booklet, settings, Report()).decisions if d.before == "发"]
    place = found[0].places[0]
    assert place.printed.startswith("油墨汁")
    assert place.printed[place.printed_start] == "發"


@pytest.mark.parametrize("script", ["zh-Hant", "zh-Hant-TW", "zh-Hant-HK"])
def test_alternatives_are_in_the_forms_of_the_region(script):
    for found in decided("我里斯本，只面。发", script=script):
        assert found.after not in found.alternatives
        for form in found.alternatives:
            assert engine(script).regional(form) == form


def test_a_variant_of_another_region_is_no_alternative():
    (found,) = decided("走了两里路", script="zh-Hant-HK")
    assert (found.after, found.alternatives) == ("里", ("裏",))


def test_opinions_tell_what_other_readings_have():
    text = "我向导师问明了原因。头发展示"
    converted = RunConverter(engine("zh-Hant-TW"), (), ())(text)
    [opinion] = opinions([converted], engine("zh-Hant-TW"))
    place = text.index("了")
    assert opinion.plain[place] == "瞭"
    toward = text.index("向")
    assert text[slice(*opinion.word_at(toward))] == "向"
    assert opinion.alone(toward) == ("向", False)
    assert opinion.readings(text.index("发")) == {"髮", "發"}
    odds = opinion.usual(text.index("发"))
    assert set(odds) >= {"髮", "發"}
    assert max(odds.values()) == 0


def test_the_rows_of_certain_characters_are_about_characters_with_several_forms():
    rows = certain_rows()
    assert len(rows) == len({row.character for row in rows}) > 30
    for row in rows:
        assert row.character in one_to_many()
        assert row.reason
