"""What parts say of themselves, put together to what is said of the booklet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from compiler.model.artifacts import Composition
from compiler.typeset.glyphs import Sighting, joined, sightings
from compiler.typeset.parts.placing import Placed
from compiler.typeset.parts.record import PaintedPart


def total(parts: Iterable[Composition]) -> Composition:
    """The lines of all parts."""
    found = [*parts]
    declined: Counter[str] = Counter()
    for part in found:
        declined.update(dict(part.declined))
    return Composition(
        lines=sum(part.lines for part in found),
        composed=sum(part.composed for part in found),
        declined=tuple(sorted(declined.items())),
        ragged=sum(part.ragged for part in found),
        worst_stretch_em=max((part.worst_stretch_em for part in found), default=0.0),
        last_resort=sum(part.last_resort for part in found),
    )


def notes_of(placed: Placed) -> list[tuple[Hashable, ...]]:
    """What tells the notes at the foot of each page apart."""
    return [
        tuple((page.part, note) for note in page.painted.notes) if page.painted else ()
        for page in placed.pages
    ]


def seen(
    parts: Sequence[PaintedPart], placed: Placed, sheets: Sequence[Any], missing: Iterable[str]
) -> dict[str, Sighting]:
    """Where each character stands first that no font has, in the text or in a running head."""
    return joined(sorted(_sightings(parts, placed, sheets, missing), key=lambda one: one.page))


def _sightings(
    parts: Sequence[PaintedPart], placed: Placed, sheets: Sequence[Any], missing: Iterable[str]
) -> Iterator[Sighting]:
    for first, part in zip(placed.first, parts, strict=True):
        yield from (replace(one, page=one.page + first) for one in part.sightings)
    wanted = frozenset(missing)
    for number, sheet in enumerate(sheets):
        if sheet is not None:
            yield from (replace(one, page=number) for one in sightings([sheet], wanted))
