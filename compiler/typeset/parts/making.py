"""One part of a booklet: its tree laid out and painted, and what comes of it as plain data.

The same request gives the same part, whatever was made before it in the same process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from compiler.typeset.parts.keeping import NONE_SHELVED, Shelved
from compiler.typeset.parts.painting import canvas, paint_page, used_fonts
from compiler.typeset.parts.record import PaintedPart, Request, Uses
from compiler.typeset.parts.sides import side_matters
from compiler.typeset.turned_heads import turn_heads
from compiler.typeset.wide_tables import fit_wide_tables

# Counters that begin anew where they are used: those of list items, and of notes in an article.
_OWN_COUNTERS = frozenset({"list-item", "footnote", "note"})


@dataclass(frozen=True)
class Workshop:
    """What parts are made with: the source, the assets, the composer of their lines.

    ``shelved`` are those that were made before.
    """

    source: Source
    assets: Mapping[str, bytes]
    composer: Composer
    shelved: Shelved = NONE_SHELVED


def make_part(workshop: Workshop, request: Request, report: Report) -> PaintedPart:
    """A part laid out and painted; without pages if it waits for those of others.

    Findings go into ``report`` in the order the engine makes them.
    """
    fetcher = AssetFetcher(workshop.assets, report)
    workshop.composer.begin()
    start = Start(request.side, request.counters, request.furnished)
    with engine_log(report, fetcher):
        try:
            made = _laid_out(workshop, request, start, fetcher, report)
        except UnknownTargetError:
            return PaintedPart(request, Uses(anchors=tuple(sorted(start.found))))
        except WholeNeededError as reason:
            return PaintedPart(request, Uses(whole=str(reason)))
        return _painted(workshop, request, made, start, fetcher)


@dataclass(frozen=True)
class _Made:
    """A laid-out part."""

    html: Any
    root: Any
    context: Any
    pages: Sequence[Any]


def _laid_out(
    workshop: Workshop, request: Request, start: Start, fetcher: AssetFetcher, report: Report
) -> _Made:
    source = workshop.source
    html = tree_of(source, request.children, fetcher)

    def boxes() -> tuple[Any, Any]:
        context = context_of(source, html)
        begin(context, start, request.foreign, request.targets)
        return context, boxes_of(source, html, context)

    turn_heads(html.etree_element)
    context, root = boxes()
    if fit_wide_tables(html.etree_element, root, context, report):
        turn_heads(html.etree_element)
        context, root = boxes()
    pages = [*weasyprint.layout.layout_document(html, root, context)]
    return _Made(html, root, context, pages)


def _painted(
    workshop: Workshop, request: Request, made: _Made, start: Start, fetcher: AssetFetcher
) -> PaintedPart:
    source, composer, boxes = workshop.source, workshop.composer, made.pages
    whole = "" if request.furnished else _entangled(made)
    if whole:
        return PaintedPart(request, Uses(whole=whole))
    composition = composer.count(boxes)
    number_by_page(boxes, composer.shaper)
    text = tostring(made.html.etree_element)
    paper = canvas(text, source.profiles, source.options["output_intent"], request.fonts)
    strings = _strings(made.context, len(boxes))
    pages = [paint_page(box, paper, each) for box, each in zip(boxes, strings, strict=True)]
    for page in pages:
        for link in page.links:
            if link.kind == "attachment":
                fetcher.refuse(link.target)
    fonts = used_fonts(paper.fonts)
    missing = {*missing_characters(paper.fonts.values()), *composer.lacking}
    resources = paper.plain()
    return PaintedPart(
        request,
        Uses(
            side=not request.furnished
            and side_matters(made.html, made.context, boxes, bool(resources.kinds["Pattern"])),
            counters=_shows_page_numbers(made.context),
            anchors=tuple(sorted(start.found)),
        ),
        tuple(pages),
        _page_counters(made),
        fonts,
        resources,
        _breaks(made.root),
        composition,
        tuple(sorted(composer.lacking)),
        sightings(boxes, missing),
        is_back_cover(boxes[-1], made.html.etree_element),
    )


def _page_counters(made: _Made) -> tuple[int, ...]:
    """The page counter of each page, as this part counts it."""
    states = made.context.page_maker[1 : len(made.pages) + 1]
    return tuple(state[3][1]["page"][-1] for state in states)


def _strings(context: Any, count: int) -> list[dict[str, tuple[str, ...]]]:
    """The values that named strings take on each page."""
    return [
        {name: tuple(on[page]) for name, on in context.string_set.items() if page in on}
        for page in range(1, count + 1)
    ]


def _breaks(root: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the part asks for before it and after it."""
    body = next((box for box in root.children if box.element_tag == "body"), root)
    if not body.children:
        return (), ()
    before = _add_break_values(body.children[0], "before")
    return tuple(before), tuple(_add_break_values(body.children[-1], "after"))


def _lookups(context: Any) -> Iterator[Any]:
    yield from context.target_collector.counter_lookup_items.values()


def _shows_page_numbers(context: Any) -> bool:
    """Whether content shows counters of its own page; those of targets are listed there too."""
    return any(
        item.missing_counters
        and all(item.missing_counters is not of for of in item.missing_target_counters.values())
        for item in _lookups(context)
    )


def _entangled(made: _Made) -> str:
    """Why a part cannot be made by itself; "" if it can."""
    context = made.context
    checks: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("running-elements", lambda: _has_running_elements(context)),
        ("fixed-boxes", lambda: any(page.fixed_boxes for page in made.pages)),
        ("page-total", lambda: any(_wants_total(item) for item in _lookups(context))),
        ("counters", lambda: _counts_through(context)),
        ("notes", lambda: _numbers_notes_through(made)),
    )
    return next((name for name, holds in checks if holds()), "")


def _has_running_elements(context: Any) -> bool:
    return any(boxes for on in context.running_elements.values() for boxes in on.values())


def _wants_total(item: Any) -> bool:
    return "pages" in item.missing_counters or any(
        "pages" in names for names in item.missing_target_counters.values()
    )


def _counts_through(context: Any) -> bool:
    """Whether an element counts what could go on in the next part."""
    computed = context.style_for.get_computed_styles()
    styles = {id(style): style for (of, _), style in computed.items() if not _is_page(of)}
    return any(
        name not in _OWN_COUNTERS
        for style in styles.values()
        for changed in (style["counter_increment"], style["counter_set"], style["counter_reset"])
        if isinstance(changed, tuple)
        for name, _ in changed
    )


def _is_page(of: Any) -> bool:
    return isinstance(of, tuple)


def _numbers_notes_through(made: _Made) -> bool:
    """Whether a note is numbered on from another part's: nothing around it begins anew."""
    notes = {note.element for page in made.pages for note in _notes_of(page)}
    if not notes:
        return False
    styles = made.context.style_for
    resetting = {
        inner
        for element in made.html.etree_element.iter()
        if isinstance(element.tag, str) and _resets_notes(styles(element))
        for inner in element.iter()
    }
    return not notes <= resetting


def _notes_of(page: Any) -> Iterator[Any]:
    yield from page.children[1].children if len(page.children) > 1 else ()


def _resets_notes(style: Any) -> bool:
    resets = style["counter_reset"]
    return isinstance(resets, tuple) and any(name == "footnote" for name, _ in resets)
