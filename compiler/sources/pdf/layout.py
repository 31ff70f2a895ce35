"""What the pages of a file have in common: the size of their text, and the feed of its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from compiler.sources.pdf.columns import Column

_USUAL_FEED = 1.5  # of the size, where a file has too few lines to tell


@dataclass(frozen=True)
class Layout:
    """``size`` and ``face`` of most of the text, and the ``feed`` from line to line, in pt."""

    size: float
    face: str
    feed: float


def layout_of(columns: Iterable[Column]) -> Layout:
    """The layout of all columns of a file."""
    known = list(columns)
    sizes: Counter[float] = Counter()
    faces: Counter[str] = Counter()
    for column in known:
        for line in column.lines:
            if line.thing is not None:
                continue
            sizes[round(line.size * 2) / 2] += len(line.glyphs)
    size = max(sizes.items(), key=lambda item: item[1])[0] if sizes else 10.5
    feeds: Counter[float] = Counter()
    for column in known:
        for before, after in pairwise(line for line in column.lines if line.thing is None):
            if is_near(before.size, size) and is_near(after.size, size):
                faces[after.face] += len(after.glyphs)
                feed = after.base - before.base
                if 0.9 * size < feed < 4 * size:
                    feeds[round(feed * 2) / 2] += 1
    usual = feeds.most_common(1)[0][0] if feeds else _USUAL_FEED * size
    return Layout(size, faces.most_common(1)[0][0] if faces else "", usual)


def is_near(one: float, other: float) -> bool:
    """Whether two sizes are the same but for rounding."""
    return abs(one - other) <= 0.04 * max(one, other) + 0.1
