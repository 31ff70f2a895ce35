"""The stretches of a part put together: as if it had been made in one piece."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from compiler.typeset.glyphs import Sighting, joined
from compiler.typeset.parts.plain import PlainResources, PlainStream
from compiler.typeset.parts.record import PaintedPage, PaintedPart, Request, UsedFont, Uses
from compiler.typeset.parts.whole import total
from compiler.typeset.parts.writing import disagrees


def part_of(stretches: Sequence[PaintedPart], request: Request) -> PaintedPart | None:
    """The part that consists of these; None if they do not agree, or one cannot stand alone."""
    if any(one.uses.side or one.uses.whole for one in stretches):
        return None
    fonts: list[UsedFont] = []
    for one in stretches:
        if disagrees(one.fonts, fonts):
            return None
        fonts = union([*fonts, *one.fonts])
    return PaintedPart(
        request,
        Uses(),
        tuple(_pages(stretches)),
        (),
        tuple(fonts),
        _resources(stretches),
        (stretches[0].breaks[0], stretches[-1].breaks[1]),
        total(one.composition for one in stretches),
        tuple(sorted({name for one in stretches for name in one.lacking})),
        _sightings(stretches),
        stretches[-1].closes,
    )


def _pages(stretches: Iterable[PaintedPart]) -> Iterator[PaintedPage]:
    """The pages, their notes numbered on."""
    notes = 0
    for one in stretches:
        yield from (
            replace(page, notes=tuple(notes + note for note in page.notes)) for page in one.pages
        )
        notes += 1 + max((note for page in one.pages for note in page.notes), default=-1)


def _resources(stretches: Iterable[PaintedPart]) -> PlainResources:
    kinds: dict[str, dict[str, Any]] = defaultdict(dict)
    pictures: dict[str, PlainStream] = {}
    for one in stretches:
        for kind, values in one.resources.kinds.items():
            for name, value in values.items():
                kinds[kind].setdefault(name, value)
        for name, picture in one.resources.pictures.items():
            pictures.setdefault(name, picture)
    return PlainResources(dict(kinds), pictures)


def _sightings(stretches: Iterable[PaintedPart]) -> tuple[Sighting, ...]:
    found: list[Sighting] = []
    first = 0
    for one in stretches:
        found += [replace(each, page=each.page + first) for each in one.sightings]
        first += len(one.pages)
    return tuple(each for _, each in sorted(joined(found).items()))


def union(fonts: Sequence[UsedFont]) -> list[UsedFont]:
    """Each font once, the first text of each glyph."""
    joined: dict[str, UsedFont] = {}
    for font in fonts:
        other = joined.get(font.digest)
        joined[font.digest] = (
            font
            if other is None
            else replace(
                other,
                texts={**font.texts, **other.texts},
                widths={**font.widths, **other.widths},
                missing={**font.missing, **other.missing},
            )
        )
    return [*joined.values()]
