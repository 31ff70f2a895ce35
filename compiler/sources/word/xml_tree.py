"""A part of the package as a tree of nodes: parsed without DTD, entities and network, bounded.

Names carry the prefix that the standard's own examples use, whatever the file calls them, and are
the same for the transitional and the strict form of ISO/IEC 29500.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

MAX_DEPTH = 200  # libxml2 stops at 256; a text box in a table in a table stands at about 60
MAX_ELEMENTS = 3_000_000

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    "wordprocessingml/2006/main": "w",
    "wordprocessingml/main": "w",
    "officeDocument/2006/math": "m",
    "officeDocument/math": "m",
    "officeDocument/2006/relationships": "r",
    "officeDocument/relationships": "r",
    "drawingml/2006/main": "a",
    "drawingml/main": "a",
    "drawingml/2006/wordprocessingDrawing": "wp",
    "drawingml/wordprocessingDrawing": "wp",
    "drawingml/2006/picture": "pic",
    "drawingml/picture": "pic",
    "drawingml/2006/chart": "c",
    "drawingml/chart": "c",
    "drawingml/2006/diagram": "dgm",
    "drawingml/diagram": "dgm",
    "markup-compatibility/2006": "mc",
    "package/2006/relationships": "rel",
    "package/2006/content-types": "ct",
}
_OTHERS = {
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:schemas-microsoft-com:office:word": "w10",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "wpc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing": "wp14",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
}


# Elements of w: and m: that are there to hold characters. Word writes none into any other; what a
# program writes there all the same stands in a text element of its own, so that it is read as text.
_HOLD_CHARACTERS = frozenset(
    {"w:t", "w:delText", "w:instrText", "w:delInstrText", "w:fldData", "w:binData", "m:t"}
)


class XmlError(ValueError):
    """The part is no XML that may be read."""


class TooDeepError(XmlError):
    """Elements stand deeper in each other than any real document's."""


class TooManyElementsError(XmlError):
    """More elements than a booklet can have."""


@dataclass(slots=True)
class Node:
    """An element; ``text`` is its own character data, which OOXML has in leaves only."""

    name: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    text: str = ""

    def child(self, name: str) -> Node | None:
        """The first child of that name."""
        for node in self.children:
            if node.name == name:
                return node
        return None

    def named(self, name: str) -> Iterator[Node]:
        """The children of that name."""
        return (node for node in self.children if node.name == name)

    def value(self, name: str) -> str | None:
        """``w:val`` of the child of that name; "" if it has none, None if there is no child."""
        node = self.child(name)
        return None if node is None else node.attributes.get("w:val", "")

    def on(self, name: str) -> bool | None:
        """A switch (ST_OnOff): a child without value is on; None if there is no child."""
        node = self.child(name)
        return None if node is None else node.is_on()

    def is_on(self) -> bool:
        """Whether this switch is on."""
        return self.attributes.get("w:val", "") not in {"0", "false", "off", "none"}

    def get(self, name: str, default: str = "") -> str:
        """An attribute."""
        return self.attributes.get(name, default)

    def descendants(self) -> Iterator[Node]:
        """Every node below, in document order, this one first."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


EMPTY = Node("", {})


class _Builder:
    """Takes expat's events; the names already seen are kept, since few are many times used."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Node] = []
        self._names: dict[str, str] = {}
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= MAX_DEPTH:
            raise TooDeepError
        if self._count > MAX_ELEMENTS:
            raise TooManyElementsError
        node = Node(
            self._short(name), {self._short(key): value for key, value in attributes.items()}
        )
        if self._open:
            self._open[-1].children.append(node)
        elif self.root is None:
            self.root = node
        self._open.append(node)

    def end(self, _name: str) -> None:
        node = self._open.pop()
        if node.text and node.name[:2] in {"w:", "m:"} and node.name not in _HOLD_CHARACTERS:
            if node.text.strip():
                node.children.insert(0, Node("w:t", {}, text=node.text))
            node.text = ""

    def data(self, text: str) -> None:
        self._open[-1].text += text

    def _short(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = _prefixed(name)
        return known


def parse(data: bytes) -> Node:
    """The root of a part; raises XmlError (TooDeepError, TooManyElementsError)."""
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, XmlError):
            raise
        raise XmlError(str(error)) from error
    if builder.root is None:
        raise XmlError("no element")
    return builder.root


def _refuse_doctype(*_declared: object) -> None:
    """ISO/IEC 29500-2 §8.1.4 forbids a DTD in any part: without one there are no entities."""
    raise XmlError("DOCTYPE")


def _prefixed(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    if not namespace:
        return local
    for start in (_OFFICE, _STRICT):
        if namespace.startswith(start):
            prefix = _PREFIXES.get(namespace.removeprefix(start))
            return f"{prefix}:{local}" if prefix else f"?:{local}"
    return f"{_OTHERS.get(namespace, '?')}:{local}"
