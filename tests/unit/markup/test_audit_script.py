"""What an editor does on the audit page, and what `wenxuan audit` then is given."""

from __future__ import annotations

import json

import pytest
from audit_document import OpenPage

from compiler.editions.audit_answer import answered_rows
from compiler.editions.phrase_file import with_rows
from compiler.editions.phrases import PhraseRow
from compiler.markup.audit_page import AuditSettings, audit_page, page_words
from compiler.model.artifacts import Decision, Edition, Occurrence
from compiler.model.booklet import Booklet, Masthead

SCRIPT = "zh-Hant-TW"
ACCEPTED, OVERRULED = (page_words("zh")[name] for name in ("accepted", "overruled"))


def decision(word, right, *choices, before="", confidence=0.6, reason="unsettled"):
    place = Occurrence(f"这里{word}。", 2, f"這裡{right}。", 2)
    return Decision(
        source="a.md",
        before=before or word[0],
        after=right[0],
        reason=reason,
        quote=word,
        word=word,
        right=right,
        choices=choices,
        confidence=confidence,
        doubts=("default",) if confidence < 0.9 else (),
        places=(place,),
    )


PAPER = decision("里纸", "裡紙", "里紙", confidence=0.5)
INK = decision("里墨", "裡墨", "里墨", confidence=0.55)
PRESS = decision("干印", "幹印", "乾印", "干印")
ALONE = decision("台", "臺", confidence=0.7)
SETTLED = decision("历程", "歷程", "曆程", confidence=0.95, reason="context: 经历")
TERM = decision("程序", "程序", confidence=1.0, reason="protected")
ROW = decision("发布", "發佈", "發布", confidence=1.0, reason="user-phrase: 本刊")
ALL = (PAPER, INK, PRESS, ALONE, SETTLED, TERM, ROW)


def html(*decisions, token="", language="zh", booklet="/a"):
    edition = Edition(Booklet(Masthead(title="墨"), (), script=SCRIPT), {}, decisions=decisions)
    settings = AuditSettings(language, "phrases.tsv", "x.json", token, booklet)
    return audit_page(edition, settings)


@pytest.fixture
def page():
    return OpenPage(html(*ALL))


def test_the_export_is_what_the_audit_takes(page, tmp_path):
    page.choose("里纸", "裡紙")
    page.choose("干印", "乾印")
    page.write("里墨", "內墨")
    rows = answered_rows(page.answer, "x.json")
    assert rows == (
        PhraseRow("里纸", "裡紙", ACCEPTED, "", SCRIPT),
        PhraseRow("里墨", "內墨", OVERRULED, "", SCRIPT),
        PhraseRow("干印", "乾印", OVERRULED, "", SCRIPT),
    )
    assert "里墨\t內墨" in with_rows(tmp_path / "phrases.tsv", rows)
    assert page.do("downloads[0].name") == "x.json"


def test_nothing_is_answered_before_the_editor_has_chosen(page):
    assert answered_rows(page.answer, "x.json") == ()
    assert page.text("#progress") == "已定 0 / 3"


def test_the_clipboard_has_the_same_answer(page):
    page.choose("里纸", "裡紙")
    exported = page.answer
    page.click("#copy")
    assert page.do("downloads[1].text.text").encode() == exported
    assert page.text("#told") == page_words("zh")["copied"]


def test_a_choice_is_taken_back_by_later_and_by_undo(page):
    page.choose("里纸", "里紙")
    page.choose("里纸", "")
    assert page.answers == {}
    page.click("#undo")
    assert page.answers == {"里纸": "里紙"}
    page.press("z")
    assert page.answers == {}
    assert page.ticked["里纸"] == ""
    page.press("z")
    assert page.answers == {}


def test_a_word_that_is_typed_is_one_step(page):
    page.choose("里纸", "里紙")
    page.write("里纸", "內頁紙")
    assert (page.answers["里纸"], page.ticked["里纸"]) == ("內頁紙", "…")
    page.click("#undo")
    assert (page.answers["里纸"], page.ticked["里纸"]) == ("里紙", "里紙")


def test_the_rest_is_accepted_where_it_is_open_and_in_doubt(page):
    page.choose("里纸", "里紙")
    page.click(".rest")
    assert page.answers == {"里纸": "里紙", "里墨": "裡墨", "干印": "幹印"}
    assert page.text("#progress") == "已定 3 / 3"
    page.click("#undo")
    assert page.answers == {"里纸": "里紙"}


def test_the_rest_of_a_group_is_accepted(page):
    page.choose("里墨", "里墨")
    page.click(".rest", 1)
    assert page.answers == {"里纸": "裡紙", "里墨": "里墨"}


def test_what_the_filter_hides_is_not_accepted_unseen(page):
    page.do("typed(document.getElementById('find'), '墨')")
    assert page.seen == ["里墨"]
    page.click(".rest")
    assert page.answers == {"里墨": "裡墨"}


def test_open_and_decided_cards_can_be_seen_alone(page):
    page.choose("里纸", "裡紙")
    page.do("selected(document.getElementById('state'), 'done')")
    assert page.seen == ["里纸"]
    page.do("selected(document.getElementById('state'), 'open')")
    assert page.seen == ["里墨", "干印", "历程", "发布"]
    page.do("selected(document.getElementById('state'), 'all')")
    assert page.seen == [each.word for each in ALL]


def test_all_is_done_by_keyboard(page):
    page.press("n", "1", "2")
    assert page.answers == {"里纸": "裡紙", "里墨": "里墨"}
    assert page.focus == "干印"
    page.press("j")
    assert page.focus == "干印"  # what is folded up is not gone through
    page.press("k", "0")
    assert (page.focus, page.answers) == ("里墨", {"里纸": "裡紙"})
    page.press("3")
    page.do("typed(document.activeElement, '內墨')")
    page.press("1", "z")  # letters of the word, not commands
    assert page.answers["里墨"] == "內墨"
    page.press("Escape")
    assert page.focus == "里墨"
    page.press("z", ctrlKey=True)
    assert page.answers == {"里纸": "裡紙"}
    page.do("downloads.splice(0) && 0")
    page.press("s")
    assert page.do("downloads.length") == 1
    page.press("/")
    assert page.focus == "find"


def test_keys_with_other_meanings_are_left_to_the_browser(page):
    page.press("n")
    page.press("1", ctrlKey=True)
    page.press("1", altKey=True)
    page.press("1", isComposing=True)
    page.press("9")
    assert page.answers == {}


def test_answers_outlive_the_page(page):
    page.choose("里纸", "里紙")
    page.write("里墨", "內墨")
    again = OpenPage(html(*ALL), page.stored)
    assert again.text("#told") == "上次选的 2 条还在"
    assert again.answers == {"里纸": "里紙", "里墨": "內墨"}
    assert (again.ticked["里纸"], again.ticked["里墨"]) == ("里紙", "…")


def test_answers_are_not_taken_up_by_another_booklet_or_after_a_change(page):
    page.choose("里纸", "里紙")
    assert OpenPage(html(*ALL, booklet="/b"), page.stored).answers == {}
    changed = decision("里纸", "里紙", "裡紙", confidence=0.5)
    assert OpenPage(html(changed, INK), page.stored).answers == {}


@pytest.mark.parametrize(
    "kept", ["{", "[]", "null", "3", '{"里纸": 3, "里墨": {"was": "裡墨", "right": {}}}']
)
def test_a_broken_draft_does_no_harm(page, kept):
    place = "wenxuan-audit:" + page.do("document.body.dataset.draft")
    again = OpenPage(html(*ALL), {place: kept})
    assert again.answers == {}
    again.choose("里纸", "裡紙")
    assert again.answers == {"里纸": "裡紙"}


def test_leaving_asks_only_where_answers_would_be_lost(page):
    served = OpenPage(html(*ALL, token="t"))  # noqa: S106 - no secret
    refused = OpenPage(html(*ALL), keeps=False)
    for one in (page, served, refused):
        assert not one.asks_before_leaving
        one.choose("里纸", "裡紙")
    assert not page.asks_before_leaving  # the browser keeps them for this file
    assert refused.asks_before_leaving
    assert served.asks_before_leaving  # the next server has another address
    served.click("#save")
    assert not served.asks_before_leaving


def test_a_served_page_sends_what_the_audit_takes():
    page = OpenPage(html(*ALL, token="t"))  # noqa: S106 - no secret
    page.do("(reply = { ok: true, text: '1' }) && 0")
    page.choose("里纸", "里紙")
    page.press("s")
    (request,) = page.sent
    assert request["address"] == "http://127.0.0.1:1/token/zh-Hant-TW"
    assert request["headers"]["X-Wenxuan-Token"] == "t"
    (row,) = answered_rows(request["body"].encode(), "x")
    assert (row.source, row.right, row.script) == ("里纸", "里紙", SCRIPT)
    assert page.text("#told") == "已保存 1 条；重新生成后生效"


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ('{ ok: false, text: "写不进去" }', "没有保存成功：写不进去"),
        ("null", "没有保存成功：" + page_words("zh")["gone"]),
    ],
)
def test_a_failed_save_is_told_and_nothing_is_lost(reply, told):
    page = OpenPage(html(*ALL, token="t"))  # noqa: S106 - no secret
    page.do(f"(reply = {reply}) && 0")
    page.choose("里纸", "里紙")
    page.click("#save")
    assert page.text("#told") == told
    assert page.asks_before_leaving
    assert page.ticked["里纸"] == "里紙"


def test_decisions_in_one_word_are_one_question_with_one_row():
    first = decision("干里", "幹裡", "乾裡", "干裡")
    second = decision("干里", "幹裡", "幹里", before="里", confidence=0.7)
    page = OpenPage(html(first, second, PAPER))
    assert page.do("document.body.querySelectorAll('.item').length") == 2
    page.choose("干里", "乾里")
    assert page.answers == {"干里": "乾里"}


def test_a_word_that_lists_set_in_two_ways_is_not_accepted_but_decided():
    one = decision("只身", "隻身", "只身", confidence=0.92, reason="context: a")
    other = decision("只身", "只身", "隻身", confidence=0.95, reason="context: b")
    page = OpenPage(html(one, other))
    page.click(".rest")
    assert page.answers == {}
    page.choose("只身", "只身")
    assert page.answers == {"只身": "只身"}


def test_terms_and_lone_characters_cannot_be_answered(page):
    assert (page.ticked["台"], page.ticked["程序"]) == (None, None)
    assert page_words("zh")["term"] in page.text("#yours")


@pytest.mark.parametrize("typed", ["# 注", "  ", "一\t二", "一\n二", "\u2028里", "里" * 200, "#"])
def test_whatever_is_typed_the_answer_is_taken(page, typed):
    page.write("里纸", typed)
    for row in answered_rows(page.answer, "x.json"):
        assert row.source == "里纸"


def test_hostile_text_stays_text():
    evil = "\"'><script>alert(1)</script>&amp;{{x}}</textarea>"
    page = OpenPage(html(decision(evil, evil, evil + "二")))
    page.choose(evil, evil + "二")
    assert page.answers == {evil: evil + "二"}
    for word in ("__proto__", "constructor"):
        page = OpenPage(html(decision(word, word + "一", word + "二")))
        page.choose(word, word + "二")
        again = OpenPage(html(decision(word, word + "一", word + "二")), page.stored)
        assert again.ticked[word] == page.ticked[word]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_speaks_the_language_it_was_asked_for(language):
    page = OpenPage(html(*ALL, language=language))
    page.choose("里纸", "裡紙")
    words = page_words(language)
    assert page.text("#progress") == words["progress"].format(done=1, all=3)
    (row,) = json.loads(page.answer)["rows"]
    assert row["reason"] == words["accepted"]
    assert page.text("#told") == words["exported"].format(count=1)


def test_a_long_list_is_no_trouble():
    many = [decision(f"里{number}纸", f"裡{number}紙", f"里{number}紙") for number in range(300)]
    page = OpenPage(html(*many))
    page.press("n", *"12" * 20)
    assert page.text("#progress") == "已定 40 / 300"
    page.click(".rest")
    assert len(answered_rows(page.answer, "x.json")) == 300
