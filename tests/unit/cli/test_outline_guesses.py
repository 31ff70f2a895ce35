"""What the outline says of guesses: the doubtful ones, all on request, in both languages."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import east_asian_width

from fake_pipeline import BOOKLET

import compiler
from compiler.cli.options import Settings
from compiler.messages import LANGUAGES, catalogue
from compiler.model.booklet import Booklet
from compiler.model.guess import Guess, GuessKind


def _with_guesses() -> Booklet:
    """The fake booklet, two of whose sources were guessed about."""
    first, second = BOOKLET.ledgers
    sure = Guess(GuessKind.HEADING, "一级", 0.95, "number", "a.md", level=1)
    doubtful = Guess(GuessKind.CAPTION, '图为"样张"', 0.5, "picture-words", "a.md")
    other = Guess(GuessKind.TITLE, "文章乙", 0.3, "file-name", "b.md")
    ledgers = (replace(first, guesses=(sure, doubtful)), replace(second, guesses=(other,)))
    return replace(BOOKLET, ledgers=ledgers)


def test_outline_shows_doubtful_guesses_and_how_to_overrule_them(wenxuan, pipeline, monkeypatch):
    monkeypatch.setattr(compiler.pipeline, "outline", lambda *_, **__: _with_guesses())
    lines = [line.lstrip("│├└─ ").strip() for line in wenxuan("outline").out.splitlines()]
    at = lines.index('? 图注：“图为"样张"”　50%')
    assert lines[at + 1 : at + 3] == ["紧跟图片，有“图为”“上图”等字样", '要改：body = ["图为样张"]']
    assert lines.index("文章乙 [text, 0 段]") < lines.index("? 题目：“文章乙”　30%")
    assert not [line for line in lines if line.startswith("·")]
    assert "[[article]]" in lines
    assert 'file = "a.md"' in lines


def test_outline_shows_every_guess_on_request_and_in_english(wenxuan, pipeline, monkeypatch):
    monkeypatch.setattr(compiler.pipeline, "outline", lambda *_, **__: _with_guesses())
    lines = wenxuan("outline", "-v", "--lang", "en").out.splitlines()
    words = [line.lstrip("│├└─ ").strip() for line in lines]
    at = words.index("· heading of level 1: “一级” 95%")
    assert words[at + 2] == 'otherwise: level = { "一级" = 0 }'
    assert max(map(len, lines)) <= 80


def test_a_guess_fits_80_columns():
    branch = 14  # of a heading's guess in an article in a section, and the indent of its reason
    for language in LANGUAGES:
        spoken = Settings(language)
        for code in catalogue():
            if code.startswith("cli.because-"):
                said = spoken.say(code.removeprefix("cli."))
                assert branch + _columns(said) <= 80, code
        longest = max((spoken.say(f"guess-{kind}", level=4) for kind in GuessKind), key=_columns)
        line = spoken.say("guess-line", mark="?", what=longest, quote="宽" * 17, percent="100%")
        assert branch - 2 + _columns(line) <= 80


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
