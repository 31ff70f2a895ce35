"""Guesses that the project file has answered are none any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compiler.model.article import Ledger
from compiler.model.guess import Overrules, Pointer
from compiler.sources.overruling.pointing import folded


def settled(ledger: Ledger, overrules: Overrules) -> Ledger:
    """The ledger without guesses about paragraphs that the project file says what they are."""
    words = tuple(filter(None, (folded(each.text) for each in _pointers(overrules))))
    left = tuple(
        guess
        for guess in ledger.guesses
        if not any(_mean_one(folded(guess.quote), each) for each in words)
    )
    return replace(ledger, guesses=left)


def _mean_one(quote: str, pointer: str) -> bool:
    return quote.startswith(pointer) or pointer.startswith(quote)


def _pointers(overrules: Overrules) -> Iterator[Pointer]:
    yield from (rule.at for rule in overrules.levels)
    yield from (rule.at for rule in overrules.roles)
    yield from (*overrules.captions, *overrules.body, *overrules.drop, *overrules.keep)
