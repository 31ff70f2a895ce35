"""The items of a part: the articles of a section, which follow one another on its pages.

Pages that begin with an item depend on what stands from there to their foot, and on what of the
rest the style sheets can see: which elements the items are, in what order, and what ``:has()``
tells of one to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, tostring

from weasyprint import cssselect2
from weasyprint.formatting_structure.boxes import BlockLevelBox

from compiler.typeset.parts.cutting import elements_of, emptied_root, is_element, stub_of
from compiler.typeset.parts.record import Request

_HAS = ":has("
_BEFORE = re.compile(r"[\s,>+~(){};]")
_AFTER = re.compile(r"[\s,>+~){]")
# What depends on the first page of all, or on what stands before: lengths of the viewport, quotes.
_FAR = re.compile(r"\d(?:[sld]?v(?:w|h|i|b|min|max)|pv\w{1,4})\b|-quote\b")
_FEWEST = 3  # items that are worth it


@dataclass(frozen=True)
class Items:
    """A part's items: their elements and HTML, and the places of their boxes in the tree of boxes.

    ``frame`` is what is around them, and what rules can see of all; ``path`` leads from the root to
    the box that holds them, ``boxes`` has the number of the item of each of its children.
    """

    elements: tuple[Element, ...]
    texts: tuple[str, ...]
    frame: str
    path: tuple[int, ...]
    boxes: tuple[int, ...]

    @property
    def numbers(self) -> dict[int, int]:
        """The number of each item, by the identity of its element."""
        return {id(element): number for number, element in enumerate(self.elements)}

    def box_of(self, item: int) -> int:
        """The place of an item's box among its parent's."""
        return self.boxes.index(item)


def items_of(html: Any, root: Any, request: Request, css: Sequence[str]) -> Items | None:
    """The items of a part, whose trees are these; None if there are none that could be parted."""
    body = html.etree_element.find("body")
    if body is None or any(map(_FAR.search, css)):
        return None
    real = [child for number, child in enumerate(body) if number in request.children]
    holders = [*filter(is_element, real)]
    if len(holders) != 1:
        return None
    holder = holders[0]
    elements = elements_of(holder)
    blank = not any((text or "").strip() for text in (holder.text, *(one.tail for one in holder)))
    found = _boxes(root, (body, holder))
    if len(elements) < _FEWEST or not blank or found is None:
        return None
    path, box = found
    boxes = _numbers(box, elements)
    in_order = -1 not in boxes and boxes == tuple(sorted({*boxes}))
    tells = _tells(html, holder, css) if in_order and _are_blocks(box) else None
    texts = tuple(tostring(element, encoding="unicode") for element in elements)
    if tells is None or any(map(_FAR.search, texts)):
        return None
    return Items(elements, texts, _frame(html, holder, elements) + tells, path, boxes)


def items_among(root: Any, body: Element, holder: Element) -> Items | None:
    """The items of a holder of which some are not shown, to lay out those that are."""
    elements, found = elements_of(holder), _boxes(root, (body, holder))
    if found is None:
        return None
    path, box = found
    return Items(elements, (), "", path, _numbers(box, elements)) if _are_blocks(box) else None


def _numbers(box: Any, elements: Sequence[Element]) -> tuple[int, ...]:
    """The item of each box in the holder's; -1 for one of no item."""
    numbers = {id(element): number for number, element in enumerate(elements)}
    return tuple(numbers.get(id(child.element), -1) for child in box.children)


def _are_blocks(box: Any) -> bool:
    return all(
        isinstance(child, BlockLevelBox) and child.is_in_normal_flow() and not child.is_running()
        for child in box.children
    )


def _boxes(root: Any, elements: Sequence[Element]) -> tuple[tuple[int, ...], Any] | None:
    """The way from the root's box to that of the last of ``elements``, and that box."""
    box, path = root, []
    for element in elements:
        places = [n for n, child in enumerate(box.children) if child.element is element]
        if len(places) != 1:
            return None
        path.append(places[0])
        box = box.children[places[0]]
    return tuple(path), box


def _frame(html: Any, holder: Element, elements: Sequence[Element]) -> str:
    """The HTML around the items, each of which stands in it as an empty element."""
    around = Element(holder.tag, dict(holder.attrib))
    around.extend(stub_of(element) for element in elements)
    empty = "".join(str(int(not len(one) and not one.text)) for one in elements)
    return tostring(emptied_root(html, holder, around), encoding="unicode") + empty


def _tells(html: Any, holder: Element, css: Sequence[str]) -> str | None:
    """What ``:has()`` says of these elements and those around; None if it cannot be told."""
    try:
        tests = [
            selector.test
            for sheet in css
            for compound in _relational(sheet)
            for selector in cssselect2.compile_selector_list(compound)
        ]
    except cssselect2.SelectorError:
        return None
    seen = [*_around(html.wrapper_element, holder)]
    return "".join(str(int(bool(test(element)))) for element in seen for test in tests)


def _around(element: Any, holder: Element) -> Iterator[Any]:
    """The elements from the root to the holder, and its children."""
    if element.etree_element is holder:
        yield element
        yield from element.iter_children()
        return
    for child in element.iter_children():
        found = [*_around(child, holder)] if child.local_name in {"body", holder.tag} else []
        if found:
            yield from (element, *found)
            return


def _relational(css: str) -> Iterator[str]:
    """The compound selectors of a style sheet that ask what an element has."""
    place = css.find(_HAS)
    while place >= 0:
        start = place
        while start and not _BEFORE.match(css[start - 1]):
            start -= 1
        end = _closed(css, place + len(_HAS))
        tail = _AFTER.search(css, end)
        end = tail.start() if tail else len(css)
        yield css[start:end]
        place = css.find(_HAS, place + len(_HAS))


def _closed(css: str, place: int) -> int:
    """The end of what is in the brackets that are open at a place."""
    depth = 1
    for found in re.compile(r"[()]").finditer(css, place):
        depth += 1 if found[0] == "(" else -1
        if not depth:
            return found.end()
    return len(css)
