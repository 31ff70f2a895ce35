"""Running heads and page numbers: the margin boxes of pages that are painted already.

Made by the engine's own ``make_margin_boxes``, from the rules of each page, its counters, and the
values of named strings up to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from weasyprint import layout
from weasyprint.draw import draw_stacking_context
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.stacking import StackingContext

from compiler.typeset.parts.cutting import Frame
from compiler.typeset.parts.placing import PlacedPage
from compiler.typeset.parts.sides import page_box


def furnish(
    frame: Frame, pages: Sequence[PlacedPage], wanted: Sequence[int] | None = None
) -> tuple[Any, ...]:
    """The boxes of the pages, with their margin boxes and nothing else in them.

    ``wanted`` are the numbers (from 0) of those that are asked for; all of them without it.
    """
    context = frame.context
    context.string_set = defaultdict(lambda: defaultdict(list))
    context.page_bottom = 0.0  # no box is parted here
    for number, page in enumerate(pages, 1):
        for name, values in (page.painted.strings if page.painted else {}).items():
            context.string_set[name][number].extend(values)
    numbers = range(len(pages)) if wanted is None else wanted
    return tuple(_furnished(frame, number + 1, pages[number]) for number in numbers)


def _furnished(frame: Frame, number: int, page: PlacedPage) -> Any:
    context = frame.context
    context.current_page = number
    sheet = page_box(frame.html, context, page.kind)
    sheet.children = tuple(layout.make_margin_boxes(context, sheet, page.state))
    for box in sheet.children:
        layout_box_backgrounds(sheet, box, context.get_image_from_uri)
    return sheet


def draw_furniture(page_box: Any, stream: Any) -> None:
    """Draw the margin boxes of a page, in the engine's order."""
    page = StackingContext.from_page(page_box)
    for context in (
        *page.negative_z_contexts, *page.zero_z_contexts, *page.positive_z_contexts,
    ):  # fmt: skip
        draw_stacking_context(stream, context)
