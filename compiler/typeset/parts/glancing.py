"""One page of a booklet in which an article has changed, made of what stands of the others.

Who has corrected a word waits for its page. Of a booklet that was made a moment ago all is at hand:
its tree, its style sheets, how each of its pages begins. So the pages from the last one that begins
before the article to the one looked at are laid out, and that one alone is painted. What follows
may move; whether it does, and all that one article can change elsewhere, is known when the whole
has been made again: until then it is a glance.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element, tostring

import weasyprint.layout

from compiler.diagnostics import Report
from compiler.model.artifacts import Markup
from compiler.typeset.fetcher import AssetFetcher
from compiler.typeset.hooks.part_pages import Start
from compiler.typeset.parts.alone import page_alone
from compiler.typeset.parts.cutting import (
    Frame,
    children_of,
    elements_of,
    parsed,
    stub_of,
    tree_with,
)
from compiler.typeset.parts.independence import are_entangled, entangled_pages
from compiler.typeset.parts.items import Items, items_among
from compiler.typeset.parts.making import Made, Workshop, boxed, painted_part
from compiler.typeset.parts.placing import MadeParts, moved
from compiler.typeset.parts.record import PaintedPage, PaintedPart, Request, Seam
from compiler.typeset.parts.stretches import Tree, context_for, pages_from

_MOST_PAGES = 8  # that are laid out for one
_BEYOND = 2  # pages whose items may come up to the one looked at


@dataclass(frozen=True)
class Standing:
    """A booklet that was made, and what it was made with."""

    workshop: Workshop
    frame: Frame
    made: MadeParts


@dataclass(frozen=True)
class Change:
    """An article that has changed: marked up by itself as it was, and as it is.

    ``was`` and ``anchor`` are those of its title.
    """

    before: Markup
    after: Markup
    was: str
    anchor: str


@dataclass(frozen=True)
class _Place:
    """Where an article stands: in which child of the body, and the number of its item there."""

    child: int
    holder: Element
    item: int


@dataclass(frozen=True)
class _Window:
    """What is laid out: from which page of the part to which, and which items are there."""

    first: int
    wanted: int
    items: range
    seam: Seam | None


def glanced(standing: Standing, change: Change, number: int) -> bytes | None:
    """The page of that number (from 0); None if it cannot be told so.

    The fetcher is that of the change. Raises what the engine raises.
    """
    source, made = standing.workshop.source, standing.made
    place = _place_of(children_of(source), change.was)
    page = made.placed.pages[number] if number < len(made.placed.pages) else None
    if made.is_furnished or place is None or page is None or page.painted is None:
        return None
    part = made.parts[page.part]
    wanted = number - made.placed.first[page.part]
    article = _changed(standing, change, place)
    window = _window(part, place.item, wanted) if place.child in part.request.children else None
    if article is None or window is None:
        return None
    holder = _holder(place, window, article)
    glance = _laid_out(standing, change, place.child, holder, window, part.request)
    if glance is None or _kind(glance.pages[0]) != _kind(page.painted):
        return None
    pages = [*made.placed.pages]
    pages[number] = replace(moved(standing.frame, page, glance.pages[0]), part=0)
    shown = MadeParts((glance,), replace(made.placed, pages=tuple(pages)))
    return page_alone(source, standing.frame, shown, number)


def _kind(page: PaintedPage) -> tuple[bool, str]:
    return page.kind.blank, page.kind.name


def _place_of(children: Any, anchor: str) -> _Place | None:
    """Where the article with that anchor stands."""
    for number, holder in children:
        for item, element in enumerate(elements_of(holder)):
            if any(part.get("id") == anchor for part in element.iter()):
                return _Place(number, holder, item)
    return None


def _changed(standing: Standing, change: Change, place: _Place) -> Element | None:
    """The article as it is; None if by itself it is not marked up as among the others."""
    found = []
    for markup, anchor in ((change.before, change.was), (change.after, change.anchor)):
        body = parsed(standing.workshop.source, markup.html)
        alone = _place_of(enumerate(body), anchor)
        if alone is None:
            return None
        found.append(elements_of(alone.holder)[alone.item])
    before, after = found
    return after if _text(before) == _text(elements_of(place.holder)[place.item]) else None


def _text(element: Element) -> str:
    return tostring(element, encoding="unicode").rstrip()


def _window(part: PaintedPart, item: int, wanted: int) -> _Window | None:
    """The pages from the last that begins before the changed item, or with it."""
    first = next(
        (
            number
            for number in range(min(wanted, len(part.pages) - 1), -1, -1)
            if _is_before(part.pages[number].seam, item)
        ),
        0,
    )
    if wanted - first >= _MOST_PAGES or not _is_plain(part.request):
        return None
    begin = part.pages[first].seam
    later = [page.seam.item for page in part.pages[wanted + _BEYOND :] if page.seam]
    last = max(later[0] if later else item + 10**6, item)
    return _Window(first, wanted, range(begin.item if begin else 0, last + 1), begin)


def _is_plain(request: Request) -> bool:
    """Whether a part was made as it comes, whatever the others are."""
    return request == Request(request.children, foreign=request.foreign)


def _is_before(seam: Seam | None, item: int) -> bool:
    """Whether what has changed stands behind the seam."""
    return seam is not None and (seam.item < item or (seam.item == item and not seam.inside))


def _holder(place: _Place, window: _Window, article: Element) -> Element:
    """What holds the items, with those alone that are laid out."""
    holder = Element(place.holder.tag, dict(place.holder.attrib))
    for number, child in enumerate(elements_of(place.holder)):
        own = article if number == place.item else child
        is_shown = number in window.items
        holder.append(copy.deepcopy(own) if is_shown else stub_of(child, hidden=True))
    return holder


def _laid_out(  # noqa: PLR0917 - what a part is made of
    standing: Standing,
    change: Change,
    child: int,
    holder: Element,
    window: _Window,
    request: Request,
) -> PaintedPart | None:
    """The page that is wanted, painted as a part of its own; None if it depends on others."""
    workshop = standing.workshop
    report = Report()
    fetcher = AssetFetcher({**workshop.assets, **change.after.assets}, report)
    workshop.composer.begin()
    html = tree_with(workshop.source, child, holder, fetcher)
    tree = boxed(workshop, html, request, Start(), report)
    items = items_among(tree.root, html.etree_element.find("body"), holder)
    if items is None or are_entangled(tree, items):
        return None
    context = context_for(tree, items, window.seam)
    boxes = _boxes(tree, context, items, window)
    if boxes is None or entangled_pages(context, boxes):
        return None
    count = len(boxes)
    made = Made(html, tree.root, context, boxes[-1:], f"{change.anchor}{window}", first=count)
    glance = painted_part(workshop, Request(()), made, fetcher)
    return None if glance.uses.side else glance


def _boxes(tree: Tree, context: Any, items: Items, window: _Window) -> Sequence[Any] | None:
    """The pages up to the one that is wanted; None if there are fewer.

    None as well if what is laid out does not fill it: then items beyond the window come up to it.
    """
    count = window.wanted - window.first + 1
    run = pages_from(tree, context, items, window.seam, count)
    if run.is_all and window.items.stop < len(items.elements):
        return None
    context.wenxuan_start.pages = run.pages
    boxes = [*weasyprint.layout.layout_document(tree.html, tree.root, context)]
    return boxes if len(boxes) == count else None
