"""What still needs a look, each where it stands: findings of the making, and guesses in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compiler.desk.places import Place, Places
from compiler.desk.unmet import Unmet
from compiler.diagnostics import Diagnostic, Severity
from compiler.errors import Location
from compiler.model.booklet import Booklet
from compiler.model.guess import GuessKind
from compiler.sources.overruling.unmet import CODES

MISSING = "sources.missing-image"
MOST = 200  # that are shown
_ORDER = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True)
class Finding:
    """One of them: the code of its sentence with the values, or the ``kind`` of a guess and why.

    ``place`` is where its words stand; ``page`` (from 0) is one that it names, -1 if it names none.
    ``unmet`` is the rule that fits no longer, if it tells of one.
    """

    code: str
    values: tuple[tuple[str, str], ...]
    location: Location
    is_error: bool = False
    kind: str = ""
    because: str = ""
    place: Place | None = None
    unmet: Unmet | None = None

    @property
    def page(self) -> int:
        """The page of the file that it names, from 0; -1 if none."""
        return -1 if self.location.page is None else self.location.page - 1


def findings(
    booklet: Booklet,
    places: Places,
    diagnostics: Iterable[Diagnostic],
    misfits: Iterable[Unmet] = (),
) -> tuple[Finding, ...]:
    """Rules that fit no longer, errors, warnings, then guesses in doubt; equal ones once."""
    told = [
        each
        for each in dict.fromkeys(diagnostics)
        if each.severity in _ORDER and each.code not in CODES
    ]
    told.sort(key=lambda each: _ORDER.index(each.severity))
    found = [_misfit(each, places) for each in misfits]
    found += [
        Finding(
            each.code,
            each.values,
            each.location,
            each.severity is Severity.ERROR,
            place=_missing(each, places) or _place(each.location, places),
        )
        for each in told
    ]
    said = {(each.location.source, each.location.quote) for each in found if each.location.quote}
    found += (each for each in _guesses(booklet, places) if _named(each) not in said)
    return tuple(found)


def _misfit(each: Unmet, places: Places) -> Finding:
    """Where its words stand now, else the head of its manuscript."""
    there, told = each.there, each.told
    place = Place(there.article, there.piece) if there else None
    location = Location(source=each.rule.file)
    place = place or _place(location, places)
    return Finding(told.code, told.values, location, is_error=True, place=place, unmet=each)


def _named(finding: Finding) -> tuple[str, str]:
    return finding.location.source, finding.location.quote


def _guesses(booklet: Booklet, places: Places) -> Iterator[Finding]:
    for ledger in booklet.ledgers:
        for guess in ledger.guesses:
            if guess.doubtful and guess.kind not in {GuessKind.MANUSCRIPT, GuessKind.DROPPED}:
                location = Location(source=ledger.path, quote=guess.quote)
                yield Finding(
                    "",
                    (),
                    location,
                    kind=guess.kind,
                    because=guess.reason,
                    place=_place(location, places),
                )


def _missing(told: Diagnostic, places: Places) -> Place | None:
    """The picture that is missing: its manuscript alone is named as the place."""
    if told.code != MISSING:
        return None
    return places.missing(dict(told.values).get("address", ""), told.location.source)


def _place(location: Location, places: Places) -> Place | None:
    """Where its words stand, else the head of the manuscript that it names."""
    if location.quote and (found := places.find(location.quote, location.source)):
        return found if found.article >= 0 else None
    first = places.first_of(location.source) if location.source else -1
    return Place(first, "title") if first >= 0 else None
