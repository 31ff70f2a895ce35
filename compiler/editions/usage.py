"""Which traditional form of a character is usual where it stands, learnt from original texts.

``data/usage.tsv`` holds, for each one-to-many character, its forms in OpenCC's standard and the
weights of what stands around it: neighbours, the word it lies in and the words beside it. They
were fitted by ``scripts/train_usage.py`` (logistic regression) to texts written in traditional
characters. The forms' weights add up; the difference between two sums is the logarithm of the
odds, so that 2 means about 7 to 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from compiler.editions.lexicon import Lexicon, lexicon

_REACH = 4
_EDGE = "。" * _REACH
_MARKS = {
    "、；：,;:": "，",
    "。！？.!?\n": "。",
    "，": "，",
    "“”‘’「」『』《》〈〉()（）[]【】\"'": "“",
}
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
        seen = [known[clue] for clue in clues if clue in known]
        return [0, *map(sum, zip(self.anywhere, *seen, strict=True))]


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


class _Kinds(dict[int, str]):
    """What a neighbour is reduced to: ideographs stay, and the rest counts by its kind."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = next((kind for marks, kind in _MARKS.items() if character in marks), "_")
        if "\u3400" <= character <= "\u9fff":
            kind = character
        elif character.isdecimal():
            kind = "0"
        elif character.isalnum():
            kind = "a"
        self[code] = kind
        return kind


_KINDS = _Kinds()


def reduced(text: str) -> str:
    """``text`` with an edge on both sides, its marks, digits and letters reduced to their kinds."""
    return f"{_EDGE}{text.translate(_KINDS)}{_EDGE}"


def clues_at(
    text: str, kinds: str, spans: Sequence[tuple[int, int] | None], place: int
) -> tuple[str, ...]:
    """The clues to the character at ``place``, whose neighbours ``kinds`` has from ``reduced``."""
    left, right = kinds[place : place + _REACH], kinds[place + _REACH + 1 : place + 2 * _REACH + 1]
    near, far = left[-1], right[0]
    return (
        "-1" + near,
        "+1" + far,
        "-2" + left[2:],
        "+2" + right[:2],
        "0" + near + far,
        "-3" + left[1:],
        "+3" + right[:3],
        "1" + left[2:] + far,
        "2" + near + right[:2],
        "3" + left[2:] + right[:2],
        "-c" + left[2],
        "+f" + right[1],
        "-b" + left[1],
        "+g" + right[2],
        "-4" + left,
        "+4" + right,
        *_words_at(text, spans, place),
    )


def _words_at(text: str, spans: Sequence[tuple[int, int] | None], place: int) -> tuple[str, ...]:
    """The character's word and its place in it; for a word of one character those beside it."""
    span = spans[place]
    if span is None:
        return ()
    start, end = span
    if end - start > 1:
        return (f"W{place - start}{text[start:end]}",)
    before = (spans[start - 1] or (start - 1, start)) if start else (0, 0)
    after = (spans[end] or (end, end + 1)) if end < len(text) else (end, end)
    left, right = reduced(text[before[0] : start]), reduced(text[end : after[1]])
    left, right = left[_REACH:-_REACH], right[_REACH:-_REACH]
    return "S", f"P{left}", f"N{right}", f"Q{left}>{right}"


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
