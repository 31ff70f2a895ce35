"""Runs that the pages hold but do not show: where, which characters, and why."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compiler.conservation.alignment import Alignment
from compiler.conservation.characters import fold, without
from compiler.conservation.printed import Cause, PageText

# For private use, so in no manuscript: it parts what stands on either side of what is not seen.
GAP = "\uf8ff"
_QUOTE = 24


@dataclass(frozen=True)
class Unseen:
    """Characters of the run ``index`` that are not seen on ``page`` (from 1)."""

    index: int
    page: int
    quote: str
    characters: int
    cause: Cause


def unseen_runs(
    alignment: Alignment,
    runs: Sequence[str],
    pages: Sequence[PageText],
    missing: frozenset[str],
    *,
    notes: bool,
) -> tuple[Unseen, ...]:
    """What is not seen of the ``runs`` that were found in the notes, or else in the main text.

    What belongs to no run, such as a mark that the theme makes, may be hidden; but not what reads
    as a whole run does: which of two equal titles was found cannot be told.
    """
    if not any(page.hidden for page in pages):
        return ()
    whole = {fold(without(run, missing)): index for index, run in enumerate(runs)}
    places = alignment.places
    ends = [place.end for place in places]
    found: list[Unseen] = []
    for stretch in stretches(alignment, pages, missing, notes=notes):
        at = bisect_right(ends, stretch.begin)  # the place that ends after it begins
        if at < len(places) and places[at].begin < stretch.end:
            index: int | None = places[at].index
        else:
            index = whole.get(fold(stretch.text))
        if index is not None:
            quote, length = stretch.text.strip()[:_QUOTE], stretch.end - stretch.begin
            found.append(Unseen(index, stretch.page, quote, length, stretch.cause))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Stretch:
    """``text`` of a page that is not seen: from and to, in the folded text of all pages."""

    begin: int
    end: int
    page: int
    text: str
    cause: Cause


def stretches(
    alignment: Alignment, pages: Sequence[PageText], missing: frozenset[str], *, notes: bool
) -> Iterator[Stretch]:
    """What is not seen of the notes, or else of the main text, in the order of the pages."""
    for number, (page, start) in enumerate(zip(pages, alignment.starts, strict=True), 1):
        text = page.notes if notes else page.main
        for hidden in page.hidden:
            if hidden.notes is notes:
                begin = start + _length(text[: hidden.start], missing)
                end = start + _length(text[: hidden.end], missing)
                if begin < end:
                    quoted = text[hidden.start : hidden.end]
                    yield Stretch(begin, end, number, quoted, hidden.cause)


def _length(text: str, missing: frozenset[str]) -> int:
    return len(fold(without(text, missing)))


def seen(page: PageText) -> str:
    """The main text of a page as far as it is seen."""
    text = page.main
    for hidden in sorted(page.hidden, key=lambda one: one.start, reverse=True):
        if not hidden.notes:
            text = text[: hidden.start] + GAP + text[hidden.end :]
    return text


def hiding(wanted: str, pages: Sequence[PageText]) -> tuple[Cause | None, int]:
    """Why a folded string is not seen where a page holds it, and on which page (from 1).

    None, and the first page, if no page holds it.
    """
    for number, page in enumerate(pages, 1):
        for hidden in page.hidden:
            text = fold(page.main[hidden.start : hidden.end])
            if not hidden.notes and text and (text in wanted or wanted in text):
                return hidden.cause, number
    return None, 1
