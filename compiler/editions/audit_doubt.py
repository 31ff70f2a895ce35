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

    WORDS = "words"  # the word alone, as the text is cut into words, has another form
    PLAIN = "plain"  # conversion without lists has another form
    CROSSING = "crossing"  # only a phrase that crosses the bounds of words gives this form
    READINGS = "readings"  # the words around can be parted so that another form comes out
    DEFAULT = "default"  # no phrase decides: it is the character's usual form
    USAGE = "usage"  # texts written in traditional characters rather have another form here


_LISTED = {
    By.TERM: 1.0,
    By.USER: 1.0,
    By.PROJECT: 0.97,
    By.CONTEXT: 0.92,
    By.USAGE: 0.8,
    By.VOCABULARY: 0.95,
}
_AGAINST_WORDS = 0.8  # what is left of a list's confidence where the word alone is otherwise
_CLEAR = 6.5  # the logarithm of the odds from which usage settles what nothing else speaks against


@dataclass(frozen=True)
class Weighed:
    """A choice with its doubts; ``confidence`` runs from 0 to 1."""

    confidence: float
    doubts: tuple[Doubt, ...]


def weigh_claim(opinion: Opinions, start: int, end: int, right: str, by: By) -> Weighed:
    """A choice that a list, or usage against OpenCC, made for ``text[start:end]``."""
    doubts = []
    confidence = _LISTED.get(by, 0.9)
    if _speaks_against(opinion, start, end, right):
        doubts.append(Doubt.WORDS)
        if by not in (By.TERM, By.USER):
            confidence *= _AGAINST_WORDS
    if opinion.plain[start:end] != right:
        doubts.append(Doubt.PLAIN)
    return Weighed(confidence, tuple(doubts))


def _speaks_against(opinion: Opinions, start: int, end: int, right: str) -> bool:
    """Whether a phrase inside a single word gives another form than ``right``."""
    if end - start != len(right):
        return False
    for place in range(start, end):
        if opinion.text[place] in one_to_many():
            form, decided = opinion.alone(place)
            if decided and form != right[place - start]:
                return True
    return False


def weigh(opinion: Opinions, place: int, chosen: str) -> Weighed | None:
    """The choice of one character that no list made; None where nothing speaks against it."""
    doubts = tuple(_doubts(opinion, place, chosen))
    if not doubts:
        return None
    if Doubt.WORDS not in doubts and Doubt.PLAIN not in doubts:
        odds = _odds(opinion, place, chosen)
        if odds < 0:
            doubts = (*doubts, Doubt.USAGE)
        elif odds > _CLEAR or _certain(opinion, place, chosen, doubts):
            return None
    return Weighed(_confidence(opinion, place, chosen, doubts), doubts)


def _doubts(opinion: Opinions, place: int, chosen: str) -> Iterator[Doubt]:
    if opinion.plain[place] != chosen:
        yield Doubt.PLAIN
    if opinion.text[place] not in one_to_many():
        return
    form, inside = opinion.alone(place)
    if form != chosen:
        yield Doubt.WORDS
    if not opinion.in_phrase(place):
        yield Doubt.DEFAULT
    elif not inside:
        yield Doubt.CROSSING
    if len(opinion.readings(place)) > 1:
        yield Doubt.READINGS


def _odds(opinion: Opinions, place: int, chosen: str) -> float:
    """The logarithm of the odds of ``chosen`` against the next usual form; 0 where unknown."""
    weights = opinion.usual(place)
    others = [weight for form, weight in weights.items() if form != chosen]
    if chosen not in weights or not others:
        return 0.0
    return weights[chosen] - max(others)


def _confidence(opinion: Opinions, place: int, chosen: str, doubts: tuple[Doubt, ...]) -> float:
    if Doubt.WORDS in doubts:  # right in 3 of 4 inside a word, in 10 of 15 across words
        return 0.4 if opinion.alone(place)[1] else 0.5
    if Doubt.USAGE in doubts:
        return 0.45
    if Doubt.PLAIN in doubts:
        return 0.55
    if Doubt.CROSSING in doubts:  # right in 12 of 15
        return 0.65 if Doubt.READINGS in doubts else 0.75
    if Doubt.DEFAULT in doubts:  # right in 9 of 15 where it was changed, else in 19 of 20
        return 0.6 if chosen != opinion.text[place] else 0.85
    return 0.87  # other readings, but the word itself supports the choice


def _certain(opinion: Opinions, place: int, chosen: str, doubts: tuple[Doubt, ...]) -> bool:
    """Whether the character's usual form was chosen where its other form is out of the question."""
    if Doubt.READINGS in doubts or opinion.alone(place)[0] != chosen:
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
