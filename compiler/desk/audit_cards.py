"""The cards of the audit: a question to the editor each, about one word of the manuscript.

A row of the phrase list is about a word; so all decisions in one word are asked as one question,
and no two answers can contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, product

from compiler.model.artifacts import Decision

_MOST_FORMS = 12  # that are offered; another can be written
_TERM = "protected"
_YOURS = (_TERM, "user-phrase")
_UNSETTLED = "unsettled"  # says no more than its doubts
_ASKED = "asked"


@dataclass(frozen=True)
class Why:
    """Who decided about a character, in which words of a list's, and what speaks against it."""

    character: str
    who: str
    detail: str
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """A word with the decisions in it, the most doubtful first."""

    word: str
    decisions: tuple[Decision, ...]

    @property
    def rights(self) -> tuple[str, ...]:
        """What the edition has for the word: several forms where lists decide by the context."""
        return tuple(dict.fromkeys(decision.right for decision in self.decisions))

    @property
    def right(self) -> str:
        """The one form that the edition has; "" where there are several."""
        return self.rights[0] if len(self.rights) == 1 else ""

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that are offered, that of the edition first."""
        each = [decision.choices for decision in self.decisions]
        forms = [*self.rights, *(choice for choices in each for choice in choices)]
        if self.right:
            ways = product(*((self.right, *choices) for choices in each))
            forms += [_together(self.right, way) for way in islice(ways, 4 * _MOST_FORMS)]
        return tuple(dict.fromkeys(forms))[:_MOST_FORMS]

    @property
    def confidence(self) -> float:
        """That of the most doubtful decision."""
        return self.decisions[0].confidence

    @property
    def is_yours(self) -> bool:
        """Whether the user's own terms and rows decided."""
        return all(_who(decision) in _YOURS for decision in self.decisions)

    @property
    def fixed(self) -> str:
        """Why no row can be written for the word; "" if one can."""
        if len(self.word) < 2:
            return "single"
        return "term" if _who(self.decisions[0]) == _TERM else ""

    @property
    def why(self) -> tuple[Why, ...]:
        """Who decided and what speaks against it; who says no more than its doubts is not named."""
        found = []
        for decision in self.decisions:
            who, _, detail = decision.reason.partition(": ")
            silent = who == _ASKED or (who == _UNSETTLED and decision.doubts)
            found.append(Why(decision.before, "" if silent else who, detail, decision.doubts))
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Group:
    """The cards about one character (or protected word), with the forms it may take."""

    character: str
    forms: tuple[str, ...]
    cards: tuple[Card, ...]

    @property
    def open(self) -> int:
        """How many cards can be accepted as they are."""
        return sum(bool(card.right) and not card.fixed for card in self.cards)


def cards(decisions: Iterable[Decision]) -> list[Card]:
    """The cards of decisions that come by doubt, in the order of the most doubtful of each."""
    by_word: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_word.setdefault(decision.word, []).append(decision)
    return [Card(word, tuple(several)) for word, several in by_word.items()]


def groups(several: Iterable[Card]) -> list[Group]:
    """By character, in the order of the most doubtful of each."""
    found: dict[str, list[Card]] = {}
    for card in several:
        found.setdefault(card.decisions[0].before, []).append(card)
    return [
        Group(character, _forms(character, alike), tuple(alike))
        for character, alike in found.items()
    ]


def _forms(character: str, alike: Sequence[Card]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            form
            for card in alike
            for decision in card.decisions
            if decision.before == character
            for form in (decision.after, *decision.alternatives)
        )
    )


def _together(right: str, way: Sequence[str]) -> str:
    """``right`` with the changes of all of ``way``; one that changes its length stands alone."""
    made = right
    for changed in way:
        if len(changed) != len(right):
            return changed
        made = "".join(
            new if new != old else kept for new, old, kept in zip(changed, right, made, strict=True)
        )
    return made


def _who(decision: Decision) -> str:
    return decision.reason.partition(": ")[0]
