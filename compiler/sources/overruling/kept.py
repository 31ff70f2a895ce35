"""Bringing back what a reader left out: site chrome, page numbers, labels (``keep``).

The ledger has every dropped text and, in its order, all text of the file: so what is asked for
is found in any format, and set where it stood.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from compiler.model.article import Article, Entry, Ledger
from compiler.model.block import Paragraph
from compiler.model.booklet import BookletDraft
from compiler.model.characters import visible
from compiler.model.inline import Text
from compiler.sources.overruling.pointing import folded, text_of

# Where a kept piece ends in what was dropped as a whole: at a line's end or a wide gap.
_END = re.compile(r"\n|\t|\u3000|\xa0{2}| {2}")
_LONGEST = 300  # a page without line ends: then the first sentence is what is kept
_MOST_PLACES = 200  # of one quote in one dropped text
_PROBE = 12  # characters by which a paragraph is found in the file's text


@dataclass(frozen=True)
class BroughtBack:
    """The manuscript with the text in it, and out of what its ledger has as dropped."""

    content: Article | BookletDraft
    ledger: Ledger


@dataclass(frozen=True)
class _Piece:
    """A part of a dropped text: ``text[start:end]`` of the ledger's entry; ``begins`` its line."""

    entry: int
    start: int
    end: int
    text: str
    begins: bool


def bring_back(quote: str, content: Article | BookletDraft, ledger: Ledger) -> BroughtBack | int:
    """The dropped text that begins with ``quote`` as a paragraph; else how many texts may be meant.

    It reaches to the end of its line. Texts that read the same are one: the first is brought back.
    """
    pieces = _pieces(quote, ledger)
    meanings = {folded(piece.text) for piece in pieces}
    if len(meanings) != 1:
        return len(meanings)
    piece = pieces[0]
    return BroughtBack(_placed(piece.text, content, ledger), _without(piece, ledger))


def asked_to_go(quote: str, ledger: Ledger, reason: str) -> Ledger | None:
    """The ledger with dropped text that begins with ``quote`` under ``reason``; None without any.

    Nobody need be told of it any more.
    """
    pieces = _pieces(quote, ledger)
    for piece in reversed(pieces):
        gone = Entry(reason, ledger.dropped[piece.entry].before[piece.start : piece.end])
        ledger = _without(piece, ledger)
        ledger = replace(ledger, dropped=(*ledger.dropped, gone))
    return ledger if pieces else None


def _pieces(quote: str, ledger: Ledger) -> list[_Piece]:
    """The parts of dropped texts that the quote may mean.

    One that is nothing but the quote is meant before one that begins with it, and that before one
    that has it within a line.
    """
    found = [
        piece
        for index, entry in enumerate(ledger.dropped)
        for piece in _pieces_in(quote, index, entry)
    ]
    exact = [piece for piece in found if folded(piece.text) == folded(quote)]
    return exact or [piece for piece in found if piece.begins] or found


def _pieces_in(quote: str, index: int, entry: Entry) -> Iterator[_Piece]:
    key = folded(quote)
    if not key:
        return
    whole, origins = _folded_with_origins(entry.before, signs=not any(map(str.isalnum, key)))
    at = whole.find(key)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        piece = _piece(index, entry.before, origins[at], origins[at + len(key) - 1] + 1)
        yield piece
        after = bisect_left(origins, piece.end)
        at = whole.find(key, max(after, at + 1))


def _piece(index: int, text: str, start: int, last: int) -> _Piece:
    """The line of a dropped text from ``start`` on, which reaches to ``last`` at least."""
    cut = _END.search(text, last)
    end = cut.start() if cut else len(text)
    if end - start > _LONGEST:
        stop = text.find("。", last, end)
        end = stop + 1 if stop >= 0 else end
    line = max(text.rfind("\n", 0, start), text.rfind("\t", 0, start)) + 1
    begins = not any(map(str.isalnum, text[line:start]))
    start = line if begins else start
    return _Piece(index, start, end, " ".join(text[start:end].split()), begins)


def _folded_with_origins(text: str, *, signs: bool) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in ``text`` it comes from.

    With ``signs`` it is the text without blanks, else letters and digits alone.
    """
    pieces: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text):
        piece = visible(character) if signs else folded(character)
        piece = piece if signs else "".join(each for each in piece if each.isalnum())
        pieces.append(piece)
        origins += [place] * len(piece)
    return "".join(pieces), origins


def _without(piece: _Piece, ledger: Ledger) -> Ledger:
    entry = ledger.dropped[piece.entry]
    rest = (entry.before[: piece.start], entry.before[piece.end :])
    left = tuple(Entry(entry.reason, text) for text in rest if text.strip())
    dropped = (*ledger.dropped[: piece.entry], *left, *ledger.dropped[piece.entry + 1 :])
    return replace(ledger, dropped=dropped)


def _placed(text: str, content: Article | BookletDraft, ledger: Ledger) -> Article | BookletDraft:
    """The content with the text after the paragraph before it in the file."""
    source, key = folded(ledger.text), folded(text)
    wanted = source.find(key)
    best: tuple[int, int] | None = None
    seen = 0
    for number, article in enumerate(_articles(content)):
        for index, block in enumerate(article.blocks):
            probe = folded(text_of((block,)))[:_PROBE]
            at = source.find(probe, seen) if probe else -1
            if 0 <= at < wanted:
                best, seen = (number, index), at
    number, index = best or (0, -1)
    paragraph = Paragraph((Text(text),))

    def put(place: int, article: Article) -> Article:
        if place != number:
            return article
        blocks = (*article.blocks[: index + 1], paragraph, *article.blocks[index + 1 :])
        return replace(article, blocks=blocks)

    if isinstance(content, Article):
        return put(0, content)
    numbers = iter(range(sum(len(section.articles) for section in content.sections)))
    sections = tuple(
        replace(section, articles=tuple(put(next(numbers), each) for each in section.articles))
        for section in content.sections
    )
    return replace(content, sections=sections)


def _articles(content: Article | BookletDraft) -> Iterator[Article]:
    if isinstance(content, Article):
        yield content
        return
    for section in content.sections:
        yield from section.articles
