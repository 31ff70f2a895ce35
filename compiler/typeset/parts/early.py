"""The page that somebody looks at, before the others are made."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from compiler.diagnostics import Report
from compiler.typeset.engine_log import engine_log
from compiler.typeset.fetcher import AssetFetcher
from compiler.typeset.parts.alone import page_alone
from compiler.typeset.parts.cutting import Frame
from compiler.typeset.parts.making import Workshop, make_part
from compiler.typeset.parts.placing import MadeParts, place
from compiler.typeset.parts.record import PaintedPart, Request

UNKNOWN = 0  # how many pages there are, as long as nobody can tell
_SHARE = 4  # of all parts those up to the page are one of so many, or less
_ALL_PAGES = re.compile(r"counters?\(\s*pages\b")


@dataclass(frozen=True)
class Early:
    """A person who looks at a ``page`` (from 0) is ``shown`` it before the others are there.

    ``shown`` is told how many pages there are, the number of the one that is shown, and its PDF.
    """

    page: int
    shown: Callable[[int, int, bytes], None]

    def show(self, workshop: Workshop, frame: Frame, made: MadeParts, count: int) -> None:
        """Show the page, or the last if there are not so many."""
        number = min(self.page, len(made.placed.pages) - 1)
        self.shown(count, number, page_alone(workshop.source, frame, made, number))


@dataclass(frozen=True)
class Ahead:
    """Shows a page when its part is made and others are not."""

    early: Early
    workshop: Workshop
    frame: Frame
    css: Sequence[str]

    def show(
        self, wanted: Sequence[Request], weights: Sequence[int], make: Callable[[int], PaintedPart]
    ) -> None:
        """The page, if the parts up to it weigh little beside all; ``make`` makes one of them.

        Contents name no pages yet. Nothing is shown of what depends on others in another way, nor
        where the engine fails: that is told when the whole is made.
        """
        if any(map(_ALL_PAGES.search, self.css)):
            return
        fetcher = AssetFetcher(self.workshop.assets, Report())
        with contextlib.suppress(Exception), engine_log(Report(), fetcher):
            self._show(wanted, weights, make)

    def _show(
        self, wanted: Sequence[Request], weights: Sequence[int], make: Callable[[int], PaintedPart]
    ) -> None:
        parts: list[PaintedPart] = []
        for index, request in enumerate(wanted):
            if _SHARE * sum(weights[: index + 1]) > sum(weights):
                return
            part = make(index)
            if part.uses.anchors and not part.pages:
                part = make_part(self.workshop, replace(request, unnumbered=True), Report())
            if part.uses.whole or part.uses.side or part.uses.counters or not part.pages:
                return
            parts.append(part)
            made = MadeParts(tuple(parts), place(self.frame, parts))
            if self.early.page < len(made.placed.pages):
                self.early.show(self.workshop, self.frame, made, UNKNOWN)
                return
