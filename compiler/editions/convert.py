"""A booklet in one script: the door of this room."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from operator import ne

from compiler.diagnostics import Report
from compiler.editions.back import Simplified
from compiler.editions.conversion import Conversion
from compiler.editions.opencc_engine import engine
from compiler.editions.parts import BookletParts, Part, Run, runs_of
from compiler.editions.phrases import SCRIPTS, PhraseRow, taiwan_words
from compiler.editions.protect import By
from compiler.editions.quotes import Corners, corner_quotes
from compiler.editions.round_trip import round_trip
from compiler.editions.runs import RunConverter
from compiler.errors import EditionError, Location
from compiler.model.artifacts import Decision, Edition
from compiler.model.booklet import Booklet
from compiler.model.segments import Segment, article_segments, block_segments
from compiler.model.walk import (
    ATOM,
    Edit,
    Rewrite,
)

SIMPLIFIED = "zh-Hans"
TAIWAN = "taiwan"
_SPACE = re.compile(r"\s")


@dataclass(frozen=True)
class EditionSettings:
    """How an edition is wanted.

    ``script`` is zh-Hans, zh-Hant, zh-Hant-TW or zh-Hant-HK. ``protect`` are terms kept as they
    are; ``phrases`` are the user's own rows, set as written. ``corner_quotes`` sets 「」『』 for
    “ ”‘ ’. ``vocabulary`` "taiwan" sets Taiwan's words for whole words (软件 → 軟體), each of which
    is a decision.
    """

    script: str = SIMPLIFIED
    protect: tuple[str, ...] = ()
    phrases: tuple[PhraseRow, ...] = ()
    corner_quotes: bool = True
    vocabulary: str = ""


def convert(booklet: Booklet, settings: EditionSettings, report: Report) -> Edition:
    """The booklet in ``settings.script``; zh-Hans changes only what is mostly traditional.

    Every printed string and the keywords are converted; code, kept spans and addresses are not.
    Raises EditionError for an unknown script and for a phrase row without source.
    """
    if settings.script == SIMPLIFIED:
        return _simplified(booklet, settings)
    from compiler.editions.audit import decisions  # noqa: PLC0415 - tables that no simplified one needs

    _check(settings)
    conversion = _BookletConversion(settings, report)
    converted = conversion.booklet(booklet, settings.script)
    conversions = conversion.by_origin()
    trip = round_trip(conversions, engine(settings.script), report)
    return Edition(
        booklet=converted,
        converted=_converted(booklet, converted),
        protected=conversion.protected,
        decisions=decisions(conversions, engine(settings.script)),
        round_trip_same=trip.same,
        round_trip_listed=trip.listed,
    )


def looked_up(booklet: Booklet, settings: EditionSettings, word: str) -> tuple[Decision, ...]:
    """Every place of a word in the edition ``settings.script``, with the forms it may take.

    The word may be written as the manuscripts have it, or as the edition does.
    """
    from compiler.editions.asking import asked_for  # noqa: PLC0415 - as above

    _check(settings)
    conversion = _BookletConversion(settings, Report())
    conversion.booklet(booklet, settings.script)
    return asked_for(word, conversion.by_origin(), engine(settings.script))


def _simplified(booklet: Booklet, settings: EditionSettings) -> Edition:
    back = Simplified(settings.protect, _rows_for(settings))
    simplified = back.booklet(booklet, SIMPLIFIED)
    if simplified == replace(booklet, script=SIMPLIFIED):
        return Edition(simplified, {})
    return Edition(simplified, _converted(booklet, simplified), back.protected)


def _rows_for(settings: EditionSettings) -> tuple[PhraseRow, ...]:
    """The user's rows for this edition, then those for all."""
    rows = [row for row in settings.phrases if row.script in ("", settings.script)]
    return tuple(sorted(rows, key=lambda row: not row.script))


def _check(settings: EditionSettings) -> None:
    if settings.script not in SCRIPTS:
        known = ", ".join((SIMPLIFIED, *SCRIPTS))
        raise EditionError(
            "editions.unknown-script", Location(), script=settings.script, known=known
        )
    for row in settings.phrases:
        if not row.source:
            raise EditionError("editions.empty-phrase", Location(), right=row.right)


class _BookletConversion(BookletParts):
    """The work on one booklet: converts all runs, then paints part after part."""

    def __init__(self, settings: EditionSettings, report: Report) -> None:
        self._settings = settings
        self._report = report
        self._convert = RunConverter(
            engine(settings.script),
            settings.protect,
            _rows_for(settings),
            taiwan_words() if settings.vocabulary == TAIWAN else None,
        )
        self._runs: Iterator[list[Run]] = iter(())
        self._origins: dict[str, str] = {}
        self.protected = 0

    def booklet(self, booklet: Booklet, script: str) -> Booklet:
        """The booklet converted; all its runs are read before any is painted."""
        reading = _Reading()
        reading.booklet(booklet, script)
        self._convert.learn(run.text for runs in reading.parts for run in runs)
        self._runs = iter(reading.parts)
        return super().booklet(booklet, script)

    def by_origin(self) -> dict[str, tuple[Conversion, ...]]:
        """Every run's conversion, under the origin where the run was first seen."""
        grouped: dict[str, list[Conversion]] = {}
        for text, origin in self._origins.items():
            grouped.setdefault(origin, []).append(self._convert(text))
        return {origin: tuple(several) for origin, several in grouped.items()}

    def part(self, part: Part, rewrite: Callable[[Part, Rewrite], Part], origin: str) -> Part:
        """A part of the booklet in the edition's characters and quotation marks."""
        runs = next(self._runs)
        conversions = [self._convert(run.text) for run in runs]
        for conversion in conversions:
            self._origins.setdefault(conversion.source, origin)
            self.protected += sum(claim.by is By.TERM for claim in conversion.claims)
        if self._settings.corner_quotes:
            answers = iter(self._quoted(runs, conversions, origin))
        else:
            answers = iter([conversion.printed for conversion in conversions])
        return rewrite(part, lambda text: _painting(text, next(answers)))

    def _quoted(
        self, runs: Sequence[Run], conversions: Sequence[Conversion], origin: str
    ) -> Iterator[Sequence[str]]:
        """What is printed for the characters of each run, with corner marks."""
        shown = [
            Run(conversion.result, run.note)
            for run, conversion in zip(runs, conversions, strict=True)
        ]
        corners = _corners_by_place(shown)
        for run, conversion, answer in zip(shown, conversions, corners, strict=True):
            source = conversion.source if len(conversion.source) == len(run.text) else run.text
            for place in answer.unpaired:
                quote = source[max(0, place - 8) : place + 9].replace("\n", " ").replace(ATOM, "")
                self._report.warn(
                    "editions.unpaired-quote",
                    Location(source=origin, quote=quote),
                    mark=run.text[place],
                    quote=quote,
                )
            yield _with_marks(conversion.printed, answer.edits)


class _Reading(BookletParts):
    """The runs of a booklet, part by part."""

    def __init__(self) -> None:
        self.parts: list[list[Run]] = []

    def part(self, part: Part, rewrite: Callable[[Part, Rewrite], Part], origin: str) -> Part:
        """``part`` as it is; its runs are kept in mind."""
        del origin
        self.parts.append(runs_of(part, rewrite))
        return part


def _corners_by_place(runs: Sequence[Run]) -> list[Corners]:
    """The corner marks of runs in their order; a note does not part the quotation around it."""
    body = iter(corner_quotes([run.text for run in runs if not run.note]))
    notes = iter(corner_quotes([run.text for run in runs if run.note]))
    return [next(notes if run.note else body) for run in runs]


def _with_marks(printed: Sequence[str], marks: Sequence[Edit]) -> Sequence[str]:
    """What is printed for each character, with marks at places of the text that it makes."""
    if not marks:
        return printed
    whole = list("".join(printed))
    for mark in marks:
        whole[mark.start] = mark.text
    if isinstance(printed, str):
        return "".join(whole)
    ends = accumulate(map(len, printed), initial=0)
    return tuple("".join(whole[start:end]) for start, end in pairwise(ends))


def _painting(text: str, printed: Sequence[str]) -> Iterable[Edit] | str:
    """The run ``text`` as it is printed."""
    if isinstance(printed, str):
        return printed
    pairs = enumerate(zip(text, printed, strict=True))
    return (Edit(place, place + 1, new) for place, (old, new) in pairs if old != new)


def _converted(source: Booklet, edition: Booklet) -> dict[str, int]:
    """Visible source characters that the edition prints differently, by origin.

    Counted in source characters, quotation marks among them, white space not; only printed text
    counts (no keywords, no alternative texts, and contents entries count where their titles stand).
    """
    counted: Counter[str] = Counter()
    for origin, before, after in _printed_pairs(source, edition):
        if origin:
            pairs = zip(before, after, strict=True)
            counted[origin] += sum(_changed(old.text, new.text) for old, new in pairs)
    return dict(counted)


def _printed_pairs(
    source: Booklet, edition: Booklet
) -> Iterator[tuple[str, Iterable[Segment], Iterable[Segment]]]:
    for name in source.draft_fields:
        before, after = getattr(source.masthead, name), getattr(edition.masthead, name)
        if isinstance(before, str):
            yield source.draft_origin, (Segment(before),), (Segment(after),)
    note, other_note = block_segments(source.editor_note), block_segments(edition.editor_note)
    yield source.editor_note_origin, note, other_note
    for section, converted in zip(source.sections, edition.sections, strict=True):
        yield section.origin, (Segment(section.title),), (Segment(converted.title),)
        for article, other in zip(section.articles, converted.articles, strict=True):
            yield article.origin, article_segments(article), article_segments(other)


def _changed(before: str, after: str) -> int:
    """How many characters of ``before`` are others in ``after``, white space aside."""
    if before == after:
        return 0
    if len(before) == len(after):
        changed: int = sum(map(ne, before, after))
        spaces = (found.start() for found in _SPACE.finditer(before))
        return changed - sum(before[place] != after[place] for place in spaces)
    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return sum(
        not character.isspace()
        for kind, start, end, _, _ in opcodes
        if kind != "equal"
        for character in before[start:end]
    )
