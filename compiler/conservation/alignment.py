"""Runs of the booklet found in the text of the pages: whole, in order, each character once.

A page's edge may cut a run. Where it parts a row of a table, several cells go on on the next page,
each behind the part of the cell before it: what is left of them waits until the page is full.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from compiler.conservation.characters import fold, without

_LOOK_AHEAD = 3  # cells of a parted row that may begin on the next page
_PIECES = 40  # runs at most that are looked at for them: ruby and calls of notes cut a cell in many
_MARKER = 4  # characters at most that a theme puts before a list's item
_BEGINNING = 4  # characters by which a cell is known


@dataclass(frozen=True)
class Lost:
    """A run that the pages do not hold whole; ``page`` (from 1) is where it was looked for."""

    index: int
    characters: int
    page: int
    quote: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run, or a part of it, was found: from and to, in the folded text of all pages.

    What a page's edge put between its two parts lies in it, where nothing else of the booklet does.
    """

    begin: int
    end: int
    index: int


@dataclass(frozen=True)
class Alignment:
    """``lost`` runs, and the number of characters on the pages that belong to no run.

    ``places`` are where the runs were found, in the order of the pages; ``text`` is the folded
    text of all pages, which they count in, and ``starts`` is where each page of it begins.
    """

    lost: tuple[Lost, ...]
    generated: int
    places: tuple[Place, ...]
    text: str
    starts: tuple[int, ...]

    def page_at(self, position: int) -> int:
        """The page, from 1, on which a position of the text stands."""
        return bisect_right(self.starts, position)


def _common(one: str, other: str) -> int:
    """How many characters two strings begin with alike."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


class _Flow:
    """The text of all pages as one string, read forward only."""

    def __init__(self, pages: Sequence[str]) -> None:
        self.pages = [fold(page) for page in pages]
        self.text = "".join(self.pages)
        self.starts = [0, *accumulate(len(page) for page in self.pages)]
        self.cursor = 0
        self.places: list[Place] = []
        self.matched = 0
        self.edge: int | None = None  # of the page on which a row is parted
        self.behind: int | None = None  # where the page after it begins
        self.waiting: list[tuple[int, str]] = []  # what follows behind that edge, and of which run

    def page_at(self, position: int) -> int:
        """The page, from 1, on which a position of the text stands."""
        return min(len(self.pages), bisect_right(self.starts, position)) or 1

    def take(self, index: int, run: str, following: Sequence[str]) -> bool:
        """Move past the next occurrence of ``run``; False, and stay, if there is none.

        In a row that is parted what does not stand here waits for the next page.
        """
        if self.edge is not None:
            self._take_in_row(index, run, following, self.edge)
            return True
        found = self.text.find(run, self.cursor)
        page = self.page_at(self.cursor)
        if found < 0 or found >= self.starts[page]:
            edge = self.starts[page]
            if self._continued_before(run, found):
                return self._take_over_pages(index, run)
            begin, length = self._part(run, following, edge)
            rest = run[length : length + 1]
            parted = length or self._begins_next(following, edge)
            if parted and page < len(self.pages) and rest in self.pages[page]:
                self.edge = edge
                self._take_part(index, run, begin, length)
                return True
        elif found > self.cursor and self._continued_before(run, found):
            return self._take_over_pages(index, run)
        if found >= 0:
            self._move(index, found, found + len(run), len(run))
        return found >= 0

    def _begins_next(self, following: Sequence[str], edge: int) -> bool:
        """Whether cells after this one stand here, so that it begins on the next page whole."""
        here = self.text[self.cursor : edge]
        return any(
            other and _common(here, other) == min(len(here), len(other)) for other in following
        ) and bool(here)

    def is_full(self) -> bool:
        """Whether the page with the parted row has been read to its end."""
        return self.edge is not None and self.cursor >= self.edge

    def turn_page(self) -> list[tuple[int, str]]:
        """Go behind the edge; gives what has waited for it."""
        self.cursor = self.behind = self.edge or self.cursor
        self.edge = None
        waiting, self.waiting = self.waiting, []
        return waiting

    def _move(self, index: int, begin: int, end: int, matched: int) -> None:
        self.places.append(Place(begin, end, index))
        self.cursor = end
        self.matched += matched

    def _take_in_row(self, index: int, run: str, following: Sequence[str], edge: int) -> None:
        whole = self.text.find(run, self.cursor, min(edge, self.cursor + _MARKER + len(run)))
        if whole >= 0:
            self._move(index, whole, whole + len(run), len(run))
        else:
            self._take_part(index, run, *self._part(run, following, edge))

    def _take_part(self, index: int, run: str, begin: int, length: int) -> None:
        """Take the first ``length`` characters; the rest waits."""
        if length:
            self._move(index, begin, begin + length, length)
        self.waiting.append((index, run[length:]))

    def _part(self, run: str, following: Sequence[str], edge: int) -> tuple[int, int]:
        """Where the run begins here, and how much of it: up to the page's edge or another run."""
        # behind an edge the table's head may stand before it
        reach = edge if self.cursor == self.behind else min(edge, self.cursor + _MARKER)
        for begin in range(self.cursor, reach):
            most = min(len(run) - 1, edge - begin)
            same = _common(self.text[begin : begin + most], run)
            lengths = {
                length: self._agreement(begin + length, following, edge)
                for length in range(same, 0, -1)
            }
            best = max(lengths, key=lengths.__getitem__, default=0)  # the longest of equals
            if best and lengths[best]:
                return begin, best
        return self.cursor, 0

    def _agreement(self, end: int, following: Sequence[str], edge: int) -> int:
        """How many characters show that a part ends here: of a run that follows, or the edge."""
        if end == edge:
            return _BEGINNING
        places = range(end, min(edge, end + _MARKER))
        return max(
            (_common(self.text[at : min(edge, at + _BEGINNING)], other)
             for at in places for other in following),
            default=0,
        )  # fmt: skip

    def _continued_before(self, run: str, found: int) -> bool:
        """Whether the run stands earlier, interrupted at a page's edge by a repeated head."""
        return self._split_position(run, found if found >= 0 else len(self.text)) is not None

    def _take_over_pages(self, index: int, run: str) -> bool:
        end = self._split_position(run, len(self.text))
        if end is None:
            return False
        self._move(index, self.cursor, end, len(run))
        return True

    def _split_position(self, run: str, limit: int) -> int | None:
        """Where ``run`` ends if a page's edge cuts it before ``limit``; None if none does.

        The part after the edge may stand behind text that each page repeats (a table's head).
        """
        first = self.page_at(self.cursor)
        for page in range(first, len(self.pages)):
            edge = self.starts[page]
            if edge >= limit:
                return None
            tail = self.text[max(self.cursor, edge - len(run) + 1) : edge]
            for length in range(min(len(tail), len(run) - 1), 0, -1):
                if not tail.endswith(run[:length]):
                    continue
                rest = self._rest_after(run[length:], page)
                if rest is not None:
                    return rest
            if page > first + 1:
                return None
        return None

    def _rest_after(self, rest: str, page: int) -> int | None:
        """Where ``rest`` ends, beginning on page index ``page``, itself perhaps cut again."""
        while page < len(self.pages):
            start, end = self.starts[page], self.starts[page + 1]
            found = self.text.find(rest, start, end)
            if found >= 0:
                return found + len(rest)
            for length in range(min(len(rest) - 1, end - start), 0, -1):
                if self.text[start:end].endswith(rest[:length]):
                    rest = rest[length:]
                    break
            else:
                return None
            page += 1
        return None


def _following(left: Iterable[tuple[int, str]]) -> list[str]:
    """The runs in which the next cells begin; short ones are pieces of a cell."""
    found: list[str] = []
    long = 0
    for _, run in islice(left, _PIECES):
        found.append(run)
        long += len(run) >= _BEGINNING
        if long == _LOOK_AHEAD:
            break
    return found


def align(
    runs: Iterable[str], pages: Sequence[str], missing: frozenset[str] = frozenset()
) -> Alignment:
    """Look for each run after the end of the one before it, in the text of the pages.

    ``missing`` are characters that no font has a glyph for: they leave a box, which a PDF may
    give back as any of them, and are passed over on both sides.
    """
    flow = _Flow([without(page, missing) for page in pages])
    texts = list(runs)
    wanted = [fold(without(text, missing)) for text in texts]
    lost: dict[int, Lost] = {}

    left = deque((index, run) for index, run in enumerate(wanted) if run)
    while left or flow.waiting:
        if flow.is_full() or not left:
            left.extendleft(reversed(flow.turn_page()))
        index, run = left.popleft()
        following = _following(left)
        if not flow.take(index, run, following):
            page = flow.page_at(flow.cursor)
            lost[index] = Lost(index, len(wanted[index]), page, texts[index].strip()[:24])
    return Alignment(
        tuple(lost[index] for index in sorted(lost)),
        len(flow.text) - flow.matched,
        tuple(flow.places),
        flow.text,
        tuple(flow.starts[:-1]),
    )
