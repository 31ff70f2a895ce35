"""What begins with a turned page takes along the heads right over it.

Else they would stand alone on an upright page, and that of an untitled article leave one empty.
What a list or a quotation begins with is parted from it for that.

Contract with the theme: a head over which nothing stands on its page carries ``data-turns``, the
class of the box that is made round it and a box of the class ``turned`` right after it. One right
before an article goes with what the article begins with.
"""

from __future__ import annotations

from itertools import takewhile
from xml.etree.ElementTree import Element

_TURNED = "turned"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS_AND_QUOTES = frozenset({"ol", "ul", "blockquote"})


def turn_heads(html: Element) -> None:
    """Put each such head into a box with what is turned after it."""
    parents = {child: parent for parent in html.iter() for child in parent}
    turned = [one for one in html.iter() if _TURNED in _classes(one)]
    for box in turned:
        whole = led(box, parents)
        siblings = [*parents[whole]]
        at = siblings.index(whole)
        head = siblings[at - 1] if at else None
        if head is not None and head.get("data-turns"):
            _put(head, box, whole, parents)
        elif whole is not box:
            _hand_over(box, whole, _TURNED)


def led(box: Element, parents: dict[Element, Element]) -> Element:
    """The box with the headings right over it in a new one; the box itself where there are none.

    A list or a quotation that begins with the box is parted after it if a head stands over that.
    """
    top = box
    while (around := parents[top]).tag in _LISTS_AND_QUOTES and _is_first(top, around):
        top = around
    siblings = [*parents[top]]
    last = first = siblings.index(top)
    while first and _is_heading(siblings[first - 1]):
        first -= 1
    if first == last and (top is box or not (first and siblings[first - 1].get("data-turns"))):
        return box
    if top is not box:
        siblings[last] = _parted(box, top, parents)
    return gathered(siblings[first : last + 1], parents)


def gathered(boxes: list[Element], parents: dict[Element, Element]) -> Element:
    """A new box round neighbours."""
    parent = parents[boxes[0]]
    place = [*parent].index(boxes[0])
    around = Element("div")
    around.tail, boxes[-1].tail = boxes[-1].tail, None
    for one in boxes:
        parent.remove(one)
        around.append(one)
        parents[one] = around
    parent.insert(place, around)
    parents[around] = parent
    return around


def _is_first(box: Element, around: Element) -> bool:
    return around[0] is box and not (around.text or "").strip()


def _is_heading(element: Element) -> bool:
    return element.tag in _HEADINGS and not (element.tail or "").strip()


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def _over(head: Element, parents: dict[Element, Element]) -> list[Element]:
    """The heads right before the article that this one begins, the last first."""
    article = parents[head]
    if article[0] is not head or article not in parents:
        return []
    siblings = [*parents[article]]
    before = siblings[: siblings.index(article)][::-1]
    return [*takewhile(lambda one: one.get("data-turns"), before)]


def _put(head: Element, box: Element, whole: Element, parents: dict[Element, Element]) -> None:
    """Put the heads over what is turned into one box with it."""
    over = _over(head, parents)
    around = gathered([head, whole], parents)
    around.set("class", head.get("data-turns", ""))
    _hand_over(box, whole, "")
    for one in over:
        parents[one].remove(one)
        one.tail = None
        around.insert(0, one)
        parents[one] = around


def _hand_over(box: Element, whole: Element, name: str) -> None:
    """Have the whole turned in place of the box."""
    box.set("class", " ".join(one for one in _classes(box) if one != _TURNED))
    if name:
        whole.set("class", " ".join([*_classes(whole), name]))


def _parted(box: Element, top: Element, parents: dict[Element, Element]) -> Element:
    """What ``top`` begins with, in lists and quotations like its own, right before the rest."""
    path = [parents[box]]
    while path[-1] is not top:
        path.append(parents[path[-1]])
    whole = parents[top]
    path[0].remove(box)
    box.tail = None
    made = box
    for around in path:
        copy = Element(around.tag, around.attrib)
        copy.append(made)
        parents[made] = copy
        made = copy
    if box.tag == "li" and path[0].tag == "ol":
        _count_on(path[0])
    whole.insert([*whole].index(top), made)
    parents[made] = whole
    for around in path:
        if not len(around):
            made.tail = around.tail if around is top else None
            parents[around].remove(around)
    return made


def _count_on(numbered: Element) -> None:
    """Have a list begin with its next number."""
    start = int(numbered.get("start", "1"))
    numbered.set("start", str(start + 1))
    numbered.set("style", f"counter-reset: list-item {start}")
