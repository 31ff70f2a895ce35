"""Pages whose notes go on: what each leaves to the next, and how much of it belongs to the text.

A page is made again, its notes lower, while its text stands in them or a heading has lost what
follows it; where that does not help, the notes that it began with have a page of their own.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from weasyprint.layout import block
from weasyprint.text.line_break import strut

from compiler.typeset.hooks.note_areas import (
    Held,
    NotePage,
    notes_of,
    shown,
    text_foot,
    text_lines,
)

_TEXT_LINES = 4  # of the text that find room over a note that goes on: a heading and two lines
_ATTEMPTS = 3
_NEAR = 0.5  # px


def making(make: Callable[..., Any]) -> Callable[..., Any]:
    """``make_page`` with notes that go on."""

    def make_page(  # noqa: PLR0917 - the engine's own signature
        context: Any, root_box: Any, page_type: Any, resume_at: Any, number: int, state: Any
    ) -> Any:
        """A page; made again, its notes lower, for as long as its text stands in them."""
        notes = notes_of(context)
        began = notes.held.get(number - 1, Held())
        notes.names[number] = page_type.name
        before = _Before(context, state) if context.footnotes or began.notes else None
        attempt = _Attempt(after=notes.after)
        while True:
            notes.page = NotePage(began, attempt.above(root_box), attempt.floor)
            context.reported_footnotes = list(began.notes)
            is_alone = attempt.after is not None
            flow = root_box.copy_with_children([]) if is_alone else root_box
            start = None if is_alone else resume_at
            page, *following = make(context, flow, page_type, start, number, state)
            wanted = _wanted_floor(notes.page, page, *following)
            if before is None or not wanted:
                break
            here = (resume_at, context.page_maker[number - 1][1])
            better = attempt.better(wanted, here if began.notes else None)
            if better is None:
                break
            attempt = better
            before.restore(context, state)
        area = page.children[1]
        if is_alone and not area.style["transform"]:  # it is read from its head
            area.translate(dy=page.content_box_y() - area.position_y)
        _hold(context, number)
        return (page, *(attempt.after or following))

    return make_page


@dataclass(frozen=True)
class _Attempt:
    """How a page is made: no note above ``floor``, or notes alone and the text ``after`` them."""

    floor: float = 0.0
    after: tuple[Any, Any] | None = None
    left: int = _ATTEMPTS

    def above(self, root_box: Any) -> float:
        """The height that is left to the text by notes that the page begins with."""
        return 0.0 if self.after else float(_TEXT_LINES * strut(root_box.style)[0])

    def better(self, wanted: float, here: tuple[Any, Any] | None) -> _Attempt | None:
        """What to try next, None if nothing; ``here`` is where the text would begin again."""
        if wanted > self.floor + _NEAR and self.left and not self.after:
            return _Attempt(wanted, None, self.left - 1)
        return _Attempt(0.0, here, 0) if here and not self.after else None


def _hold(context: Any, number: int) -> None:
    """Keep what the page leaves to the next, and let that be made again if it is another thing."""
    notes = notes_of(context)
    held = shown(context).held(context.reported_footnotes)
    if notes.held.get(number, Held()) != held and len(context.page_maker) > number:
        context.page_maker[number][-1]["content_changed"] = True
    notes.held[number] = held
    context.reported_footnotes = list(held.notes)


class _Before:
    """What making a page changes, as it was before."""

    def __init__(self, context: Any, state: Any) -> None:
        self._footnotes = list(context.footnotes)
        self._broken = context.broken_out_of_flow
        self._state = copy.deepcopy(state)

    def restore(self, context: Any, state: Any) -> None:
        """Put it back."""
        context.footnotes = list(self._footnotes)
        context.broken_out_of_flow = self._broken
        for part, before in zip(state, copy.deepcopy(self._state), strict=True):
            part.clear()
            part.extend(before) if isinstance(part, list) else part.update(before)


def _wanted_floor(notes: NotePage, page: Any, goes_on: Any, following: Any) -> float:
    """Down to where the page's notes must leave room to its text; 0 if all is well.

    Text that cannot be parted stands in the notes, or a heading has lost what follows it, or a
    paragraph has gone from a page that stays empty, since what is kept with it found no room
    between it and its note.
    """
    text, area, _ = page.children
    bottom = float(page.content_box_y() + page.height)
    foot = text_foot(text)
    if foot < notes.taken_back and goes_on is not None and following["break"] == "any":
        head = float(area.position_y) if area.children else bottom
        if head - foot >= notes.above:
            return min(notes.taken_back + notes.above / 2, bottom)
    if not area.children:
        return 0.0
    if foot > area.position_y + _NEAR:
        return min(foot, bottom)
    parted = notes.cut is not None or notes.began.notes
    low = float(page.content_box_y() + notes.above)
    if parted and goes_on is not None and notes.floor < low and len([*text_lines(text)]) == 1:
        return low  # one line of the text is too little, if others can join it
    leads = block._add_break_values(text, "after")  # noqa: SLF001 - guarded
    if parted and goes_on is not None and following["break"] == "any" and "avoid" in leads:
        return min(float(area.position_y + notes.above), bottom)
    return 0.0


def remaking(remake: Callable[..., Any]) -> Callable[..., Any]:
    """``remake_page`` with notes that go on."""

    def remake_page(index: int, context: Any, root_box: Any, html: Any) -> Any:
        """The engine's function; notes that the text cannot go on over have a page of their own."""
        notes = notes_of(context)
        began = notes.held.get(index, Held())
        context.reported_footnotes = list(began.notes)
        maker = context.page_maker
        item = maker[index]
        resume_at, next_page, right_page, state, to_do = item
        if began.notes and (resume_at is None or next_page["break"] != "any"):
            # as if the page before went on, so that its name and its group do
            last = {"break": "any", "page": notes.names[index]}
            maker[index] = (maker[index - 1][0] or {0: None}, last, right_page, state, to_do)
            notes.after = (resume_at, next_page)
        try:
            page, goes_on = remake(index, context, root_box, html)
        finally:
            maker[index], notes.after = item, None
        if goes_on is None and context.reported_footnotes:
            to_do["pages_wanted"] = True  # the engine takes a last page that it keeps for the end
        return page, goes_on

    return remake_page
