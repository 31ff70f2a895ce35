"""What a conversion may not touch, or what a list decides, held out of OpenCC's sight.

Claims are made on ranges of a run: first the project's protected terms, then the user's phrases,
then the phrases and contexts of this room. Each claimed character becomes one private-use
character, so that no phrase of OpenCC crosses a claim and lengths stay the same. Claims are put
back by place, not by value; private-use characters of the manuscript survive for that reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from compiler.editions.phrases import Match, PhraseRow, PhraseTable

PLACEHOLDER = "\uf8fd"  # Unicode private use


class By(StrEnum):
    """Who decided a claim."""

    TERM = "protected"
    USER = "user-phrase"
    PROJECT = "phrase"
    CONTEXT = "context"
    USAGE = "usage"
    VOCABULARY = "vocabulary"
    SCRIPT = "script"


class Claim(NamedTuple):
    """``text[start:end]`` is to read ``right``, unless usage may and does overrule it."""

    start: int
    end: int
    right: str
    by: By
    reason: str = ""
    yields: bool = False


class Claims:
    """The disjoint claims on one run."""

    def __init__(self, text: str) -> None:
        self._taken = bytearray(len(text))
        self._claims: list[Claim] = []

    def add(self, matches: Iterable[Match], by: By) -> None:
        """Claim the matches that touch no earlier claim."""
        for match in matches:
            if 1 not in self._taken[match.start : match.end]:
                self._taken[match.start : match.end] = b"\1" * (match.end - match.start)
                row = match.row
                claim = Claim(match.start, match.end, row.right, by, row.reason, row.yields)
                self._claims.append(claim)

    def __iter__(self) -> Iterator[Claim]:
        """The claims by place."""
        self._claims.sort(key=lambda claim: claim.start)
        return iter(self._claims)


def mask(text: str, claims: Iterable[Claim]) -> str:
    """The text with a placeholder for each character of the claims, which come by place."""
    pieces, position = [], 0
    for claim in claims:
        pieces.append(text[position : claim.start])
        pieces.append(PLACEHOLDER * (claim.end - claim.start))
        position = claim.end
    return "".join(pieces) + text[position:]


def without(claims: Iterable[Claim], stronger: Iterable[Claim]) -> list[Claim]:
    """The claims by place, with ``stronger`` in the place of those they touch."""
    taking = tuple(stronger)
    left = [
        claim
        for claim in claims
        if not any(each.start < claim.end and claim.start < each.end for each in taking)
    ]
    return sorted((*left, *taking), key=lambda claim: claim.start)


def term_table(terms: Iterable[str]) -> PhraseTable:
    """Protected terms as phrases that read as they are."""
    return PhraseTable(PhraseRow(term, term) for term in terms)
