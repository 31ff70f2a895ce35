"""What must close a booklet on an even page stands on one: on this page if it is, else on the next.

CSS can ask for the next left page (``break-before: left``), but not for this page if it is a left
one with room enough. A block with ``--verso-foot: ROOM`` (in pt, its own height and the white above
it) is left where it is on an even page that has the room. Elsewhere it goes to the next even page,
named ``imprint`` where a blank page comes to stand before it: GB/T 9704-2012, 7.5, numbers neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.css.units import LENGTHS_TO_PIXELS
from weasyprint.layout import block

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.part_pages import is_left
from compiler.typeset.hooks.replacement import replaced

LONE_PAGE_NAME = "imprint"


@contextmanager
def _installed() -> Iterator[None]:
    lay_out = block._in_flow_layout  # noqa: SLF001 - guarded

    def _in_flow_layout(  # noqa: PLR0917 - the engine's own signature
        context: Any,
        box: Any,
        index: int,
        child: Any,
        new_children: Any,
        page_is_empty: Any,
        absolute_boxes: Any,
        fixed_boxes: Any,
        adjoining_margins: Any,
        bottom_space: float,
        position_y: float,
        *rest: Any,
    ) -> Any:
        room = _room(child.style)
        if room and block.find_last_in_flow_child(new_children) is not None:
            even = is_left(context, context.current_page)
            margins = sum(max(0.0, margin) for margin in adjoining_margins)
            foot = context.page_bottom - max(bottom_space, 0.0)
            if not even or position_y + margins + room > foot:
                name = LONE_PAGE_NAME if even else child.page_values()[0]
                next_page = {"break": "left", "page": name}
                return (
                    False, True, {index: None}, position_y, adjoining_margins, next_page,
                    new_children, rest[-1],
                )  # fmt: skip
        return lay_out(
            context, box, index, child, new_children, page_is_empty, absolute_boxes, fixed_boxes,
            adjoining_margins, bottom_space, position_y, *rest,
        )  # fmt: skip

    with replaced(block, _in_flow_layout=_in_flow_layout):
        yield


def _room(style: Any) -> float:
    """The room in px that a style asks for at the foot of an even page; 0 for none."""
    for token in style["__verso_foot"] or ():
        if token.type == "dimension" and token.unit in LENGTHS_TO_PIXELS:
            return float(token.value * LENGTHS_TO_PIXELS[token.unit])
    return 0.0


HOOK = Hook(
    "verso-foot",
    (
        Fingerprint("weasyprint.layout.block", "block_container_layout", "85c099075fd383b1"),
        Fingerprint("weasyprint.layout.block", "_in_flow_layout", "65c816057d3253a4"),
        Fingerprint("weasyprint.layout.block", "find_last_in_flow_child", "73ea8b5aecf7c751"),
    ),
    _installed,
)
