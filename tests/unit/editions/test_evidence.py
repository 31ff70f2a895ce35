"""Traditional and Japanese stretches in a simplified manuscript, and traditional manuscripts."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.editions.convert import EditionSettings, convert
from compiler.editions.evidence import Script, mostly_traditional, stretches
from compiler.editions.opencc_engine import engine
from compiler.editions.phrases import PhraseRow, taiwan_words
from compiler.editions.protect import By
from compiler.editions.quotes import curly_quotes
from compiler.editions.runs import RunConverter
from compiler.model.article import Article
from compiler.model.block import Paragraph
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Code, Text
from compiler.model.segments import plain
from compiler.model.walk import rewrite_text


def seen(text: str) -> list[tuple[str, Script]]:
    return [(text[each.start : each.end], each.script) for each in stretches(text)]


def made(text: str, script: str = "zh-Hant-TW", **more) -> str:
    return RunConverter(engine(script), more.get("terms", ()), more.get("rows", ()))(text).result


def article(*paragraphs) -> Booklet:
    blocks = tuple(
        Paragraph(each if isinstance(each, tuple) else (Text(each),)) for each in paragraphs
    )
    return Booklet(Masthead(), (Section("", (Article("", blocks, origin="a.md"),)),))


def simplified(*paragraphs, **settings) -> list[str]:
    edition = convert(article(*paragraphs), EditionSettings("zh-Hans", **settings), Report())
    return [plain(block.children) for block in edition.booklet.sections[0].articles[0].blocks]


def test_a_simplified_text_has_no_such_stretch():
    assert seen("印刷厂后面有一台机器。只有纸。") == []


def test_a_traditional_quotation_is_a_stretch():
    text = "他写道：“皇后只說了一句話”，然后走了。"
    assert seen(text) == [("皇后只說了一句話", Script.TRADITIONAL)]
    assert made(text) == "他寫道：“皇后只說了一句話”，然後走了。"


def test_a_sentence_that_does_not_tell_goes_with_its_neighbour():
    assert made("這本書裡只有紙。太后干政。") == "這本書裡只有紙。太后干政。"


def test_a_name_in_a_simplified_sentence_does_not_make_it_traditional():
    assert made("朱鎔基后来说了话") == "朱鎔基後來說了話"
    assert made("李昇后来只有") == "李昇後來只有"


def test_what_stands_beside_japanese_is_not_traditional_for_that():
    assert made("“学校へ行きました”，后来只有") == "“学校へ行きました”，後來只有"


@pytest.mark.parametrize("text", ["ありがとうございます", "学校へ行きました", "発展のために"])
def test_japanese_stays(text):
    assert made(f"日语是“{text}”。") == f"日語是“{text}”。"


def test_a_chinese_name_with_one_syllable_of_kana_is_chinese():
    assert made("优の品的发展") == "優の品的發展"


@pytest.mark.parametrize(
    ("script", "result"),
    [("zh-Hant-TW", "臺灣的房間裡，大眾為了麵包"), ("zh-Hant-HK", "台灣的房間裏，大眾為了麪包")],
)
def test_a_traditional_manuscript_changes_its_regional_forms_only(script, result):
    expected = result.replace("麪", "麵")
    assert made("臺灣的房間裏，大眾爲了麵包", script) == expected


def test_terms_and_rows_hold_inside_a_traditional_stretch():
    assert made("這裏的裏面", terms=("裏面",)) == "這裡的裏面"
    assert made("這裏的裏面", rows=(PhraseRow("裏面", "內側"),)) == "這裡的內側"


def test_whether_a_text_is_mostly_traditional():
    assert mostly_traditional(["這本書裡只有紙", "印刷"])
    assert not mostly_traditional(["这本书里只有纸", "皇后說"])
    assert not mostly_traditional(["印刷"])


def test_a_traditional_manuscript_is_simplified():
    assert simplified("「看著乾隆的『頭髮』」，瞭望臺上很乾燥，餘下的於此著名。") == [
        "“看着乾隆的‘头发’”，瞭望台上很干燥，余下的于此著名。"
    ]


def test_code_is_not_simplified():
    assert simplified((Text("這個變數叫"), Code("頭髮"), Text("，說明見後"))) == [
        "这个变数叫头发，说明见后".replace("头发", "頭髮")
    ]


def test_a_simplified_manuscript_with_a_traditional_quotation_stays():
    text = "他写道：“皇后只說了一句話”，这是原文，没有转换。这里还有几句简体的话，说明来历。"
    assert simplified(text) == [text]


def test_terms_and_rows_hold_in_back_conversion():
    text = "這位餘先生的頭髮"
    assert simplified(text, protect=("餘先生",)) == ["这位餘先生的头发"]
    assert simplified(text, phrases=(PhraseRow("頭髮", "发丝"),)) == ["这位余先生的发丝"]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("「外『內「深」』」", "“外‘内“深”’”".replace("内", "內")),
        ("『外「內」』", "“外‘內’”"),
        ("沒有開」", "沒有開”"),
        ("「沒有關", "“沒有關"),
        ("“已經是”", "“已經是”"),
    ],
)
def test_corner_marks_become_curly_by_depth(text, result):
    assert rewrite_text(text, curly_quotes) == result


def test_taiwans_words_are_set_on_demand_and_each_is_a_decision():
    text = "软件和网络，信息园"
    plain_made = convert(article(text), EditionSettings("zh-Hant-TW"), Report())
    asked = convert(article(text), EditionSettings("zh-Hant-TW", vocabulary="taiwan"), Report())
    shown = [
        plain(each.booklet.sections[0].articles[0].blocks[0].children)
        for each in (plain_made, asked)
    ]
    assert shown == ["軟件和網絡，信息園", "軟體和網路，資訊園"]
    listed = {each.before: each.after for each in asked.decisions}
    assert listed.items() >= {"软件": "軟體", "网络": "網路", "信息": "資訊"}.items()


def test_taiwans_words_are_whole_words_and_leave_terms():
    convert_run = RunConverter(engine("zh-Hant-TW"), ("软件园",), (), taiwan_words())
    conversion = convert_run("软件园里的法定程序")
    assert conversion.result == "软件园裡的法定程序"
    assert all(claim.by is not By.VOCABULARY for claim in conversion.claims)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("在线上直播", "在線上直播"),  # 在|线上, which the words cut as 在线|上
        ("在线上课", "線上上課"),
        ("在线教育", "線上教育"),
    ],
)
def test_taiwans_words_do_not_say_the_next_word_twice(text, right):
    convert_run = RunConverter(engine("zh-Hant-TW"), (), (), taiwan_words())
    assert convert_run(text).result == right
