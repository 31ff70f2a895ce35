"""The words by which decisions are named in a phrase list.

A row of a phrase list holds wherever its word stands, in the whole edition, and no phrase of
OpenCC reaches into it. So a word is made as long as is needed: wherever else it stands it reads the
same, else a row for one place would change another; what stands beside it reads the same without
it; it overlaps no other decision's word and no part of a user's row, of which one alone could hold;
and it leaves protected terms alone, which go before rows.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from compiler.editions.audit_opinions import several
from compiler.editions.conversion import Conversion
from compiler.editions.lexicon import lexicon
from compiler.editions.opencc_engine import Engine
from compiler.editions.protect import PLACEHOLDER, By
from compiler.editions.round_trip import quoted
from compiler.model.walk import ATOM

_LONGEST = 24  # characters that a word is extended to, to tell its place from others
_LONGEST_BESIDE = 3  # characters of a word beside that are taken in together
_BESIDE = 6  # characters on either side that a phrase of OpenCC may begin or end at
_IN_WORDS = re.compile(rf"[^\W\d{ATOM}]")
_IN_ROWS = re.compile(rf"[^\s\x00-\x1f\x7f-\x9f#{ATOM}]")  # what a cell of a phrase list can hold


class Span(NamedTuple):
    """Characters of a run, or of all runs together."""

    start: int
    end: int


class Printed:
    """The runs of an edition as one text, with what is printed for each character."""

    def __init__(self, conversions: Sequence[Conversion]) -> None:
        self.text = "\n".join(conversion.source for conversion in conversions)
        lengths = (len(conversion.source) + 1 for conversion in conversions)
        self._starts = list(accumulate(lengths, initial=0))
        self._runs = conversions
        self._printed: list[str] = []
        for conversion in conversions:
            self._printed += [*conversion.printed, "\n"]
        self._one_way: dict[str, bool] = {}
        self._by_character: dict[str, list[int]] = defaultdict(list)
        for found in several().finditer(self.text):
            self._by_character[found.group()].append(found.start())

    def start_of(self, run: int) -> int:
        """Where a run begins."""
        return self._starts[run]

    def of(self, start: int, end: int) -> str:
        """What the edition prints for ``text[start:end]``; quotation marks are not yet set."""
        return "".join(self._printed[start:end])

    def quoted(self, run: int, start: int, end: int) -> str:
        """A place of a run with the words around it, on one line."""
        return quoted(self._runs[run].source, start, end)

    def one_way(self, word: str) -> bool:
        """Whether ``word`` is printed the same wherever it stands."""
        known = self._one_way.get(word)
        if known is None:
            known = self._one_way[word] = self._reads_one_way(word)
        return known

    def _reads_one_way(self, word: str) -> bool:
        forms = {self.of(place, place + len(word)) for place in self._places(word)}
        return len(forms) == 1

    def _places(self, word: str) -> Iterator[int]:
        """Where a word stands: looked for by the rarest of its one-to-many characters."""
        known = [
            (self._by_character[sign], at) for at, sign in enumerate(word) if several().match(sign)
        ]
        if known:
            places, inside = min(known, key=lambda found: len(found[0]))
            yield from (
                place - inside for place in places if self.text.startswith(word, place - inside)
            )
            return
        place = self.text.find(word)
        while place >= 0:
            yield place
            place = self.text.find(word, place + 1)

    def apart_from_what_is_beside(self, spans: Sequence[Span], engine: Engine) -> set[Span]:
        """Those of the spans that can be hidden from OpenCC, and what is beside reads the same."""
        before = [
            self.text[max(0, start - _BESIDE) : start].rpartition("\n")[2] for start, _ in spans
        ]
        after = [self.text[end : end + _BESIDE].partition("\n")[0] for _, end in spans]
        shown = [self.text[start:end] for start, end in spans]
        hidden = [PLACEHOLDER * len(word) for word in shown]
        answers = []
        for words_shown in (shown, hidden):
            parts = list(map("".join, zip(before, words_shown, after, strict=True)))
            answers.append([answer.answer for answer in engine.read(parts)])
        return {
            span
            for span, head, tail, one, other in zip(spans, before, after, *answers, strict=True)
            if one[: len(head)] == other[: len(head)]
            and one[len(one) - len(tail) :] == other[len(other) - len(tail) :]
        }

    def claims(self, by: By) -> Iterator[Span]:
        """Where claims of one kind were made."""
        for first, conversion in zip(self._starts, self._runs, strict=False):
            for claim in conversion.claims:
                if claim.by is by:
                    yield Span(first + claim.start, first + claim.end)

    def word_at(self, place: int) -> Span:
        """The bounds of the word that holds a place; a character outside words is its own."""
        return Span(*(lexicon().span_at(self.text, place) or (place, place + 1)))


def words(printed: Printed, choices: Mapping[Span, bool], engine: Engine) -> dict[Span, Span]:
    """The word of each choice; one may hold several of them.

    True are the choices in doubt: their words read the same in all places. The others are named by
    a word that may be set otherwise elsewhere, as lists and rules have decided.
    """
    growing = _Growing(printed, choices)
    while growing.grow(engine):
        pass
    return {choice: growing.around(choice) for choice in choices}


class _Growing:
    """Disjoint spans that grow until each is a word that can be named."""

    def __init__(self, printed: Printed, choices: Mapping[Span, bool]) -> None:
        self._printed = printed
        self._terms = {
            place for term in printed.claims(By.TERM) for place in range(term.start, term.end)
        }
        self._rows = sorted(printed.claims(By.USER))
        self._doubtful = sorted(choice.start for choice, doubtful in choices.items() if doubtful)
        self._nameable: set[Span] = set()
        self._spans = self._apart(self._whole_words(choice) for choice in choices)

    def around(self, choice: Span) -> Span:
        """The span that holds a choice."""
        return self._spans[bisect_right(self._spans, (choice.start, len(self._printed.text))) - 1]

    def grow(self, engine: Engine) -> bool:
        """Lengthen the spans that cannot be named yet; False where none could be."""
        words_of_two = [span for span in self._spans if span.end - span.start > 1]
        unknown = [span for span in words_of_two if span not in self._nameable]
        doubtful = [span for span in unknown if self._is_doubtful(span)]
        self._nameable.update(set(unknown).difference(doubtful))
        self._nameable.update(
            span
            for span in self._printed.apart_from_what_is_beside(doubtful, engine)
            if self._printed.one_way(self._printed.text[span.start : span.end])
        )
        grown = [span if span in self._nameable else self._longer(span) for span in self._spans]
        changed = grown != self._spans
        if changed:
            self._spans = self._apart(grown)
        return changed

    def _whole_words(self, choice: Span) -> Span:
        """A choice with the rest of the words that it lies in."""
        first, last = self._printed.word_at(choice.start), self._printed.word_at(choice.end - 1)
        start, end = choice
        while start > first.start and start - 1 not in self._terms:
            start -= 1
        while end < last.end and end not in self._terms:
            end += 1
        return Span(start, end)

    def _longer(self, span: Span) -> Span:
        """The span with the words beside it."""
        start, end = span
        if end - start >= _LONGEST:
            return span
        longer = self._with_words_beside(span, _IN_WORDS)
        return longer if longer != span else self._with_words_beside(span, _IN_ROWS)

    def _is_doubtful(self, span: Span) -> bool:
        index = bisect_left(self._doubtful, span.start)
        return index < len(self._doubtful) and self._doubtful[index] < span.end

    def _with_words_beside(self, span: Span, wanted: re.Pattern[str]) -> Span:
        start, end = span
        text = self._printed.text
        if start and wanted.match(text, start - 1) and start - 1 not in self._terms:
            before = self._whole_words(Span(start - 1, start)).start
            start = before if start - before <= _LONGEST_BESIDE else start - 1
        if end < len(text) and wanted.match(text, end) and end not in self._terms:
            after = self._whole_words(Span(end, end + 1)).end
            end = after if after - end <= _LONGEST_BESIDE else end + 1
        return Span(start, end)

    def _apart(self, spans: Iterable[Span]) -> list[Span]:
        """The spans with the rows of the user's that they touch, and one of those that overlap."""
        apart: list[Span] = []
        for span in sorted(map(self._with_rows, spans)):
            if apart and span.start < apart[-1].end:
                apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
            else:
                apart.append(span)
        return apart

    def _with_rows(self, span: Span) -> Span:
        first = max(0, bisect_right(self._rows, span) - 1)
        start, end = span
        for row in self._rows[first:]:
            if row.start >= end:
                break
            if row.end > start:
                start, end = min(start, row.start), max(end, row.end)
        return Span(start, end)
