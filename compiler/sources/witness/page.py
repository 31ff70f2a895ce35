"""A page as a browser shows it, read by the parser of the engine (HTML as WHATWG says).

Text that is not displayed, of no size or not visible is hidden; a program's and a style sheet's is
no text. Numbers of lists, and the quotation marks of ``q``, are made by the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

import tinyhtml5

from compiler.model.characters import visible_count
from compiler.sources.witness.hiding_styles import Hiding, Visibility, hiding
from compiler.sources.witness.list_markers import Counter, counter_of, marker
from compiler.sources.witness.seen import Seen, Sight, Stretch

# Where the parser slows down: elements in one another (browsers stop at 512), marks that are opened
# and never closed (each paragraph opens them anew), signs that begin something, a tag's attributes.
_DEEPEST = 600
_MOST_OPEN = 300
_MOST_SIGNS = 100_000
_MOST_BLANKS = 2_000
_BLOCKS = re.compile(
    r"<(/?)(?:div|[uo]l|dl|table|section|article|blockquote|center|main|aside|nav|form|fieldset)\b",
    re.IGNORECASE,
)
_FORMATTING = re.compile(
    r"<(/?)(?:a|b|big|code|em|font|i|nobr|s|small|span|strike|strong|tt|u|ruby|rt)\b", re.IGNORECASE
)
_TAG = re.compile(r"<[A-Za-z][^<>]*+")
_NO_TEXT = frozenset(["script", "style", "template", "noembed", "noframes"])
_UNSEEN = frozenset(
    [
        "head",
        "title",
        "noscript",
        "option",
        "datalist",
        "textarea",
        "iframe",
        "object",
        "audio",
        "video",
        "canvas",
        "rp",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_SVG = "{http://www.w3.org/2000/svg}"
_UNSEEN_IN_SVG = frozenset(f"{_SVG}{name}" for name in ("title", "desc", "metadata", "defs"))
_QUOTES = ("“", "”", "‘", "’")


def page_seen(html: str) -> Seen | None:
    """What a person sees of a page; None for one that it would take too long to tell of."""
    if _is_slow(html):
        return None
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    sheets = [element.text or "" for element in root.iter("style")]
    walk = _Walk(hiding(sheets))
    walk.run(root)
    return Seen(_unveiled(walk.stretches, walk.veiled), walk.parents)


def _is_slow(html: str) -> bool:
    signs = max(html.count("<"), html.count("&"))
    return (
        signs > _MOST_SIGNS
        or _depth(_BLOCKS, html) > _DEEPEST
        or _depth(_FORMATTING, html) > _MOST_OPEN
        or any(tag[0].count(" ") > _MOST_BLANKS for tag in _TAG.finditer(html))
    )


def _depth(tags: re.Pattern[str], html: str) -> int:
    """How deep such elements stand in one another, as far as their tags say."""
    depth = deepest = 0
    for found in tags.finditer(html):
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


@dataclass(frozen=True, slots=True)
class _Shown:
    """What an element hands down to those in it."""

    displayed: bool = True
    visible: bool = True
    sized: bool = True
    block: int = 0
    quotes: int = 0
    counter: Counter | None = None

    @property
    def seen(self) -> bool:
        return self.displayed and self.visible and self.sized


@dataclass
class _Walk:
    """The walk over a page; the stretch that is open ends where a block begins or ends."""

    hiding: Hiding
    stretches: list[Stretch] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    veiled: set[int] = field(default_factory=set)  # stretches that nothing but visibility hides
    _open: list[str] = field(default_factory=list)
    _of: _Shown = field(default_factory=_Shown)

    def run(self, root: Element) -> None:
        stack: list[tuple[Iterator[Element], _Shown, Element]] = []
        shown = self._enter(root, _Shown())
        stack.append((iter(root), shown, root))
        while stack:
            children, shown, element = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(element, stack[-1][1] if stack else shown)
                continue
            if not isinstance(child.tag, str) or child.tag in _NO_TEXT:
                self._text(child.tail, shown)
                continue
            inner = self._enter(child, shown)
            stack.append((iter(child), inner, child))
        self._close()

    def _enter(self, element: Element, above: _Shown) -> _Shown:
        tag = str(element.tag)
        look = self.hiding.look(tag, element.attrib)
        shown = self._shown(element, tag, look, above)
        if tag not in _INLINE and not tag.startswith(_SVG):
            self._close()
            if tag == "li" and shown.seen and above.counter is not None:
                self._made(marker(element, above.counter), shown.block)
        elif tag == "q":
            self._made(_QUOTES[2 * (above.quotes % 2)], shown.block, cut=False)
        self._text(element.text, shown)
        return shown

    def _shown(self, element: Element, tag: str, look: Visibility, above: _Shown) -> _Shown:
        block = above.block
        if tag not in _INLINE:
            block = len(self.parents)
            self.parents.append(above.block)
        closed = tag == "dialog" and "open" not in element.attrib
        unseen = closed or "hidden" in element.attrib or tag in _UNSEEN or tag in _UNSEEN_IN_SVG
        displayed = look.displayed is not False and not (unseen and look.displayed is None)
        return _Shown(
            above.displayed and displayed and tag not in _UNSEEN,
            above.visible if look.visible is None else look.visible,
            above.sized if look.sized is None else look.sized,
            block,
            above.quotes + (tag == "q"),
            counter_of(element) if tag in {"ol", "ul", "menu"} else above.counter,
        )

    def _leave(self, element: Element, above: _Shown) -> None:
        if element.tag not in _INLINE and not str(element.tag).startswith(_SVG):
            self._close()
        elif element.tag == "q":
            self._made(_QUOTES[2 * (above.quotes % 2) + 1], above.block, cut=False)
        self._text(element.tail, above)

    def _text(self, text: str | None, shown: _Shown) -> None:
        if not text:
            return
        if (shown.seen, shown.block) != (self._of.seen, self._of.block):
            self._close()
        self._of = shown
        self._open.append(text)

    def _made(self, text: str, block: int, *, cut: bool = True) -> None:
        """What the browser sets itself; within a line the line goes on behind it."""
        if text:
            self._close()
            self.stretches.append(Stretch(text, Sight.MADE, holder=block))
        elif cut:
            self._close()

    def _close(self) -> None:
        text = "".join(self._open)
        if text.strip():
            of = self._of
            if of.displayed and of.sized and not of.visible:
                self.veiled.add(len(self.stretches))
            sight = Sight.SEEN if of.seen else Sight.HIDDEN
            self.stretches.append(Stretch(text, sight, holder=of.block))
        self._open.clear()


def _unveiled(stretches: list[Stretch], veiled: set[int]) -> list[Stretch]:
    """The stretches; where most of a page is invisible, a program was to show it, and did not."""
    sizes = [visible_count(stretch.text) for stretch in stretches]
    seen = sum(
        size for stretch, size in zip(stretches, sizes, strict=True) if stretch.sight is Sight.SEEN
    )
    if sum(sizes[place] for place in veiled) <= seen:
        return stretches
    return [
        replace(stretch, sight=Sight.SEEN) if place in veiled else stretch
        for place, stretch in enumerate(stretches)
    ]
