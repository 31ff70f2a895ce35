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


def furnish(frame: Frame, pages: Sequence[PlacedPage]) -> None:
    """Give the box of each page its margin boxes, where it has one."""
    context = frame.context
    context.string_set = defaultdict(lambda: defaultdict(list))
    for number, page in enumerate(pages, 1):
        for name, values in (page.painted.strings if page.painted else {}).items():
            context.string_set[name][number].extend(values)
    context.page_bottom = 0.0  # no box is parted here
    for number, page in enumerate(pages, 1):
        if page.box is None:
            continue
        context.current_page = number
        page.box.children = tuple(layout.make_margin_boxes(context, page.box, page.state))
        for box in page.box.children:
            layout_box_backgrounds(page.box, box, context.get_image_from_uri)


def draw_furniture(page_box: Any, stream: Any) -> None:
    """Draw the margin boxes of a page, in the engine's order."""
    page = StackingContext.from_page(page_box)
    for context in (
        *page.negative_z_contexts, *page.zero_z_contexts, *page.positive_z_contexts,
    ):  # fmt: skip
        draw_stacking_context(stream, context)
