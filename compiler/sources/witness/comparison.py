"""A witness's stretches against the text that the reader says it has read.

The reader's text is accounted for to the last character elsewhere (``conservation``): what the
witness finds in it is printed, dropped or changed. What it does not find was never read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from compiler.model.article import Entry, Ledger
from compiler.sources.witness.alignment import Match, aligned
from compiler.sources.witness.dropped import Dropped
from compiler.sources.witness.folding import folded, key
from compiler.sources.witness.seen import ANY, Seen, Sight, Stretch

_MOST_HIDDEN, _SHORTEST_HIDDEN = 200, 6  # stretches that are looked for; characters of one
_BEFORE, _AFTER = 8, 16  # characters around, by which a place is known
_SYMBOL = "symbol-font"  # the rule by which signs of such fonts are set


@dataclass(frozen=True)
class Lost:
    """Words that are seen, and that the reader neither has nor sets; ``before`` stand before.

    ``place`` is how many characters of the reader's text stand before them.
    """

    words: str
    line: int | None
    before: str = ""
    place: int = 0


class Comparison:
    """A source's stretches laid beside ``text``, all that its reader has read."""

    def __init__(self, seen: Seen, text: str) -> None:
        self.seen = seen
        self.text = folded(text)
        self.stretches = [one for one in seen.stretches if one.sight is not Sight.MADE]
        pieces = [folded(one.text) for one in self.stretches]
        self.starts = [0, *accumulate(map(len, pieces))]
        self.here = "".join(pieces)
        self.matches = aligned(self.here, self.text)
        self._by_place = sorted(self.matches, key=lambda match: match.there)
        self._places = [match.there for match in self._by_place]
        held = (self.text[match.there : match.there + match.length] for match in self.matches)
        self.left = Counter(self.text) - Counter("".join(held))  # what no stretch holds of it
        self._heres = [match.here for match in self.matches]

    def lost(self) -> Iterator[Lost]:
        """What is seen and was not read, in the order of the source."""
        for start, end in self._loose():
            yield from self._lost_between(start, end)

    def unmade(
        self, changed: Iterable[Entry], numbers: Iterable[str], dropped: Dropped
    ) -> Iterator[Lost]:
        """Numbers, boxes and signs that a program shows, and that the reader sets nowhere.

        What is set beside the text stands in ``changed``; ``numbers`` are those of the article's
        lists. What stands before dropped text is dropped with it.
        """
        made = Counter(map(key, numbers))
        for entry in changed:
            if not entry.before:
                made.update(_signs(entry))
        index, before = 0, ""
        for stretch in self.seen.stretches:
            if stretch.sight is not Sight.MADE:
                index += 1
                continue
            wanted = key(stretch.text)
            if self._is_dropped(index, dropped):
                continue
            if _take(made, wanted) or self._take_left(wanted) or wanted == before:
                # 1. 1. 1. is how lists are typed that count by themselves
                before = wanted if self.seen.notation else ""
            else:
                after = self.stretches[index].text if index < len(self.stretches) else ""
                yield Lost(f"{stretch.text} {after.strip()[:_AFTER]}".strip(), stretch.line)

    def unprinted(self, ledger: Ledger, printed: str) -> Iterator[Lost]:
        """What was read and is neither printed nor dropped nor changed, with its words."""
        missing = Counter(self.text)
        rest = [printed]
        for entry in (*ledger.dropped, *ledger.changed):
            missing.subtract(folded(entry.before))
            missing.update(folded(entry.after))
            rest.append(folded(entry.before))
        missing.subtract(printed)
        missing += Counter()
        if not missing:
            return
        matches = aligned(self.text, "".join(rest))
        for start, end in _between(matches, len(self.text)):
            wanted = Counter(self.text[start:end])
            if (wanted & missing).total() * 2 > wanted.total():
                missing -= wanted
                stretch = self.stretch_of(start)
                line = stretch.line if stretch else None
                yield Lost(self.text[start:end], line, self.text[max(0, start - _BEFORE) : start])

    def hidden_in(self, printed: str) -> Iterator[Lost]:
        """What is printed though nobody sees it in the source: hidden there, and not seen too."""
        hidden = [one for one in self.stretches if one.sight is Sight.HIDDEN]
        words = [(one, folded(one.text)) for one in hidden[:_MOST_HIDDEN]]
        if not any(text in printed for _, text in words):
            return
        seen = "".join(folded(one.text) for one in self.stretches if one.sight is Sight.SEEN)
        for stretch, text in words:
            if len(text) >= _SHORTEST_HIDDEN and text in printed and text not in seen:
                yield Lost(text, stretch.line)

    def _place_before(self, start: int) -> int:
        """Where in the reader's text the last match ends that stands before ``start``."""
        at = bisect_right(self._heres, start) - 1
        return self.matches[at].there + self.matches[at].length if at >= 0 else 0

    def _take_left(self, wanted: str) -> bool:
        """Whether what no stretch holds of the reader's text can be these characters."""
        if any(self.left[each] < wanted.count(each) for each in wanted):
            return False
        self.left.subtract(wanted)
        return True

    def _is_dropped(self, index: int, dropped: Dropped) -> bool:
        """Whether the stretch was dropped, or is none to be read."""
        place = self.place_of(index) if index < len(self.stretches) else None
        hidden = index < len(self.stretches) and self.stretches[index].sight is Sight.HIDDEN
        return hidden or (place is not None and bool(dropped.mask[place]))

    def stretch_of(self, place: int) -> Stretch | None:
        """The stretch in which a character of the reader's text stands; None for none."""
        at = bisect_right(self._places, place) - 1
        match = self._by_place[at] if at >= 0 else None
        if match is None or place >= match.there + match.length:
            return None
        return self.stretches[self._stretch_at(match.here + place - match.there)]

    def place_of(self, index: int) -> int | None:
        """Where the first character of a stretch stands in the reader's text."""
        start = self.starts[index]
        at = bisect_right(self._heres, start) - 1
        match = self.matches[at] if at >= 0 else None
        if match is None or start >= match.here + match.length:
            return None
        return match.there + start - match.here

    def _stretch_at(self, place: int) -> int:
        return min(bisect_right(self.starts, place) - 1, len(self.stretches) - 1)

    def _loose(self) -> Iterator[tuple[int, int]]:
        """The parts of the source that no match covers, cut where stretches meet."""
        for start, end in _between(self.matches, len(self.here)):
            at = start
            while at < end:
                stop = min(end, self.starts[self._stretch_at(at) + 1])
                yield at, stop
                at = stop

    def _lost_between(self, start: int, end: int) -> Iterator[Lost]:
        stretch = self.stretches[self._stretch_at(start)]
        if stretch.sight is not Sight.SEEN:
            return
        words = self.here[start:end]
        said = Counter(each for each in words if each not in self.seen.notation)
        if all(self.left[each] >= count for each, count in said.items()):
            self.left.subtract(said)  # it stands elsewhere, in parts too short to be matched
        else:
            begin = end - len(words.lstrip(self.seen.notation))
            before = self.here[max(0, begin - _BEFORE) : begin]
            words = words.strip(self.seen.notation)
            yield Lost(words, stretch.line, before, self._place_before(start))


def _signs(entry: Entry) -> Iterator[str]:
    """What an entry sets beside the text: a number as a whole, marks one by one."""
    words = ANY if entry.reason == _SYMBOL else key(entry.after)
    yield from ((words,) if words.isalnum() else words)


def _between(matches: Sequence[Match], whole: int) -> Iterator[tuple[int, int]]:
    """From where to where a text of ``whole`` characters is not covered."""
    begun = 0
    for match in matches:
        yield begun, match.here
        begun = match.here + match.length
    yield begun, whole


def _take(made: Counter[str], wanted: str) -> bool:
    if made[wanted] > 0:
        made[wanted] -= 1
        return True
    return False
