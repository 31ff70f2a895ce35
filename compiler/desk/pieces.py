"""The pieces of an article that a person points at; their names are the same in all editions.

A piece is a title or another line of the head, or a block that stands in no list or quotation but
may lie in some: ``title``, ``b3``, ``b3.1.0``; ``l0`` stands in the lead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.model.article import FIELDS, Article
from compiler.model.block import Block, Blocks, Heading, ListBlock, Paragraph, Quote
from compiler.model.booklet import Booklet
from compiler.model.segments import Segment, block_segments


@dataclass(frozen=True)
class Piece:
    """One piece; ``inside`` tells in what it lies: "lead", "list", "quote" or "".

    ``is_joinable`` tells that a paragraph follows in the same place.
    """

    name: str
    content: Block | str
    inside: str = ""
    is_joinable: bool = False
    marker: str = ""


def pieces_of(article: Article) -> Iterator[Piece]:
    """The pieces in printing order."""
    for name in FIELDS:
        value = getattr(article, name)
        if value:
            yield Piece(name, value)
    yield from _inside(article.lead, "l", "lead")
    yield from _inside(article.blocks, "b", "")


def _inside(blocks: Blocks, prefix: str, inside: str) -> Iterator[Piece]:
    for index, block in enumerate(blocks):
        name = f"{prefix}{index}"
        match block:
            case Quote(inner):
                yield from _inside(inner, f"{name}.", inside or "quote")
            case ListBlock(items):
                for place, item in enumerate(items):
                    marker = item.marker or (f"{block.start + place}." if block.ordered else "•")
                    for piece in _inside(item.blocks, f"{name}.{place}.", inside or "list"):
                        yield Piece(piece.name, piece.content, piece.inside, marker=marker)
                        marker = ""
            case _:
                after = blocks[index + 1] if index + 1 < len(blocks) else None
                both = isinstance(block, Paragraph | Heading)
                joinable = both and isinstance(after, Paragraph | Heading)
                yield Piece(name, block, inside, is_joinable=joinable)


@dataclass(frozen=True)
class Run:
    """Characters that stand together in print, and the piece they are of: article, piece."""

    article: int
    piece: str
    segment: Segment


def runs(booklet: Booklet) -> Iterator[Run]:
    """Every run of the booklet in printing order, without the masthead; article -1 is none."""
    for segment in block_segments(booklet.editor_note):
        yield Run(-1, "note", segment)
    number = 0
    for section in booklet.sections:
        if section.title:
            yield Run(-1, "section", Segment(section.title))
        for article in section.articles:
            for piece in pieces_of(article):
                content = piece.content
                if isinstance(content, str):
                    yield Run(number, piece.name, Segment(content))
                    continue
                for segment in block_segments((content,)):
                    yield Run(number, piece.name, segment)
            for address in article.links:
                yield Run(number, "links", Segment(address))
            number += 1
