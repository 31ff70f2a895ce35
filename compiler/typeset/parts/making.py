"""One part of a booklet: its tree laid out and painted, and what comes of it as plain data.

The same request gives the same part, whatever was made before it in the same process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from xml.etree.ElementTree import tostring

import weasyprint.layout
from weasyprint.layout.block import _add_break_values

from compiler.diagnostics import Report
from compiler.typeset.closing_page import is_back_cover
from compiler.typeset.engine_log import engine_log
from compiler.typeset.fetcher import AssetFetcher
from compiler.typeset.footnotes import number_by_page
from compiler.typeset.glyphs import missing_characters, sightings
from compiler.typeset.hooks.composer import Composer
from compiler.typeset.hooks.part_pages import Start, UnknownTargetError, WholeNeededError, begin
from compiler.typeset.parts.cutting import Source, boxes_of, context_of, tree_of
from compiler.typeset.parts.independence import (
    are_entangled,
    entangled,
    entangled_pages,
    shows_page_numbers,
)
from compiler.typeset.parts.items import Items, items_of
from compiler.typeset.parts.joining import part_of
from compiler.typeset.parts.keeping import NONE_SHELVED, Shelved
from compiler.typeset.parts.painting import canvas, paint_page, used_fonts
from compiler.typeset.parts.record import PaintedPart, Request, Seam, Stretch, Uses
from compiler.typeset.parts.sides import side_matters
from compiler.typeset.parts.stretches import Tree, chain, context_for, made_of, pages_from
from compiler.typeset.turned_heads import turn_heads
from compiler.typeset.wide_tables import fit_wide_tables
from compiler.workers.answers import Answer


@dataclass(frozen=True)
class Workshop:
    """What parts are made with: the source, the assets, the composer of their lines.

    ``css`` are the style sheets, ``shelved`` the parts that were made before.
    """

    source: Source
    assets: Mapping[str, bytes]
    composer: Composer
    css: Sequence[str] = ()
    shelved: Shelved = NONE_SHELVED


def make_part(workshop: Workshop, request: Request, report: Report) -> PaintedPart:
    """A part laid out and painted; without pages if it waits for those of others.

    Findings go into ``report`` in the order the engine makes them.
    """
    fetcher = AssetFetcher(workshop.assets, report)
    start = Start(request.side, request.counters, request.furnished, request.unnumbered)

    def tree() -> Tree:
        workshop.composer.begin()
        html = tree_of(workshop.source, request.children, fetcher)
        return boxed(workshop, html, request, start, report)

    with engine_log(report, fetcher):
        try:
            whole = tree()
            items = _items(workshop, request, whole, start)
            part = _in_stretches(workshop, request, whole, items, report) if items else None
            if part is None:
                made = tree() if items else whole  # what was tried has left nothing behind
                part = _in_one_piece(workshop, request, made, start, fetcher)
        except UnknownTargetError:
            return PaintedPart(request, Uses(anchors=tuple(sorted(start.found))))
        except WholeNeededError as reason:
            return PaintedPart(request, Uses(whole=str(reason)))
        return part


@dataclass(frozen=True)
class Made:
    """A laid-out part, and the HTML that tells it from others.

    ``first`` is the number of the first of these pages among those that were laid out, from 1.
    """

    html: Any
    root: Any
    context: Any
    pages: Sequence[Any]
    text: str
    first: int = 1


def _in_one_piece(
    workshop: Workshop, request: Request, tree: Tree, start: Start, fetcher: AssetFetcher
) -> PaintedPart:
    pages = [*weasyprint.layout.layout_document(tree.html, tree.root, tree.context)]
    text = tostring(tree.html.etree_element, encoding="unicode")
    made = Made(tree.html, tree.root, tree.context, pages, text)
    whole = "" if request.furnished else entangled(tree, pages)
    if whole:
        return PaintedPart(request, Uses(whole=whole))
    painted = painted_part(workshop, request, made, fetcher)
    uses = replace(
        painted.uses,
        counters=shows_page_numbers(made.context),
        anchors=tuple(sorted(start.found)),
    )
    return replace(painted, uses=uses, counters=_page_counters(made), breaks=_breaks(made.root))


def boxed(workshop: Workshop, html: Any, request: Request, start: Start, report: Report) -> Tree:
    """The boxes of a part, its wide tables turned."""
    source = workshop.source

    def boxes() -> tuple[Any, Any]:
        context = context_of(source, html)
        begin(context, start, request.foreign, request.targets)
        return context, boxes_of(source, html, context)

    turn_heads(html.etree_element)
    context, root = boxes()
    if fit_wide_tables(html.etree_element, root, context, report):
        turn_heads(html.etree_element)
        context, root = boxes()
    return Tree(html, root, context)


def _items(workshop: Workshop, request: Request, tree: Tree, start: Start) -> Items | None:
    """The items between which a part can be parted; None if it cannot.

    It is asked for as it comes, and nothing of it depends on other parts.
    """
    if request != Request(request.children, foreign=request.foreign) or start.found:
        return None
    items = items_of(tree.html, tree.root, request, workshop.css)
    return None if items is None or are_entangled(tree, items) else items


def _in_stretches(
    workshop: Workshop, request: Request, tree: Tree, items: Items, report: Report
) -> PaintedPart | None:
    """The part of pages that are made stretch by stretch; None if one of them cannot be."""
    make = partial(_stretch, workshop, tree, items)
    try:
        answers = [*chain(items, workshop.shelved, make)]
    except (UnknownTargetError, WholeNeededError):
        return None
    part = part_of([answer.value.painted for answer in answers if answer.value], request)
    if part is None:
        return None
    for answer in answers:
        report.take(answer.diagnostics)
    return replace(part, breaks=_breaks(tree.root))


def _stretch(workshop: Workshop, tree: Tree, items: Items, begin: Seam | None) -> Answer[Stretch]:
    """The pages from a seam on."""
    report = Report()
    fetcher = AssetFetcher(workshop.assets, report)
    workshop.composer.begin()
    with engine_log(report, fetcher):
        context = context_for(tree, items, begin)
        start: Start = context.wenxuan_start
        run = pages_from(tree, context, items, begin)
        start.pages = run.pages
        boxes = [*weasyprint.layout.layout_document(tree.html, tree.root, context)]
        text = made_of(items, begin, start.looked_at)
        made = Made(tree.html, tree.root, context, boxes, f"{items.frame}{begin}{text}")
        whole = entangled_pages(context, boxes)
        painted = painted_part(workshop, Request(()), made, fetcher)
    pages = zip(painted.pages, run.seams, strict=True)
    painted = replace(
        painted,
        uses=Uses(whole=whole) if whole else painted.uses,
        pages=tuple(replace(page, seam=seam) for page, seam in pages),
        closes=run.end is None and painted.closes,
    )
    return Answer(Stretch(painted, start.looked_at, run.end), diagnostics=tuple(report))


def painted_part(
    workshop: Workshop, request: Request, made: Made, fetcher: AssetFetcher
) -> PaintedPart:
    """The part painted."""
    source, composer, boxes = workshop.source, workshop.composer, made.pages
    composition = composer.count(boxes)
    number_by_page(boxes, composer.shaper)
    intent = source.options["output_intent"]
    paper = canvas(made.text.encode(), source.profiles, intent, request.fonts)
    strings = _strings(made.context, range(made.first, made.first + len(boxes)))
    pages = [paint_page(box, paper, each) for box, each in zip(boxes, strings, strict=True)]
    for page in pages:
        for link in page.links:
            if link.kind == "attachment":
                fetcher.refuse(link.target)
    fonts = used_fonts(paper.fonts)
    missing = {*missing_characters(paper.fonts.values()), *composer.lacking}
    resources = paper.plain()
    patterns = bool(resources.kinds["Pattern"])
    sided = not request.furnished and side_matters(made.html, made.context, boxes, patterns)
    return PaintedPart(
        request,
        Uses(side=sided),
        tuple(pages),
        fonts=fonts,
        resources=resources,
        composition=composition,
        lacking=tuple(sorted(composer.lacking)),
        sightings=sightings(boxes, missing),
        closes=is_back_cover(boxes[-1], made.html.etree_element),
    )


def _page_counters(made: Made) -> tuple[int, ...]:
    """The page counter of each page, as this part counts it."""
    states = made.context.page_maker[1 : len(made.pages) + 1]
    return tuple(state[3][1]["page"][-1] for state in states)


def _strings(context: Any, numbers: range) -> list[dict[str, tuple[str, ...]]]:
    """The values that named strings take on each page."""
    return [
        {name: tuple(on[page]) for name, on in context.string_set.items() if page in on}
        for page in numbers
    ]


def _breaks(root: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the part asks for before it and after it."""
    body = next((box for box in root.children if box.element_tag == "body"), root)
    if not body.children:
        return (), ()
    before = _add_break_values(body.children[0], "before")
    return tuple(before), tuple(_add_break_values(body.children[-1], "after"))
