"""Runs of the booklet found in the text of the pages: whole, in order, each character once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from compiler.conservation.characters import fold, without


@dataclass(frozen=True)
class Lost:
    """A run that the pages do not hold whole; ``page`` (from 1) is where it was looked for."""

    index: int
    characters: int
    page: int
    quote: str


@dataclass(frozen=True)
class Alignment:
    """``lost`` runs, and the number of characters on the pages that belong to no run.

    ``places`` are where each run was found, from and to, in the folded text of all pages, with
    what a page's edge put between; where it was lost, an empty place.
    """

    lost: tuple[Lost, ...]
    generated: int
    places: tuple[tuple[int, int], ...] = ()


class _Flow:
    """The text of all pages as one string, read forward only."""

    def __init__(self, pages: Sequence[str]) -> None:
        self.pages = [fold(page) for page in pages]
        self.text = "".join(self.pages)
        self.starts = [0, *accumulate(len(page) for page in self.pages)]
        self.cursor = 0
        self.begin = 0  # of the run taken last
        self.matched = 0

    def page_at(self, position: int) -> int:
        """The page, from 1, on which a position of the text stands."""
        return min(len(self.pages), bisect_right(self.starts, position)) or 1

    def take(self, run: str) -> bool:
        """Move past the next occurrence of ``run``; False, and stay, if there is none."""
        found = self.text.find(run, self.cursor)
        if found >= 0 and (found == self.cursor or not self._continued_before(run, found)):
            self.begin, self.cursor = found, found + len(run)
        elif not self._take_over_pages(run):
            return False
        self.matched += len(run)
        return True

    def _continued_before(self, run: str, found: int) -> bool:
        """Whether the run stands earlier, interrupted at a page's edge by a repeated head."""
        return self._split_position(run, found) is not None

    def _take_over_pages(self, run: str) -> bool:
        end = self._split_position(run, len(self.text))
        if end is None:
            return False
        self.begin, self.cursor = self.cursor, end
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


def align(
    runs: Iterable[str], pages: Sequence[str], missing: frozenset[str] = frozenset()
) -> Alignment:
    """Look for each run after the end of the one before it, in the text of the pages.

    ``missing`` are characters that no font has a glyph for: they leave a box, which a PDF may
    give back as any of them, and are passed over on both sides.
    """
    flow = _Flow([without(page, missing) for page in pages])
    lost: list[Lost] = []
    places: list[tuple[int, int]] = []
    for index, run in enumerate(runs):
        wanted = fold(without(run, missing))
        if wanted and not flow.take(wanted):
            page = flow.page_at(flow.cursor)
            lost.append(Lost(index, len(wanted), page, run.strip()[:24]))
            flow.begin = flow.cursor
        places.append((flow.begin if wanted else flow.cursor, flow.cursor))
    return Alignment(tuple(lost), len(flow.text) - flow.matched, tuple(places))
