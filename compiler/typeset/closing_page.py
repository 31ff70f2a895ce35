"""Whether the last page may be a back cover: it holds what closes a booklet, and no running text.

Contract with the theme: what closes a booklet (版权页、版记) stands in elements of the classes
``colophon`` or ``imprint``.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure.boxes import MarginBox, ReplacedBox, TextBox

_CLOSING = frozenset({"colophon", "imprint"})


def is_back_cover(page_box: Any, root: Any) -> bool:
    """Whether all text and pictures of a page, its margins aside, are of the closing elements.

    ``root`` is the root element of the HTML. A page without any text is none.
    """
    closing = {
        id(part)
        for element in root.iter()
        if not _CLOSING.isdisjoint((element.get("class") or "").split())
        for part in element.iter()
    }
    shown = [
        box
        for area in page_box.children
        if not isinstance(area, MarginBox)
        for box in (area, *area.descendants(placeholders=True))
        if isinstance(box, ReplacedBox) or (isinstance(box, TextBox) and box.text.strip())
    ]
    return bool(shown) and all(id(box.element) in closing for box in shown)
