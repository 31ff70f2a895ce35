"""Second opinions on a conversion: what other ways of reading the same text would have chosen.

*Plain* is OpenCC without this project's lists. *Words* is OpenCC told one word at a time, so that
no phrase crosses a word's bounds: the cause of 百年历程 → 曆程. *Readings* are OpenCC's answers for
every short stretch around a character: if they differ, the words around can be parted otherwise
(头发|展示, 头|发展|示). *Usual* is what texts written in traditional characters have there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from compiler.editions.clues import reduced
from compiler.editions.conversion import Conversion
from compiler.editions.lexicon import lexicon
from compiler.editions.opencc_engine import (
    MARK,
    Answer,
    Engine,
    from_any_region,
    one_to_many,
)
from compiler.editions.usage import usage

REACH = 2  # characters on either side that a stretch may take in
_MOST_KNOWN = 100_000  # answers kept: some 15 MB


class Opinions:
    """Opinions on one run of simplified text, by the place of each character."""

    def __init__(
        self, conversion: Conversion, plain: Answer, words: _ShortTexts, engine: Engine
    ) -> None:
        self.text = conversion.source
        self.plain = plain.answer
        self._marked = plain.marked
        self._asked = words
        self._engine = engine
        self._spans = conversion.spans

    @cached_property
    def _kinds(self) -> str:
        return reduced(self.text)

    def word_at(self, place: int) -> tuple[int, int]:
        """The bounds of the word that holds ``place``; a character outside words is its own."""
        span = self._spans[place] or lexicon().span_at(self.text, place)
        return span or (place, place + 1)

    def in_phrase(self, place: int) -> bool:
        """Whether any phrase of OpenCC decides the character."""
        return self._marked[place] != MARK

    def alone(self, place: int) -> tuple[str, bool]:
        """The form of the character in its word alone, and whether a phrase in it decides."""
        start, end = self.word_at(place)
        answer, marked = self._asked.word(self.text[start:end])
        return answer[place - start], marked[place - start] != MARK

    def readings(self, place: int) -> frozenset[str]:
        """The forms that phrases in stretches around a one-to-many character give it."""
        if self.text[place] not in one_to_many():
            return frozenset()
        return self._asked.readings(_window(self.text, place))

    def usual(self, place: int) -> Mapping[str, float]:
        """The logarithm of the odds of each form against the one that is most usual here."""
        choice = usage().choice(self.text, place, self._kinds, self._spans)
        if choice is None:
            return {}
        odds: dict[str, float] = {}
        for form in choice.forms:  # two of them may be one form in this region
            here = regional_form(form, self._engine)
            odds[here] = max(odds.get(here, -math.inf), -choice.over(form))
        return odds

    def ask(self, texts: dict[str, None], windows: dict[_Window, None]) -> None:
        """Add what has to be known of this run to what is asked of OpenCC all at once."""
        for found in several().finditer(self.text):
            start, end = self.word_at(found.start())
            texts[self.text[start:end]] = None
            windows[_window(self.text, found.start())] = None


class _Window(NamedTuple):
    """A character with those around it; ``at`` is its place in ``text``."""

    text: str
    at: int


def _window(text: str, place: int) -> _Window:
    """``REACH`` characters on either side of a place, up to the line's ends."""
    first = max(0, place - REACH)
    window = text[first : place + REACH + 1]
    if "\n" in window:
        first = max(first, text.rfind("\n", 0, place) + 1)
        window = text[first : place + REACH + 1].partition("\n")[0]
    return _Window(window, place - first)


class _ShortTexts:
    """OpenCC's answers for words and windows; what was asked before is not asked again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._words: dict[str, Answer] = {}
        self._readings: dict[_Window, frozenset[str]] = {}

    def word(self, text: str) -> Answer:
        """The answer for a word."""
        if text not in self._words:
            self.ask([text], [])
        return self._words[text]

    def readings(self, window: _Window) -> frozenset[str]:
        """The forms that phrases in the stretches of a window give its character."""
        if window not in self._readings:
            self.ask([], [window])
        return self._readings[window]

    def ask(self, words: Iterable[str], windows: Iterable[_Window]) -> None:
        """Get the answers for all of ``words`` and ``windows`` at once."""
        if len(self._words) + len(self._readings) > _MOST_KNOWN:
            self._words.clear()
            self._readings.clear()
        new = [text for text in words if text not in self._words]
        self._words.update(zip(new, self._engine.read(new), strict=True))
        unread = [window for window in windows if window not in self._readings]
        self._readings.update(zip(unread, self._read(unread), strict=True))

    def _read(self, windows: Sequence[_Window]) -> Iterator[frozenset[str]]:
        """The readings of each window: all of their stretches are one question to OpenCC."""
        layouts = [_layout(len(window.text), window.at) for window in windows]
        marked = self._engine.unsettled(
            "\n".join(
                window.text[start:end]
                for window, layout in zip(windows, layouts, strict=True)
                for start, end in layout.stretches
            )
        )
        position = 0
        for layout in layouts:
            standard = {marked[position + place] for place in layout.places} - {MARK}
            yield frozenset(regional_form(form, self._engine) for form in standard)
            position += layout.size


class _Layout(NamedTuple):
    """The stretches of two characters and more around a character of a window, joined by lines.

    ``places`` are where the character stands in the joined stretches, ``size`` their length with a
    line end after each.
    """

    stretches: tuple[tuple[int, int], ...]
    places: tuple[int, ...]
    size: int


@cache
def _layout(length: int, at: int) -> _Layout:
    """The layout of a window of ``length`` characters around the one ``at``."""
    stretches, places, size = [], [], 0
    for start in range(at + 1):
        for end in range(max(at + 1, start + 2), length + 1):
            stretches.append((start, end))
            places.append(size + at - start)
            size += end - start + 1
    return _Layout(tuple(stretches), tuple(places), size)


def opinions(conversions: Sequence[Conversion], engine: Engine) -> list[Opinions]:
    """The opinions on each of several converted runs, which are asked for together."""
    short = _short_texts(engine)
    several_opinions = [
        Opinions(conversion, answer, short, engine)
        for conversion, answer in zip(conversions, _plain(conversions, engine), strict=True)
    ]
    words: dict[str, None] = {}
    windows: dict[_Window, None] = {}
    for opinion in several_opinions:
        opinion.ask(words, windows)
    short.ask(words, windows)
    return several_opinions


def _plain(conversions: Sequence[Conversion], engine: Engine) -> Iterator[Answer]:
    """What OpenCC gives for each run by itself; where nothing was claimed that is known."""
    claimed = [each.source for each in conversions if each.masked != each.source]
    asked_anew = iter(engine.read(claimed))
    for each in conversions:
        known = Answer(each.converted, each.marked)
        yield known if each.masked == each.source else next(asked_anew)


@cache
def _short_texts(engine: Engine) -> _ShortTexts:
    return _ShortTexts(engine)


@cache
def regional_form(character: str, engine: Engine) -> str:
    """A form of OpenCC's standard as the region has it: asked anew, it costs as a sentence does."""
    return engine.regional(character)


@cache
def regional_forms(character: str, engine: Engine) -> tuple[str, ...]:
    """The everyday forms of a character in a region; 裏 and 裡 are one form in Hong Kong."""
    forms = dict.fromkeys(map(engine.regional, one_to_many().get(character, "")))
    standard = {form: engine.regional(from_any_region(form)) for form in forms}
    return tuple(
        dict.fromkeys(form if standard[form] in forms else standard[form] for form in forms)
    )


@cache
def several() -> re.Pattern[str]:
    """Finds the characters with several everyday traditional forms."""
    return re.compile(f"[{''.join(map(re.escape, one_to_many()))}]")
