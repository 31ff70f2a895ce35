"""Parts one after another: the side, the number and the counters of every page of the booklet.

Each part begins on the next page, or on the next of the side it asks for after a blank one. The
counters of pages are the engine's own, by the rules of each page.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from weasyprint.formatting_structure import build
from weasyprint.layout import page as paging

from compiler.typeset.parts.cutting import Frame
from compiler.typeset.parts.record import LEFT, RIGHT, Counters, PageKind, PaintedPage, PaintedPart
from compiler.typeset.parts.sides import PageRules, other_side, page_box

_SIDES = {"left": LEFT, "right": RIGHT, "recto": RIGHT, "verso": LEFT}


@dataclass(frozen=True)
class PlacedPage:
    """A page in its place: the engine's type of it, and the counters after it.

    ``painted`` is None for a blank page before a part, and for one that is not made yet; ``part``
    is the number of the part it is of, or stands before. ``shift`` (px) is how far its content is
    moved to the right.
    """

    kind: Any
    state: Any
    painted: PaintedPage | None
    part: int
    shift: float = 0.0

    @property
    def counters(self) -> Counters:
        """The counters of the page."""
        return _counters(self.state)


@dataclass(frozen=True)
class Placed:
    """All pages, and for each part the number of its first, with its side and what is before."""

    pages: tuple[PlacedPage, ...]
    first: tuple[int, ...]
    sides: tuple[str, ...]
    before: tuple[Counters, ...]

    @property
    def anchors(self) -> dict[str, int]:
        """The number of the page, from 0, on which each anchor stands first."""
        found: dict[str, int] = {}
        for number, page in enumerate(self.pages):
            for name in page.painted.anchors if page.painted else ():
                found.setdefault(name, number)
        return found

    @property
    def targets(self) -> dict[str, Counters]:
        """The counters of the page that each anchor stands on."""
        return {name: self.pages[number].counters for name, number in self.anchors.items()}


@dataclass(frozen=True)
class MadeParts:
    """The parts of a booklet in order, and its pages; whether these have margin boxes already."""

    parts: tuple[PaintedPart, ...]
    placed: Placed
    is_furnished: bool = False


def place(frame: Frame, parts: Sequence[PaintedPart]) -> Placed:
    """The pages of the parts in order; a part that is not made yet is one page."""
    placing = _Placing(frame)
    after: tuple[str, ...] = ()
    for part in parts:
        placing.part(part, _wanted_side((*after, *part.breaks[0])))
        after = part.breaks[1]
    total = len(placing.pages)
    for page in placing.pages:
        page.state[1]["pages"] = [total]
    return Placed(
        tuple(placing.pages), tuple(placing.first), tuple(placing.sides), tuple(placing.before)
    )


def _wanted_side(breaks: Sequence[str]) -> str:
    """The side that a part asks for; "" for any. The last that asks prevails, as in the engine."""
    asked = [_SIDES[value] for value in breaks if value in _SIDES]
    return asked[-1] if asked else ""


def _counters(state: Any) -> Counters:
    """The counters of a page, but for the number of all pages, which no part can know."""
    return {name: tuple(values) for name, values in state[1].items() if name != "pages"}


def moved(frame: Frame, page: PlacedPage, painted: PaintedPage) -> PlacedPage:
    """The page with other content in its place."""
    return replace(page, painted=painted, shift=_Placing(frame).shift(page.kind, painted.kind.side))


class _Placing:
    """Pages placed so far."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._state: Any = ([0], {"pages": [0]}, [{"pages"}], [])  # as the engine begins
        self._rules = PageRules(frame.context)
        self._sheets: dict[Any, Any] = {}
        self.pages: list[PlacedPage] = []
        self.first: list[int] = []
        self.sides: list[str] = []
        self.before: list[Counters] = []

    def _side(self) -> str:
        return other_side(self.pages[-1].kind.side) if self.pages else RIGHT

    def part(self, part: PaintedPart, wanted: str) -> None:
        """Place the pages of the next part."""
        number = len(self.first)
        if self.pages and wanted and self._side() != wanted:
            name = self._frame.body.style["page"]
            self._page(PageKind(self._side(), blank=True, name=name, groups=()), None, number)
        self.first.append(len(self.pages))
        self.sides.append(self._side())
        self.before.append(_counters(self._state))
        for page in part.pages:
            self._page(page.kind, page, number)
        if not part.pages:
            self._page(PageKind(RIGHT, blank=False, name="", groups=()), None, number)

    def _page(self, kind: PageKind, painted: PaintedPage | None, part: int) -> None:
        side = self._side()
        placed = paging.PageType(side, kind.blank, kind.name, len(self.pages), kind.groups)
        shift = self.shift(placed, kind.side) if painted else 0.0
        style = self._sheet(placed).style
        paging._standardize_page_based_counters(style, None)  # noqa: SLF001 - guarded
        self._state = copy.deepcopy(self._state)
        build.update_counters(self._state, style)
        self.pages.append(PlacedPage(placed, self._state, painted, part, shift))

    def shift(self, kind: Any, side: str) -> float:
        """How far what was painted for a page on a side is moved on a page of this type."""
        if side == kind.side:
            return 0.0
        there = self._sheet(kind._replace(side=side)).margin_left
        return float(self._sheet(kind).margin_left - there)

    def _sheet(self, kind: Any) -> Any:
        """The box of a page of this type or of one that has the same rules."""
        key = self._rules.key(kind)
        if key not in self._sheets:
            self._sheets[key] = page_box(self._frame.html, self._frame.context, kind)
        return self._sheets[key]


def furnished(part: PaintedPart) -> Placed:
    """The pages of a booklet that is one part, which is all there is to know."""
    pages = tuple(
        PlacedPage(page.kind, ([0], {"page": [counter]}, [], []), page, part=0)
        for page, counter in zip(part.pages, part.counters, strict=True)
    )
    return Placed(pages, (0,), (RIGHT,), ({},))
