"""An HTML element's content as a flat stream: text with its marks, breaks, and elements.

The walk keeps its own stack, so that no depth of nesting is too deep; wrappers vanish, and only
elements that the model has a record for are handed on whole. What the site or a program put
there is dropped here, with its text in the account.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4.element import (
    CData,
    NavigableString,
    PageElement,
    PreformattedString,
    Script,
    Stylesheet,
    Tag,
)

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.characters import visible_count
from compiler.model.inline import Emphasis, Strong, Subscript, Superscript
from compiler.sources.account import Account
from compiler.sources.encoding.decoding import invisible_in, without_invisible
from compiler.sources.flow.link_markers import is_marker
from compiler.sources.flow.marks import Break, Characters, Mark, Marks, Newline, Style
from compiler.sources.html.profile import Profile, attribute
from compiler.sources.wording.addresses import is_web


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


FOOTNOTE_CALL = "wenxuan-note"
FOOTNOTE = "wenxuan-footnote"  # holds a footnote's text; ``lowering`` takes it where it is called
KEPT = "wenxuan-kept"  # holds characters that are neither mended nor converted
INLINE_ATOMS = _names("img code kbd samp tt ruby") | {FOOTNOTE_CALL, KEPT}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = _names("blockquote ul ol menu table pre figure figcaption hr iframe video embed")
_MARKS: dict[str, type[Style]] = {
    "strong": Strong,
    "b": Strong,
    "dt": Strong,
    "em": Emphasis,
    "i": Emphasis,
    "u": Emphasis,
    "mark": Emphasis,
    "sup": Superscript,
    "sub": Subscript,
}
_BREAKING = _names(
    "address article aside body caption center dd details dialog div dl dt fieldset footer form"
    " header hgroup html legend li main p section summary svg tbody td text tfoot th thead tr"
    " foreignobject"
)
PROGRAMS = _names(
    "script style link meta base title head template param source track desc defs metadata"
)
_DEEPEST_DRAWING = 60
_CANNOT_KEEP = _names(
    "svg math object applet audio canvas noscript input button select textarea progress meter"
    " nav frame frameset map"
)
_LOST_STYLE = _names("s strike del")
_MAX_MARKS = 6
_FARTHEST = 20  # nodes looked at for the words beside a phrase
_FORM_TEXT = 200  # old sites wrap the whole page in a form: only a short one is a form


@dataclass(frozen=True)
class Element:
    """An element handed on whole: a block or an inline atom."""

    tag: Tag
    marks: Marks

    @property
    def inline(self) -> bool:
        return self.tag.name in INLINE_ATOMS


@dataclass(frozen=True)
class Part:
    """An element that the caller asked for by name: an item, a row, a cell."""

    tag: Tag


Item = Characters | Newline | Break | Element | Part


@dataclass(frozen=True)
class Streamer:
    """Makes streams for one source; ``origin`` is its path for messages."""

    origin: str
    profile: Profile
    account: Account
    report: Report
    flat: bool = field(default=False)  # hand on no blocks: their content joins the stream

    def stream(self, root: Tag, parts: frozenset[str] = frozenset()) -> Iterator[Item]:
        """The content of ``root``; elements named in ``parts`` are handed on as ``Part``."""
        stack: list[tuple[Iterator[PageElement], Marks, Item | None]]
        stack = [(iter(root.contents), (), None)]
        while stack:
            children, marks, end = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if end is not None:
                    yield end
            elif isinstance(child, NavigableString):
                text = self._readable(child)
                if text:
                    yield Characters(text, marks)
            elif isinstance(child, Tag) and child.name != FOOTNOTE:
                item = Part(child) if child.name in parts else self._item(child, marks)
                if item is not None:
                    yield item
                elif not self._dropped(child):
                    start, end = self._edges(child, marks)
                    if start is not None:
                        yield start
                    stack.append((iter(child.contents), self._marks(child, marks), end))

    def _edges(self, tag: Tag, marks: Marks) -> tuple[Item | None, Item | None]:
        """What stands before and after the content of an element that joins the stream."""
        if tag.name in _BREAKING or self._is_block(tag):
            return Break(), Break()
        if tag.name != "q":
            return None, None
        inner = tag.find_parent("q") is not None  # HTML §15.3.6: marks of the page's language
        opening, closing = "‘’" if inner else "“”"
        self.account.change("quotation-marks", "", opening + closing)
        return Characters(opening, marks), Characters(closing, marks)

    def _item(self, tag: Tag, marks: Marks) -> Item | None:
        """What the element is in the stream, None if it is dropped or its content joins it."""
        if tag.name == "br":
            return Newline(marks)
        if self.profile.drops(tag):
            return None
        # a manuscript's own element of that name holds text; markdown's holds nothing
        foreign = tag.name == FOOTNOTE_CALL and bool(tag.contents)
        if tag.name in INLINE_ATOMS and not foreign:
            return Element(tag, marks)
        return Element(tag, marks) if self._is_block(tag) and not self.flat else None

    def _is_block(self, tag: Tag) -> bool:
        """Whether the model has a block for the element."""
        known = tag.name in _BLOCKS or tag.name in HEADINGS
        return known or self.profile.is_caption(tag) or self.profile.is_video(tag)

    def _readable(self, node: NavigableString) -> str:
        if not is_readable(node):
            return ""
        text = str(node)
        if self.profile.is_phrase(text) and self._stands_alone(node):
            self.account.drop("chrome", text)
            return ""
        if lost := invisible_in(text):
            self.account.drop("invisible-character", lost)
            return without_invisible(text)
        return text

    def _stands_alone(self, node: NavigableString) -> bool:
        """Whether a phrase of the page has nothing but such phrases beside it on its line."""
        sides = (_beside(node, forwards=False), _beside(node, forwards=True))
        return all(not side or self.profile.is_phrase(side) for side in sides)

    def _dropped(self, tag: Tag) -> bool:
        """Drop the element if it is chrome, a program, or what the model has no record for."""
        if self.profile.drops(tag):
            self.drop("chrome", tag)
        elif tag.name in PROGRAMS:
            self.drop("program", tag)
        elif tag.name == "svg" and has_words(tag):
            return False
        elif tag.name in _CANNOT_KEEP or (tag.name == "form" and _is_short(tag)):
            self.refuse(tag)
        else:
            if tag.name in _LOST_STYLE:
                self.report.info("sources.lost-style", Location(source=self.origin), tag=tag.name)
            return False
        return True

    def drop(self, reason: str, tag: Tag) -> str:
        """Account for all text of an element that is left out; the text."""
        text = "".join(str(node) for node in tag.descendants if is_readable(node))
        self.account.drop(reason, text)
        return text

    def refuse(self, tag: Tag) -> None:
        """Drop an element that cannot be kept, and say so."""
        quote = " ".join(self.drop("dropped-element", tag).split())[:20]
        location = Location(source=self.origin, quote=quote)
        self.report.warn("sources.dropped-element", location, tag=tag.name, quote=quote)

    def _marks(self, tag: Tag, marks: Marks) -> Marks:
        mark = self._link(tag) if tag.name == "a" else None
        if tag.name in _MARKS:
            mark = Mark(_MARKS[tag.name])
        inside = mark is None or any(open_.style is mark.style for open_ in marks)
        if mark is None or inside or len(marks) >= _MAX_MARKS:
            return marks
        return (*marks, mark)

    def _link(self, tag: Tag) -> Mark | None:
        """The link of an ``a`` element; None if its address cannot be kept."""
        address = attribute(tag, "href").strip()
        if address.startswith("//"):
            address = f"https:{address}"
        if is_web(address) or address.lower().startswith("mailto:"):
            return Mark(None, address)
        text = first_text(tag, 8)
        if is_marker(text):
            return Mark(None, "#")
        if address and not address.startswith("#"):
            location = Location(source=self.origin, quote=text.strip()[:20])
            self.report.warn("sources.unsafe-link", location, address=address[:80])
        return None


def is_readable(node: PageElement) -> bool:
    """Whether a node is text of the manuscript: no comment, declaration or program."""
    kind = type(node)
    if kind is NavigableString or kind is Tag:  # as nearly all are
        return kind is NavigableString
    if isinstance(node, CData):
        return True
    return isinstance(node, NavigableString) and not isinstance(
        node, PreformattedString | Script | Stylesheet
    )


def readable_text(root: Tag) -> str:
    """All text of the manuscript below ``root``, in order, before any cleaning."""
    return "".join(str(node) for node in root.descendants if is_readable(node))


def _beside(node: PageElement, *, forwards: bool) -> str:
    """The nearest words on the same line before or after a node, "" at the line's edge."""
    at = node
    for _ in range(_FARTHEST):
        sibling = at.next_sibling if forwards else at.previous_sibling
        if sibling is None:
            if at.parent is None or not _is_inline(at.parent):
                return ""
            at = at.parent
            continue
        at = sibling
        if isinstance(at, Tag):
            if not _is_inline(at):
                return ""
            if words := first_text(at, 8).strip():
                return words
        elif is_readable(at) and str(at).strip():
            return str(at)
    return "…"  # nobody knows: what may be a sentence is kept


def _is_inline(tag: Tag) -> bool:
    return tag.name not in _BREAKING | _BLOCKS | {"br", "[document]"} and tag.name not in HEADINGS


def first_text(root: Tag, nodes: int) -> str:
    """The text of the first ``nodes`` nodes below ``root``, in order.

    bs4's own ``descendants`` looks for the last one first, which takes as long as the tree is
    deep.
    """
    texts = []
    stack = [iter(root.contents)]
    while stack and nodes:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        nodes -= 1
        if isinstance(child, Tag):
            stack.append(iter(child.contents))
        elif is_readable(child):
            texts.append(str(child))
    return "".join(texts) if nodes else "".join(texts) + "…"


def has_words(drawing: Tag) -> bool:
    """Whether a drawing holds words that it shows; one in which others lie deep may well do."""
    stack = [iter(drawing.contents)]
    while stack:
        if len(stack) > _DEEPEST_DRAWING:
            return True
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif isinstance(node, Tag):
            if node.name not in PROGRAMS:
                stack.append(iter(node.contents))
        elif is_readable(node) and str(node).strip():
            return True
    return False


def _is_short(form: Tag) -> bool:
    text = first_text(form, 400)
    return not text.endswith("…") and visible_count(text) < _FORM_TEXT
