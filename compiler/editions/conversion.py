"""A run of a booklet on its way to another script, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from compiler.editions.lexicon import Spans
from compiler.editions.protect import By, Claim, mask, without


@dataclass(frozen=True)
class Conversion:
    """A run before and after.

    ``masked`` is the source and ``converted`` OpenCC's answer, both with placeholders for the
    claims; ``marked`` is that answer with marks where no phrase decided. ``agreed`` are claims that
    OpenCC gives by itself. ``kept`` are stretches that are traditional or Japanese in the source:
    placeholders too, set in the region's forms or as they are. ``printed`` is the text in
    traditional characters, by the characters of the source: a string where each becomes one, else
    a text for each. ``spans`` are words, where usage was asked.
    """

    source: str
    masked: str
    converted: str
    marked: str
    claims: tuple[Claim, ...]
    agreed: tuple[Claim, ...]
    kept: tuple[Claim, ...]
    printed: Sequence[str]
    spans: Spans = field(repr=False)

    @cached_property
    def result(self) -> str:
        """The run's text in traditional characters."""
        return "".join(self.printed)


@dataclass(frozen=True)
class Draft:
    """A run on its way: what OpenCC is shown and what it gives, with placeholders for ``claims``.

    ``known`` are what this room's lists have, which is claimed where OpenCC gives something else.
    ``marked`` is its answer with marks where no phrase decided.
    """

    text: str
    claims: tuple[Claim, ...]
    known: tuple[Claim, ...]
    converted: str = ""
    marked: str = ""

    @cached_property
    def masked(self) -> str:
        """What OpenCC is shown."""
        return mask(self.text, self.claims)

    @cached_property
    def listed(self) -> frozenset[int]:
        """Where a list has spoken."""
        return _places((*self.known, *self.claims))

    @property
    def settled(self) -> frozenset[int]:
        """Where a list has spoken and does not yield to usage."""
        return _places(claim for claim in (*self.known, *self.claims) if not claim.yields)

    def contradicted(self) -> frozenset[Claim]:
        """What is known and OpenCC has otherwise."""
        return frozenset(
            claim for claim in self.known if self.converted[claim.start : claim.end] != claim.right
        )

    def with_known(self, wrong: frozenset[Claim]) -> Draft:
        """The draft, still to be converted, with some of what is known as claims."""
        claims = tuple(sorted((*self.claims, *wrong), key=lambda claim: claim.start))
        known = tuple(claim for claim in self.known if claim not in wrong)
        return Draft(self.text, claims, known)

    def claiming(self, stronger: tuple[Claim, ...]) -> Draft:
        """The draft with claims in the place of those they touch."""
        return replace(
            self,
            converted=mask(self.converted, stronger),
            claims=tuple(without(self.claims, stronger)),
        )

    def shown(self, hidden: frozenset[By] = frozenset()) -> list[str]:
        """What is printed so far, but for claims of the ``hidden`` and those of another length."""
        shown = list(self.converted)
        for claim in self.claims:
            if claim.by not in hidden and len(claim.right) == claim.end - claim.start:
                shown[claim.start : claim.end] = claim.right
        return shown

    def printed(self) -> Sequence[str]:
        """What is printed for each character; a claim of another length stands where it begins."""
        printed = self.shown()
        longer = [claim for claim in self.claims if len(claim.right) != claim.end - claim.start]
        for claim in longer:
            rest = claim.end - claim.start - 1
            printed[claim.start : claim.end] = [claim.right, *[""] * rest]
        return tuple(printed) if longer else "".join(printed)


def _places(claims: Iterable[Claim]) -> frozenset[int]:
    return frozenset(place for claim in claims for place in range(claim.start, claim.end))
