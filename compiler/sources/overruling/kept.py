"""Bringing back what a reader left out: site chrome, page numbers, labels (``keep``).

The ledger has every dropped text and, in its order, all text of the file: so what is asked for
is found in any format, and set where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from compiler.model.article import Article, Entry, Ledger
from compiler.model.block import Paragraph
from compiler.model.booklet import BookletDraft
from compiler.model.inline import Text
from compiler.sources.overruling.pointing import folded, text_of

# Where a kept piece ends in what was dropped as a whole: at a line's end or a wide gap.
_END = re.compile(r"\n|\t|\u3000|\xa0{2}| {2}")
_LONGEST = 300  # a page without line ends: then the first sentence is what is kept
_PROBE = 12  # characters by which a paragraph is found in the file's text


@dataclass(frozen=True)
class BroughtBack:
    """The manuscript with the text in it, and out of what its ledger has as dropped."""

    content: Article | BookletDraft
    ledger: Ledger


@dataclass(frozen=True)
class _Piece:
    """A part of a dropped text: ``text[start:end]`` of the ledger's entry."""

    entry: int
    start: int
    end: int
    text: str


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


def left_out(quote: str, ledger: Ledger) -> bool:
    """Whether text that begins with ``quote`` was dropped by the reader already."""
    return bool(_pieces(quote, ledger))


def _pieces(quote: str, ledger: Ledger) -> list[_Piece]:
    found = (_piece(quote, index, entry) for index, entry in enumerate(ledger.dropped))
    return [piece for piece in found if piece is not None]


def _piece(quote: str, index: int, entry: Entry) -> _Piece | None:
    text, key = entry.before, folded(quote)
    whole, origins = _folded_with_origins(text)
    at = whole.find(key) if key else -1
    if at < 0:
        return None
    start = origins[at]
    last = origins[at + len(key) - 1] + 1
    cut = _END.search(text, last)
    end = cut.start() if cut else len(text)
    if end - start > _LONGEST:
        stop = text.find("。", last, end)
        end = stop + 1 if stop >= 0 else end
    return _Piece(index, start, end, " ".join(text[start:end].split()))


def _folded_with_origins(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in ``text`` it comes from."""
    pieces: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text):
        piece = "".join(each for each in folded(character) if each.isalnum())
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
