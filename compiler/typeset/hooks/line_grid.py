"""What is of any height ends on the page's grid of lines, so that the text after it stands on it.

CSS has no such thing in the engine (CSS Rhythmic Sizing): a table's rows, rules and paddings add up
to some height, and all text after it would be off the grid to the page's end. An empty block with
``--grid: STEP ORIGIN [LEAST]`` (all in pt; ORIGIN is where the first line's top is from the page's)
grows by LEAST and on until its foot is a whole number of steps below the origin, or to the page's
foot: at the end of a page no white is needed, and a table is not parted for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from typing import Any

from weasyprint.css.units import LENGTHS_TO_PIXELS
from weasyprint.layout import block

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.replacement import replaced

# A foot so little past a line of the grid stands on it: less can be neither seen nor measured.
_ON_GRID = 0.005


@contextmanager
def _installed() -> Iterator[None]:
    lay_out = block.block_container_layout

    def block_container_layout(
        context: Any, box: Any, bottom_space: float, skip_stack: Any, *rest: Any, **more: Any
    ) -> Any:
        result = lay_out(context, box, bottom_space, skip_stack, *rest, **more)
        if not box.children and result[0] is not None:
            grid = _grid(box.style)
            if grid:
                room = context.page_bottom - bottom_space if bottom_space > -inf else inf
                _grow(result[0], grid, room)
        return result

    with replaced(block, block_container_layout=block_container_layout):
        yield


@dataclass(frozen=True)
class _Grid:
    """Lines ``step`` apart below ``origin``, and the ``least`` white before one, in px."""

    step: float
    origin: float
    least: float = 0.0


def _grid(style: Any) -> _Grid | None:
    """The grid that a style asks for; None for none."""
    lengths = [
        token.value * LENGTHS_TO_PIXELS[token.unit]
        for token in style["__grid"] or ()
        if token.type == "dimension" and token.unit in LENGTHS_TO_PIXELS
    ]
    return _Grid(*lengths) if len(lengths) in {2, 3} and lengths[0] > 0 else None


def _grow(box: Any, grid: _Grid, room: float) -> None:
    """Make a finished box higher until its foot is on the grid, but not below ``room``."""
    foot = box.border_box_y() + box.border_height()
    missing = -(foot + grid.least - grid.origin) % grid.step
    if missing >= grid.step - _ON_GRID:
        missing = 0.0
    box.height += max(0.0, min(grid.least + missing, room - foot))


HOOK = Hook(
    "line-grid",
    (
        Fingerprint("weasyprint.layout.block", "block_box_layout", "cdeb75ab3eab7e86"),
        Fingerprint("weasyprint.layout.block", "block_container_layout", "85c099075fd383b1"),
    ),
    _installed,
)
