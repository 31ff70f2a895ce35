"""The numbers before a list's items: in its source they are notation, on the page they are text.

No run holds them, for a theme may count in a form of its own; but what is typed as 三、 has to be
seen as 三、, and what is counted has to be seen as some number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compiler.conservation.alignment import Alignment
from compiler.conservation.characters import fold, without
from compiler.conservation.printed import PageText
from compiler.conservation.unseen import GAP, Stretch, stretches
from compiler.model.segments import Segment

_NUMBER = 4  # characters at most of a number that a theme counts, in which a short run may be found
_QUOTE = 20


@dataclass(frozen=True)
class Unmarked:
    """The segment ``index`` on ``page`` (from 1), before which its marker is not seen."""

    index: int
    page: int
    quote: str


def unmarked(
    alignment: Alignment,
    segments: Sequence[Segment],
    pages: Sequence[PageText],
    missing: frozenset[str],
    *,
    notes: bool,
) -> tuple[Unmarked, ...]:
    """Items of lists among the ``segments`` whose marker is not seen where they begin."""
    if all(segment.marker is None for segment in segments):
        return ()
    text = _shown(alignment.text, stretches(alignment, pages, missing, notes=notes))
    found: list[Unmarked] = []
    behind, last = 0, -1  # where the text before it ends, and the segment that it belongs to
    for place in alignment.places:
        segment = segments[place.index]
        if segment.marker is not None and place.index > last:
            marker = fold(without(segment.marker, missing))
            run = fold(without(segment.text, missing))
            if not _stands(text, behind, place.begin, marker, run):
                page = alignment.page_at(place.begin)
                quote = (segment.marker + segment.text).strip()[:_QUOTE]
                found.append(Unmarked(place.index, page, quote))
        behind, last = max(behind, place.end), max(last, place.index)
    return tuple(found)


def _shown(text: str, gone: Iterable[Stretch]) -> str:
    """The text of all pages, with what is not seen of it as gaps of the same length."""
    pieces: list[str] = []
    end = 0
    for stretch in gone:
        pieces += (text[end : stretch.begin], GAP * (stretch.end - max(end, stretch.begin)))
        end = max(end, stretch.end)
    return "".join((*pieces, text[end:]))


def _stands(text: str, behind: int, begin: int, marker: str, run: str) -> bool:
    """Whether the marker is seen between what stands before the run and the run."""
    # a short run may have been found in its own marker, as 1 is in 1.
    again = text.find(run, begin + 1, begin + max(len(marker), _NUMBER) + len(run))
    return any(
        _is_seen(marker, text[behind:at].replace(GAP, "")) for at in (begin, again) if at >= 0
    )


def _is_seen(marker: str, before: str) -> bool:
    """Whether the marker's signs, or for "" those of any number, are among what stands before."""
    if marker:
        return not Counter(marker) - Counter(before)
    return any(sign.isalnum() or sign.isnumeric() for sign in before)
