"""One run of a booklet converted: claims first, OpenCC for the rest, and edits to paint it with."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from compiler.editions.evidence import Script, stretches
from compiler.editions.lexicon import lexicon
from compiler.editions.opencc_engine import MARK, Engine, from_any_region, unsettled
from compiler.editions.phrases import (
    Match,
    PhraseRow,
    PhraseTable,
    project_contexts,
    project_phrases,
)
from compiler.editions.protect import PLACEHOLDER, By, Claim, Claims, mask, term_table, without
from compiler.editions.usage import Choice, usage
from compiler.model.walk import ATOM, Edit

# The logarithm of the odds from which usage decides against OpenCC or a row that yields: where one
# of OpenCC's phrases is just the word that stands there; where none is, or a phrase crosses the
# bounds of words; where a row decides. Lower figures do better on sentences that are hard on
# purpose and worse on ordinary text; see benchmarks.
_AGAINST_A_WORD = 2.0
_AGAINST_A_DEFAULT = 1.0
_AGAINST_A_ROW = 2.0

# Edits may not touch atoms, breaks or claims, so that texts of unequal length are aligned between.
_FIXED = re.compile(f"[^{ATOM}{PLACEHOLDER}\n]+")


# “头发”的“发”: a character named by the word that holds it.
_NAMED = re.compile(
    r"[“「『‘]([\u3400-\u9fff]{2,8})[”」』’](?:这个词|一词)?[中里]?的[“「『‘]([\u3400-\u9fff])[”」』’]"
)
_AS_NAMED = "随前面引号里的词"
_USERS = frozenset({By.TERM, By.USER, By.SCRIPT})  # what no rule of this room may change


@dataclass(frozen=True)
class Conversion:
    """A run before and after.

    ``masked`` is the source and ``converted`` OpenCC's answer, both with placeholders for the
    claims; ``agreed`` are claims that OpenCC gives by itself; ``edits`` make the traditional
    text of the source. ``kept`` are stretches that are traditional or Japanese in the source:
    placeholders too, set in the region's forms or as they are.
    """

    source: str
    masked: str
    converted: str
    claims: tuple[Claim, ...]
    agreed: tuple[Claim, ...]
    edits: tuple[Edit, ...] = field(repr=False)
    kept: tuple[Claim, ...] = ()

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

    def __init__(
        self,
        engine: Engine,
        terms: Iterable[str],
        rows: Iterable[PhraseRow],
        vocabulary: PhraseTable | None = None,
    ) -> None:
        self._engine = engine
        self._vocabulary = vocabulary
        self._terms = term_table(terms)
        self._rows = PhraseTable(rows)
        self._known: dict[str, Conversion] = {}
        self._regional: dict[str, str] = {}
        self._alone: dict[str, str] = {}  # words whose phrase decides, and what it gives

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
        decided.add(self._kept(text, tuple(decided)), By.SCRIPT)
        fixed = tuple(decided)
        decided.add(self._begun(project_phrases().matches(text), text), By.PROJECT)
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
        if usual := tuple(self._usual(masked, converted, known)):
            masked, converted = mask(masked, usual), mask(converted, usual)
            claims = tuple(sorted((*claims, *usual), key=lambda claim: claim.start))
        if named := tuple(_named(text, converted, claims)):
            claims = tuple(without(claims, named))
            masked, converted = mask(masked, named), mask(converted, named)
        if self._vocabulary and (words := tuple(self._reworded(text, converted, claims))):
            claims = tuple(without(claims, words))
            masked, converted = mask(masked, words), mask(converted, words)
        edits = sorted(
            (*_claim_edits(text, claims), *_edits(masked, converted)),
            key=lambda change: change.start,
        )
        kept = tuple(claim for claim in claims if claim.by is By.SCRIPT)
        claims = tuple(claim for claim in claims if claim.by is not By.SCRIPT)
        return Conversion(text, masked, converted, claims, known, tuple(edits), kept)

    def _kept(self, text: str, claims: Iterable[Claim]) -> Iterator[Match]:
        """What is traditional or Japanese already, between the claims made before."""
        for stretch in stretches(text):
            free = mask(text, claims)
            for found in _FIXED.finditer(free, stretch.start, stretch.end):
                source = right = found.group()
                if stretch.script is Script.TRADITIONAL:
                    right = self._engine.regional(from_any_region(source))
                yield Match(found.start(), found.end(), PhraseRow(source, right))

    @staticmethod
    def _begun(matches: Iterable[Match], text: str) -> Iterator[Match]:
        """The matches that do not begin with the end of another word: not 钟表 in 一分钟表演."""
        for match in matches:
            word = lexicon().span_at(text, match.start)
            if word is None or word[0] == match.start or word[1] >= match.end:
                yield match

    def _settled(self, claim: Claim) -> Claim:
        """A claim of this room's lists in the region's forms."""
        return replace(claim, right=self._form(claim.right))

    def _form(self, right: str) -> str:
        """``right`` in the region's forms."""
        form = self._regional.get(right)
        if form is None:
            form = self._regional[right] = self._engine.regional(right)
        return form

    def _usual(self, masked: str, converted: str, known: Iterable[Claim]) -> Iterator[Claim]:
        """Claims where usage speaks clearly against OpenCC or a context, and no row has spoken."""
        if len(masked) != len(converted):
            return
        listed = {place: claim.yields for claim in known for place in range(claim.start, claim.end)}
        for choice in usage().choices(masked):
            place, answer = choice.place, converted[choice.place]
            form = self._form(choice.form)
            if form == answer or not listed.get(place, True):
                continue
            odds = min(
                (choice.over(each) for each in choice.forms if self._form(each) == answer),
                default=0.0,
            )
            threshold = (
                _AGAINST_A_ROW if place in listed else self._threshold(choice, masked, answer)
            )
            if odds > threshold:
                yield Claim(place, place + 1, form, By.USAGE)

    def _reworded(self, text: str, converted: str, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The other region's words for whole words of the text, and nothing a user has settled."""
        if self._vocabulary is None or len(converted) != len(text):
            return
        shown = _shown(converted, (claim for claim in claims if claim.by not in _USERS))
        spans = lexicon().spans(text)
        starts = {span[0] for span in spans if span}
        ends = {span[1] for span in spans if span}
        for match in self._vocabulary.matches(from_any_region("".join(shown))):
            if match.start in starts and match.end in ends:
                right = self._form(match.row.right)
                yield Claim(match.start, match.end, right, By.VOCABULARY, match.row.reason)

    def _threshold(self, choice: Choice, text: str, answer: str) -> float:
        """How clearly usage has to speak against ``answer`` at its place."""
        start, end = choice.word
        word = text[start:end]
        alone = self._alone.get(word)
        if alone is None:
            settled = end - start > 1 and MARK not in unsettled(word)
            alone = self._alone[word] = self._engine.convert(word) if settled else ""
        inside = choice.place - start
        if end - start > 2 and alone:  # idioms and names: 一目瞭然, 余光中
            return math.inf
        return _AGAINST_A_WORD if alone[inside : inside + 1] == answer else _AGAINST_A_DEFAULT


def _named(text: str, converted: str, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims for characters named by a word before them, which have the form they have there."""
    named = tuple(_NAMED.finditer(text))
    if not named or len(converted) != len(text):
        return
    shown = _shown(converted, claims)
    users = [claim for claim in claims if claim.by in _USERS]
    for found in named:
        place, inside = found.start(2), found.group(1).find(found.group(2))
        if inside < 0 or any(claim.start <= place < claim.end for claim in users):
            continue
        form = shown[found.start(1) + inside]
        if form != shown[place]:
            yield Claim(place, place + 1, form, By.CONTEXT, _AS_NAMED)


def _shown(converted: str, claims: Iterable[Claim]) -> list[str]:
    """``converted`` with the claims made, character by character."""
    shown = list(converted)
    for claim in claims:
        if len(claim.right) == claim.end - claim.start:
            shown[claim.start : claim.end] = claim.right
    return shown


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
