"""What a booklet's characters are in printing order: the reading side of the traversal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from compiler.model.article import Article
from compiler.model.block import (
    Blocks,
    CodeBlock,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Table,
    Video,
)
from compiler.model.booklet import Masthead
from compiler.model.characters import visible
from compiler.model.inline import Code, InlineImage, Inlines, Keep, LineBreak, Note, Ruby, Text
from compiler.model.syllables import in_parts
from compiler.model.walk import leaves


@dataclass(frozen=True)
class Segment:
    """Characters that stand together in print, without a break by generated text.

    ``note`` tells a footnote's text, which stands at the foot of its page. ``marker`` is what a
    list's item has before it: as its source writes it, or "" for a number in whatever form the
    theme counts; None for a bullet, and where no item begins.
    """

    text: str
    note: bool = False
    marker: str | None = None


def block_segments(blocks: Blocks, *, note: bool = False) -> Iterator[Segment]:
    """Every character of the blocks in printing order, notes after the run that calls them."""
    for block in blocks:
        match block:
            case Heading(children=run) | Paragraph(children=run):
                yield from run_segments(run, note=note)
            case Quote(inner):
                yield from block_segments(inner, note=note)
            case ListBlock(items, ordered):
                for item in items:
                    within = block_segments(item.blocks, note=note)
                    yield from _marked(within, _marker(item, ordered=ordered), note=note)
            case Figure(_, caption):
                yield from run_segments(caption, note=note)
            case Table(head, body, caption):
                yield from run_segments(caption, note=note)
                for row in head + body:
                    for cell in row.cells:
                        yield from block_segments(cell.blocks, note=note)
            case CodeBlock(text):
                yield Segment(text, note)
            case Video(_, title):
                if title:
                    yield Segment(title, note)
            case Rule():
                pass


def _marker(item: ListItem, *, ordered: bool) -> str | None:
    """What ``Segment.marker`` says of an item; "" of its own is none at all."""
    if item.marker is None:
        return "" if ordered else None
    return item.marker or None


def _marked(segments: Iterator[Segment], marker: str | None, *, note: bool) -> Iterator[Segment]:
    """The segments of an item, its marker before its own first visible character.

    What a note says that the item calls stands elsewhere.
    """
    for segment in segments:
        if marker is not None and segment.note is note and visible(segment.text):
            yield replace(segment, marker=marker + (segment.marker or ""))
            marker = None
        else:
            yield segment


def run_segments(run: Inlines, *, note: bool = False) -> Iterator[Segment]:
    """The characters of one run, cut at calls of notes, ruby, missing pictures; then its notes."""
    notes: list[Note] = []
    pieces: list[str] = []
    for leaf in leaves(run):
        match leaf:
            case Text(text) | Code(text) | Keep(text):
                pieces.append(text)
            case Ruby():
                for part in in_parts(leaf):
                    if isinstance(part, Text):
                        pieces.append(part.text)
                        continue
                    if pieces:
                        yield Segment("".join(pieces), note)
                        pieces.clear()
                    yield from run_segments(part.base, note=note)
                    yield from run_segments(part.annotation, note=note)
            case InlineImage(image) if image.is_missing:  # 图片缺失 is set there
                yield Segment("".join(pieces), note)
                pieces.clear()
            case Note():
                yield Segment("".join(pieces), note)
                pieces.clear()
                notes.append(leaf)
            case _:
                pass
    if pieces:
        yield Segment("".join(pieces), note)
    for called in notes:
        yield from block_segments(called.blocks, note=True)


def article_segments(article: Article) -> Iterator[Segment]:
    """Every printed character of an article, in printing order."""
    for text in (article.title, article.subtitle, article.author, article.source, article.date):
        if text:
            yield Segment(text)
    yield from block_segments(article.lead)
    yield from block_segments(article.blocks)
    for address in article.links:
        yield Segment(address)


def plain(run: Inlines) -> str:
    """What a run reads as: text, code and protected spans; no notes, no annotations."""
    if len(run) == 1 and isinstance(run[0], Text):  # as most are
        return run[0].text
    pieces: list[str] = []
    for leaf in leaves(run):
        match leaf:
            case Text(text) | Code(text) | Keep(text):
                pieces.append(text)
            case Ruby(base, _):
                pieces.append(plain(base))
            case LineBreak():
                pieces.append("\n")
            case _:
                pass
    return "".join(pieces)


def masthead_segments(masthead: Masthead) -> Iterator[Segment]:
    """Every printed string of the masthead, in no particular order."""
    for field in fields(masthead):
        value = getattr(masthead, field.name)
        if isinstance(value, str) and value:
            yield Segment(value)
