"""The proof that nothing but the script changed: every run converted back.

It must give the source again, but for what a list changed and what already was traditional.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from compiler.diagnostics import Report
from compiler.editions.conversion import Conversion
from compiler.editions.opencc_engine import Engine, simplify
from compiler.editions.phrases import round_trip_rows
from compiler.editions.protect import Claim
from compiler.errors import Location

_CONTEXT = 8  # characters shown on either side of a difference


@dataclass(frozen=True)
class RoundTrip:
    """How many runs come back equal, and how many differ only where a list says so."""

    same: int
    listed: int


def round_trip(
    conversions: Mapping[str, tuple[Conversion, ...]], engine: Engine, report: Report
) -> RoundTrip:
    """Convert every run back; ``editions.round-trip`` is warned of what no list explains."""
    same = listed = 0
    converted = [each.converted for several in conversions.values() for each in several]
    returned = iter(engine.back_all(converted))
    for origin, several in conversions.items():
        warned: set[tuple[str, str]] = set()
        for conversion in several:
            masked, back = conversion.masked, next(returned)
            if back == masked:
                explained = not conversion.kept and all(
                    _comes_back(conversion, claim, engine) for claim in conversion.claims
                )
                same += explained
                listed += not explained
            elif simplify(masked) == simplify(back) or _listed(masked, back):
                listed += 1  # the manuscript is traditional here, or the list has the word
            else:
                for before, after, quote in _differences(conversion, back):
                    if (before, after) not in warned:
                        warned.add((before, after))
                        place = Location(source=origin, quote=quote)
                        report.warn(
                            "editions.round-trip", place, before=before, after=after, quote=quote
                        )
    return RoundTrip(same, listed)


def _listed(masked: str, back: str) -> bool:
    """Whether every difference lies in a word of ``data/round_trip.tsv``."""
    respelt = list(masked)
    for match in round_trip_rows().matches(masked):
        respelt[match.start : match.end] = match.row.right
    return all(new in pair for new, *pair in zip(back, masked, respelt, strict=True))


def _comes_back(conversion: Conversion, claim: Claim, engine: Engine) -> bool:
    source = conversion.source[claim.start : claim.end]
    return claim.right == source or engine.back(claim.right) == source


def _differences(conversion: Conversion, back: str) -> Iterator[tuple[str, str, str]]:
    masked = conversion.masked
    matcher = SequenceMatcher(None, masked, back, autojunk=False)
    for kind, start, end, back_start, back_end in matcher.get_opcodes():
        before, after = masked[start:end], back[back_start:back_end]
        if kind != "equal" and simplify(before) != simplify(after):
            yield before, after, quoted(conversion.source, start, end)


def quoted(text: str, start: int, end: int) -> str:
    """A place of a run with the words around it, on one line."""
    return text[max(0, start - _CONTEXT) : end + _CONTEXT].replace("\n", " ")
