"""The pages on which words of an edition stand, by the text of the finished PDF."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from compiler.conservation.characters import fold
from compiler.conservation.printed import PageText
from compiler.model.artifacts import Decision, Edition, Occurrence, Pages

_HEAD = 6  # letters of a quote by which it is looked for
_AROUND = 10  # characters on either side of a decision that tell its place from others


def on_pages(edition: Edition, pages: Pages, printed: Sequence[PageText]) -> Edition:
    """The edition with the page numbers of its decisions, as ``pages`` has them printed.

    ``printed`` is the text of ``pages``.
    """
    places = [place for decision in edition.decisions for place in decision.places]
    quotes = [
        _window(place, len(decision.after))
        for decision in edition.decisions
        for place in decision.places
    ]
    found = zip(places, quoted_pages(pages, quotes, printed), strict=True)
    numbered = (replace(place, pages=numbers) for place, numbers in found)
    decisions: list[Decision] = []
    for decision in edition.decisions:
        own = tuple(next(numbered) for _ in decision.places)
        decisions.append(replace(decision, places=own))
    return replace(edition, decisions=tuple(decisions))


def _window(place: Occurrence, length: int) -> str:
    start = place.printed_start
    return place.printed[max(0, start - _AROUND) : start + length + _AROUND]


def quoted_pages(
    pages: Pages, quotes: Iterable[str], printed: Sequence[PageText]
) -> tuple[tuple[str, ...], ...]:
    """For each quote the printed numbers of the pages that hold it, in order; () if none does.

    Only letters are compared: marks, digits and blanks may be set otherwise or stand between. A
    quote that a page's edge cuts is counted where it begins.
    """
    wanted = [_letters(quote) for quote in quotes]
    if not any(wanted):
        return ((),) * len(wanted)
    heads = frozenset(quote[:_HEAD] for quote in wanted)
    flows = (
        _Flow([_letters(page.main) for page in printed], heads),
        _Flow([_letters(page.notes) for page in printed], heads),
    )
    found = []
    for quote in wanted:
        numbers = sorted({number for flow in flows for number in flow.pages_of(quote)})
        found.append(tuple(pages.labels[number] for number in numbers))
    return tuple(found)


class _Flow:
    """The letters of all pages as one string, read once for all of the ``heads`` of quotes."""

    def __init__(self, pages: list[str], heads: frozenset[str]) -> None:
        self._text = text = "".join(pages)
        self._ends = list(accumulate(map(len, pages)))
        self._places: dict[str, list[int]] = defaultdict(list)
        for place in range(len(text)):
            head = text[place : place + _HEAD]
            if head in heads:
                self._places[head].append(place)

    def pages_of(self, quote: str) -> set[int]:
        """The indices of the pages on which ``quote`` begins."""
        return {
            bisect_right(self._ends, place)
            for place in self._beginnings(quote)
            if self._text.startswith(quote, place)
        }

    def _beginnings(self, quote: str) -> Iterable[int]:
        if len(quote) >= _HEAD:
            return self._places.get(quote[:_HEAD], ())
        if not quote:
            return ()
        return (found.start() for found in re.finditer(f"(?={re.escape(quote)})", self._text))


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, fold(text)))
