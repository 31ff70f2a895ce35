"""What a person may want to look at in an edition, and the proof that nothing else changed.

Listed are the places that this project's lists or the user's decided, and the one-to-many
characters that no list and no phrase of OpenCC decided. The round trip converts every run back:
it must give the source again, but for what a list changed and what already was traditional.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from compiler.diagnostics import Report
from compiler.editions.opencc_engine import MARK, Engine, one_to_many, simplify, unsettled
from compiler.editions.phrases import round_trip_rows
from compiler.editions.protect import By, Claim
from compiler.editions.runs import Conversion
from compiler.errors import Location
from compiler.model.artifacts import Decision

UNSETTLED = "unsettled"
_CONTEXT = 8  # characters of the sentence shown on either side


@dataclass(frozen=True)
class RoundTrip:
    """How many runs come back equal, and how many differ only where a list says so."""

    same: int
    listed: int


def decisions(conversions: Mapping[str, tuple[Conversion, ...]]) -> tuple[Decision, ...]:
    """The decisions in the runs of each origin; equal ones beside equal characters stand once.

    ``reason`` is "protected", "user-phrase", "phrase" or "context" with the row's own reason
    after a colon, or "unsettled" where OpenCC's default was taken.
    """
    found: dict[tuple[str, str, str, str, str, str], Decision] = {}
    for origin, several in conversions.items():
        for conversion in several:
            for start, end, after, reason in sorted(_places(conversion)):
                text = conversion.source
                before = text[start:end]
                beside = text[max(0, start - 1) : start], text[end : end + 1]
                key = (origin, before, after, reason, *beside)
                if key not in found:
                    quote = _quote(text, start, end)
                    found[key] = Decision(origin, before, after, reason, quote)
    return tuple(found.values())


def _places(conversion: Conversion) -> Iterator[tuple[int, int, str, str]]:
    several = _several()
    for claim in conversion.claims:
        if claim.by is By.TERM or several.search(conversion.source, claim.start, claim.end):
            yield claim.start, claim.end, claim.right, _reason(claim)
    masked, converted = conversion.masked, conversion.converted
    if not several.search(masked) or len(masked) != len(converted):
        return
    marked = unsettled(masked)
    if len(marked) != len(masked):
        return
    agreed = {place for claim in conversion.agreed for place in range(claim.start, claim.end)}
    for found in re.finditer(MARK, marked):
        place = found.start()
        if masked[place] != MARK and place not in agreed:
            yield place, place + 1, converted[place], UNSETTLED


def _reason(claim: Claim) -> str:
    return f"{claim.by}: {claim.reason}" if claim.reason else str(claim.by)


@cache
def _several() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(re.escape, one_to_many()))}]")


def _quote(text: str, start: int, end: int) -> str:
    return text[max(0, start - _CONTEXT) : end + _CONTEXT].replace("\n", " ")


def round_trip(
    conversions: Mapping[str, tuple[Conversion, ...]], engine: Engine, report: Report
) -> RoundTrip:
    """Convert every run back; ``editions.round-trip`` is warned of what no list explains."""
    same = listed = 0
    for origin, several in conversions.items():
        warned: set[tuple[str, str]] = set()
        for conversion in several:
            masked = conversion.masked
            back = engine.back(conversion.converted)
            if back == masked:
                explained = all(
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
    if len(masked) != len(back):
        return False
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
            yield before, after, _quote(conversion.source, start, end)
