"""Pages whose text is turned by 90° keep running head and number where those of other pages are.

CSS turns what is drawn (``transform``), not what is laid out: a page of these names has a
content area as wide as the type area is high, which reaches over the trim on the right. Margin
boxes are laid out round the content area; here round the type area as it is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import layout

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.replacement import replaced

PAGE_NAMES = ("turned", "turned-opening", "turned-first")


@contextmanager
def _installed() -> Iterator[None]:
    make = layout.make_margin_boxes

    def make_margin_boxes(context: Any, page: Any, state: Any) -> Any:
        if page.page_type.name in PAGE_NAMES:
            _set_upright(page)
        return make(context, page, state)

    with replaced(layout, make_margin_boxes=make_margin_boxes):
        yield


def _set_upright(page: Any) -> None:
    """Exchange width and height of the content area; the page's own size and its head stay."""
    across, down = page.margin_width(), page.margin_height()
    page.width, page.height = page.height, page.width
    page.margin_right = across - page.margin_left - page.width
    page.margin_bottom = down - page.margin_top - page.height


HOOK = Hook(
    "turned-pages",
    (
        Fingerprint("weasyprint.layout.page", "make_margin_boxes", "ff19320efeb0e696"),
        Fingerprint("weasyprint.layout", "layout_document", "421aba4c280938be"),
    ),
    _installed,
)
