"""What a person may want to look at in an edition, the most doubtful first.

Listed are the places that this project's lists or the user's decided against OpenCC, and the
choices between forms of a character that no list made and a second opinion puts in doubt.
Equal choices in equal words are one decision with several places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.editions.audit_doubt import Weighed, weigh, weigh_claim
from compiler.editions.audit_opinions import Opinions, opinions, several
from compiler.editions.opencc_engine import Engine, one_to_many
from compiler.editions.protect import By, Claim
from compiler.editions.round_trip import quoted
from compiler.editions.runs import Conversion
from compiler.model.artifacts import Decision, Occurrence
from compiler.model.walk import ATOM

UNSETTLED = "unsettled"
DICTIONARY = "dictionary"

_LONGEST_WORD = 6
_SHOWN = 30  # characters of a sentence on either side
_SENTENCE_END = re.compile(r"[。！？；\n]")
_APART = re.compile(rf"[^\w{ATOM}]|\d|{ATOM}")  # no word of a phrase list runs over these


def decisions(
    conversions: Mapping[str, tuple[Conversion, ...]], engine: Engine
) -> tuple[Decision, ...]:
    """The decisions in the runs of each origin, the least sure first.

    ``reason`` is "protected", "user-phrase", "phrase" or "context" with the row's own reason
    after a colon; "dictionary" where a phrase of OpenCC decided against which something speaks;
    or "unsettled" where nothing but the character's usual form did.
    """
    groups: dict[tuple[str, str, str, str, str], list[_Found]] = {}
    for origin, runs in conversions.items():
        for conversion in runs:
            for found in findings(conversion, engine):
                key = (origin, found.before, found.after, found.reason, found.word)
                groups.setdefault(key, []).append(found)
    made = [_decision(key[0], alike, engine) for key, alike in groups.items()]
    return tuple(sorted(made, key=lambda each: each.confidence))


@dataclass(frozen=True)
class _Found:
    """One choice in one run: ``before`` stands at ``start``; ``printed`` is the edition's run."""

    before: str
    after: str
    reason: str
    weighed: Weighed
    word: str
    right: str
    at: int
    quote: str
    others: frozenset[str]
    place: Occurrence


def findings(conversion: Conversion, engine: Engine) -> Iterator[_Found]:
    """The choices in one run that a person may want to look at, in their order."""
    text = conversion.source
    if not _worth_reading(conversion):
        return
    opinion = opinions(text, engine)
    placed = sorted(_choices(conversion, opinion), key=lambda choice: choice.start)
    printed = _printed(conversion) if placed else []
    for choice in placed:
        start, end = choice.start, choice.end
        word_start, word_end = _word(opinion, start, end)
        others = {opinion.plain[start:end]}
        if end - start == 1:
            others |= {opinion.alone(start)[0], *opinion.readings(start)}
        yield _Found(
            before=text[start:end],
            after=choice.after,
            reason=choice.reason,
            weighed=choice.weighed,
            word=text[word_start:word_end],
            right="".join(printed[word_start:word_end]),
            at=len("".join(printed[word_start:start])),
            quote=quoted(text, start, end),
            others=frozenset(others),
            place=_occurrence(text, printed, start, end),
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
    if len(conversion.converted) != len(text):  # never, as OpenCC 1.4.2 is
        return
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


def _printed(conversion: Conversion) -> list[str]:
    """What the edition prints for each character of the run; quotation marks are not yet set."""
    printed = list(conversion.source)
    for change in conversion.edits:
        printed[change.start : change.end] = [""] * (change.end - change.start)
        if change.start < len(printed):
            printed[change.start] = change.text + (
                "" if change.end > change.start else conversion.source[change.start]
            )
    return printed


def _word(opinion: Opinions, start: int, end: int) -> tuple[int, int]:
    """The word around a choice; a single character takes its neighbours in, for a row's sake."""
    text = opinion.text
    first, last = opinion.word_at(start)[0], opinion.word_at(end - 1)[1]
    if last - first > 1:
        return first, last
    if first > 0 and not _APART.match(text, first - 1):
        before = opinion.word_at(first - 1)[0]
        first = before if first - before <= _LONGEST_WORD // 2 else first - 1
    if last < len(text) and not _APART.match(text, last):
        after = opinion.word_at(last)[1]
        last = after if after - last <= _LONGEST_WORD // 2 else last + 1
    return first, last


def _occurrence(text: str, printed: list[str], start: int, end: int) -> Occurrence:
    """The sentence around a choice, at most ``_SHOWN`` characters on either side."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text, max(0, start - _SHOWN), start)]
    first = ends[-1] if ends else max(0, start - _SHOWN)
    stop = _SENTENCE_END.search(text, end, min(len(text), end + _SHOWN))
    last = stop.end() if stop else min(len(text), end + _SHOWN)
    shown = text[first:last].rstrip("\n")
    edition = "".join(printed[first:last]).rstrip("\n")
    return Occurrence(shown, start - first, edition, len("".join(printed[first:start])))


def _decision(origin: str, alike: list[_Found], engine: Engine) -> Decision:
    first = min(alike, key=lambda found: found.weighed.confidence)
    alternatives = _alternatives(first, engine)
    choices = tuple(
        first.right[: first.at] + other + first.right[first.at + len(first.after) :]
        for other in alternatives
    )
    return Decision(
        source=origin,
        before=first.before,
        after=first.after,
        reason=first.reason,
        quote=first.quote,
        word=first.word,
        right=first.right,
        alternatives=alternatives,
        choices=choices,
        confidence=round(first.weighed.confidence, 2),
        doubts=tuple(map(str, first.weighed.doubts)),
        places=tuple(dict.fromkeys(found.place for found in alike)),
    )


def _alternatives(found: _Found, engine: Engine) -> tuple[str, ...]:
    """The other forms, those that a second opinion gave first."""
    forms = sorted(found.others - {found.after, ""})
    if len(found.before) == 1:
        for form in one_to_many().get(found.before, ""):
            forms.append(engine.regional(form))
    return tuple(dict.fromkeys(form for form in forms if form != found.after))
