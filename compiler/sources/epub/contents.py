"""What an EPUB's contents name: the lines of its navigation document, else of its NCX."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from bs4.element import Tag

from compiler.sources.epub.package import Book, within
from compiler.sources.reading import Reading

_DEEPEST = 8


@dataclass(frozen=True)
class Entry:
    """A line of the contents: where it leads (``place`` in ``file``), and the lines below it."""

    title: str
    file: str
    place: str
    below: tuple[Entry, ...] = ()

    @property
    def is_section(self) -> bool:
        """Whether lines below it lead to other files: it is no article, but has some."""
        return any(one.file != self.file for one in self.below)


@dataclass(frozen=True)
class Start:
    """Where an article begins: at ``place`` in ``file``, "" for its head.

    ``opens`` tells the page of a section itself, which may say more than its title.
    """

    title: str
    file: str
    place: str
    section: str = ""
    opens: bool = False


def entries_of(book: Book, reading: Reading) -> tuple[Entry, ...]:
    """The lines of the contents, as a tree."""
    if book.navigation:
        tree = book.document(book.navigation, reading)
        found = tree.find("nav", attrs={"epub:type": "toc"}) or tree.find("nav") if tree else None
        if isinstance(found, Tag) and (top := found.find("ol")) and isinstance(top, Tag):
            entries = tuple(_listed(top, posixpath.dirname(book.navigation), 0))
            if entries:
                return entries
    tree = book.document(book.ncx, reading) if book.ncx else None
    top = tree.find("navmap") if tree else None
    return tuple(_points(top, posixpath.dirname(book.ncx), 0)) if isinstance(top, Tag) else ()


def starts_of(entries: tuple[Entry, ...]) -> tuple[Start, ...]:
    """Where articles begin: at the lines of the contents, or below those that are sections."""
    return tuple(_starts(entries, ""))


def _starts(entries: tuple[Entry, ...], section: str) -> Iterator[Start]:
    for entry in entries:
        if not entry.is_section:
            yield Start(entry.title, entry.file, entry.place, section)
            continue
        within_it = "\u3000".join(filter(None, (section, entry.title)))
        if (entry.file, entry.place) != (entry.below[0].file, entry.below[0].place):
            yield Start(entry.title, entry.file, entry.place, within_it, opens=True)
        yield from _starts(entry.below, within_it)


def _listed(top: Tag, folder: str, depth: int) -> Iterator[Entry]:
    for item in top.find_all("li", recursive=False):
        head = item.find(["a", "span"], recursive=False)
        below = item.find("ol", recursive=False)
        entries = tuple(_listed(below, folder, depth + 1)) if below and depth < _DEEPEST else ()
        if head is not None:
            yield _entry(head.get_text(), str(head.get("href") or ""), folder, entries)


def _points(top: Tag, folder: str, depth: int) -> Iterator[Entry]:
    for point in top.find_all("navpoint", recursive=False):
        label, content = point.find("navlabel"), point.find("content", recursive=False)
        entries = tuple(_points(point, folder, depth + 1)) if depth < _DEEPEST else ()
        source = str(content.get("src", "")) if content is not None else ""
        yield _entry(label.get_text() if label else "", source, folder, entries)


def _entry(title: str, address: str, folder: str, below: tuple[Entry, ...]) -> Entry:
    path, _, place = address.partition("#")
    file = within(folder, path) if path else ""
    if not file and below:
        file, place = below[0].file, below[0].place
    return Entry(" ".join(title.split()), file, place, below)
