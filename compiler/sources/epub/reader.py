"""An EPUB → its articles as flows, in the order of its spine.

1. the zip judged and opened, what is locked refused          (package)
2. every character of its documents entered
3. where articles begin                                       (contents)
4. notes joined with their calls                              (notes)
5. covers and contents lists out, documents cut into articles (documents)
6. each lowered as any HTML                                   (html)
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import Tag

from compiler.errors import Location, SourceError
from compiler.model.block import Blocks
from compiler.model.booklet import Masthead
from compiler.model.characters import visible, visible_count
from compiler.sources.account import Account
from compiler.sources.epub.contents import Start, entries_of, starts_of
from compiler.sources.epub.documents import Piece, pieces
from compiler.sources.epub.heads import Head, masthead_of, take_head
from compiler.sources.epub.notes import join_notes
from compiler.sources.epub.package import MAX_PICTURE_BYTES, Book, open_book, within
from compiler.sources.flow.looks import Flow, Known, passages
from compiler.sources.html.form_fields import show_fields
from compiler.sources.html.hidden import without_hidden
from compiler.sources.html.lowering import Lowering
from compiler.sources.html.profile import profile_of
from compiler.sources.html.stream import Streamer, readable_text
from compiler.sources.pictures.data import Written
from compiler.sources.reading import Reading


@dataclass(frozen=True)
class Chapter:
    """An article of the book; ``section`` is the part that it stands in, "" for none."""

    section: str
    flow: Flow


@dataclass(frozen=True)
class ElectronicBook:
    """What an EPUB holds; ``note`` is an editor's note, as our own books have it."""

    masthead: Masthead
    chapters: tuple[Chapter, ...]
    note: Blocks = ()


def read(path: Path, reading: Reading, account: Account) -> ElectronicBook:
    """The articles of the EPUB at ``path``; its characters are entered in ``account``.

    Raises SourceError for what is no EPUB, is locked, is too much, or holds no text.
    """
    book = open_book(path, reading)
    with closing(book.archive):
        trees = dict(_documents(book, reading))
        for tree in trees.values():
            account.read(readable_text(tree))
            without_hidden(tree, account)
            show_fields(tree, account)
        starts = starts_of(entries_of(book, reading))
        join_notes(trees, account)
        _without_inner_links(trees)
        masthead = masthead_of(trees.values(), book.title)
        _enclose_pictures(book, trees, reading)
        found = list(pieces(book, trees, starts, account))
        lower = _Lowering(reading, account)
        chapters = tuple(lower.chapters(found))
    reading.pictures.close()
    if not chapters and not lower.note:
        place = Location(source=reading.origin)
        raise SourceError("sources.epub-empty", place, path=reading.origin)
    return ElectronicBook(masthead, chapters, lower.note)


def _documents(book: Book, reading: Reading) -> Iterator[tuple[str, BeautifulSoup]]:
    for name in book.spine:
        if (tree := book.document(name, reading)) is not None:
            for title in tree.select("head > title"):
                title.decompose()  # a reading program's, and nothing of the text
            yield name, tree


def _without_inner_links(trees: dict[str, BeautifulSoup]) -> None:
    """Leave the words of links that lead to a place in the book: it has other pages in print."""
    for tree in trees.values():
        for link in tree.find_all("a", href=True):
            if ":" not in str(link["href"]).partition("#")[0]:
                link.unwrap()


def _enclose_pictures(book: Book, trees: dict[str, BeautifulSoup], reading: Reading) -> None:
    """Have pictures found by the names of their parts; a drawing that wraps one is that one."""
    for file, tree in trees.items():
        folder = posixpath.dirname(file)
        for wrapped in tree.find_all("image"):
            address = wrapped.get("xlink:href") or wrapped.get("href")
            drawing = wrapped.find_parent("svg")
            if address and drawing is not None and not readable_text(drawing).strip():
                drawing.replace_with(tree.new_tag("img", attrs={"src": str(address)}))
        for picture in tree.find_all("img", src=True):
            name = within(folder, str(picture["src"]).partition("#")[0])
            entry = book.names.get(name)
            if entry is None or book.archive.getinfo(entry).file_size > MAX_PICTURE_BYTES:
                continue
            picture["src"] = name
            if name not in reading.pictures.enclosed and (data := book.data(name)):
                suffix = posixpath.splitext(name)[1].lower()
                reading.pictures.enclosed[name] = Written(data, suffix)


class _Lowering:
    """Makes flows of pieces; ``note`` is the editor's note, if one was met."""

    def __init__(self, reading: Reading, account: Account) -> None:
        self._reading = reading
        self._account = account
        self.note: Blocks = ()

    def chapters(self, found: list[Piece]) -> Iterator[Chapter]:
        """The articles; one that is nothing but its section's title is none."""
        told = ""
        for piece in found:
            start = piece.start
            section = start.section if start else ""
            if section and section != told:
                self._account.read(section)
                told = section
            if start is not None and start.opens and self._is_opener(piece, start):
                continue
            if start is None and (note := self._preface(piece)):
                self.note += note
                continue
            words = sum(visible_count(readable_text(part)) for part in piece.parts)
            pictured = any(part.find("img") for part in piece.parts)
            if start is None and not words:
                continue
            if words or pictured or start is not None:
                yield Chapter(section, self._flow(piece, start))

    def _preface(self, piece: Piece) -> Blocks:
        """The editor's note that stands before the first article."""
        found = [part.find(class_="editor-note") for part in piece.parts]
        notes = [one for one in found if isinstance(one, Tag)]
        return tuple(block for note in notes for block in self._blocks(note.extract()))

    def _is_opener(self, piece: Piece, start: Start) -> bool:
        """Whether a part's own page says its title and no more; then it is dropped."""
        if any(part.find("img") for part in piece.parts):
            return False
        words = "".join(visible(readable_text(part)) for part in piece.parts)
        if words and words not in visible(start.section):
            return False
        for part in piece.parts:
            self._account.drop("duplicate-title", readable_text(part))
        return True

    def _flow(self, piece: Piece, start: Start | None) -> Flow:
        head = take_head(piece.parts, self._account)
        title = start.title if start else ""
        if title:
            self._account.read(title)
        blocks = tuple(block for part in piece.parts for block in self._blocks(part))
        return Flow(passages(blocks), _known(title, head))

    def _blocks(self, root: Tag) -> Blocks:
        streamer = Streamer(
            self._reading.origin, profile_of(""), self._account, self._reading.report
        )
        return Lowering(streamer, self._reading.pictures, settled=True).lower(root)


def _known(title: str, head: Head) -> Known:
    return Known(title, head.subtitle, head.author, head.source, head.date, head.links)
