"""One run of a booklet converted: claims first, OpenCC for the rest, and edits to paint it with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from compiler.editions.opencc_engine import Engine
from compiler.editions.phrases import PhraseRow, PhraseTable, project_contexts, project_phrases
from compiler.editions.protect import PLACEHOLDER, By, Claim, Claims, mask, term_table
from compiler.model.walk import ATOM, Edit

# Edits may not touch atoms, breaks or claims, so that texts of unequal length are aligned between.
_FIXED = re.compile(f"[^{ATOM}{PLACEHOLDER}\n]+")


@dataclass(frozen=True)
class Conversion:
    """A run before and after.

    ``masked`` is the source and ``converted`` OpenCC's answer, both with placeholders for the
    claims; ``agreed`` are claims that OpenCC gives by itself; ``edits`` make the traditional
    text of the source.
    """

    source: str
    masked: str
    converted: str
    claims: tuple[Claim, ...]
    agreed: tuple[Claim, ...]
    edits: tuple[Edit, ...] = field(repr=False)

    @property
    def result(self) -> str:
        """The run's text in traditional characters."""
        pieces, position = [], 0
        for change in self.edits:
            pieces += [self.source[position : change.start], change.text]
            position = change.end
        return "".join(pieces) + self.source[position:]


class RunConverter:
    """Converts runs to the script of ``engine``; equal runs are converted once."""

    def __init__(self, engine: Engine, terms: Iterable[str], rows: Iterable[PhraseRow]) -> None:
        self._engine = engine
        self._terms = term_table(terms)
        self._rows = PhraseTable(rows)
        self._known: dict[str, Conversion] = {}
        self._regional: dict[str, str] = {}

    def __call__(self, text: str) -> Conversion:
        """The conversion of ``text``."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._convert(text)
        return known

    def _convert(self, text: str) -> Conversion:
        decided = Claims(text)
        decided.add(self._terms.matches(text), By.TERM)
        decided.add(self._rows.matches(text), By.USER)
        fixed = tuple(decided)
        decided.add(project_phrases().matches(text), By.PROJECT)
        decided.add(project_contexts().matches(text), By.CONTEXT)
        users = frozenset(fixed)
        known = tuple(self._settled(claim) for claim in decided if claim not in users)
        # A claim that OpenCC agrees with is not made: a placeholder there would only hide words
        # from its phrases. Placeholders move the bounds of phrases, so this is checked again.
        claims = fixed
        while True:
            masked = mask(text, claims)
            converted = self._engine.convert(masked)
            wrong = {claim for claim in known if _differs(claim, converted, masked)}
            if not wrong:
                break
            known = tuple(claim for claim in known if claim not in wrong)
            claims = tuple(sorted((*claims, *wrong), key=lambda claim: claim.start))
        edits = sorted(
            (*_claim_edits(text, claims), *_edits(masked, converted)),
            key=lambda change: change.start,
        )
        return Conversion(text, masked, converted, claims, known, tuple(edits))

    def _settled(self, claim: Claim) -> Claim:
        """A claim of this room's lists in the region's forms."""
        right = self._regional.get(claim.right)
        if right is None:
            right = self._regional[claim.right] = self._engine.regional(claim.right)
        return Claim(claim.start, claim.end, right, claim.by, claim.reason)


def _differs(claim: Claim, converted: str, masked: str) -> bool:
    if len(converted) != len(masked):
        return True
    return converted[claim.start : claim.end] != claim.right


def _claim_edits(text: str, claims: Iterable[Claim]) -> Iterator[Edit]:
    for claim in claims:
        before = text[claim.start : claim.end]
        if len(before) == len(claim.right):
            yield from _changed(before, claim.right, claim.start)
        else:
            yield Edit(claim.start, claim.end, claim.right)


def _changed(before: str, after: str, start: int) -> Iterator[Edit]:
    """Edits between texts of one length, a character each, so that none crosses an element."""
    if before == after:
        return
    for index, (old, new) in enumerate(zip(before, after, strict=True), start):
        if old != new:
            yield Edit(index, index + 1, new)


def _edits(before: str, after: str) -> Iterator[Edit]:
    """Edits that make ``after`` of ``before``; where lengths differ they are aligned by parts."""
    if len(before) == len(after):
        yield from _changed(before, after, 0)
        return
    parts = zip(_FIXED.finditer(before), _FIXED.findall(after), strict=True)
    for found, part in parts:
        matcher = SequenceMatcher(None, found.group(), part, autojunk=False)
        for kind, start, end, new_start, new_end in matcher.get_opcodes():
            if kind != "equal":
                place = found.start()
                yield Edit(place + start, place + end, part[new_start:new_end])
