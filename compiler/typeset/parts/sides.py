"""Whether it matters to a part on which side it begins.

The type area of a left page is that of a right one moved over: a part that begins on another side
than it was laid out for is moved, page by page, unless something on it depends on the side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from weasyprint.formatting_structure.boxes import PageBox
from weasyprint.layout import page as paging
from weasyprint.layout.percent import resolve_percentages

from compiler.typeset.hooks.part_pages import asked_for_side
from compiler.typeset.parts.cutting import page_selectors
from compiler.typeset.parts.record import LEFT, RIGHT

_SIDED = frozenset({"left", "right", "recto", "verso"})
_MOVED = frozenset({"margin_left", "margin_right"})
_AREAS = (None, "@footnote", "@note-area")
_SLACK = 0.05  # px: the rounding that themes leave to the last character


def other_side(side: str) -> str:
    """The side of the next page."""
    return LEFT if side == RIGHT else RIGHT


def page_box(html: Any, context: Any, kind: Any) -> Any:
    """The engine's box of a page of this type, with its margins, as ``make_page`` makes it."""
    paging.set_page_type_computed_styles(kind, html, context.style_for)
    style = context.style_for(kind)
    page = PageBox(kind, style)
    width, height = style["size"]
    resolve_percentages(page, style["size"])
    page.position_x = page.position_y = 0
    paging.page_width(page, context, width)
    paging.page_height(page, context, height)
    return page


class PageRules:
    """Which pages of a booklet the rules for pages tell apart."""

    def __init__(self, context: Any) -> None:
        indexes = [selector.index for selector in page_selectors(context) if selector.index]
        # none asks how far in a group a page is that stands after all these
        self.last = max((b for _, b, _ in indexes), default=0)
        self.counts_on = any(a for a, _, _ in indexes)

    def key(self, kind: Any) -> Any:
        """The same for pages that the same rules are for."""
        groups = kind.groups
        if not self.counts_on:
            groups = tuple((name, min(number, self.last)) for name, number in groups)
        return kind.side, kind.blank, kind.name, groups


def side_matters(html: Any, context: Any, boxes: Sequence[Any], has_patterns: bool) -> bool:  # noqa: FBT001 - one of four facts
    """Whether these pages would be others if they began on the other side, and not only moved."""
    if asked_for_side(context) or any(box.page_type.blank for box in boxes):
        return True
    if any(item[1]["break"] in _SIDED for item in context.page_maker[1 : len(boxes) + 1]):
        return True
    rules = PageRules(context)
    kinds = {rules.key(box.page_type)[2:]: box.page_type for box in boxes}
    shifts = [_shift(html, context, kind) for kind in kinds.values()]
    if any(shift is None for shift in shifts):
        return True
    return any(shifts) and (has_patterns or any(map(_has_background, boxes)))


def _shift(html: Any, context: Any, kind: Any) -> float | None:
    """How far the type area of a page lies elsewhere on the other side; None if more differs."""
    turned = kind._replace(side=other_side(kind.side))
    here, there = page_box(html, context, kind), page_box(html, context, turned)
    cascaded = context.style_for.get_cascaded_styles()
    for area in _AREAS:
        one, other = (
            {name: value[0] for name, value in cascaded.get((each, area), {}).items()}
            for each in (kind, turned)
        )
        if {**one, **dict.fromkeys(_MOVED)} != {**other, **dict.fromkeys(_MOVED)}:
            return None
    if abs(here.width - there.width) > _SLACK:
        return None
    return float(there.margin_left - here.margin_left)


def _has_background(box: Any) -> bool:
    """Whether something is painted that belongs to the page itself, and is not moved."""
    backgrounds = (box.background, box.canvas_background)
    return any(
        one is not None and (one.color.alpha or any(layer.image for layer in one.layers))
        for one in backgrounds
    )
