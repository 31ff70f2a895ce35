"""Lines of a page without floats collide with nothing: no need to look.

The engine asks twice a line where floats leave room for it. Without floats the answer is the whole
width of the block around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox
from weasyprint.layout import inline

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.replacement import replaced


@contextmanager
def _installed() -> Iterator[None]:
    avoid_collisions = inline.avoid_collisions

    def avoid_what_is_there(
        context: Any, box: Any, containing_block: Any, outer: bool = True  # noqa: FBT001, FBT002 - the engine's
    ) -> Any:  # fmt: skip
        if (
            outer
            or context.excluded_shapes
            or not isinstance(box, LineBox)
            or containing_block.style["direction"] != "ltr"
        ):
            return avoid_collisions(context, box, containing_block, outer=outer)
        # with the engine's own sums, for the last bit of a float counts
        left = containing_block.content_box_x()
        right = left + containing_block.width - box.margin_right
        left += box.margin_left
        return left - box.margin_left, box.border_box_y() - box.margin_top, right - left

    with replaced(inline, avoid_collisions=avoid_what_is_there):
        yield


HOOK = Hook(
    "collisions",
    (Fingerprint("weasyprint.layout.float", "avoid_collisions", "9414233392f728db"),),
    _installed,
)
