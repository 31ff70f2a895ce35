"""What a witness gives: the stretches of a source in their order, as a person sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

ANY = "\ufffc"  # a sign that is seen, whatever it is


class Sight(Enum):
    """How a person meets a stretch."""

    SEEN = "seen"
    HIDDEN = "hidden"  # in the file, and not in the text that one sees: hidden, deleted, a comment
    MADE = "made"  # seen, though the file does not hold it as text: a number that is counted


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that stands together: a line, a block, a run.

    ``line`` counts from 1, None where a format has no lines; ``holder`` is the number of the
    element that it stands in.
    """

    text: str
    sight: Sight = Sight.SEEN
    line: int | None = None
    holder: int = 0


@dataclass(frozen=True)
class Seen:
    """All stretches of a source.

    ``parents`` gives for each element (by number, from 0, in document order) the one it stands in.
    ``notation`` are signs that may be marks: where the reader has none of them, they were.
    """

    stretches: Sequence[Stretch]
    parents: Sequence[int] = ()
    notation: str = ""
