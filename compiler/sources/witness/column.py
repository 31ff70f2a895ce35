"""An article's own column: what of a source stands among its text, and what beside it.

It is the smallest element that holds nearly all that is printed. Where that holds much besides, as
the page itself does, it reaches from the first to the last stretch that is printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from compiler.sources.witness.comparison import Comparison
from compiler.sources.witness.dropped import Dropped
from compiler.sources.witness.seen import Seen, Sight, Stretch

_MOST_OF_IT = 0.8  # of the printed characters: a credit or two may stand outside
_TIGHT = 0.5  # of them: an element that holds more besides is no column, but the page


class Column:
    """Where the article stands in its source; everywhere, where elements are not known."""

    def __init__(self, seen: Seen, compared: Comparison, dropped: Dropped) -> None:
        self._within = bytearray()
        self._among: frozenset[int] | None = None
        if not seen.parents or not compared.matches:
            return
        printed = [
            stretch.sight is Sight.SEEN
            and (place := compared.place_of(index)) is not None
            and not dropped.mask[place]
            for index, stretch in enumerate(compared.stretches)
        ]
        self._within = _element(seen, compared.stretches, printed)
        inside = [index for index, stretch in enumerate(compared.stretches) if self.holds(stretch)]
        sizes = [0, 0]
        for index in inside:
            stretch = compared.stretches[index]
            sizes[printed[index]] += len(stretch.text) * (stretch.sight is Sight.SEEN)
        if True in printed and sizes[False] > _TIGHT * sizes[True]:
            first, last = printed.index(True), len(printed) - printed[::-1].index(True)
            self._among = frozenset(map(id, compared.stretches[first:last]))

    def holds(self, stretch: Stretch | None) -> bool:
        """Whether a stretch stands in it."""
        if not self._within:
            return True
        if stretch is None or (self._among is not None and id(stretch) not in self._among):
            return False
        return bool(self._within[stretch.holder])


def _element(seen: Seen, stretches: Sequence[Stretch], printed: Sequence[bool]) -> bytearray:
    """For each element whether it is, or stands in, the smallest with most of what is printed."""
    sizes = [0] * len(seen.parents)
    for stretch, one in zip(stretches, printed, strict=True):
        sizes[stretch.holder] += len(stretch.text) * one
    total = sum(sizes)
    for element in range(len(sizes) - 1, 0, -1):
        sizes[seen.parents[element]] += sizes[element]
    places = range(len(sizes) - 1, -1, -1)
    root = next((at for at in places if sizes[at] >= _MOST_OF_IT * total), 0)
    within = bytearray(len(sizes))
    for element, parent in enumerate(seen.parents):
        within[element] = element == root or within[parent]
    return within
