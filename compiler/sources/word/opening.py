"""A package opened for the walk: its document found, every character of its parts entered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from compiler.errors import Location, SourceError
from compiler.sources.word.numbering import read_numbering
from compiler.sources.word.package import Package
from compiler.sources.word.reading import NoteKey, Reading
from compiler.sources.word.source_text import text_of
from compiler.sources.word.styles import read_styles
from compiler.sources.word.xml_tree import Node

_MAIN = "word/document.xml"
_NOTES = ("footnotes", "endnotes")
_NOTES_ROOTS = frozenset({"w:footnotes", "w:endnotes"})
_SINGLE = frozenset({*_NOTES, "styles", "numbering"})
_DROPPED_PARTS = (
    ("header", "running-head"),
    ("footer", "running-head"),
    ("comments", "comment"),
    ("chart", "chart"),
    ("chartEx", "chart"),
)


@dataclass(frozen=True)
class Document:
    """The main part of a package: its name and its tree."""

    part: str
    tree: Node


@dataclass(frozen=True)
class _Part:
    """A part beside the document: what it is for, its name and its tree."""

    kind: str
    name: str
    tree: Node


def opened(reading: Reading) -> Document:
    """The package's document, all its parts entered in the account and in ``reading``.

    SourceError if it is no text document, or a part is broken: then nothing is entered.
    """
    package = reading.package
    document = _main(package)
    kinds = (*_NOTES, *(kind for kind, _ in _DROPPED_PARTS), "diagramData")
    parts = [part for kind in kinds for part in _parts(kind, document.part, package)]
    styles, numbering = (
        next((part.tree for part in _parts(kind, document.part, package)), None)
        for kind in ("styles", "numbering")
    )
    reading.styles = read_styles(styles)
    reading.numbering = read_numbering(numbering)
    reading.account.read(text_of(document.tree))
    for part in parts:
        _enter(part, reading)
    return document


def _main(package: Package) -> Document:
    """The main part; SourceError if the file is no text document."""
    name = next(package.related("", "officeDocument"), _MAIN)
    tree = package.tree(name)
    if tree is None or tree.name != "w:document":
        raise SourceError(
            "sources.word-not-word", Location(source=package.origin), path=package.origin
        )
    return Document(name, tree)


def _parts(kind: str, main: str, package: Package) -> Iterator[_Part]:
    """The parts of one kind that belong to the document; of some it has but one."""
    names = dict.fromkeys(package.related(main, kind))
    for name in islice(names, 1 if kind in _SINGLE else None):
        if (tree := package.tree(name)) is not None:
            yield _Part(kind, name, tree)


def _enter(part: _Part, reading: Reading) -> None:
    """Enter a part's text in the account, for the walk to take it, or as dropped."""
    reason = dict(_DROPPED_PARTS).get(part.kind)
    text = text_of(part.tree)
    reading.account.read(text)
    if part.kind in _NOTES and part.tree.name in _NOTES_ROOTS:
        _take_notes(part, reading)
    elif part.kind in _NOTES:  # it is called notes, and holds something else
        reading.drop("dropped-element", part.tree)
    elif reason is None:
        reading.diagrams[part.name] = part.tree
    elif text.strip():
        reading.drop(reason, part.tree)
        items = [one for one in part.tree.children if one.name == "w:comment"]
        reading.counts[reason] += len(items) or 1


def _take_notes(part: _Part, reading: Reading) -> None:
    """The notes of one kind, for the walk to take them where they are called."""
    reading.note_parts[part.kind] = part.name
    for node in part.tree.children:
        key = NoteKey(part.kind, node.get("w:id"))
        ruled = node.get("w:type") in {"separator", "continuationSeparator", "continuationNotice"}
        if ruled or node.name not in {"w:footnote", "w:endnote"} or key in reading.notes:
            reading.account.drop("note-separator", text_of(node))
        else:
            reading.notes[key] = node
