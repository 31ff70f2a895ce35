"""Which traditional form of a character is usual where it stands, learnt from original texts.

``data/usage.tsv`` holds, for each one-to-many character, its forms in OpenCC's standard and the
weights of its clues: what stands around it (see ``clues``). They were fitted by
``scripts/train_usage.py`` (logistic regression) to texts written in traditional characters. The
forms' weights add up; the difference between two sums is the logarithm of the odds, so that 2
means about 7 to 1.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from itertools import repeat
from operator import add
from typing import NamedTuple

from compiler.editions.clues import clues_at, reduced
from compiler.editions.lexicon import Lexicon, Spans, lexicon

_SCALE = 10  # weights are kept in tenths
_NOTHING = repeat(0)  # what a clue weighs that was not learnt


class Choice(NamedTuple):
    """The usual form of the character at ``place``, and the weights of all its ``forms``.

    ``word`` says where the word begins and ends that the character lies in.
    """

    place: int
    word: tuple[int, int]
    form: str
    forms: str
    weights: Sequence[int]

    def over(self, other: str) -> float:
        """The logarithm of the odds of ``form`` against ``other``, which is one of ``forms``."""
        return (max(self.weights) - self.weights[self.forms.index(other)]) / _SCALE


@dataclass(frozen=True)
class _Character:
    """The row of a character: its forms, their weights anywhere, and the rest of the row.

    Weights are those of the second form and the ones after it, against the first.
    """

    forms: str
    anywhere: tuple[int, ...]
    row: str

    @cached_property
    def _clues(self) -> list[Callable[[str, int], int]]:
        """For each form what weight a clue has; read when the character is first met."""
        return [_weights(cell).get for cell in self.row.split("\t")]

    def choice(self, place: int, word: tuple[int, int], clues: tuple[str, ...]) -> Choice:
        """The choice for the character at ``place`` in ``word``, where ``clues`` are seen."""
        seen = (sum(map(known, clues, _NOTHING)) for known in self._clues)
        weights = (0, *map(add, self.anywhere, seen))
        return Choice(place, word, self.forms[weights.index(max(weights))], self.forms, weights)


def _weights(cell: str) -> dict[str, int]:
    """The clues of a form, which the cell holds by their weights."""
    found: dict[str, int] = {}
    for group in cell.split("|"):
        weight, *clues = group.split(" ")
        found.update(dict.fromkeys(clues, int(weight)))
    return found


class Usage:
    """The usual forms in a text."""

    def __init__(self, characters: Mapping[str, _Character], words: Lexicon) -> None:
        self._characters = characters
        self._words = words
        self._several = re.compile(f"[{''.join(characters)}]")

    def spans(self, texts: Sequence[str]) -> list[Spans]:
        """The words of several texts around the characters that there is a choice for."""
        return [self._words.spans(text, self._several) for text in texts]

    def choices(
        self,
        texts: Sequence[str],
        spans: Sequence[Spans],
        settled: Sequence[Container[int]] = (),
    ) -> list[list[Choice]]:
        """For each of several simplified texts a choice for each one-to-many character, in order.

        Places that are ``settled`` in a text are passed over. The others are weighed character by
        character: so its table stays in the processor's cache.
        """
        kinds = [reduced(text) for text in texts]
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, text in enumerate(texts):
            for found in self._several.finditer(text):
                if not settled or found.start() not in settled[number]:
                    places[found.group()].append((number, found.start()))
        several: list[list[Choice]] = [[] for _ in texts]
        for character, where in places.items():
            row = self._characters[character]
            for number, place in where:
                clues = clues_at(texts[number], kinds[number], spans[number], place)
                word = spans[number][place] or (place, place + 1)
                several[number].append(row.choice(place, word, clues))
        for choices in several:
            choices.sort(key=lambda choice: choice.place)
        return several

    def choice(self, text: str, place: int, kinds: str, spans: Spans) -> Choice | None:
        """The choice for one character; None where it has no several forms.

        ``kinds`` is ``text`` as ``reduced`` has it, ``spans`` its words.
        """
        row = self._characters.get(text[place])
        if row is None:
            return None
        word = spans[place] or (place, place + 1)
        return row.choice(place, word, clues_at(text, kinds, spans, place))


@cache
def usage() -> Usage:
    """The usage of ``data/usage.tsv``."""
    text = (resources.files("compiler.editions") / "data" / "usage.tsv").read_text("utf-8")
    characters = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            character, forms, anywhere, row = line.split("\t", 3)
            numbers = tuple(map(int, anywhere.split(",")))
            characters[character] = _Character(forms, numbers, row)
    return Usage(characters, lexicon())
