"""All parts of a booklet: made side by side, again where they were wrong about each other, placed.

A part is made as if it began on a right page and knew no other. When the pages of all are counted,
those are made again for which that matters: contents, whose page numbers are known now, and parts
whose look depends on the side they begin on. What cannot be parted is made as one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from compiler.diagnostics import Diagnostic, Report
from compiler.events import Clock, Unit
from compiler.typeset.parts.cutting import Frame, cut, foreign_in, html_of, weights
from compiler.typeset.parts.early import Ahead, Early
from compiler.typeset.parts.joining import union
from compiler.typeset.parts.making import Workshop, make_part
from compiler.typeset.parts.placing import MadeParts, Placed, furnished, place
from compiler.typeset.parts.record import PaintedPart, Request, UsedFont
from compiler.typeset.parts.writing import disagrees
from compiler.workers.answers import Answer
from compiler.workers.side_by_side import side_by_side
from compiler.workers.threads import may_fork

_KIND = "part"
_ROUNDS = 8  # as often as the engine paginates anew
_WORTH_A_PROCESS = 8000  # characters: half a second of layout


@dataclass(frozen=True)
class _Attempt:
    """A part, and what was found on the way."""

    part: PaintedPart
    found: tuple[Diagnostic, ...]


def make_parts(  # noqa: PLR0917 - what parts are made of
    workshop: Workshop,
    frame: Frame,
    css: Sequence[str],
    hands: int,
    report: Report,
    early: Early | None = None,
) -> MadeParts:
    """The parts of a booklet and its pages; findings in the order of the parts.

    ``early`` is shown its page when the parts before it are made, if these are few.
    """
    pieces = cut(workshop.source, frame, css)
    ahead = Ahead(early, workshop, frame, css) if early else None
    crew = _Crew(workshop, hands, ahead)
    made = _together(crew, frame, pieces, css) if len(pieces) > 1 else None
    if made is None:
        everything = tuple(chain.from_iterable(pieces))
        one = _attempt(workshop, Request(everything, furnished=True))
        report.take(one.found)
        return MadeParts((one.part,), furnished(one.part), is_furnished=True)
    attempts, placed = made
    for attempt in attempts:
        report.take(attempt.found)
    return MadeParts(tuple(attempt.part for attempt in attempts), placed)


def _together(
    crew: _Crew, frame: Frame, pieces: Sequence[tuple[int, ...]], css: Sequence[str]
) -> tuple[list[_Attempt], Placed] | None:
    """The parts and their pages; None if one of them cannot be made by itself."""
    foreign = foreign_in(crew.workshop.source, css)
    attempts: dict[int, _Attempt] = {}
    wanted = {
        index: Request(piece, foreign=frozenset().union(*(foreign[one] for one in piece)))
        for index, piece in enumerate(pieces)
    }
    for _ in range(_ROUNDS):
        attempts |= crew.made(wanted)
        parts = [attempts[index].part for index in range(len(pieces))]
        if any(part.uses.whole for part in parts):
            return None
        placed = place(frame, parts)
        wanted = _stale(parts, placed)
        if not wanted:
            if _agree_on_fonts(crew, attempts):
                placed = place(frame, [attempts[index].part for index in range(len(pieces))])
            return [attempts[index] for index in range(len(pieces))], placed
    return None


def _stale(parts: Sequence[PaintedPart], placed: Placed) -> dict[int, Request]:
    """The parts that are wrong about others, as they are to be made again."""
    targets = placed.targets
    found: dict[int, Request] = {}
    for index, part in enumerate(parts):
        request, uses = part.request, part.uses
        right = request
        if uses.side:
            right = replace(right, side=placed.sides[index])
        if uses.counters:
            right = replace(right, counters=placed.before[index])
        if uses.anchors and any(
            request.targets is None or request.targets.get(name) != targets.get(name)
            for name in uses.anchors
        ):
            foreign = {name: targets[name] for name in request.foreign & targets.keys()}
            right = replace(right, targets=foreign)
        if right != request:
            found[index] = right
    return found


def _agree_on_fonts(crew: _Crew, attempts: dict[int, _Attempt]) -> bool:
    """Make those parts again in which a glyph stands for another text than in one before.

    Gives whether there are any: then their pages are others than those that were placed.

    A face may have one glyph for two characters, and the file one text for a glyph: from the second
    on a part spells out where it means another (``glyph_writer``).
    """
    before: list[UsedFont] = []
    again = False
    for index in sorted(attempts):
        part = attempts[index].part
        if disagrees(part.fonts, before):
            known = replace(part.request, fonts=tuple(union(before)))
            attempts |= crew.made({index: known})
            again = True
        before.extend(attempts[index].part.fonts)
    return again


class _Crew:
    """Makes parts, each in a process of its own if there are hands for it and it is worth it.

    A part that was made before of the same content is not made again. If much is to be made, who
    looks ``ahead`` is shown a page first.
    """

    def __init__(self, workshop: Workshop, hands: int, ahead: Ahead | None) -> None:
        self.workshop = workshop
        self._ahead = ahead
        self._hands = hands if may_fork() else 1
        self._weights = weights(workshop.source)

    def made(self, requests: Mapping[int, Request]) -> dict[int, _Attempt]:
        """The parts asked for, by their number."""
        wanted = {index: self._wanted(request) for index, request in requests.items()}
        made = {index: one.kept(self.workshop) for index, one in wanted.items()}
        attempts = {index: one for index, one in made.items() if one is not None}
        kept = frozenset(attempts)
        weights = [self._weight(request) for request in requests.values()]
        left = sum(self._weight(requests[index]) for index in wanted.keys() - attempts.keys())
        ahead, self._ahead = self._ahead, None  # of the first parts alone
        if ahead and left > _WORTH_A_PROCESS:
            ahead.show([*requests.values()], weights, partial(self._soon, wanted, attempts))
        order = sorted(
            wanted.keys() - attempts.keys(), key=lambda index: -self._weight(requests[index])
        )
        attempts |= self._new({index: wanted[index] for index in order})
        for index in requests:
            self.workshop.shelved.keeping.told(Unit(_KIND, str(index + 1), made=index not in kept))
        return attempts

    def _soon(
        self, wanted: Mapping[int, _Wanted], attempts: dict[int, _Attempt], index: int
    ) -> PaintedPart:
        """A part that is made before the others, and not again with them."""
        if index not in attempts:
            attempts[index] = wanted[index].made(self.workshop)
        return attempts[index].part

    def _wanted(self, request: Request) -> _Wanted:
        shelved = self.workshop.shelved
        html = html_of(self.workshop.source, request.children) if shelved.ground else ""
        return _Wanted(request, shelved.key(_KIND, html, replace(request, children=())))

    def _new(self, wanted: Mapping[int, _Wanted]) -> dict[int, _Attempt]:
        """The parts that are not kept, the largest first."""
        heavy = [self._weight(one.request) > _WORTH_A_PROCESS for one in wanted.values()]
        if self._hands > 1 and sum(heavy) > 1:
            jobs: list[Callable[[Report, Clock], _Attempt]] = [
                partial(_job, self.workshop, one) for one in wanted.values()
            ]
            calls = side_by_side(jobs, self._hands, 0, Report(), Clock.silent())
            return {index: call() for index, call in zip(wanted, calls, strict=True)}
        return {index: one.made(self.workshop) for index, one in wanted.items()}

    def _weight(self, request: Request) -> int:
        return sum(self._weights[child] for child in request.children)


@dataclass(frozen=True)
class _Wanted:
    """A part to be made, and the key under which it is kept."""

    request: Request
    key: str

    def kept(self, workshop: Workshop) -> _Attempt | None:
        """The part, if it was made before."""
        answer: Answer[PaintedPart] | None = workshop.shelved.find(self.key)
        if answer is None or answer.value is None:
            return None
        return _Attempt(replace(answer.value, request=self.request), answer.diagnostics)

    def made(self, workshop: Workshop) -> _Attempt:
        """The part, made now and kept."""
        attempt = _attempt(workshop, self.request)
        workshop.shelved.keep(self.key, Answer(attempt.part, diagnostics=attempt.found))
        return attempt


def _job(workshop: Workshop, wanted: _Wanted, _report: Report, _clock: Clock) -> _Attempt:
    return wanted.made(workshop)


def _attempt(workshop: Workshop, request: Request) -> _Attempt:
    report = Report()
    part = make_part(workshop, request, report)
    return _Attempt(part, tuple(report))
