"""Field codes: what is computed in a document is kept once, or dropped with a reason.

ISO/IEC 29500-1 §17.16. A field is a code and its last result, which may hold paragraphs and other
fields: a table of contents is a field with hundreds of links in it. What a field without a result
shows is told from its code (``computed``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from compiler.sources.word.xml_tree import EMPTY, Node

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
_FONT = re.compile(r'\\f\s*+(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_LONGEST_RESULT = 20  # characters that are kept of one: a number, to count on from


def name_in(code: str) -> str:
    """The field's name: PAGE, HYPERLINK, SYMBOL; = for a formula, which may follow at once."""
    code = code.strip()
    words = ["="] if code.startswith("=") else code.split(maxsplit=1)
    return words[0].upper() if words else ""


@dataclass
class Field:
    """A field; ``form`` is the box of a form, ``result`` the text that was kept of its result."""

    code: str = ""
    in_result: bool = False
    form: Node = field(default_factory=lambda: EMPTY)
    result: str = ""
    shown: bool = False  # whether anything was kept of its result, text or not
    hidden: bool = False  # whether words of its code are, which else would be shown

    @property
    def name(self) -> str:
        return name_in(self.code)


NO_FIELD = Field(shown=True)


@dataclass
class Fields:
    """The fields that are open while one story (body, note, text box) is read."""

    broken: frozenset[int] = frozenset()  # field characters without partner, by id()
    ended_contents: str = ""  # the code of the last contents list that has ended
    _open: list[Field] = field(default_factory=list)

    def begin(self, code: str = "", *, in_result: bool = False, form: Node = EMPTY) -> None:
        """A field starts; ``w:fldSimple`` gives its code at once."""
        self._open.append(Field(code, in_result, form))

    def character(self, node: Node) -> Field:
        """A ``w:fldChar``; gives the field that is at its end, else ``NO_FIELD``."""
        if id(node) in self.broken:
            return NO_FIELD
        match node.get("w:fldCharType"):
            case "begin":
                self.begin(form=node.child("w:ffData") or EMPTY)
            case "separate" if self._open:
                self._open[-1].in_result = True
            case "end":
                return self.end()
            case _:
                pass
        return NO_FIELD

    def end(self) -> Field:
        """The innermost field ends; it is given if it stands where text is kept."""
        if not self._open:
            return NO_FIELD
        ended = self._open.pop()
        if _DROPPED.get(ended.name) == "contents":
            self.ended_contents = ended.code
        return NO_FIELD if self.reason or ended.name in _DROPPED else ended

    def add(self, code: str, *, hidden: bool = False) -> None:
        """More of the innermost field's code (``w:instrText``)."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code += code
            self._open[-1].hidden = self._open[-1].hidden or (hidden and bool(code.strip()))

    def saw(self, text: str = "") -> None:
        """Something of a result was kept: ``text``, or what is none."""
        for opened in self._open:
            opened.result = (opened.result + text)[:_LONGEST_RESULT]
            opened.shown = opened.shown or bool(text.strip()) or not text

    def quote(self, text: str) -> None:
        """The result of a field that stands in another's code: it is part of that."""
        for opened in reversed(self._open):
            if not opened.in_result:
                opened.code += text
                return

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

    @property
    def symbol_face(self) -> str:
        """The font that a SYMBOL field says for its sign, "" outside of one."""
        if self._open and self._open[-1].name == "SYMBOL":
            return font_in(self._open[-1].code)
        return ""


def font_in(code: str) -> str:
    """The font that a field's code names."""
    match = _FONT.search(code)
    return (match[1] or match[2] or "") if match else ""


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
