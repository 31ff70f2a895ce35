"""Words of a paragraph set right: the manuscript stays, the project file has what is printed.

The fewest words are written that tell the place from all others of its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from compiler.desk.changes.change import Booklet, ImpossibleError, own_entry
from compiler.desk.said import corrections_of, entry_of, say_correct, tidied
from compiler.model.walk import ATOM

_LONGEST = 600  # characters between which single changes are looked for
_NEAR = 2  # characters between two changes that are one


@dataclass(frozen=True)
class CorrectWords:
    """A paragraph that was read as ``read`` is printed as ``wanted``.

    In both a note, a picture and the like is one U+FFFC, and a forced line break a line feed; the
    texts of its notes follow, a line each. ``row`` and ``column``, from 1, are those of a table's
    cell. ``beside`` are annotations, in which the words would be looked for too.
    """

    file: str
    words: str
    read: str
    wanted: str
    beside: tuple[str, ...] = ()
    row: int = 0
    column: int = 0

    def thing(self, booklet: Booklet) -> object:
        """What is set right in it."""
        entry = entry_of(booklet.held, self.file)
        return corrections_of(entry, self.words, self.row, self.column)

    def carry_out(self, booklet: Booklet) -> None:
        """Write what differs; nothing if it is printed as it was read."""
        entry = own_entry(booklet, self.file)
        changes = corrections(self.read, self.wanted, self.beside)
        say_correct(entry, self.words, changes, self.row, self.column)
        tidied(booklet.held, self.file)


def corrections(read: str, wanted: str, beside: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """What stands for what, one after the other, so that ``read`` becomes ``wanted``.

    Each stands once in the text when its turn comes, and nowhere in ``beside``. Raises
    ImpossibleError where notes, pictures or line breaks would have to change.
    """
    if read == wanted:
        return ()
    others = tuple(beside)
    spans = _spans(read, wanted)
    found = _written(read, wanted, spans, others)
    if found is None:
        found = _written(read, wanted, [_whole(read, wanted)], others)
    if found is None:
        raise ImpossibleError("desk.cannot-correct")
    return found


_Span = tuple[int, int, int, int]  # of the text as read, and as it is wanted


def _whole(read: str, wanted: str) -> _Span:
    """The stretch in which two texts differ."""
    most = min(len(read), len(wanted))
    start = next((at for at in range(most) if read[at] != wanted[at]), most)
    left = most - start
    end = next((at for at in range(left) if read[-1 - at] != wanted[-1 - at]), left)
    return (start, len(read) - end, start, len(wanted) - end)


def _spans(read: str, wanted: str) -> list[_Span]:
    """The stretches that differ, those that nearly meet as one."""
    start, end, first, last = _whole(read, wanted)
    if max(end - start, last - first) > _LONGEST:
        return [(start, end, first, last)]
    matcher = SequenceMatcher(None, read[start:end], wanted[first:last], autojunk=False)
    spans: list[_Span] = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            continue
        span = (start + a, start + b, first + c, first + d)
        if spans and span[0] - spans[-1][1] <= _NEAR:
            span = (spans[-1][0], span[1], spans[-1][2], span[3])
            spans.pop()
        spans.append(span)
    return spans


def _written(
    read: str, wanted: str, spans: list[_Span], others: tuple[str, ...]
) -> tuple[tuple[str, str], ...] | None:
    """The spans widened until each stands once; None if that cannot be."""
    text, shift = read, 0
    made: list[tuple[str, str]] = []
    for a, b, c, d in spans:
        start, end = a + shift, b + shift
        right = wanted[c:d]
        before, after = _beside(text, start, end, others)
        if before is None:
            return None
        wrong = text[before:after]
        new = text[before:start] + right + text[end:after]
        made.append((wrong, new))
        text = text[:before] + new + text[after:]
        shift += len(right) - (b - a)
    return tuple(made) if text == wanted else None


def _beside(text: str, start: int, end: int, others: tuple[str, ...]) -> tuple[int | None, int]:
    """The bounds of a stretch with as much beside it as makes it single; None if it cannot be."""
    while True:
        words = text[start:end]
        if ATOM in words or "\n" in words:
            return None, end
        if words and text.count(words) == 1 and not any(words in other for other in others):
            return start, end
        left = start > 0 and text[start - 1] not in {ATOM, "\n"}
        right = end < len(text) and text[end] not in {ATOM, "\n"}
        if not left and not right:
            return None, end
        start, end = start - left, end + (right and (not left or bool(words)))
