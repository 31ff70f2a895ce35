"""The audit of an edition: the words to look at, each with the sentences it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compiler.desk.audit_cards import Card, Group, cards, groups
from compiler.desk.changes.change import Booklet, version_of
from compiler.desk.changes.conversions import said_of
from compiler.desk.places import Place, Places
from compiler.model.artifacts import Decision, Occurrence

SETTLED, YOURS = "settled", "yours"  # what lists decided, what the user's own rows did
MOST = 200  # words of a group that are shown
_SENTENCES = 20  # of one word
_REACH = 20  # characters on either side by which one place is told from the others
_QUOTABLE = re.compile(r"[^\W_]|[，。、；：？！]")


@dataclass(frozen=True)
class Line:
    """A sentence of the edition: before the word, the word, after it; and the manuscript's words.

    ``own`` are words around the word that stand here alone, with what is printed before and after
    it in them; "" where there are none. ``place`` is where it is on the desk.
    """

    head: str
    mark: str
    tail: str
    manuscript: str
    source: str
    pages: tuple[str, ...]
    place: Place | None = None
    own: str = ""
    own_head: str = ""
    own_tail: str = ""


@dataclass(frozen=True)
class Case:
    """A word with its sentences, and the forms it may have: each with what is shown of it.

    ``seen`` is the version of what the phrase list says of it, ``row`` what that is.
    """

    card: Card
    forms: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    more: int
    seen: str
    row: str


@dataclass(frozen=True)
class Audit:
    """All words of an edition: in doubt by character, settled by lists, the user's own."""

    doubtful: tuple[Group, ...]
    settled: tuple[Card, ...]
    yours: tuple[Card, ...]

    @property
    def open(self) -> int:
        """How many words wait for a look."""
        return sum(len(group.cards) for group in self.doubtful)

    def named(self, wanted: str) -> tuple[str, tuple[Card, ...]]:
        """The group that is asked for and its cards, else the first."""
        others = {SETTLED: self.settled, YOURS: self.yours}
        if wanted in others:
            return wanted, others[wanted]
        group = next((each for each in self.doubtful if each.character == wanted), None)
        group = group or next(iter(self.doubtful), None)
        return (group.character, group.cards) if group else ("", ())


def audit_of(decisions: Iterable[Decision]) -> Audit:
    """The decisions of an edition, sorted."""
    everything = cards(decisions)
    yours = tuple(card for card in everything if card.is_yours)
    others = [card for card in everything if not card.is_yours]
    doubtful = groups(card for card in others if not card.decisions[0].settled)
    settled = tuple(card for card in others if card.decisions[0].settled)
    return Audit(tuple(doubtful), settled, yours)


def cases(several: Sequence[Card], script: str, held: Booklet, places: Places) -> tuple[Case, ...]:
    """The cards with all that is shown of them."""
    return tuple(_case(card, script, held, places) for card in several[:MOST])


def _case(card: Card, script: str, held: Booklet, places: Places) -> Case:
    rows = said_of(held, script, (card.word,))
    found = [
        (decision, occurrence) for decision in card.decisions for occurrence in decision.places
    ]
    lines = tuple(
        dict.fromkeys(
            _line(decision, each, card, places, alone=len(found) == 1)
            for decision, each in found[:_SENTENCES]
        )
    )
    return Case(
        card,
        _forms(card),
        lines,
        max(0, len(found) - _SENTENCES),
        version_of(rows),
        rows[0][1] if rows else "",
    )


def _forms(card: Card) -> tuple[tuple[str, str], ...]:
    """Each form, and its one character where nothing else of the word is in doubt."""
    first = card.decisions[0]
    if not card.right or len(card.decisions) > 1 or len(first.before) > 1:
        return tuple((form, form) for form in card.forms)
    shown = dict(zip(first.choices, first.alternatives, strict=True)) | {card.right: first.after}
    return tuple((form, shown.get(form, form)) for form in card.forms)


def _line(
    decision: Decision, place: Occurrence, card: Card, places: Places, *, alone: bool
) -> Line:
    text, shown = place.sentence, place.printed
    start, mark_start = place.start, place.printed_start
    mark_end = mark_start + len(decision.after)
    own: tuple[str, ...] = ("", "", "")
    if span := _span(decision, place, card.word):
        first, last, longer = span
        if not alone:
            own = _own(place, first, last, longer, places)
        if len({each.before for each in card.decisions}) > 1:  # the word is what is asked
            start, mark_start, mark_end = first, first, last + longer
    return Line(
        shown[:mark_start],
        shown[mark_start:mark_end],
        shown[mark_end:],
        text,
        decision.source,
        place.pages,
        places.find(text, decision.source, start),
        *own,
    )


def _span(decision: Decision, place: Occurrence, word: str) -> tuple[int, int, int] | None:
    """The word in the sentence, and how much longer it is in print; None where it cannot be told.

    What stands before and after the decision has to have the same length in both.
    """
    text, shown = place.sentence, place.printed
    tail = len(text) - place.start - len(decision.before)
    shown_tail = len(shown) - place.printed_start - len(decision.after)
    first = text.find(word, max(0, place.start - len(word) + 1))
    if place.start != place.printed_start or tail != shown_tail or not 0 <= first <= place.start:
        return None
    return first, first + len(word), len(shown) - len(text)


def _own(place: Occurrence, first: int, last: int, longer: int, places: Places) -> tuple[str, ...]:
    """The shortest words around the word that stand here alone, with the forms beside it."""
    text, shown = place.sentence, place.printed
    start, end = first, last
    for _ in range(_REACH):
        before = start > 0 and _QUOTABLE.match(text[start - 1])
        after = end < len(text) and _QUOTABLE.match(text[end])
        if not before and not after:
            break
        start, end = start - bool(before), end + bool(after)
        if places.text.count(text[start:end]) == 1:
            return text[start:end], shown[start:first], shown[last + longer : end + longer]
    return "", "", ""
