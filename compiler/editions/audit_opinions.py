"""Second opinions on a conversion: what other ways of reading the same text would have chosen.

*Plain* is OpenCC without this project's lists. *Words* is OpenCC told one word at a time, so that
no phrase crosses a word's bounds: the cause of 百年历程 → 曆程. *Readings* are OpenCC's answers for
every short stretch around a character: if they differ, the words around can be parted otherwise
(头发|展示, 头|发展|示). *Usual* is what texts written in traditional characters have there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from compiler.editions.lexicon import lexicon
from compiler.editions.opencc_engine import MARK, Engine, one_to_many, unsettled
from compiler.editions.usage import usage

REACH = 2  # characters on either side that a stretch may take in
_MOST_KNOWN = 100_000  # answers kept: some 15 MB
_AROUND = 12  # characters on either side that usage is shown


@dataclass(frozen=True)
class Answer:
    """OpenCC's answer for a text, and the same with ``MARK`` where no phrase decided."""

    answer: str
    marked: str


class Opinions:
    """Opinions on one run of simplified text, by the place of each character."""

    def __init__(self, text: str, plain: Answer, words: _ShortTexts, engine: Engine) -> None:
        self.text = text
        self.plain = plain.answer
        self._marked = plain.marked
        self._asked = words
        self._engine = engine
        self._spans = lexicon().spans(text, several())

    def word_at(self, place: int) -> tuple[int, int]:
        """The bounds of the word that holds ``place``; a character outside words is its own."""
        return self._spans[place] or (place, place + 1)

    def in_phrase(self, place: int) -> bool:
        """Whether any phrase of OpenCC decides the character."""
        return self._marked[place] != MARK

    def alone(self, place: int) -> tuple[str, bool]:
        """The form of the character in its word alone, and whether a phrase in it decides."""
        start, end = self.word_at(place)
        answer = self._asked(self.text[start:end])
        return answer.answer[place - start], answer.marked[place - start] != MARK

    def readings(self, place: int) -> frozenset[str]:
        """The forms that phrases in stretches around the character give it."""
        found = set()
        for start, end in _stretches(self.text, place):
            answer = self._asked(self.text[start:end])
            if answer.marked[place - start] != MARK:
                found.add(answer.answer[place - start])
        return frozenset(found)

    def usual(self, place: int) -> Mapping[str, float]:
        """The logarithm of the odds of each form against the one that is most usual here."""
        start = max(0, place - _AROUND)
        cut = self.text[start : place + _AROUND]
        for choice in usage().choices(cut):
            if choice.place == place - start:
                odds: dict[str, float] = {}
                for form in choice.forms:  # two of them may be one form in this region
                    here = self._engine.regional(form)
                    odds[here] = max(odds.get(here, -math.inf), -choice.over(form))
                return odds
        return {}


class _ShortTexts:
    """OpenCC's answers for words and stretches; what was asked before is not asked again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[str, Answer] = {}

    def __call__(self, text: str) -> Answer:
        known = self._known.get(text)
        if known is None:
            self.ask([text])
            known = self._known[text]
        return known

    def ask(self, texts: Iterable[str]) -> None:
        """Get the answers for all of ``texts`` at once."""
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if not new:
            return
        whole = asked("\n".join(new), self._engine)
        position = 0
        for text in new:
            end = position + len(text)
            answer = Answer(whole.answer[position:end], whole.marked[position:end])
            self._known[text] = answer
            position = end + 1


def opinions(text: str, engine: Engine) -> Opinions:
    """The opinions on a run of simplified text."""
    short = _short_texts(engine)
    opinion = Opinions(text, asked(text, engine), short, engine)
    wanted = []
    for found in several().finditer(text):
        place = found.start()
        start, end = opinion.word_at(place)
        wanted.append(text[start:end])
        wanted.extend(text[start:end] for start, end in _stretches(text, place))
    short.ask(wanted)
    return opinion


@cache
def _short_texts(engine: Engine) -> _ShortTexts:
    return _ShortTexts(engine)


@cache
def several() -> re.Pattern[str]:
    """Finds the characters with several everyday traditional forms."""
    return re.compile(f"[{''.join(map(re.escape, one_to_many()))}]")


def asked(text: str, engine: Engine) -> Answer:
    """What OpenCC gives for ``text``."""
    answer, marked = engine.convert(text), unsettled(text)
    if len(answer) != len(text) or len(marked) != len(text):  # never, as OpenCC 1.4.2 is
        return Answer(text, MARK * len(text))
    return Answer(answer, marked)


def _stretches(text: str, place: int) -> Iterator[tuple[int, int]]:
    """The stretches of two characters and more around a place, up to the lines' ends."""
    first, last = place, place + 1
    while first > max(0, place - REACH) and text[first - 1] != "\n":
        first -= 1
    while last < min(len(text), place + REACH + 1) and text[last] != "\n":
        last += 1
    for start in range(first, place + 1):
        for end in range(place + 1, last + 1):
            if end - start > 1:
                yield start, end
