"""The notes at the foot of a page: where the first goes on, and where the last is cut.

The engine lays out the footnote area anew whenever a note comes or goes, each note whole. Here the
area gets a place in its first note to begin at and a height to keep to, as any block that is parted
by pages; so the lines of notes obey orphans and widows as those of the text do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import inf
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox

_LEAST_LINES = 2  # of a note on either side of a page's end
_SLACK = 1e-6  # px: what is cut at its own foot must find room there again


@dataclass(frozen=True)
class Held:
    """What a page leaves to the next: notes, and where the first of them goes on (None: begins)."""

    notes: tuple[Any, ...] = ()
    place: Any = None


@dataclass
class NotePage:
    """The notes of the page that is being made; heights in px, measured down from the page's top.

    No note stands above ``foot``, to where the text reaches (None before there is any), nor above
    ``floor``; ``above`` is the height left to the text by notes that the page begins with.
    """

    began: Held = field(default_factory=Held)
    above: float = 0.0
    floor: float = 0.0
    taken_back: float = 0.0  # where a note began that went away again with the line that calls it
    foot: float | None = None
    bottom_space: float = 0.0
    cut: Any = None  # the note that goes on on the next page
    rest: Any = None  # where it goes on
    limit: float = inf  # of the area's height with its margins, where a note is cut
    made: Any = None  # the area as it was laid out last
    hidden: list[Any] | None = None  # the notes, while the engine is to think that there are none
    is_inside: bool = False  # while the notes' own lines are made

    def wanted_foot(self, sheet: Any) -> float:
        """Where notes may begin at the highest; ``sheet`` is the page's box."""
        foot = self.foot
        if foot is None:
            foot = sheet.content_box_y() + min(self.above, sheet.height / 3)
        return max(foot, self.floor)

    def held(self, reported: list[Any]) -> Held:
        """What stays for the next page; ``reported`` are notes that found no room at all."""
        if self.cut is None or self.rest is None:
            return Held(tuple(reported))
        return Held((self.cut, *reported), self.rest)

    def lay_out(
        self, lay_out: Callable[..., Any], context: Any, area: Any, *arguments: Any, **more: Any
    ) -> Any:
        """``block_level_layout`` of the area, from where it begins to where it is cut."""
        self.is_inside = True
        in_column, context.in_column = context.in_column, True  # or lines would send notes away
        try:
            result = self._parted(lay_out, context, area, *arguments, **more)
        finally:
            self.is_inside, context.in_column = False, in_column
        self.made = result[0]
        return result

    def _parted(
        self, lay_out: Callable[..., Any], context: Any, area: Any, *arguments: Any, **more: Any
    ) -> Any:
        notes = context.current_page_footnotes
        goes_on = bool(self.began.notes) and bool(notes) and notes[0] is self.began.notes[0]
        skip = {0: self.began.place} if goes_on and self.began.place else None
        containing_block = arguments[0] if arguments else more.pop("containing_block")
        if self.cut is not None:
            space = context.page_bottom - (area.position_y + self.limit)
            strict = {**more, "page_is_empty": False}  # nothing is put there in spite of the limit
            result = lay_out(context, area, space, skip, containing_block, **strict)
            self.rest = (result[1] or {}).get(len(notes) - 1)
            if result[0] is not None:
                return result
        return lay_out(context, area, -inf, skip, containing_block, **more)


@dataclass
class Notes:
    """What is known of the notes of one document while its pages are made, by page number."""

    page: NotePage = field(default_factory=NotePage)
    held: dict[int, Held] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    after: Any = None  # where the text goes on after a page of notes alone


def notes_of(context: Any) -> Notes:
    """The notes of the document that a layout context makes."""
    known: Notes = vars(context).setdefault("wenxuan_notes", Notes())
    return known


def shown(context: Any) -> NotePage:
    """The page's notes, with those that were hidden from the engine in their place again."""
    page = notes_of(context).page
    if page.hidden is not None:
        context.current_page_footnotes, page.hidden = page.hidden, None
    return page


def cut_last(page: NotePage, context: Any, foot: float) -> bool:
    """Part the page's last note so that the area begins at ``foot``, two lines on either side.

    False, and all as it was, if that cannot be.
    """
    notes = context.current_page_footnotes
    whole = _lines(page.made.children[-1])
    top = page.made.position_y
    room = context.page_bottom + page.made.margin_height() - page.bottom_space - foot
    page.cut, page.limit = notes[-1], room
    for _ in range(_LEAST_LINES + 1):
        context._update_footnote_area()  # noqa: SLF001 - guarded
        if page.rest is None or len(page.made.children) < len(notes):
            break
        last = page.made.children[-1]
        lines = [*text_lines(last)]
        kept = _lines(last)
        if kept < _LEAST_LINES:
            break
        end = max(line.position_y + line.height for line in lines)
        below = page.made.margin_bottom + page.made.padding_bottom + page.made.border_bottom_width
        loose, page.limit = page.limit, end + below - top + _SLACK
        if whole - kept >= _LEAST_LINES:
            context._update_footnote_area()  # noqa: SLF001 - guarded
            if page.rest is None:  # a picture or a row, which wants its white too
                page.limit = loose
                context._update_footnote_area()  # noqa: SLF001 - guarded
            return page.rest is not None
        page.limit -= lines[-1].height
    page.cut, page.rest, page.limit = None, None, inf
    context._update_footnote_area()  # noqa: SLF001 - guarded
    return False


def _lines(note: Any) -> int:
    """The lines of a laid-out note; one with a picture counts for as many as are wanted."""
    return sum(
        _LEAST_LINES if any(isinstance(part, ReplacedBox) for part in line.descendants()) else 1
        for line in text_lines(note)
    )


def text_lines(box: Any) -> Iterator[Any]:
    """The lines below a box; the signs of lists have lines of their own, which are none."""
    for child in getattr(box, "children", ()):
        if isinstance(child, LineBox):
            yield child
        elif not child.is_outside_marker and not child.is_absolutely_positioned():
            yield from text_lines(child)


def text_foot(box: Any) -> float:
    """How far down the lines, rows and pictures of a page's text reach; 0 for an empty page."""
    return max(_feet(box), default=0.0)


def _feet(box: Any) -> Iterator[float]:
    for child in getattr(box, "children", ()):
        if child.is_absolutely_positioned():
            continue
        if isinstance(child, LineBox | ReplacedBox) or child.element_tag == "tr":
            yield child.position_y + child.margin_height()
        else:
            yield from _feet(child)
