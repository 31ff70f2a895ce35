"""Pages that were read before: their facts are taken over, and what is read now can be kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from compiler.preflight.bounds import MOST_BYTES_OF_DOCUMENT, MOST_OPERATORS
from compiler.preflight.facts import Page


class Cost(Protocol):
    """What was spent on reading something."""

    @property
    def operators(self) -> int:
        """The operators that were carried out."""

    @property
    def bytes(self) -> int:
        """The bytes that were unpacked."""


@dataclass(frozen=True)
class ReadPage:
    """A page's facts, and the operators and bytes that reading it costs where nothing is known."""

    facts: Page
    operators: int
    bytes: int


def _untold(_read: Mapping[int, ReadPage]) -> None:
    """Nobody keeps what is read."""


@dataclass(frozen=True)
class KnownPages:
    """Pages by their place in the file, from 0; ``keep`` is given all of them when they are read.

    They are as they were read in another file; only their numbers may differ in this one.
    """

    pages: Mapping[int, ReadPage] = field(default_factory=dict)
    keep: Callable[[Mapping[int, ReadPage]], None] = _untold


NOTHING_KNOWN = KnownPages()


def within_bounds(read: Collection[Cost]) -> bool:
    """Whether all of it is read whole, whatever is read before each: one document's share."""
    return (
        sum(each.operators for each in read) <= MOST_OPERATORS
        and sum(each.bytes for each in read) <= MOST_BYTES_OF_DOCUMENT
    )
