"""Which traditional form of a character is usual where it stands, learnt from original texts.

``data/usage.tsv`` holds, for each one-to-many character, its forms in OpenCC's standard and the
weights of its clues: what stands around it (see ``clues``). They were fitted by
``scripts/train_usage.py`` (logistic regression) to texts written in traditional characters. The
forms' weights add up; the difference between two sums is the logarithm of the odds, so that 2
means about 7 to 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from compiler.editions.clues import clues_at, reduced
from compiler.editions.lexicon import Lexicon, lexicon

_SCALE = 10  # weights are kept in tenths


@dataclass(frozen=True)
class Choice:
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
    def clues(self) -> dict[str, tuple[int, ...]]:
        """The weights of each clue; read when the character is first met."""
        found = {}
        for cell in self.row.split(" "):
            clue, _, numbers = cell.rpartition("=")
            found[clue] = tuple(map(int, numbers.split(",")))
        return found

    def weights(self, clues: Iterable[str]) -> list[int]:
        """The weight of every form where ``clues`` are seen."""
        known = self.clues
        seen = [self.anywhere, *(known[clue] for clue in clues if clue in known)]
        return [0, *map(sum, zip(*seen, strict=True))]


class Usage:
    """The usual forms in a text."""

    def __init__(self, characters: Mapping[str, _Character], words: Lexicon) -> None:
        self._characters = characters
        self._words = words
        self._several = re.compile(f"[{''.join(characters)}]")

    def choices(self, text: str) -> Iterator[Choice]:
        """A choice for each one-to-many character of a simplified text, in order."""
        if not self._several.search(text):
            return
        kinds = reduced(text)
        spans = self._words.spans(text, self._several)
        for found in self._several.finditer(text):
            place = found.start()
            character = self._characters[found.group()]
            weights = character.weights(clues_at(text, kinds, spans, place))
            best = character.forms[weights.index(max(weights))]
            word = spans[place] or (place, place + 1)
            yield Choice(place, word, best, character.forms, weights)


@cache
def usage() -> Usage:
    """The usage of ``data/usage.tsv``."""
    text = (resources.files("compiler.editions") / "data" / "usage.tsv").read_text("utf-8")
    characters = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            character, forms, anywhere, row = line.split("\t")
            numbers = tuple(map(int, anywhere.split(",")))
            characters[character] = _Character(forms, numbers, row)
    return Usage(characters, lexicon())
