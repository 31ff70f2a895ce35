"""Second opinions on a conversion: what other ways of reading the same text would have chosen.

Three are asked. *Plain* is OpenCC without this project's lists. *Words* is OpenCC told one word of
a segmenter (jieba's dictionary) at a time, so that no phrase crosses a word's bounds: the cause of
百年历程 → 曆程. *Readings* are OpenCC's answers for every short stretch around a character: if they
differ, the words around can be parted in more than one way (头发|展示, 头|发展|示).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from compiler.editions.opencc_engine import MARK, Engine, one_to_many, unsettled

REACH = 3  # characters on either side that a stretch may take in; OpenCC's long phrases are idioms


@dataclass(frozen=True)
class Opinions:
    """Opinions on one run, by the place of each character.

    ``bounds`` are the places where words begin, and the run's end. ``in_word`` says of a place
    whether a phrase inside its word decides it; ``in_phrase`` whether any phrase of OpenCC does.
    """

    text: str
    plain: str
    words: str
    bounds: tuple[int, ...]
    in_word: bytes
    in_phrase: bytes
    readings: dict[int, frozenset[str]]

    def word_at(self, place: int) -> tuple[int, int]:
        """The bounds of the word that holds ``place``."""
        return next((a, b) for a, b in pairwise(self.bounds) if a <= place < b)


def opinions(text: str, engine: Engine) -> Opinions:
    """The opinions on a run of simplified text."""
    words = segmented(text)
    apart = _each("\n".join(words), engine)
    whole = _each(text, engine)
    seams = set()
    bounds = [0]
    for word in words[:-1]:
        bounds.append(bounds[-1] + len(word))
        seams.add(bounds[-1] + len(bounds) - 2)
    bounds.append(len(text))
    kept = [place for place in range(len(apart.answer)) if place not in seams]
    return Opinions(
        text=text,
        plain=whole.answer,
        words="".join(apart.answer[place] for place in kept),
        bounds=tuple(bounds),
        in_word=bytes(apart.marked[place] != MARK for place in kept),
        in_phrase=bytes(mark != MARK for mark in whole.marked),
        readings=_readings(text, engine),
    )


def segmented(text: str) -> list[str]:
    """The words of ``text`` by jieba's dictionary; joined they are the text again."""
    import rjieba  # noqa: PLC0415 - its dictionary takes 0.1 s, and only traditional editions ask

    words: list[str] = rjieba.cut(text, False)  # noqa: FBT003 - rjieba takes it by place only
    return words if "".join(words) == text else [text]


@dataclass(frozen=True)
class _Answer:
    """OpenCC's answer for a text, and the same with ``MARK`` where no phrase decided."""

    answer: str
    marked: str


def _each(text: str, engine: Engine) -> _Answer:
    answer, marked = engine.convert(text), unsettled(text)
    if len(answer) != len(text) or len(marked) != len(text):  # never, as OpenCC 1.4.2 is
        return _Answer(text, MARK * len(text))
    return _Answer(answer, marked)


def _readings(text: str, engine: Engine) -> dict[int, frozenset[str]]:
    """The forms that phrases in stretches around each one-to-many character give it."""
    several = one_to_many()
    places = [place for place, character in enumerate(text) if character in several]
    stretches = [(place, start, end) for place in places for start, end in _stretches(text, place)]
    asked = _each("\n".join(text[start:end] for _, start, end in stretches), engine)
    found: dict[int, set[str]] = {}
    position = 0
    for place, start, end in stretches:
        at = position + place - start
        if asked.marked[at] != MARK:
            found.setdefault(place, set()).add(asked.answer[at])
        position += end - start + 1
    return {place: frozenset(forms) for place, forms in found.items()}


def _stretches(text: str, place: int) -> Iterator[tuple[int, int]]:
    for start in range(max(0, place - REACH), place + 1):
        for end in range(place + 1, min(len(text), place + REACH + 1) + 1):
            if end - start > 1 and "\n" not in text[start:end]:
                yield start, end
