"""A digest of everything that reading a page takes of its PDF: equal digests, equal text.

Taken from the bytes of the file that is published, of each page: its dictionary, its content as it
stands there, what of its resources that content names, down to the programs of the fonts; the rules
of the whole file; and of the structure tree what belongs to the page, in its order. Where a file is
written in another way than ours, pages have no digests, and each is read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from compiler.cache.digest import digest
from compiler.pdf.file_objects import FileObjects, Ref, UnreadableError, parsed

_NAMES = re.compile(rb"/([^\s/<>\[\](){}%]*)")
# Of a page, what is no part of its painting (annotations), or stands elsewhere in the digest.
_ELSEWHERE = frozenset({"Parent", "Contents", "Resources", "StructParents", "Annots"})
_OF_THE_TREE = frozenset({"Kids", "Count", "Parent"})
# Of an annotation, what leads elsewhere, or is its place in the structure tree.
_LEADING = frozenset({"A", "AA", "Dest", "P", "PA", "Parent", "IRT", "Popup", "StructParent"})
# What a page draws, and of that the kinds that name resources: forms, Type 3 fonts, tiles.
_DRAWN = ("XObject", "Font", "Pattern")
_WITH_RESOURCES = (b"/Form", b"/Type3", b"1")
# Of the catalog, what leads a reader about, or is said of the file.
_ABOUT = frozenset(
    {"Pages", "Outlines", "Names", "Dests", "PageLabels", "Metadata", "StructTreeRoot"}
)
_OF_THE_STRUCTURE = frozenset({"K", "ParentTree", "ParentTreeNextKey", "IDTree"})
_ELEMENT = re.compile(
    rb"<</Type /StructElem/S /(\w{1,40})/K \[([0-9R ]*)\]"
    rb"(?:/Pg (\d{1,10}) 0 R)?/P (\d{1,10}) 0 R>>\s*"
)
_KID = re.compile(rb"(\d{1,10}) 0 R|(\d{1,10})")
_MOST_PARENTS = 32
_GAP = -1
_NUMBERS = re.compile(rb"<<\s*/Nums\s*\[(.*)\]\s*>>\s*", re.DOTALL)
_OWNERS = re.compile(rb"(\d{1,10}) (?:\[([0-9R nul]*)\]|(\d{1,10}) 0 R)")
_OWNER = re.compile(rb"(\d{1,10}) 0 R")


def page_digests(pdf: bytes) -> tuple[str, ...] | None:
    """The digest of each page; None where the file is written in another way than ours."""
    try:
        return tuple(_digests(FileObjects(pdf)))
    except (UnreadableError, ValueError, LookupError, TypeError, RecursionError):
        return None


def painted_digests(pdf: bytes) -> tuple[str, ...] | None:
    """The same of what is painted on each page, its boxes and its annotations, without structure.

    Of an annotation counts what it is and where it is: not where it leads, nor what stands beside
    it.
    """
    try:
        file = FileObjects(pdf)
        contents = _Contents(file)
        pages = [file.dictionary(page) for page in _pages(file, file.catalog["Pages"])]
        return tuple(digest(contents.of_page(page), contents.annotations(page)) for page in pages)
    except (UnreadableError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _digests(file: FileObjects) -> Iterator[str]:
    contents = _Contents(file)
    root = file.dictionary(file.catalog["StructTreeRoot"])
    common = (
        file.head,
        contents.of({name: value for name, value in file.catalog.items() if name not in _ABOUT}),
        contents.of({name: value for name, value in root.items() if name not in _OF_THE_STRUCTURE}),
    )
    pages = list(_pages(file, file.catalog["Pages"]))
    structure = _Structure(file, root)
    for page in pages:
        facts = file.dictionary(page)
        yield digest(common, contents.of_page(facts), structure.of_page(page.number, facts))


def _pages(file: FileObjects, node: Any, depth: int = 0) -> Iterator[Ref]:
    """The pages below a node of the page tree, in their order (ISO 32000-1, 7.7.3)."""
    if depth > _MOST_PARENTS or not isinstance(node, Ref):
        raise UnreadableError("page tree")
    facts = file.dictionary(node)
    if facts.get("Type") == b"/Page":
        yield node
        return
    for kid in facts["Kids"]:
        yield from _pages(file, kid, depth + 1)


class _Contents:
    """Digests of what values hold, with all that they refer to."""

    def __init__(self, file: FileObjects) -> None:
        self._file = file
        self._known: dict[int, str] = {}
        self._open: set[int] = set()
        self._lent: dict[int, str] = {}  # what nodes of the page tree give to the pages below

    def of(self, value: Any) -> str:
        """The digest of a value."""
        return digest(self._plain(value))

    def of_page(self, page: dict[str, Any]) -> str:
        """The digest of a page's dictionary, what it inherits, its content and its resources."""
        own = {name: value for name, value in page.items() if name not in _ELSEWHERE}
        found = page.get("Contents", [])
        streams = found if isinstance(found, list) else [found]
        content = b"\n".join(self._file.content(stream.number) for stream in streams)
        inherited, resources = list(self._inherited(page)), page.get("Resources")
        if resources is None:
            raise UnreadableError("inherited resources")
        used = self._used(self._file.dictionary(resources), content)
        return digest(self.of(own), inherited, self.of(found), used)

    def annotations(self, page: dict[str, Any]) -> list[str]:
        """The digest of each annotation of a page."""
        found = page.get("Annots", [])
        each = self._file.value(found.number) if isinstance(found, Ref) else found
        told = [self._file.dictionary(annotation) for annotation in each]
        return [
            self.of({name: value for name, value in facts.items() if name not in _LEADING})
            for facts in told
        ]

    def _inherited(self, page: dict[str, Any]) -> Iterator[str]:
        node = page
        for _ in range(_MOST_PARENTS):
            if "Parent" not in node:
                return
            above = node["Parent"].number
            node = self._file.value(above)
            if above not in self._lent:
                lent = {name: each for name, each in node.items() if name not in _OF_THE_TREE}
                self._lent[above] = self.of(lent)
            yield self._lent[above]
        raise UnreadableError("page tree")

    def _used(self, resources: dict[str, Any], content: bytes) -> str:
        """The digest of those resources that the content names, and of all where that is open."""
        names = {name.decode("latin-1") for name in _NAMES.findall(content)}
        used: dict[str, Any] = {}
        escaped = any("#" in name for name in names)
        for kind, value in resources.items():
            if kind in {"ColorSpace", "ProcSet"}:
                used[kind] = value
                continue
            entries = self._file.dictionary(value)
            used[kind] = {name: entries[name] for name in sorted(names & entries.keys())}
            escaped = escaped or any("#" in name for name in entries)
        drawn = [each for kind in _DRAWN for each in used.get(kind, {}).values()]
        return self.of(resources if escaped or any(map(self._borrows, drawn)) else used)

    def _borrows(self, drawn: Any) -> bool:
        """Whether what is drawn has no resources of its own: it then uses the page's."""
        facts = self._file.dictionary(drawn)
        kinds = (facts.get("Subtype"), facts.get("PatternType"))
        return "Resources" not in facts and any(map(kinds.__contains__, _WITH_RESOURCES))

    def _plain(self, value: Any) -> Any:
        if isinstance(value, Ref):
            return self._object(value.number)
        if isinstance(value, list):
            return [self._plain(each) for each in value]
        if isinstance(value, dict):
            return {name: self._plain(each) for name, each in value.items()}
        return value

    def _object(self, number: int) -> str:
        if number in self._known:
            return self._known[number]
        if number in self._open:
            raise UnreadableError("a circle")
        self._open.add(number)
        found = digest(self._plain(self._file.value(number)), self._file.data(number))
        self._open.remove(number)
        self._known[number] = found
        return found


@dataclass(slots=True)
class _Element:
    """An element of the structure tree: its role, and its place among its parent's ``count`` kids.

    ``contents`` are those of its own kids that are marked content: the place, the page's number,
    the identifier.
    """

    role: str
    parent: int
    place: int = 0
    count: int = 0
    contents: list[tuple[int, int, int]] = field(default_factory=list)


_Kid = tuple[int, int, bytes]  # an element: its number, its place among the kids, its text


class _Structure:
    """The structure tree (14.7), and what of it belongs to each page."""

    def __init__(self, file: FileObjects, root: dict[str, Any]) -> None:
        self._file = file
        self._elements = {0: _Element("", 0)}
        waiting = [(0, *kid) for kid in self._kids(self._elements[0], 0, root["K"])]
        while waiting:
            parent, number, place, text = waiting.pop()
            if number in self._elements:
                raise UnreadableError("an element twice")
            element, kids = self._element(text)
            if parent and element.parent != parent:
                raise UnreadableError("another parent")
            element.parent, element.place = parent, place
            self._elements[number] = element
            waiting += [(number, *kid) for kid in kids]
        self._owners = _owners(file.text(root["ParentTree"].number))

    def of_page(self, number: int, page: dict[str, Any]) -> str:
        """The elements that hold content of a page, and the order of it.

        What belongs to other pages is a gap: PDFium tells that something is there.
        """
        below: dict[int, set[int]] = defaultdict(set)
        for owner in self._owners.get(int(page.get("StructParents", -1)), ()):
            element = self._standing(owner)
            while element and element not in below[self._elements[element].parent]:
                below[self._elements[element].parent].add(element)
                element = self._elements[element].parent
        return repr(self._told(0, number, below))

    def _standing(self, number: int) -> int:
        """An element that is in the tree: itself, or the nearest above one that was taken out."""
        for _ in range(_MOST_PARENTS):
            if number in self._elements:
                return number
            number = self._element(self._file.text(number))[0].parent
        raise UnreadableError("an element out of the tree")

    def _told(self, number: int, page: int, below: dict[int, set[int]]) -> tuple[Any, ...]:
        element = self._elements[number]
        kids: list[tuple[int, Any]] = [
            (place, identifier) for place, on, identifier in element.contents if on == page
        ]
        kids += [
            (self._elements[kid].place, self._told(kid, page, below))
            for kid in below.get(number, ())
        ]
        told: list[Any] = [element.role]
        expected = 0
        for place, kid in sorted(kids, key=lambda one: one[0]):
            if place > expected:
                told.append(_GAP)
            told.append(kid)
            expected = place + 1
        if element.count > expected:
            told.append(_GAP)
        return tuple(told)

    def _element(self, text: bytes) -> tuple[_Element, list[_Kid]]:
        """An element, and the elements among its kids."""
        short = _ELEMENT.fullmatch(text)
        if short:
            role, kids, page, parent = short.groups()
            element = _Element(role.decode(), int(parent))
            if page and kids.isdigit():  # most: one piece of content
                element.count, element.contents = 1, [(0, int(page), int(kids))]
                return element, []
            found = [Ref(int(ref)) if ref else plain for ref, plain in _KID.findall(kids)]
            return element, self._kids(element, int(page or 0), found)
        facts = parsed(text)
        element = _Element(facts["S"].decode("latin-1"), facts["P"].number)
        own = facts["Pg"].number if "Pg" in facts else 0
        return element, self._kids(element, own, facts.get("K", []))

    def _kids(self, element: _Element, own: int, found: Any) -> list[_Kid]:
        """The elements among the kids; contents go to the element."""
        kids = found if isinstance(found, list) else [found]
        element.count = len(kids)
        below: list[_Kid] = []
        for place, kid in enumerate(kids):
            if isinstance(kid, bytes):
                element.contents.append((place, own, int(kid)))
                continue
            if isinstance(kid, Ref):
                text = self._file.text(kid.number)
                if b"/StructElem" in text:
                    below.append((kid.number, place, text))
                    continue
            facts = self._file.dictionary(kid)
            if facts["Type"] == b"/MCR":
                page = facts["Pg"].number if "Pg" in facts else own
                element.contents.append((place, page, int(facts["MCID"])))
            elif facts["Type"] != b"/OBJR":
                raise UnreadableError("another kid")
        return below


def _owners(text: bytes) -> dict[int, list[int]]:
    """The elements that own a page's content, by its number in the parent tree."""
    found = _NUMBERS.fullmatch(text)
    if not found:
        raise UnreadableError("another parent tree")
    rest = _OWNERS.sub(b"", found[1])
    if rest.strip():
        raise UnreadableError("another parent tree")
    return {
        int(number): [int(owner) for owner in _OWNER.findall(owners)]
        for number, owners, _ in _OWNERS.findall(found[1])
    }
