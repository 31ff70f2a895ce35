"""What a person may want to look at in an edition, the most doubtful first.

Listed are the places that this project's lists or the user's decided against OpenCC, and the
choices between forms of a character that no list made and a second opinion puts in doubt.
Equal choices in equal words are one decision with several places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compiler.editions.audit_doubt import Weighed, weigh, weigh_claim
from compiler.editions.audit_opinions import Opinions, opinions, regional_forms, several
from compiler.editions.audit_words import Printed, Span, words
from compiler.editions.conversion import Conversion
from compiler.editions.opencc_engine import Engine
from compiler.editions.protect import By, Claim
from compiler.model.artifacts import SURE, Decision, Occurrence

UNSETTLED = "unsettled"
DICTIONARY = "dictionary"

_AT_ONCE = 2000  # runs that OpenCC is asked about together, which is quicker than one by one
_SHOWN = 30  # characters of a sentence on either side
_SENTENCE_END = re.compile(r"[。！？；\n][”’」』）]*")


def decisions(
    conversions: Mapping[str, tuple[Conversion, ...]], engine: Engine
) -> tuple[Decision, ...]:
    """The decisions in the runs of each origin, the least sure first.

    ``reason`` is "protected", "user-phrase", "phrase" or "context" with the row's own reason
    after a colon; "dictionary" where a phrase of OpenCC decided against which something speaks;
    or "unsettled" where nothing but the character's usual form did.
    """
    origins = [(origin, run) for origin, runs in conversions.items() for run in runs]
    printed = Printed([run for _, run in origins])
    found = list(findings([run for _, run in origins], engine))
    groups: dict[tuple[str | int, ...], list[_Named]] = {}
    for finding, word in zip(found, _words(found, printed, engine), strict=True):
        named = _named(finding, word, printed)
        origin = origins[finding.run][0]
        key = (origin, named.before, finding.after, finding.reason, named.word, named.at)
        groups.setdefault(key, []).append(named)
    made = [_decision(str(key[0]), alike, engine) for key, alike in groups.items()]
    return tuple(sorted(made, key=lambda each: each.confidence))


@dataclass(frozen=True)
class Finding:
    """One choice in a run, the ``run``-th of several: ``text[start:end]`` was set as ``after``.

    ``others`` are the forms that second opinions would have had.
    """

    run: int
    start: int
    end: int
    after: str
    reason: str
    weighed: Weighed
    others: frozenset[str]

    @property
    def by_rule(self) -> bool:
        """Whether a term or a row of the user's decided: its word is what they name."""
        return self.reason.partition(": ")[0] in (By.TERM, By.USER)


def findings(conversions: Sequence[Conversion], engine: Engine) -> Iterator[Finding]:
    """The choices in runs that a person may want to look at, in their order."""
    worth_reading = [run for run, each in enumerate(conversions) if _worth_reading(each)]
    for first in range(0, len(worth_reading), _AT_ONCE):
        several_runs = worth_reading[first : first + _AT_ONCE]
        second = opinions([conversions[run] for run in several_runs], engine)
        for run, opinion in zip(several_runs, second, strict=True):
            choices = _choices(conversions[run], opinion)
            for choice in sorted(choices, key=lambda choice: choice.start):
                start, end = choice.start, choice.end
                others = {opinion.plain[start:end]}
                if end - start == 1:
                    others |= {opinion.alone(start)[0], *opinion.readings(start)}
                yield Finding(
                    run, start, end, choice.after, choice.reason, choice.weighed, frozenset(others)
                )


@dataclass(frozen=True)
class _Choice:
    start: int
    end: int
    after: str
    reason: str
    weighed: Weighed


def _worth_reading(conversion: Conversion) -> bool:
    """Whether the run holds anything to choose, or anything that was changed."""
    return bool(conversion.claims) or bool(several().search(conversion.source))


def _choices(conversion: Conversion, opinion: Opinions) -> Iterator[_Choice]:
    text = conversion.source
    taken = {at for kept in conversion.kept for at in range(kept.start, kept.end)}
    for claim in conversion.claims:
        taken.update(range(claim.start, claim.end))
        if (
            claim.by in (By.TERM, By.USER)
            or opinion.plain[claim.start : claim.end] != claim.right
            or several().search(text, claim.start, claim.end)
        ):
            weighed = weigh_claim(opinion, claim.start, claim.end, claim.right, claim.by)
            yield _Choice(claim.start, claim.end, claim.right, _reason(claim), weighed)
    agreed = {
        place
        for claim in conversion.agreed
        if claim.by is By.PROJECT
        for place in range(claim.start, claim.end)
    }
    for place in _candidates(conversion, opinion):
        if place in taken:
            continue
        after = conversion.converted[place]
        if place in agreed and not opinion.alone(place)[1]:
            continue
        if weighed_one := weigh(opinion, place, after):
            reason = DICTIONARY if opinion.in_phrase(place) else UNSETTLED
            yield _Choice(place, place + 1, after, reason, weighed_one)


def _candidates(conversion: Conversion, opinion: Opinions) -> list[int]:
    """The places where there is a choice, and those where plain conversion chose otherwise."""
    places = {found.start() for found in several().finditer(conversion.source)}
    if opinion.plain != conversion.converted:
        pairs = zip(opinion.plain, conversion.converted, strict=True)
        places |= {place for place, (plain, after) in enumerate(pairs) if plain != after}
    return sorted(places)


def _reason(claim: Claim) -> str:
    return f"{claim.by}: {claim.reason}" if claim.reason else str(claim.by)


def _words(found: Sequence[Finding], printed: Printed, engine: Engine) -> Iterator[Span]:
    """The word of each finding, as a phrase list may name it."""
    starts = [printed.start_of(each.run) for each in found]
    spans = [
        Span(start + each.start, start + each.end)
        for start, each in zip(starts, found, strict=True)
    ]
    choices = {
        span: each.weighed.confidence < SURE
        for each, span in zip(found, spans, strict=True)
        if not each.by_rule
    }
    named = words(printed, choices, engine)
    for each, span in zip(found, spans, strict=True):
        yield span if each.by_rule else named[span]


@dataclass(frozen=True)
class _Named:
    """A finding in its word, which the edition sets as ``right``; ``at`` is its place there."""

    finding: Finding
    before: str
    word: str
    right: str
    at: int
    quote: str
    place: Occurrence


def _named(finding: Finding, word: Span, printed: Printed) -> _Named:
    first = printed.start_of(finding.run)
    start, end = first + finding.start, first + finding.end
    text = printed.text
    return _Named(
        finding=finding,
        before=text[start:end],
        word=text[word.start : word.end],
        right=printed.of(word.start, word.end),
        at=len(printed.of(word.start, start)),
        quote=printed.quoted(finding.run, finding.start, finding.end),
        place=occurrence(printed, finding.run, start, end),
    )


def occurrence(printed: Printed, run: int, start: int, end: int) -> Occurrence:
    """The sentence around a choice, at most ``_SHOWN`` characters on either side."""
    text = printed.text
    begin = max(printed.start_of(run), start - _SHOWN)
    stop = min(printed.start_of(run + 1) - 1, end + _SHOWN)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, begin, start)]
    first = ends[-1] if ends else begin
    found = _SENTENCE_END.search(text, end, stop)
    last = found.end() if found else stop
    shown = text[first:last].rstrip("\n")
    edition = printed.of(first, last).rstrip("\n")
    return Occurrence(shown, start - first, edition, len(printed.of(first, start)))


def _decision(origin: str, alike: list[_Named], engine: Engine) -> Decision:
    first = min(alike, key=lambda named: named.finding.weighed.confidence)
    found = first.finding
    alternatives = _alternatives(first.before, found, engine)
    choices = tuple(
        first.right[: first.at] + other + first.right[first.at + len(found.after) :]
        for other in alternatives
    )
    return Decision(
        source=origin,
        before=first.before,
        after=found.after,
        reason=found.reason,
        quote=first.quote,
        word=first.word,
        right=first.right,
        alternatives=alternatives,
        choices=choices,
        confidence=round(found.weighed.confidence, 2),
        doubts=tuple(map(str, found.weighed.doubts)),
        places=tuple(dict.fromkeys(named.place for named in alike)),
    )


def _alternatives(before: str, found: Finding, engine: Engine) -> tuple[str, ...]:
    """The other forms, those that a second opinion gave first."""
    forms = sorted(found.others - {found.after, ""})
    if len(before) == 1:
        forms += regional_forms(before, engine)
    return tuple(dict.fromkeys(form for form in forms if form != found.after))
