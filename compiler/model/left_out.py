"""What of a source is not printed, stretch by stretch, as a person is to see it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from compiler.model.characters import visible_count


class Surprise(IntEnum):
    """How much it would surprise the author that a stretch is not printed."""

    NONE = 0  # marks, numbers of pages, what stands elsewhere in print, what was asked for
    LITTLE = 1  # words of a site or a program
    MUCH = 2  # a sentence, a heading, a note of the article itself
    UTTER = 3  # words that the reader never met


@dataclass(frozen=True)
class LeftOut:
    """A stretch of a source that was dropped for ``reason``; ``line`` counts from 1.

    ``own`` tells that it stands in the article's own column, not beside it.
    """

    reason: str
    words: str
    line: int | None
    surprise: Surprise
    own: bool

    @property
    def missed(self) -> int:
        """How many characters of it the article's own column has and print has not."""
        return visible_count(self.words) if self.own and self.surprise else 0
