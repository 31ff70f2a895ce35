"""A Word file (.docx) → its flow, and the account of its characters.

1. the zip judged and opened                                  (package)
2. every character of its parts entered                       (source_text)
3. the body walked: paragraphs, tables, notes, drawings       (body)
4. what the file shows of each handed on                      (looks)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from compiler.errors import Location, SourceError
from compiler.model.block import Block
from compiler.sources.account import Account
from compiler.sources.flow.looks import Flow, passages
from compiler.sources.reading import Reading as Given
from compiler.sources.word.body import Body
from compiler.sources.word.findings import report_findings
from compiler.sources.word.looks import headings_listed, with_looks
from compiler.sources.word.numbering import read_numbering
from compiler.sources.word.package import Package, open_package
from compiler.sources.word.reading import NoteKey, Reading
from compiler.sources.word.source_text import text_of
from compiler.sources.word.styles import read_styles
from compiler.sources.word.xml_tree import EMPTY, Node

_MAIN = "word/document.xml"
_NOTES = ("footnotes", "endnotes")
_DROPPED_PARTS = (
    ("header", "running-head"),
    ("footer", "running-head"),
    ("comments", "comment"),
    ("chart", "chart"),
    ("chartEx", "chart"),
)


def read(path: Path, given: Given, account: Account) -> Flow:
    """The flow of a Word file; its characters are entered in ``account``.

    Raises SourceError for what is no .docx (old .doc and .wps, RTF, a locked file, each by its
    name), for a broken file, and for one that unpacks to more than a manuscript can have.
    """
    package = open_package(path, given.origin)
    with closing(package.archive):
        main, tree = _main(package)
        reading = _reading(package, main, tree, given, account)
        body = Body(reading)
        roots = [*tree.named("w:body")] or [EMPTY]  # a broken file may have more than one
        found = [one for root in roots for one in body.found(root, reading.story(root, main))]
        uncalled = passages(_uncalled(reading, body))
        for part in tree.children:
            if part.name != "w:body":
                reading.silent(part)
        for part in reading.diagrams.values():
            reading.drop("dropped-element", part)
    given.pictures.close()
    report_findings(reading)
    listing = reading.listing.listed(headings_listed(found))
    return Flow((*with_looks(found, account), *uncalled), listing=listing)


def _main(package: Package) -> tuple[str, Node]:
    """The main part's name and tree; SourceError if the file is no text document."""
    name = next(package.related("", "officeDocument"), _MAIN)
    tree = package.tree(name)
    if tree is None or tree.name != "w:document":
        raise SourceError(
            "sources.word-not-word", Location(source=package.origin), path=package.origin
        )
    return name, tree


def _reading(package: Package, main: str, tree: Node, given: Given, account: Account) -> Reading:
    """Everything that the walk needs, with the text of all parts entered in the account."""

    def part(kind: str) -> Node | None:
        name = next(package.related(main, kind), None)
        return package.tree(name) if name else None

    reading = Reading(
        package=package,
        pictures=given.pictures,
        account=account,
        report=given.report,
        styles=read_styles(part("styles")),
        numbering=read_numbering(part("numbering")),
    )
    account.read(text_of(tree))
    for kind in _NOTES:
        _take_notes(kind, main, reading)
    for kind, reason in _DROPPED_PARTS:
        for name in dict.fromkeys(package.related(main, kind)):
            dropped = package.tree(name)
            if dropped is not None and text_of(dropped).strip():
                account.read(text_of(dropped))
                reading.drop(reason, dropped)
                items = [one for one in dropped.children if one.name == "w:comment"]
                reading.counts[reason] += len(items) or 1
    for name in dict.fromkeys(package.related(main, "diagramData")):
        diagram = package.tree(name)
        if diagram is not None:
            account.read(text_of(diagram))
            reading.diagrams[name] = diagram
    return reading


def _take_notes(kind: str, main: str, reading: Reading) -> None:
    """The notes of one kind, for the walk to take them where they are called."""
    name = next(reading.package.related(main, kind), None)
    tree = reading.package.tree(name) if name else None
    if name is None or tree is None:
        return
    reading.account.read(text_of(tree))
    reading.note_parts[kind] = name
    for node in tree.children:
        key = NoteKey(kind, node.get("w:id"))
        ruled = node.get("w:type") in {"separator", "continuationSeparator", "continuationNotice"}
        if ruled or node.name not in {"w:footnote", "w:endnote"} or key in reading.notes:
            reading.account.drop("note-separator", text_of(node))
        else:
            reading.notes[key] = node


def _uncalled(reading: Reading, body: Body) -> Iterator[Block]:
    """Notes that nothing calls, set at the end."""
    while reading.notes:
        key = next(iter(reading.notes))
        note = reading.notes.pop(key)
        part = reading.note_parts[key.kind]
        blocks = body.blocks(note, reading.story(note, part))
        if blocks:
            label = key.identifier
            reading.report.warn("sources.uncalled-note", reading.location, label=label)
        yield from blocks
