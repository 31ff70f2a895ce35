"""Where words stand in a booklet: in which piece of which article, and how far into it.

Pieces have the same names in all editions, so what is found in the manuscripts' characters leads to
the lines of any edition's pages.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from compiler.desk.arrangement import same
from compiler.desk.pieces import pieces_of, runs
from compiler.model.article import Article
from compiler.model.block import Figure
from compiler.model.booklet import Booklet
from compiler.model.walk import ATOM
from compiler.sources.pictures.addresses import told

_LEAST = 4  # characters by which a place is looked for


@dataclass(frozen=True)
class Place:
    """A piece of an article, and which part of it (0 to 1) comes before the words."""

    article: int
    piece: str
    part: float = 0.0


class Places:
    """The text of a booklet by place: made once of each reading."""

    def __init__(self, booklet: Booklet) -> None:
        self._runs = list(runs(booklet))
        texts = [_plain(run.segment.text) for run in self._runs]
        self.text = "\n".join(texts)
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        articles = [each for section in booklet.sections for each in section.articles]
        self._origins = [same(article.origin) for article in articles]
        self._missing: dict[tuple[str, str], Place] = {}
        for number, (origin, article) in enumerate(zip(self._origins, articles, strict=True)):
            for name, address in _missing(article):
                self._missing.setdefault((origin, told(address)), Place(number, name))

    def find(self, words: str, origin: str = "", focus: int = 0) -> Place | None:
        """Where ``words`` stand, in a manuscript ``origin`` if one is named; None if nowhere.

        ``focus`` is the place in them that is meant.
        """
        wanted = _plain(words)
        before = len(_plain(words[:focus]))
        found = next(self._standing(wanted, origin), -1)
        if found < 0:
            return None
        at = found + before
        index = bisect_right(self._starts, at) - 1
        run = self._runs[index]
        length = self._starts[index + 1] - self._starts[index] - 1
        return Place(run.article, run.piece, round((at - self._starts[index]) / max(1, length), 3))

    def missing(self, address: str, origin: str) -> Place | None:
        """Where a picture first stands that a manuscript lacks, by its address as it is told."""
        return self._missing.get((same(origin), address))

    def first_of(self, origin: str) -> int:
        """The first article of a manuscript; -1 if it has none."""
        wanted = same(origin)
        return next((at for at, own in enumerate(self._origins) if is_of(own, wanted)), -1)

    def _standing(self, wanted: str, origin: str) -> Iterator[int]:
        """Where it begins, those of the manuscript first."""
        if len(wanted) < _LEAST and not origin:
            return
        others: list[int] = []
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            article = self._runs[bisect_right(self._starts, at) - 1].article
            if not origin or (article >= 0 and is_of(self._origins[article], same(origin))):
                yield at
            else:
                others.append(at)
            at = self.text.find(wanted, at + 1)
        if len(wanted) >= _LEAST:
            yield from others


def _missing(article: Article) -> Iterator[tuple[str, str]]:
    """The pieces with pictures that are not there, and their addresses."""
    for piece in pieces_of(article):
        for image in piece.content.images if isinstance(piece.content, Figure) else ():
            if image.is_missing:
                yield piece.name, image.address


def is_of(own: str, wanted: str) -> bool:
    """Whether an article of the origin ``own`` is of the manuscript ``wanted``."""
    return own == wanted or own.startswith(f"{wanted}/")


def _plain(text: str) -> str:
    return "".join(text.replace(ATOM, "").split())
