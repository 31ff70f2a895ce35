"""The audit page: grouped, escaped, in both languages."""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
from html.parser import HTMLParser

import pytest

from compiler.editions.audit import DICTIONARY, UNSETTLED
from compiler.editions.audit_doubt import Doubt
from compiler.editions.protect import By
from compiler.markup.audit_page import AuditSettings, audit_page, page_words
from compiler.messages import LANGUAGES
from compiler.model.artifacts import Decision, Edition, Occurrence
from compiler.model.booklet import Booklet, Masthead


def decision(before="发", after="發", word="的发是", **changes):
    right = word.replace(before, after)
    given = {
        "source": "a.md",
        "reason": "unsettled",
        "quote": word,
        "word": word,
        "right": right,
        "alternatives": ("髮",),
        "choices": (word.replace(before, "髮"),),
        "confidence": 0.6,
        "doubts": ("default",),
        "places": (Occurrence(word, 1, right, 1, ("3", "4")),),
    }
    return Decision(before=before, after=after, **(given | changes))


def page(*decisions, language="zh", token="", title="墨"):
    booklet = Booklet(Masthead(title=title), (), script="zh-Hant-TW")
    edition = Edition(booklet, {}, decisions=decisions)
    return audit_page(edition, AuditSettings(language, "phrases.tsv", "x.json", token))


def shape(words):
    return {key: shape(value) if isinstance(value, dict) else "" for key, value in words.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_say_the_same_things(language):
    assert shape(page_words(language)) == shape(page_words("zh"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_doubtful_stand_before_what_is_settled_by_character(language):
    html = page(
        decision(),
        decision(word="我发是", confidence=0.7),
        decision(word="历程", before="历", after="歷", reason="context: 经历", confidence=0.92),
        decision(word="范曾", before="范曾", after="范曾", reason="protected", confidence=1.0),
        language=language,
    )
    order = [html.index(f'data-source="{word}"') for word in ("的发是", "我发是", "历程", "范曾")]
    assert order == sorted(order)
    assert html.count("<h3>发 ") == 1
    settled = html.index('<details id="settled">')
    assert order[1] < settled < order[2] < html.index('<details id="yours">') < order[3]
    assert "经历" in html


def test_text_of_a_manuscript_cannot_become_notation():
    evil = '"><script>alert(1)</script>{{x}}'
    places = (Occurrence(evil, 0, evil, 0),)
    html = page(decision(word=evil, right=evil, choices=(evil,), places=places), title=evil)
    assert html.count("<script>") == 1
    assert "alert(1)" in html

    class Scripts(HTMLParser):
        found = 0

        def handle_starttag(self, tag, attrs):
            self.found += tag == "script"

    scripts = Scripts()
    scripts.feed(html)
    assert scripts.found == 1


def test_the_browser_is_told_the_hash_of_the_only_script():
    html = page(decision())
    code = re.search(r"<script>(.*)</script>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in html


def test_a_word_of_one_character_has_no_choice():
    html = page(decision(word="发"))
    assert 'type="radio"' not in html


def test_a_served_page_saves_and_a_file_exports():
    served = page(decision(), token="t")  # noqa: S106 - no secret
    assert 'id="save"' in served
    assert 'id="export"' not in served
    assert 'id="export"' in page(decision())
    assert 'id="save"' not in page(decision())


def test_nothing_to_look_at_is_said():
    assert page_words("zh")["nothing"] in page()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_doubt_and_reason_has_its_words(language, root):
    words = tomllib.loads((root / "templates/audit/words.toml").read_text("utf-8"))[language]
    assert set(words["doubts"]) == {doubt.value for doubt in Doubt}
    assert set(words["reasons"]) == {*(by.value for by in By), UNSETTLED, DICTIONARY}
