"""The runs of a booklet converted: claims first, then OpenCC, then usage and what follows it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from compiler.editions.addresses import addresses
from compiler.editions.conversion import Conversion, Draft
from compiler.editions.evidence import Script, stretches
from compiler.editions.lexicon import Spans, lexicon
from compiler.editions.names import People
from compiler.editions.opencc_engine import IN_FIXED_WORDS, MARK, Engine, from_any_region
from compiler.editions.phrases import (
    Match,
    PhraseRow,
    PhraseTable,
    project_contexts,
    project_phrases,
)
from compiler.editions.protect import PLACEHOLDER, By, Claim, Claims, mask, term_table
from compiler.editions.usage import Choice, usage
from compiler.model.walk import ATOM

# The logarithm of the odds from which usage decides against OpenCC or a row that yields: where one
# of OpenCC's phrases is just the word that stands there; where none is, or a phrase crosses the
# bounds of words; where phrases decide all of a longer word, an idiom or a name (一目瞭然, 余光中);
# where a row decides. Lower figures do better on sentences that are hard on
# purpose and worse on ordinary text; see benchmarks.
_AGAINST_A_WORD = 2.0
_AGAINST_A_DEFAULT = 1.0
_AGAINST_AN_IDIOM = 3.0
_AGAINST_A_ROW = 2.0
# Characters that usage has wrong more often than right below this, in minutes and news of both
# regions: they are in names, and words whose form writers choose (钟 余 松 采, 回复).
_AGAINST_THE_FIRM = 4.0
_FIRM = frozenset("钟复余斗吁采困松刮")

# What may be written in another script: no atoms, breaks or claims.
_FIXED = re.compile(f"[^{ATOM}{PLACEHOLDER}\n]+")


# “头发”的“发”: a character named by the word that holds it.
_NAMED = re.compile(
    r"[“「『‘]([\u3400-\u9fff]{2,8})[”」』’](?:这个词|一词)?[中里]?的[“「『‘]([\u3400-\u9fff])[”」』’]"
)
_IN_FEW_WORDS = re.compile(f"[{IN_FIXED_WORDS}]")
_AS_NAMED = "随前面引号里的词"
_AT_ONCE = 2000  # runs that are converted together: some 20 MB of their choices
_USERS = frozenset({By.TERM, By.USER, By.SCRIPT})  # what no rule of this room may change


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
        self._few = {character: engine.convert(character) for character in IN_FIXED_WORDS}
        self._known: dict[str, Conversion] = {}
        self._people = People()
        self._regional: dict[str, str] = {}
        self._alone: dict[str, str] = {}  # words whose phrase decides, and what it gives

    def __call__(self, text: str) -> Conversion:
        """The conversion of ``text``."""
        if text not in self._known:
            self.learn([text])
        return self._known[text]

    def learn(self, texts: Iterable[str]) -> None:
        """Convert those of ``texts`` that are new, step by step for all of them.

        So each step's tables stay in the processor's cache: text by text it takes a third more.
        """
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        for text in new:
            self._people.learn(text)
        for first in range(0, len(new), _AT_ONCE):
            drafts = self._agreeing([self._draft(text) for text in new[first : first + _AT_ONCE]])
            read = [draft.text for draft in drafts]
            spans = usage().spans(read)
            choices = usage().choices(read, spans, [draft.settled for draft in drafts])
            for draft, several, words in zip(drafts, choices, spans, strict=True):
                self._known[draft.text] = self._conversion(draft, several, words)

    def _draft(self, text: str) -> Draft:
        decided = Claims(text)
        decided.add(addresses(text), By.SCRIPT)
        decided.add(self._terms.matches(text), By.TERM)
        decided.add(self._rows.matches(text), By.USER)
        decided.add(self._kept(text, tuple(decided)), By.SCRIPT)
        claims = tuple(decided)
        users = frozenset(claims)
        decided.add(self._begun(project_phrases().matches(text), text), By.PROJECT)
        decided.add(self._people.matches(text), By.CONTEXT)
        decided.add(self._within_words(project_contexts().matches(text), text), By.CONTEXT)
        known = tuple(self._settled(claim) for claim in decided if claim not in users)
        return Draft(text, claims, known)

    def _agreeing(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts with OpenCC's answers, and with claims for what it would have otherwise.

        A claim that it agrees with is not made: a placeholder there would only hide words from its
        phrases. Placeholders move the bounds of phrases, so this is checked again.
        """
        agreeing = dict(enumerate(drafts))
        asked = agreeing
        while asked:
            answers = self._engine.read([draft.masked for draft in asked.values()])
            answered = {
                number: replace(draft, converted=answer.answer, marked=answer.marked)
                for (number, draft), answer in zip(asked.items(), answers, strict=True)
            }
            agreeing |= answered
            asked = {
                number: draft.with_known(wrong)
                for number, draft in answered.items()
                if (wrong := draft.contradicted())
            }
        return list(agreeing.values())

    def _conversion(self, draft: Draft, choices: Iterable[Choice], spans: Spans) -> Conversion:
        further: tuple[Callable[[Draft], Iterator[Claim]], ...]
        bounded = partial(self._bounded, spans=spans)
        further = bounded, partial(self._usual, choices=choices), _named, self._reworded
        for step in further:
            if claims := tuple(step(draft)):
                draft = draft.claiming(claims)
        kept = tuple(claim for claim in draft.claims if claim.by is By.SCRIPT)
        return Conversion(
            source=draft.text,
            masked=draft.masked,
            converted=draft.converted,
            marked=draft.marked,
            claims=tuple(claim for claim in draft.claims if claim.by is not By.SCRIPT),
            agreed=draft.known,
            kept=kept,
            printed=draft.printed(),
            spans=spans,
        )

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

    def _within_words(self, matches: Iterable[Match], text: str) -> Iterator[Match]:
        """The matches but for those that read on from the end of a word: not 制作 in 机制作了.

        Such a row knows what follows its character only; a word before it, whose phrase has
        another form of the character, knows more.
        """
        for match in matches:
            if match.row.before or not (word := lexicon().span_at(text, match.start)):
                yield match
                continue
            start, end = word
            if end - start < 2 or end != match.end:
                yield match
                continue
            own = self._engine.unsettled(text[start:end])[-1]
            if own in (MARK, match.row.right):
                yield match

    def _settled(self, claim: Claim) -> Claim:
        """A claim of this room's lists in the region's forms."""
        return claim._replace(right=self._form(claim.right))

    def _form(self, right: str) -> str:
        """``right`` in the region's forms."""
        form = self._regional.get(right)
        if form is None:
            form = self._regional[right] = self._engine.regional(right)
        return form

    def _bounded(self, draft: Draft, spans: Spans) -> Iterator[Claim]:
        """Claims where a phrase of OpenCC runs over the end of a word: 国家|具有 holds no 家具.

        For characters that no usage was learnt of, as their second form is in a few words only.
        """
        for found in _IN_FEW_WORDS.finditer(draft.text):
            place = found.start()
            if draft.converted[place] == self._few[found.group()]:
                continue
            word = spans[place] or lexicon().span_at(draft.text, place)
            if word is None or word[1] - word[0] < 2 or place in draft.listed:
                continue
            alone = self._engine.convert(draft.text[slice(*word)])[place - word[0]]
            if alone != draft.converted[place]:
                yield Claim(place, place + 1, alone, By.USAGE)

    def _usual(self, draft: Draft, choices: Iterable[Choice]) -> Iterator[Claim]:
        """Claims where usage speaks clearly against OpenCC or a context, and no row has spoken."""
        shown = draft.shown()
        for choice in choices:
            place = choice.place
            answer, form = shown[place], self._form(choice.form)
            own = answer
            if draft.marked[place] != MARK:  # a phrase has decided, maybe one of other words
                own = self._own_form(choice, draft.text) or answer
            free = own != answer and draft.listed.isdisjoint(range(*choice.word))
            judged = self._engine.is_overruled(draft.text[slice(*choice.word)])
            if free and (judged or self._over(choice, own) <= _AGAINST_A_WORD):
                yield Claim(place, place + 1, own, By.USAGE)
            elif form != answer and self._over(choice, answer) > (
                _AGAINST_A_ROW
                if place in draft.listed
                else self._threshold(choice, draft.text, answer)
            ):
                yield Claim(place, place + 1, form, By.USAGE)

    def _over(self, choice: Choice, form: str) -> float:
        """The logarithm of the odds of the usual form against ``form`` of the region."""
        return min(
            (choice.over(each) for each in choice.forms if self._form(each) == form), default=0.0
        )

    def _own_form(self, choice: Choice, text: str) -> str:
        """What OpenCC's phrase for the word gives the character; "" where none decides all."""
        start, end = choice.word
        alone = self._alone_in(text[start:end])
        return alone[choice.place - start : choice.place - start + 1]

    def _alone_in(self, word: str) -> str:
        """A word alone where phrases decide all of it; "" elsewhere."""
        alone = self._alone.get(word)
        if alone is None:
            settled = len(word) > 1 and MARK not in self._engine.unsettled(word)
            alone = self._alone[word] = self._engine.convert(word) if settled else ""
        return alone

    def _reworded(self, draft: Draft) -> Iterator[Claim]:
        """The other region's words for whole words of the text, and nothing a user has settled."""
        if self._vocabulary is None:
            return
        shown = draft.shown(hidden=_USERS)
        spans = lexicon().spans(draft.text)
        starts = {span[0] for span in spans if span}
        ends = {span[1] for span in spans if span}
        for match in self._vocabulary.matches(from_any_region("".join(shown))):
            start, end, right = match.start, match.end, self._form(match.row.right)
            cut_short = (end, end + 1) in spans[end : end + 1] and shown[end] == right[-1]
            if start in starts and end in ends and not cut_short:  # 在线|上 is 在|線上
                yield Claim(start, end, right, By.VOCABULARY, match.row.reason)

    def _threshold(self, choice: Choice, text: str, answer: str) -> float:
        """How clearly usage has to speak against ``answer`` at its place."""
        start, end = choice.word
        word = text[start:end]
        if self._engine.is_overruled(word):
            return math.inf
        alone = self._alone_in(word)
        inside, firm = choice.place - start, text[choice.place] in _FIRM
        if end - start > 2 and alone:
            return _AGAINST_AN_IDIOM
        if alone[inside : inside + 1] == answer:
            return _AGAINST_THE_FIRM if firm else _AGAINST_A_WORD
        return _AGAINST_THE_FIRM if firm else _AGAINST_A_DEFAULT


def _named(draft: Draft) -> Iterator[Claim]:
    """Claims for characters named by a word before them, which have the form they have there."""
    named = tuple(_NAMED.finditer(draft.text))
    if not named:
        return
    shown = draft.shown()
    users = [claim for claim in draft.claims if claim.by in _USERS]
    for found in named:
        place, inside = found.start(2), found.group(1).find(found.group(2))
        if inside < 0 or any(claim.start <= place < claim.end for claim in users):
            continue
        form = shown[found.start(1) + inside]
        if form != shown[place]:
            yield Claim(place, place + 1, form, By.CONTEXT, _AS_NAMED)
