"""What the whole reading of one Word file shares: its parts, its account, and what it counts."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.block import Blocks
from compiler.model.inline import Image
from compiler.sources.account import Account
from compiler.sources.pictures.placing import Pictures
from compiler.sources.word.computed import Sequences
from compiler.sources.word.contents import Listing
from compiler.sources.word.fields import Fields, broken_characters, field_characters
from compiler.sources.word.numbering import Numbering
from compiler.sources.word.package import MAX_PICTURE_BYTES, Package
from compiler.sources.word.source_text import text_of
from compiler.sources.word.styles import Styles
from compiler.sources.word.xml_tree import Node

EMU_PER_PX = 9525  # 914400 to the inch, 96 px to the inch
NOTE_CALLS = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
_VECTOR = frozenset({".emf", ".wmf", ".emz", ".wmz", ".pict", ".pct", ".eps", ".pdf"})


ReadPage = Callable[[bytes], Blocks]


@dataclass(frozen=True)
class NoteKey:
    """A note by its kind (``footnotes``, ``endnotes``) and its id there."""

    kind: str
    identifier: str


@dataclass(frozen=True)
class Story:
    """A text of its own: the body, a note, a text box; ``part`` is where its ids are looked up."""

    part: str
    fields: Fields
    depth: int = 0  # how many tables and text boxes it stands in

    def inside(self) -> Story:
        """The same text, one table deeper."""
        return replace(self, depth=self.depth + 1)


@dataclass
class Reading:
    """One Word file while it is read. ``counts`` are of what is reported once at the end."""

    package: Package
    pictures: Pictures
    account: Account
    report: Report
    page: ReadPage
    styles: Styles = field(default_factory=Styles)
    numbering: Numbering = field(default_factory=Numbering)
    notes: dict[NoteKey, Node] = field(default_factory=dict)
    note_parts: dict[str, str] = field(default_factory=dict)
    listing: Listing = field(default_factory=Listing)
    diagrams: dict[str, Node] = field(default_factory=dict)  # words of SmartArt, until they are set
    sequences: Sequences = field(default_factory=Sequences)
    counts: Counter[str] = field(default_factory=Counter)
    unknown: dict[str, str] = field(default_factory=dict)  # elements nobody knows, with a quote
    depth: int = 0  # how many files it stands in

    @property
    def location(self) -> Location:
        return Location(source=self.account.path)

    def within(self, package: Package) -> Reading:
        """What the reading of another file needs that stands in this one."""
        return Reading(
            package,
            self.pictures,
            self.account,
            self.report,
            self.page,
            counts=self.counts,
            unknown=self.unknown,
            depth=self.depth + 1,
        )

    def story(self, root: Node, part: str, depth: int = 0) -> Story:
        """A text of its own below ``root``, a node of ``part``."""
        return Story(part, Fields(broken_characters(field_characters(root))), depth)

    def drop(self, reason: str, node: Node) -> None:
        """Leave out an element with all its text, and the notes that are called in it."""
        self.account.drop(reason, text_of(node))
        for part in node.descendants():
            if part.name in NOTE_CALLS and (note := self.called(part)) is not None:
                self.drop(reason, note)

    def silent(self, node: Node) -> None:
        """Pass over an element that prints nothing; text that stands in it all the same is told."""
        text = text_of(node)
        if text.strip():
            self.drop("dropped-element", node)
            quote = " ".join(text.split())[:20]
            self.report.warn("sources.dropped-element", self.location, tag=node.name, quote=quote)

    def called(self, call: Node) -> Node | None:
        """The note that a ``w:footnoteReference`` or ``w:endnoteReference`` calls, once."""
        return self.notes.pop(NoteKey(NOTE_CALLS[call.name], call.get("w:id")), None)

    def meet(self, node: Node) -> None:
        """Note an element that this reader does not know; its text is kept by the caller."""
        self.unknown.setdefault(node.name, " ".join(text_of(node).split())[:20])

    def picture(self, part: str, relation_id: str, image: Image) -> Image:
        """The image with the bytes that a relationship of ``part`` names, else as it is.

        Linked pictures are never fetched and drawings of Windows (EMF, WMF) cannot be drawn:
        both leave a placeholder and a diagnostic.
        """
        relation = self.package.relations(part).get(relation_id)
        if relation is None or relation.external:
            address = relation.target if relation else relation_id
            self.report.warn("sources.word-linked-picture", self.location, address=address[:80])
            return replace(image, address="")
        name = posixpath.basename(relation.target)
        image = replace(image, address=name)
        suffix = posixpath.splitext(name)[1].lower()
        if suffix in _VECTOR:
            self.report.warn("sources.word-vector-picture", self.location, name=name)
            return image
        data = None
        if self.package.size(relation.target) <= MAX_PICTURE_BYTES:
            data = self.package.data(relation.target)
        if data is None:
            self.report.warn("sources.unreadable-image", self.location, address=name)
            return image
        return self.pictures.place_bytes(data, suffix, image)
