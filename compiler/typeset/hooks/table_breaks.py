"""Where a table is parted by the end of a page: its rows whole, two on each side, under its head.

The engine takes ``break-inside: avoid`` of a row and ``break-after: avoid`` between two as laws: a
row that no page holds loses the table's head, or moves the whole table off the page where its title
stands. Here they are wishes, given up one after the other when a page can do no better:

1. all as the style sheet asks; a table of up to half a page is whole, and begins on the next page
   if less than half of this one is left; a row of more than a third of a page may be parted;
2. one row alone may stand before or after the end of a page;
3. any row may be parted, yet not where one of its cells would have nothing above the end;
4. a head of more than a third of a page, or that leaves no room, is set once, as other rows are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, table
from weasyprint.layout import page as paging

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.note_areas import notes_of
from compiler.typeset.hooks.replacement import replaced
from compiler.typeset.hooks.row_rules import (
    LONE_ROWS,
    PARTED_ROWS,
    STRICT,
    Page,
    Rules,
    Wish,
    measuring,
    rules_of,
)

# Shares of a page: a table up to the first is not parted, a head over the second not repeated.
_WHOLE_TABLE, _REPEATED_HEAD = 1 / 2, 1 / 3
_MOST_ROWS = 100  # more than half a page of any paper holds
_PUSHED: Any = (None, None, {"break": "any", "page": None}, [], False)  # all of it on the next page


@dataclass
class _Layout:
    """One call of the engine for a table, which may be made anew under other rules."""

    lay_out: Callable[..., Any]
    context: Any
    table: Any
    bottom_space: float
    skip_stack: Any
    containing_block: Any
    page_is_empty: bool
    absolute_boxes: list[Any]
    fixed_boxes: list[Any]
    rules: Rules

    def __post_init__(self) -> None:
        self._widths = list(self.table.column_widths)
        self._notes_before = self._notes()

    def at(self, level: int, bottom_space: float | None = None) -> Any:
        """What the engine makes of it under the rules of a level."""
        self.rules.level = level
        self.table.column_widths = list(self._widths)  # the engine turns them round: RTL
        return self.lay_out(
            self.context, self.table, self.bottom_space if bottom_space is None else bottom_space,
            self.skip_stack, self.containing_block, self.page_is_empty, self.absolute_boxes,
            self.fixed_boxes,
        )  # fmt: skip

    def forget(self, result: Any) -> None:
        """Take back what a layout put on the page beside its boxes: notes, floats.

        The engine forgets a note of a table that it puts off to the next page.
        """
        if result[0] is not None:
            block.remove_placeholders(
                self.context, [result[0]], self.absolute_boxes, self.fixed_boxes
            )
        for note in self._notes():
            if note not in self._notes_before:
                self.context.unlayout_footnote(note)

    def _notes(self) -> list[Any]:
        return [*self.context.current_page_footnotes, *self.context.reported_footnotes]

    @property
    def room(self) -> float:
        """What is left of the page."""
        top = float(self.table.position_y)
        return self.rules.page.foot - max(self.bottom_space, 0.0) - top

    @property
    def begins_low(self) -> bool:
        """Whether it begins where less than half of the page is left; notes begin where they do."""
        return (
            self.skip_stack is None
            and not self.rules.page.is_note
            and not self.page_is_empty
            and self.room < self.rules.page.height * _WHOLE_TABLE
        )

    def is_short(self) -> bool:
        """Whether the whole table takes no more than half a page."""
        if sum(len(group.children) for group in self.table.children) > _MOST_ROWS:
            return False
        absolute, fixed = list(self.absolute_boxes), list(self.fixed_boxes)
        with measuring(self.context):
            whole = self.at(STRICT, -inf)
        self.absolute_boxes[:], self.fixed_boxes[:] = absolute, fixed
        return whole[0] is not None and whole[0].height <= self.rules.page.height * _WHOLE_TABLE

    def result(self) -> Any:
        """The layout by the rules' order; a row begins where each of its cells has a line."""
        found = self._by_rules()
        row = self._barely_begun(found)
        if row is None:
            return found
        self.forget(found)
        self.rules.kept = row
        try:
            whole = self._by_rules()
        finally:
            self.rules.kept = None
        if whole[0] is not None or self.begins_low:
            return whole
        self.forget(whole)
        return self._by_rules()

    def _by_rules(self) -> Any:
        """The first layout that keeps the head over its rows."""
        has_head = bool(self.table.children) and self.table.children[0].is_header
        for level in (STRICT, LONE_ROWS, PARTED_ROWS):
            found = self.at(level)
            if found[0] is None:
                if self.begins_low:
                    self.forget(found)
                    return found
            elif level == STRICT and found[1] and self.begins_low and self.is_short():
                self.forget(found)
                return _PUSHED
            elif not has_head or self._has_good_head(found):
                return found
            given_up = not has_head or self.skip_stack is not None or self.rules.kept is not None
            if level == PARTED_ROWS and given_up:
                return found
            self.forget(found)
        self.table.children[0].is_header = False
        return self._by_rules()

    def _barely_begun(self, result: Any) -> Any:
        """The row that begins at the page's foot with nothing of a cell that has text, or None."""
        laid, resume_at, *_ = result
        parted = _parted_row(resume_at)
        if laid is None or parted is None or parted == _parted_row(self.skip_stack):
            return None
        group, row = parted
        whole = self.table.children[group].children[row]
        begun = [each for each in laid.children if not (each.is_header or each.is_footer)]
        cells = begun[-1].children[-1].children if begun and begun[-1].children else []
        pairs = zip(whole.children, cells, strict=False)
        return (
            whole if any(_has_lines(one) and not _has_lines(cell) for one, cell in pairs) else None
        )

    def _has_good_head(self, result: Any) -> bool:
        """Whether the head is over the rows, and low enough if it is to be repeated."""
        laid, resume_at, *_ = result
        if not laid.children or not laid.children[0].is_header:
            return False
        if resume_at is None or self.skip_stack is not None:
            return True
        return bool(laid.children[0].height <= self.rules.page.height * _REPEATED_HEAD)


def _parted_row(stack: Any) -> tuple[int, int] | None:
    """The group and the row that a table goes on in the middle of."""
    if not stack:
        return None
    ((group, rows),) = stack.items()
    if not rows:
        return None
    ((row, cells),) = rows.items()
    return (group, row) if cells else None


def _has_lines(cell: Any) -> bool:
    """Whether a cell holds a line of text or a picture, laid out or not."""
    shown = (boxes.TextBox, boxes.ReplacedBox)
    return any(isinstance(box, shown) for box in cell.descendants())


class _Breaks:
    """The functions put in place of the engine's; the tables being laid out, outermost first."""

    def __init__(self) -> None:
        self._page = Page()
        self._open: list[Rules] = []
        self._lay_out = block.table_layout
        self._avoid = block.avoid_page_break
        self._resolve_row = table.resolve_percentages
        self._resolve_page = paging.resolve_percentages

    def table_layout(  # noqa: PLR0917 - the engine's own signature
        self, context: Any, laid: Any, bottom_space: float, skip_stack: Any, containing_block: Any,
        page_is_empty: bool, absolute_boxes: list[Any], fixed_boxes: list[Any],  # noqa: FBT001 - the engine's
    ) -> Any:  # fmt: skip
        """The table's part on this page."""
        self._page.is_note = notes_of(context).page.is_inside
        whole = self._page.head + self._page.whole  # what notes leave changes with each layout
        self._page.foot = whole if self._page.is_note else context.page_bottom
        layout = _Layout(
            self._lay_out, context, laid, bottom_space, skip_stack, containing_block, page_is_empty,
            absolute_boxes, fixed_boxes, rules_of(laid, self._page),
        )  # fmt: skip
        is_inner = bool(self._open)
        self._open.append(layout.rules)
        try:
            # a table in a cell is parted wherever its row is: no page of its own to wait for
            return layout.at(PARTED_ROWS) if is_inner else layout.result()
        finally:
            self._open.pop()

    def avoid_page_break(self, value: Any, context: Any) -> bool:
        """Whether a break is to be avoided; a wish is asked."""
        if isinstance(value, Wish):
            return value.holds(context)
        return bool(self._avoid(value, context))

    def resolve_row(self, box: Any, containing_block: Any) -> None:
        """Note which row is being laid out."""
        if self._open and isinstance(box, boxes.TableRowBox):
            self._open[-1].row = box
        self._resolve_row(box, containing_block)

    def resolve_page(self, box: Any, containing_block: Any) -> None:
        """Note where a page's text begins."""
        if isinstance(box, boxes.FootnoteAreaBox):
            self._page.head = containing_block.content_box_y()
            self._page.whole = containing_block.height
        self._resolve_page(box, containing_block)


@contextmanager
def _installed() -> Iterator[None]:
    breaks = _Breaks()
    with (
        replaced(block, table_layout=breaks.table_layout, avoid_page_break=breaks.avoid_page_break),
        replaced(table, resolve_percentages=breaks.resolve_row),
        replaced(paging, resolve_percentages=breaks.resolve_page),
    ):
        yield


HOOK = Hook(
    "table-breaks",
    (
        Fingerprint("weasyprint.layout.table", "table_layout", "09a10bccbad258d1"),
        Fingerprint("weasyprint.layout.table", "_find_earlier_page_break", "670b6a8d5f6f73c6"),
        Fingerprint("weasyprint.layout.block", "block_level_layout_switch", "ed614e4c9d87e309"),
        Fingerprint("weasyprint.layout.block", "block_level_page_break", "613aef275d5c8f57"),
        Fingerprint("weasyprint.layout.block", "find_earlier_page_break", "e29294e5e36398a9"),
        Fingerprint("weasyprint.layout.block", "avoid_page_break", "9d5bad51dcc67831"),
        Fingerprint("weasyprint.layout.block", "remove_placeholders", "c7196fdc1f9c6cc9"),
        Fingerprint("weasyprint.layout.block", "block_container_layout", "85c099075fd383b1"),
        Fingerprint("weasyprint.layout.page", "make_page", "956a4c5f9b42bac8"),
        Fingerprint("weasyprint.layout.percent", "resolve_percentages", "92016b948f740deb"),
    ),
    _installed,
)
