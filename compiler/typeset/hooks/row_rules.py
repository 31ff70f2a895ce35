"""What a table asks of its rows where a page ends: wishes, each given up at a level of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import inf
from typing import Any, Self

from weasyprint.layout import block

STRICT, LONE_ROWS, PARTED_ROWS = range(3)
_WHOLE_ROW = 1 / 3  # of a page: a row up to that is not parted
_AVOIDED = frozenset({"avoid", "avoid-page"})


@dataclass
class Page:
    """The page being filled: where its text begins and ends, in px; ``whole`` without notes."""

    head: float = 0.0
    foot: float = 0.0
    whole: float = 0.0
    is_note: bool = False

    @property
    def height(self) -> float:
        return self.foot - self.head


@dataclass
class Rules:
    """How much of what the style sheet asks of a table's rows holds just now."""

    page: Page
    level: int = STRICT
    row: Any = None  # the one being laid out
    kept: Any = None  # the one that is not parted, however high
    heights: dict[Any, float] = field(default_factory=dict)

    def keeps_rows_together(self, _context: Any) -> bool:
        return self.level < LONE_ROWS

    def keeps_row_whole(self, context: Any) -> bool:
        if self.row is not None and self.row is self.kept:
            return True
        if self.level >= PARTED_ROWS or self.row is None:
            return self.level < PARTED_ROWS
        if self.row not in self.heights:
            self.heights[self.row] = _height(context, self.row)
        return self.heights[self.row] <= self.page.height * _WHOLE_ROW


class Wish(str):
    """A value ``avoid`` of a break property that holds as long as its rule says so."""

    __slots__ = ("holds",)
    holds: Callable[[Any], bool]

    def __new__(cls, value: str, holds: Callable[[Any], bool]) -> Self:
        wish = super().__new__(cls, value)
        wish.holds = holds
        return wish


def _height(context: Any, row: Any) -> float:
    """How high a row would be on an endless page, by the cells that end in it."""
    found = 0.0
    with measuring(context):
        for cell in row.children:
            if cell.rowspan == 1:
                laid_out = block.block_container_layout(
                    context, cell.copy(), -inf, None, page_is_empty=True, absolute_boxes=[],
                    fixed_boxes=[], adjoining_margins=None, first_letter_style=None,
                    first_line_style=None, discard=False, max_lines=None,
                )[0]  # fmt: skip
                found = max(found, laid_out.border_height())
    return found


@contextmanager
def measuring(context: Any) -> Iterator[None]:
    """What is laid out inside leaves no trace: no note goes to the page's foot."""
    waiting = context.footnotes
    context.footnotes = []
    try:
        yield
    finally:
        context.footnotes = waiting


def rules_of(laid: Any, page: Page) -> Rules:
    """The rules of a table; made once, when its rows get wishes for what they ask."""
    rules: Rules | None = vars(laid).get("wenxuan_rules")
    if rules is None:
        rules = laid.wenxuan_rules = Rules(page)
        wishes = {
            "break_inside": rules.keeps_row_whole,
            "break_after": rules.keeps_rows_together,
            "break_before": rules.keeps_rows_together,
        }
        softened: dict[int, tuple[Any, Any]] = {}
        for group in laid.children:
            for row in group.children:
                style = row.style
                if id(style) not in softened:
                    softened[id(style)] = (style, _softened(style, wishes))
                row.style = softened[id(style)][1]
    return rules


def _softened(style: Any, wishes: dict[str, Callable[[Any], bool]]) -> Any:
    asked = {name: holds for name, holds in wishes.items() if style[name] in _AVOIDED}
    if not asked:
        return style
    soft = style.copy()
    for name, holds in asked.items():
        soft[name] = Wish(style[name], holds)
    return soft
