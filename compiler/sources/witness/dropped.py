"""Where in the reader's text what it dropped stands, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from compiler.model.article import Ledger
from compiler.sources.witness.alignment import aligned
from compiler.sources.witness.folding import folded

_END = re.compile(r"[\n\t]+")
_MOST_SOUGHT = 200  # short lines that are looked for one by one


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A line of what was dropped for ``reason``; ``place`` (None: not found) is where it begins."""

    reason: str
    words: str
    place: int | None


@dataclass
class Dropped:
    """The lines, and for each character of the reader's text whether it was dropped."""

    lines: tuple[DroppedLine, ...] = ()
    mask: bytearray = field(default_factory=bytearray)


def dropped_of(ledger: Ledger, text: str) -> Dropped:
    """What a ledger has as dropped, found in its own text, ``text`` when folded."""
    mask = bytearray(len(text))
    lines = list(_lines(ledger))
    pieces = [folded(words) for _, words in lines]
    places = _long_ones(pieces, text, mask)
    sought = 0
    for index, piece in enumerate(pieces):
        if index in places or not piece or sought == _MOST_SOUGHT:
            continue
        sought += 1
        place = text.find(piece)
        while place >= 0 and mask[place]:
            place = text.find(piece, place + len(piece))
        if place >= 0:
            places[index] = place
            mask[place : place + len(piece)] = b"\1" * len(piece)
    found = (
        DroppedLine(reason, words, places.get(index)) for index, (reason, words) in enumerate(lines)
    )
    return Dropped(tuple(found), mask)


def _lines(ledger: Ledger) -> Iterator[tuple[str, str]]:
    for entry in ledger.dropped:
        for line in _END.split(entry.before):
            if words := " ".join(line.split()):
                yield entry.reason, words


def _long_ones(pieces: list[str], text: str, mask: bytearray) -> dict[int, int]:
    """The places of what is long enough to be found in one go; enters all of it in ``mask``."""
    starts = [0, *accumulate(map(len, pieces))]
    found: dict[int, int] = {}
    index = 0
    for match in aligned("".join(pieces), text):
        mask[match.there : match.there + match.length] = b"\1" * match.length
        end = match.here + match.length
        while index < len(pieces) and starts[index] < end:
            offset = starts[index] - match.here
            if offset >= 0 or (2 * (end - match.here) >= len(pieces[index])):
                found.setdefault(index, match.there + max(0, offset))
            if starts[index + 1] > end:
                break
            index += 1
    return found
