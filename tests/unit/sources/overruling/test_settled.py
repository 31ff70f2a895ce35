"""A guess that booklet.toml answers is none any more."""

from __future__ import annotations

from compiler.model.article import Ledger
from compiler.model.guess import Guess, GuessKind, LevelRule, Overrules, Pointer
from compiler.sources.overruling.settled import settled

ANSWERED = Guess(GuessKind.HEADING, "一、浸泡与蒸煮", 0.2, "weighed-head", "a.md", level=1)
OPEN = Guess(GuessKind.HEADING, "二、抄纸", 0.2, "weighed-head", "a.md", level=1)


def test_guesses_about_paragraphs_that_are_pointed_at_go():
    ledger = Ledger("a.md", "text", "", guesses=(ANSWERED, OPEN))
    said = Overrules(levels=(LevelRule(Pointer("一、浸泡"), 0),))
    assert settled(ledger, said).guesses == (OPEN,)
    assert settled(ledger, Overrules()).guesses == (ANSWERED, OPEN)
