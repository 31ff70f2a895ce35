"""Where a booklet is cut: its HTML is parsed once, and each part of it gets a tree of its own.

The children of the body that begin on a new page are parts. In the tree of a part the others stand
as empty elements that are not shown: so selectors of siblings find what they find in the whole.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element, tostring

import weasyprint
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout.block import block_level_page_break

_FORCED = frozenset({"page", "left", "right", "recto", "verso"})
_ROOT = re.compile(r"(?<![\w.#-])(?:html|body)(?![\w-])|:root\b")  # no class of that name
_NAMES_TARGETS = re.compile(r"""["'(]\s{0,9}#""")


@dataclass(frozen=True)
class Source:
    """What all parts are made of: the parsed HTML, its style sheets and what these define.

    ``options`` are those of the engine.
    """

    html: Any
    counter_style: Any
    profiles: dict[str, Any]
    options: dict[str, Any]
    configuration: Any


def tree_of(source: Source, children: Collection[int], fetcher: Any) -> Any:
    """The HTML of a part, as the engine takes it: the body with these children alone."""
    return _with_body(
        source.html,
        fetcher,
        [
            copy.deepcopy(child) if number in children else stub_of(child, hidden=True)
            for number, child in enumerate(_body(source.html))
        ],
    )


def tree_with(source: Source, number: int, instead: Element, fetcher: Any) -> Any:
    """The HTML of a part that is ``instead`` in the place of one child of the body."""
    children = [
        instead if each == number else stub_of(child, hidden=True)
        for each, child in enumerate(_body(source.html))
    ]
    return _with_body(source.html, fetcher, children)


def parsed(source: Source, html: str) -> Element:
    """The body of another HTML, parsed as that of the source."""
    return _body(weasyprint.HTML(string=html, url_fetcher=source.html.url_fetcher))


def children_of(source: Source) -> Iterator[tuple[int, Element]]:
    """The children of the body with their numbers, without its comments."""
    return ((n, child) for n, child in enumerate(_body(source.html)) if is_element(child))


def elements_of(holder: Element) -> tuple[Element, ...]:
    """What stands in a holder, without its comments."""
    return tuple(filter(is_element, holder))


def is_element(child: Element) -> bool:
    """Whether it is an element, and no comment."""
    return isinstance(child.tag, str)


def html_of(source: Source, children: Collection[int]) -> str:
    """The HTML of a part as text: what ``tree_of`` makes its tree of."""
    body = _body(source.html)
    nodes = [
        child if number in children else stub_of(child, hidden=True)
        for number, child in enumerate(body)
    ]
    return tostring(_root_with(source.html, nodes), encoding="unicode")


def boxes_of(source: Source, html: Any, context: Any) -> Any:
    """The tree of boxes of an HTML."""
    return build.build_formatting_structure(
        html.etree_element, context.style_for, context.get_image_from_uri, html.base_url,
        context.target_collector, source.counter_style, context.footnotes,
    )  # fmt: skip


def context_of(source: Source, html: Any) -> Any:
    """What the engine lays an HTML out with."""
    return Document._build_layout_context(  # noqa: SLF001 - guarded
        html, source.configuration, source.counter_style, source.profiles, source.options
    )


@dataclass(frozen=True)
class Frame:
    """A booklet without what its parts hold: the styles of its pages are known from it."""

    html: Any
    context: Any
    root: Any
    body: Any


def frame_of(source: Source, fetcher: Any) -> Frame:
    """The frame of a booklet: its parts stand in it as empty elements."""
    children = [stub_of(child, hidden=False) for child in _body(source.html)]
    html = _with_body(source.html, fetcher, children)
    context = context_of(source, html)
    root = boxes_of(source, html, context)
    body = next((box for box in root.children if box.element_tag == "body"), root)
    return Frame(html, context, root, body)


def cut(source: Source, frame: Frame, css: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The parts of a booklet, each as numbers of children of the body; one where it has to be."""
    body = _body(source.html)
    whole = (tuple(range(len(body))),)
    if _is_one(body, frame, css):
        return whole
    numbers = {id(box.element): number for number, box in enumerate(frame.body.children)}
    parts: list[list[int]] = [[]]
    last = None
    stubs = frame.html.etree_element.find("body")
    for number, stub in enumerate(stubs):
        place = numbers.get(id(stub))
        if place is not None:
            box = frame.body.children[place]
            if last is not None and block_level_page_break(last, box) in _FORCED:
                parts.append([])
            last = box
        parts[-1].append(number)
    return tuple(tuple(part) for part in parts)


def _is_one(body: Element, frame: Frame, css: Sequence[str]) -> bool:
    """Whether a booklet cannot be cut, as far as its frame and its style sheets tell."""
    texts = (body.text, *(child.tail for child in body))
    return (
        frame.body is frame.root
        or any(text and text.strip() for text in texts)
        or not all(_stands_by_itself(box) for box in frame.body.children)
        or any(map(_looks_in, css))
        or any(_counts_all_pages(selector) for selector in page_selectors(frame.context))
    )


def _looks_in(sheet: str) -> bool:
    """Whether a selector looks from the root into what its parts hold."""
    pieces = (piece.rpartition(":has(") for piece in re.split("[{},]", sheet))
    return any(has and _ROOT.search(before) for before, has, _ in pieces)


def _stands_by_itself(box: Any) -> bool:
    return isinstance(box, boxes.BlockBox) and box.is_in_normal_flow()


def _counts_all_pages(selector: Any) -> bool:
    """Whether a selector of pages counts them from the first of the booklet, not of a group."""
    return selector.first is not None or (selector.index is not None and not selector.index[2])


def page_selectors(context: Any) -> Iterator[Any]:
    """What the rules for pages choose pages by."""
    for sheet, _, _ in context.style_for._sheets:  # noqa: SLF001 - guarded
        for _, selectors, _ in sheet.page_rules:
            yield from (selector for _, _, selector in selectors)


def anchors_in(source: Source) -> tuple[frozenset[str], ...]:
    """The names that links can lead to, by child of the body."""
    return tuple(
        frozenset(
            name
            for part in child.iter()
            for name in (part.get("id"), part.get("name") if part.tag == "a" else None)
            if name
        )
        for child in _body(source.html)
    )


def foreign_in(source: Source, css: Sequence[str]) -> tuple[frozenset[str], ...]:
    """The names of other children that each child of the body may ask for, by an attribute.

    All of them where a style sheet may name one itself.
    """
    anchors = anchors_in(source)
    everywhere = frozenset(chain.from_iterable(anchors))
    if any(map(_NAMES_TARGETS.search, css)):
        return tuple(everywhere - own for own in anchors)
    return tuple(
        everywhere.intersection(_targets_of(child)) - own
        for child, own in zip(_body(source.html), anchors, strict=True)
    )


def _targets_of(child: Element) -> Iterator[str]:
    for part in child.iter():
        for value in part.attrib.values():
            _, is_address, name = value.partition("#")
            if is_address:
                yield from (name, unquote(name))


def weights(source: Source) -> tuple[int, ...]:
    """About how much text each child of the body has."""
    return tuple(sum(map(len, child.itertext())) for child in _body(source.html))


def _body(html: Any) -> Element:
    found: Element | None = html.etree_element.find("body")
    return html.etree_element if found is None else found


def stub_of(child: Element, *, hidden: bool = False) -> Element:
    """An empty element that selectors take for ``child``; a comment stays what it is."""
    if not is_element(child):
        return child
    stub = Element(child.tag, {name: child.attrib[name] for name in child.attrib if name != "id"})
    if hidden:
        stub.set("style", "display: none")
    return stub


def _with_body(html: Any, fetcher: Any, children: Sequence[Element]) -> Any:
    """The same document with other children of its body."""
    new = copy.copy(html)
    new.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(
        _root_with(html, children), content_language=None
    )
    new.etree_element = new.wrapper_element.etree_element
    new.url_fetcher = fetcher
    return new


def _root_with(html: Any, children: Sequence[Element]) -> Element:
    """The root of a document whose body has these children."""
    root = Element(html.etree_element.tag, dict(html.etree_element.attrib))
    old = _body(html)
    for child in html.etree_element:
        if child is old:
            body = Element(child.tag, dict(child.attrib))
            body.extend(children)
            root.append(body)
        else:
            root.append(child)
    return root


def emptied_root(html: Any, child: Element, instead: Element) -> Element:
    """The root of a document with something instead of one child of the body."""
    return _root_with(html, [instead if one is child else one for one in _body(html)])
