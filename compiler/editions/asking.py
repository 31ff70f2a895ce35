"""A word that a person asks for: where it stands in an edition, and how else it may be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from compiler.editions.audit import occurrence
from compiler.editions.audit_opinions import regional_forms
from compiler.editions.audit_words import Printed, Span, words
from compiler.editions.conversion import Conversion
from compiler.editions.opencc_engine import Engine
from compiler.model.artifacts import Decision

ASKED = "asked"
MOST = 300  # places that are given
_MOST_FORMS = 12


def asked_for(
    word: str, conversions: Mapping[str, tuple[Conversion, ...]], engine: Engine
) -> tuple[Decision, ...]:
    """The places of ``word`` as decisions of one that nobody has doubted, in printing order.

    A single character is named by a word around it, since no row can be written for it alone.
    """
    if not word.strip():
        return ()
    origins = [(origin, run) for origin, runs in conversions.items() for run in runs]
    printed = Printed([run for _, run in origins])
    found = list(islice(_standing(word, [run for _, run in origins]), MOST))
    spans = [
        Span(printed.start_of(run) + start, printed.start_of(run) + end)
        for run, start, end in found
    ]
    named = {span: span for span in spans}
    if len(word) == 1:
        named = words(printed, dict.fromkeys(spans, True), engine)
    groups: dict[tuple[str | int, ...], list[tuple[int, Span, Span]]] = {}
    for (run, _, _), span in zip(found, spans, strict=True):
        around = named[span]
        offset = span.start - around.start
        key = (origins[run][0], printed.text[slice(*around)], printed.of(*around), offset)
        groups.setdefault(key, []).append((run, span, around))
    return tuple(
        _decision(origins[alike[0][0]][0], alike, printed, engine) for alike in groups.values()
    )


def _standing(word: str, runs: list[Conversion]) -> Iterator[tuple[int, int, int]]:
    """Run, start and end of each place, in the manuscripts' characters."""
    for number, run in enumerate(runs):
        texts = [run.source]
        if len(run.result) == len(run.source):
            texts.append(run.result)
        places = {place for text in texts for place in _places(word, text)}
        yield from ((number, place, place + len(word)) for place in sorted(places))


def _places(word: str, text: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))


def _decision(
    origin: str, several: list[tuple[int, Span, Span]], printed: Printed, engine: Engine
) -> Decision:
    run, span, around = several[0]
    before, after = printed.text[slice(*span)], printed.of(*span)
    head, tail = printed.of(around.start, span.start), printed.of(span.end, around.end)
    first = printed.start_of(run)
    others = [form for form in _forms(before, after, engine) if form != after]
    return Decision(
        source=origin,
        before=before,
        after=after,
        reason=ASKED,
        quote=printed.quoted(run, span.start - first, span.end - first),
        word=printed.text[slice(*around)],
        right=head + after + tail,
        alternatives=tuple(others),
        choices=tuple(head + form + tail for form in others),
        places=tuple(
            occurrence(printed, number, place.start, place.end) for number, place, _ in several
        ),
    )


def _forms(before: str, after: str, engine: Engine) -> Iterator[str]:
    """The word with each form of each character that has several."""
    if len(before) != len(after):
        yield after
        return
    ways = [
        tuple(dict.fromkeys((now, *regional_forms(sign, engine))))
        for sign, now in zip(before, after, strict=True)
    ]
    for way in islice(product(*ways), _MOST_FORMS):
        yield "".join(way)
