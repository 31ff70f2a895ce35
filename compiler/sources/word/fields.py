"""Field codes: what is computed in a document is kept once, or dropped with a reason.

ISO/IEC 29500-1 §17.16. A field is a code and its last result, which may hold paragraphs and other
fields: a table of contents is a field with hundreds of links in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from compiler.sources.word.xml_tree import Node

# What the document computes anew and this compiler makes itself.
_DROPPED = {
    "TOC": "contents",
    "INDEX": "contents",
    "TOA": "contents",
    "RD": "contents",
    "TC": "field-code",
    "XE": "field-code",
    "PAGE": "page-number",
    "NUMPAGES": "page-number",
    "SECTION": "page-number",
    "SECTIONPAGES": "page-number",
}
_ADDRESS = re.compile(r'HYPERLINK\s+(?:"([^"]+)"|([^\\\s"]\S*))', re.IGNORECASE)


@dataclass
class _Field:
    code: str = ""
    in_result: bool = False

    @property
    def name(self) -> str:
        words = self.code.split(maxsplit=1)
        return words[0].upper() if words else ""


@dataclass
class Fields:
    """The fields that are open while one story (body, note, text box) is read."""

    broken: frozenset[int] = frozenset()  # field characters without partner, by id()
    ended_contents: str = ""  # the code of the last contents list that has ended
    _open: list[_Field] = field(default_factory=list)

    def begin(self, code: str = "", *, in_result: bool = False) -> None:
        """A field starts; ``w:fldSimple`` gives its code at once."""
        self._open.append(_Field(code, in_result))

    def character(self, node: Node) -> str:
        """A ``w:fldChar``; gives the code of a field that is at its end, else ""."""
        if id(node) in self.broken:
            return ""
        match node.get("w:fldCharType"):
            case "begin":
                self.begin()
            case "separate" if self._open:
                self._open[-1].in_result = True
            case "end":
                return self.end()
            case _:
                pass
        return ""

    def end(self) -> str:
        """The innermost field ends; its code if it stands in no other's code."""
        if not self._open:
            return ""
        ended = self._open.pop()
        if _DROPPED.get(ended.name) == "contents":
            self.ended_contents = ended.code
        return ended.code if not self.reason else ""

    def add(self, code: str) -> None:
        """More of the innermost field's code (``w:instrText``)."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code += code

    @property
    def reason(self) -> str:
        """Why text that stands here is dropped; "" if it is kept."""
        for opened in self._open:
            if not opened.in_result:
                return "field-code"
            if opened.name in _DROPPED:
                return _DROPPED[opened.name]
        return ""

    @property
    def contents_code(self) -> str:
        """The code of the contents list that is open, "" where there is none."""
        codes = (each.code for each in self._open if _DROPPED.get(each.name) == "contents")
        return next(codes, "")

    @property
    def address(self) -> str:
        """The address of the innermost HYPERLINK field, "" where there is none."""
        for opened in reversed(self._open):
            match = _ADDRESS.match(opened.code.strip())
            if match:
                return match[1] or match[2]
        return ""


def broken_characters(nodes: Iterable[Node]) -> frozenset[int]:
    """The field characters that have no partner: text after them must not vanish with them."""
    opened: list[list[int]] = []
    broken: list[int] = []
    for node in nodes:
        match node.get("w:fldCharType"):
            case "begin":
                opened.append([id(node)])
            case "separate" if opened:
                opened[-1].append(id(node))
            case "end" if opened:
                opened.pop()
            case _:
                broken.append(id(node))
    return frozenset((*broken, *(one for field_ in opened for one in field_)))


# Text boxes and deletions are stories of their own: their fields are not the surrounding text's.
_APART = frozenset({"w:del", "w:moveFrom", "w:txbxContent", "mc:Fallback"})


def field_characters(root: Node) -> Iterable[Node]:
    """The field characters of the story that ``root`` is."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.name == "w:fldChar":
            yield node
        stack.extend(child for child in reversed(node.children) if child.name not in _APART)
