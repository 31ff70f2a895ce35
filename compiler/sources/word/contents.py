"""An automatic contents list (TOC field): what it names, taken down before it is dropped.

Each entry links to a bookmark in its heading. The heading's own words count where the bookmark is
found: the list's may be older than the last changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from compiler.sources.flow.listing import Listed
from compiler.sources.word.source_text import own_text
from compiler.sources.word.styles import Styles
from compiler.sources.word.xml_tree import EMPTY, Node

_LONGEST_PAGE = 60  # characters of leader and page number
_PAGE = re.compile(
    r"(?:[^\S\t]*+\t\s*+|\s*+[.．·…⋯]{2,}\s*+)[-—–·\s]*(?:\d{1,4}|[ivxlcIVXLC]{1,6})?[-—–·\s]*$"
)
_LONGEST_LINE = 120
_LONGEST_CODE = 400
_LEVELS = re.compile(r'\bTOC\b.*?\\o\s*+"?\s*+[1-9]\s*+-\s*+([1-9])')
_FEWEST = 2  # a list with fewer entries says that it holds none
_ANCHOR = re.compile(r'(?:\bPAGEREF\s+|\\l\s+)"?([^\s"\\]+)')
_OF_FIGURES = re.compile(r'\bTOC\b[^"]*\\c\b')  # of the captions of one kind
_DEPTH_OF_STYLE = re.compile(r"(?:toc|目录|contents)\s*+(\d)", re.IGNORECASE)
_DEPTH_OF_ANCHOR = re.compile(r"Level(\d)$")


@dataclass(frozen=True)
class _Entry:
    title: str
    depth: int
    anchors: tuple[str, ...]


@dataclass
class Listing:
    """The entries of a file's lists, and the text that stands at each bookmark."""

    _entries: dict[_Entry, None] = field(default_factory=dict)
    _marked: dict[str, str] = field(default_factory=dict)
    _deepest: int = 0  # level of headings that the lists' codes ask for

    def enter(self, paragraphs: Iterable[Node], code: str, styles: Styles) -> None:
        """Take down the entries in ``paragraphs`` of a list whose field code is ``code``."""
        if _OF_FIGURES.search(code[:_LONGEST_CODE]):
            return
        if levels := _LEVELS.search(code[:_LONGEST_CODE]):
            self._deepest = max(self._deepest, int(levels[1]))
        for node in paragraphs:
            entry = _entry(node, styles)
            if entry is not None:
                self._entries[entry] = None

    def enter_control(self, control: Node, styles: Styles) -> None:
        """Take down the entries of a list that stands in a content control of its own."""
        nodes = list(control.descendants())
        self.enter((node for node in nodes if node.name == "w:p"), codes_in(control), styles)

    def mark(self, names: Iterable[str], text: str) -> None:
        """The bookmarks ``names`` stand at a paragraph that says ``text``."""
        for name in names:
            self._marked.setdefault(name, text)

    def listed(self, headings: Iterable[Listed]) -> tuple[Listed, ...]:
        """The entries in their order, in the words of their headings.

        A list that was never filled (no page was laid out, as programs leave it) names those of
        the file's ``headings`` that its code asks for.
        """
        if len(self._entries) < _FEWEST:
            return tuple(one for one in headings if one.depth <= self._deepest)
        return tuple(Listed(self._words(entry), entry.depth) for entry in self._entries)

    def _words(self, entry: _Entry) -> str:
        marked = (self._marked.get(anchor, "") for anchor in entry.anchors)
        return next(filter(None, marked), entry.title)


def after_list(control: Node, styles: Styles) -> tuple[Node, list[Node]]:
    """A control parted into what its list is and what stands after that: its author's own text.

    The list reaches to the last paragraph with a field, a link, a page or a style of such lists.
    """
    content = control.child("w:sdtContent") or EMPTY
    last = max(
        (at for at, one in enumerate(content.children) if _is_listed(one, styles)), default=-1
    )
    listed = Node("w:sdtContent", {}, content.children[: last + 1])
    others = [child for child in control.children if child is not content]
    return Node("w:sdt", {}, [*others, listed]), content.children[last + 1 :]


def _is_listed(node: Node, styles: Styles) -> bool:
    for part in node.descendants():
        if part.name in {"w:fldChar", "w:fldSimple"} or part.get("w:anchor"):
            return True
        if part.name == "w:pPr" and styles.paragraph(part).kind == "contents":
            return True
    text = _with_tabs(node)
    return len(text) <= _LONGEST_LINE and _PAGE.search(text[-_LONGEST_PAGE:].rstrip()) is not None


def _with_tabs(node: Node) -> str:
    return "".join("\t" if part.name == "w:tab" else own_text(part) for part in node.descendants())


def codes_in(node: Node) -> str:
    """All field codes below ``node``, one after the other."""
    return "".join(part.text for part in node.descendants() if part.name == "w:instrText")


def bookmarks(node: Node) -> list[str]:
    """The names of the bookmarks that begin in a paragraph."""
    return [part.get("w:name") for part in node.descendants() if part.name == "w:bookmarkStart"]


def _entry(node: Node, styles: Styles) -> _Entry | None:
    """The entry that a paragraph of the list is; None for one without words."""
    text = _with_tabs(node)
    end = max(0, len(text.rstrip()) - _LONGEST_PAGE)
    title = " ".join((text[:end] + _PAGE.sub("", text[end:].rstrip())).split())
    if not title:
        return None
    linked = [part.get("w:anchor") for part in node.descendants() if part.name == "w:hyperlink"]
    anchors = (*filter(None, linked), *_ANCHOR.findall(codes_in(node)))
    return _Entry(title, _depth(node, anchors, styles), tuple(dict.fromkeys(anchors)))


def _depth(node: Node, anchors: Iterable[str], styles: Styles) -> int:
    """How deep an entry stands: its style's number, else that in WPS's name of its bookmark."""
    identifier = (node.child("w:pPr") or EMPTY).value("w:pStyle") or ""
    names = (style.value("w:name") or "" for style in styles.chain(identifier))
    found = [_DEPTH_OF_STYLE.search(name) for name in names]
    found += [_DEPTH_OF_ANCHOR.search(anchor) for anchor in anchors]
    return next((int(match[1]) for match in found if match), 1)
