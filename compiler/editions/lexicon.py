"""The words of a simplified text: the most probable way to cut it, by the frequencies of words.

``data/words.txt`` holds the words of jieba's dictionary (MIT licence) from a frequency of 5 on, by
frequency: one line for each power of the square root of two, and one for the beginnings of words
that are none themselves. Read at the first use, in about 0.04 s, and for traditional editions only.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

_HAN = re.compile("[\u3400-\u9fff]+")
_MOST_KNOWN = 20_000  # runs whose words are kept in mind: some 20 MB
_STEP = 0.34657359  # half of ln 2: what a line of the file stands for
_UNKNOWN = -18.0  # the logarithm of an unknown character's probability
_NO_WORD = -math.inf  # for the beginning of a longer word, where it is no word itself


# For each character of a text where its word begins and ends; None outside words.
Spans = list[tuple[int, int] | None]


@dataclass(frozen=True)
class Lexicon:
    """Words, and beginnings of words, with the logarithm of their probability."""

    words: dict[str, float]
    _known: dict[str, tuple[tuple[int, int], ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def spans(self, text: str, wanted: re.Pattern[str] | None = None) -> Spans:
        """For each character of ``text`` where its word begins and ends; None outside Chinese.

        Runs of ideographs without any match of ``wanted`` are passed over, and None as well.
        """
        found: Spans = [None] * len(text)
        for run in _HAN.finditer(text):
            shift = run.start()
            if wanted and not wanted.search(text, shift, run.end()):
                continue
            for first, last in self._known_cut(run.group()):
                start, end = shift + first, shift + last
                found[start:end] = [(start, end)] * (end - start)
        return found

    def span_at(self, text: str, place: int) -> tuple[int, int] | None:
        """Where the word at ``place`` begins and ends; None outside Chinese."""
        start = place
        while start and _HAN.match(text, start - 1):
            start -= 1
        run = _HAN.match(text, start)
        if run is None or run.end() <= place:
            return None
        words = ((start + first, start + last) for first, last in self._known_cut(run.group()))
        return next(span for span in words if span[0] <= place < span[1])

    def weight(self, run: str) -> float:
        """The logarithm of the probability of ``run``, ideographs cut into words most probably."""
        words = (run[start:end] for start, end in self._known_cut(run))
        return sum(self.words.get(word, _UNKNOWN) for word in words)

    def _known_cut(self, run: str) -> tuple[tuple[int, int], ...]:
        """As ``_cut``; conversion and audit ask for the same runs one after the other."""
        known = self._known.get(run)
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[run] = tuple(self._cut(run))
        return known

    def _cut(self, run: str) -> Iterator[tuple[int, int]]:
        """The words of ``run`` from the last to the first: the path of the highest probability."""
        size = len(run)
        best = [0.0, *[-1e9] * size]
        back = [0] * (size + 1)
        known = self.words.get
        for start in range(size):
            so_far = best[start]
            end = start + 1
            weight: float | None = known(run[start], _UNKNOWN)
            while weight is not None:
                if so_far + weight > best[end]:
                    best[end] = so_far + weight
                    back[end] = start
                end += 1
                weight = known(run[start:end]) if end <= size else None
        end = size
        while end:
            yield back[end], end
            end = back[end]


@cache
def lexicon() -> Lexicon:
    """The lexicon of ``data/words.txt``."""
    text = (resources.files("compiler.editions") / "data" / "words.txt").read_text("utf-8")
    rows = [line.split(" ") for line in text.splitlines() if not line.startswith("#")]
    weights = (_NO_WORD if power == "-" else -_STEP * int(power) for power, *_ in rows)
    return Lexicon(
        {
            word: weight
            for (_, *several), weight in zip(rows, weights, strict=True)
            for word in several
        }
    )
