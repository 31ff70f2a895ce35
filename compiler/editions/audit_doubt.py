"""How sure a choice is, and why not: the opinions on it weighed.

The figures are how often such a choice was right, counted on ``editions_cases.tsv`` (hard on
purpose) and on ordinary text, and rounded; their order is what matters. A choice that nothing
speaks against is not listed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from compiler.editions.audit_opinions import Opinions
from compiler.editions.opencc_engine import one_to_many
from compiler.editions.phrases import certain_rows
from compiler.editions.protect import By

_AROUND = 8  # characters on either side in which ``data/certain.tsv`` looks for its grounds


class Doubt(StrEnum):
    """Why a choice is in doubt."""

    WORDS = "words"  # the word alone, as the segmenter parts the text, has another form
    PLAIN = "plain"  # conversion without lists has another form
    CROSSING = "crossing"  # only a phrase that crosses the segmenter's words gives this form
    READINGS = "readings"  # the words around can be parted so that another form comes out
    DEFAULT = "default"  # no phrase decides: it is the character's usual form


_LISTED = {By.TERM: 1.0, By.USER: 1.0, By.PROJECT: 0.97, By.CONTEXT: 0.92}
_OF_LISTED_AGAINST_WORDS = 0.8
_DEFAULT_ALONE = 0.7


@dataclass(frozen=True)
class Weighed:
    """A choice with its doubts; ``confidence`` runs from 0 to 1."""

    confidence: float
    doubts: tuple[Doubt, ...]


def weigh_claim(opinion: Opinions, start: int, end: int, right: str, by: By) -> Weighed:
    """A choice that a list made for ``text[start:end]``."""
    doubts = []
    confidence = _LISTED[by]
    if _speaks_against(opinion, start, end, right):
        doubts.append(Doubt.WORDS)
        if by in (By.PROJECT, By.CONTEXT):
            confidence *= _OF_LISTED_AGAINST_WORDS
    if opinion.plain[start:end] != right:
        doubts.append(Doubt.PLAIN)
    return Weighed(confidence, tuple(doubts))


def _speaks_against(opinion: Opinions, start: int, end: int, right: str) -> bool:
    """Whether a phrase inside a single word gives another form than ``right``."""
    if end - start != len(right):
        return False
    return any(
        opinion.in_word[place] and opinion.words[place] != right[place - start]
        for place in range(start, end)
        if opinion.text[place] in one_to_many()
    )


def weigh(opinion: Opinions, place: int, chosen: str) -> Weighed | None:
    """The choice of one character that no list made; None where nothing speaks against it."""
    doubts = tuple(_doubts(opinion, place, chosen))
    if not doubts or _certain(opinion, place, chosen, doubts):
        return None
    return Weighed(_confidence(opinion, place, chosen, doubts), doubts)


def _doubts(opinion: Opinions, place: int, chosen: str) -> Iterator[Doubt]:
    inside = opinion.in_word[place]
    if opinion.words[place] != chosen and (inside or opinion.text[place] in one_to_many()):
        yield Doubt.WORDS
    if opinion.plain[place] != chosen:
        yield Doubt.PLAIN
    if opinion.text[place] not in one_to_many():
        return
    if not opinion.in_phrase[place]:
        yield Doubt.DEFAULT
    elif not inside:
        yield Doubt.CROSSING
    if len(opinion.readings.get(place, ())) > 1:
        yield Doubt.READINGS


def _confidence(opinion: Opinions, place: int, chosen: str, doubts: tuple[Doubt, ...]) -> float:
    against = Doubt.WORDS in doubts
    inside = bool(opinion.in_word[place])
    match (against, inside):
        case (True, True):  # 段分配制度 read as 配制: right in 1 of 11
            return 0.15
        case (True, False):  # 问明了原因 read as 明了: right in 11 of 92
            return 0.25 if Doubt.CROSSING in doubts else 0.4
    if Doubt.PLAIN in doubts:
        return 0.5
    if Doubt.CROSSING in doubts:
        return 0.5 if Doubt.READINGS in doubts else 0.6
    if Doubt.DEFAULT in doubts:
        return _DEFAULT_ALONE if chosen != opinion.text[place] else 0.65
    return 0.85  # other readings, but the word itself supports the choice


def _certain(opinion: Opinions, place: int, chosen: str, doubts: tuple[Doubt, ...]) -> bool:
    """Whether the character's usual form was chosen where its other form is out of the question."""
    if Doubt.WORDS in doubts or Doubt.PLAIN in doubts or Doubt.READINGS in doubts:
        return False
    if opinion.words[place] != chosen:
        return False
    grounds = _grounds().get(opinion.text[place])
    if grounds is None:
        return False
    start = max(0, place - _AROUND)
    return not any(
        found.start() <= place - start + _NEAR and found.end() >= place - start - _NEAR
        for found in grounds.finditer(opinion.text[start : place + _AROUND])
    )


_NEAR = 4  # characters between a ground for doubt and the character


@cache
def _grounds() -> Mapping[str, re.Pattern[str]]:
    never = r"(?!)"
    return {row.character: re.compile(row.doubtful or never) for row in certain_rows()}
