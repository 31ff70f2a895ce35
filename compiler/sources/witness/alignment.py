"""Two texts laid side by side in linear time: which parts of one stand in the other, each once.

One text is cut into blocks of a few characters, whose places are kept; in the other every place is
looked up that no match covers yet, and a match grows to both sides as far as the texts are alike.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = 6
_CHUNK = 256


@dataclass(frozen=True, slots=True)
class Match:
    """``length`` characters from ``here`` stand in the other text from ``there`` on."""

    here: int
    there: int
    length: int


def aligned(here: str, there: str) -> list[Match]:
    """The parts of ``here`` that stand in ``there``, in the order of ``here``.

    No character of ``there`` is used twice. A part of 11 characters or more is always found.
    """
    if here == there:
        return [Match(0, 0, len(here))] if here else []
    return list(_Alignment(here, there).matches())


class _Alignment:
    """The work on two texts; ``taken`` marks the characters of ``there`` that are matched."""

    def __init__(self, here: str, there: str) -> None:
        self.here = here
        self.there = there
        self.taken = bytearray(len(there))
        self.places: dict[str, deque[int]] = defaultdict(deque)
        for start in range(0, len(there) - _BLOCK + 1, _BLOCK):
            self.places[there[start : start + _BLOCK]].append(start)

    def matches(self) -> Iterator[Match]:
        """Every match, from left to right."""
        here, at, cursor, covered = self.here, 0, 0, 0
        while at <= len(here) - _BLOCK:
            found = self._place(at, cursor)
            if found < 0:
                at += 1
                continue
            back = self._before(at, found, covered)
            length = back + self._after(at, found)
            match = Match(at - back, found - back, length)
            self.taken[match.there : match.there + length] = b"\1" * length
            yield match
            at = covered = match.here + length
            cursor = match.there + length

    def _place(self, at: int, cursor: int) -> int:
        """Where what begins at ``at`` stands in the other text: best where one is reading."""
        block = self.here[at : at + _BLOCK]
        if self.there.startswith(block, cursor) and not self._is_taken(cursor):
            return cursor
        places = self.places.get(block)
        while places:
            if self._is_taken(places[0]):
                places.popleft()
            elif places[0] < cursor and len(places) > 1:
                places.rotate(-1)
                return self._nearest(places, cursor)
            else:
                return places[0]
        return -1

    def _nearest(self, places: deque[int], cursor: int) -> int:
        """Of a few places, the first after ``cursor``, else the first."""
        for _ in range(min(len(places), 8)):
            if places[0] >= cursor and not self._is_taken(places[0]):
                return places[0]
            places.rotate(-1)
        return -1 if self._is_taken(places[0]) else places[0]

    def _is_taken(self, place: int) -> bool:
        return 1 in self.taken[place : place + _BLOCK]

    def _before(self, at: int, found: int, covered: int) -> int:
        length = 0
        while (
            at - length > covered
            and found - length > 0
            and not self.taken[found - length - 1]
            and self.here[at - length - 1] == self.there[found - length - 1]
        ):
            length += 1
        return length

    def _after(self, at: int, found: int) -> int:
        most = min(len(self.here) - at, len(self.there) - found)
        length = 0
        while length < most:
            size = min(_CHUNK, most - length)
            end = self.taken.find(1, found + length, found + length + size)
            size = end - found - length if end >= 0 else size
            one = self.here[at + length : at + length + size]
            other = self.there[found + length : found + length + size]
            if one != other:
                return length + next(place for place in range(size) if one[place] != other[place])
            length += size
            if end >= 0:
                break
        return length
