"""Names of people, whose characters have the forms that names have: 书记于洋 is 書記于洋.

A surname and what may be a given name are weighed as a name against the words that they would be
otherwise, by what stands before and after: 书记|于洋|出席, 书记|于|日前|出席. A name that is clear
in one place of a booklet is believed in others.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from compiler.editions.lexicon import Spans, lexicon
from compiler.editions.opencc_engine import standard
from compiler.editions.phrases import Match, PhraseRow, table, with_classes

# Characters that have another form in names than by themselves, in OpenCC's standard.
_SURNAME_FORMS = {character: character for character in "于涂丑干后种郁谷游岳范余沈采朴"}
_GIVEN_FORMS = {character: character for character in "松采谷郁岳征游冬"} | {"冲": "沖"}

# Logarithms of probabilities: of a surname, one of some four hundred; of a character that is rare
# in given names; of a given name of one character, and of two.
_SURNAME, _RARE = -5.0, -12.0
_ONE, _TWO = -1.4, -0.3

# The logarithm of the odds that a name begins after these, and what it gains by what follows.
_BEFORE = (
    (-0.5, r"{title}|记者|作者|编辑|选手|员|同学|新生|组长|发言人|[主副]讲人|书记员"),
    (-1.5, r"采访了?|授予|叫做?|邀请到?|介绍人是|[：:]"),
    (-4.5, r"^|[、（(【“‘《]"),
    (-5.4, r"[，。；！？\s]"),
    (-5.0, r"[和与跟同及在对向给由]"),
)
_NOWHERE = -8.0
_WITHIN = -2.5  # for a word of the text that the name would cut off
_AFTER = (
    (3.0, r"{called}|{says}|等[0-9一二两三四五六七八九十]|[（(，](?:[男女]|[左右中])"),
    (1.0, r"[、，。）)”』」》；！？\s]|$"),
    (0.7, r"[和与的等]|出席|主持|担任|当选|任|谈|一[起道同]"),
)
_CLEAR = 3.0  # from which a name is believed wherever it stands in the booklet
_KNOWN = 7.0  # what it gains there
_MOST = 5.0  # what a name can gain over words: rare words are no proof
_REACH = 6  # characters before a name that are looked at
_PLACE = re.compile("..?.?[县市区镇乡村州]")
_BIT = math.log(2)
_REASON = "人名"


class _Person(NamedTuple):
    """``text[start:end]`` may be a name of a person.

    ``own`` is the logarithm of the odds by its characters, ``beside`` by what stands around it.
    """

    start: int
    end: int
    own: float
    beside: float

    @property
    def odds(self) -> float:
        """The logarithm of the odds that it is a name."""
        return min(self.own, _MOST) + self.beside


class People:
    """The names of one booklet."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._people: dict[str, list[list[_Person]]] = {}  # what was learnt from, till it is asked

    def learn(self, text: str) -> None:
        """Keep in mind the names that are clear in ``text``."""
        people = self._people[text] = [*_people(text)]
        likely = map(_likeliest, people)
        clear = (person for person in likely if person.odds > _CLEAR)
        self._known.update(text[person.start : person.end] for person in clear)

    def matches(self, text: str) -> Iterator[Match]:
        """The names in ``text`` that hold a character of another form, from the left."""
        position = 0
        for several in self._people.pop(text) if text in self._people else _people(text):
            known = [each for each in several if text[each.start : each.end] in self._known]
            person = _likeliest(known or several)
            if person.start >= position and person.odds + (_KNOWN if known else 0.0) > 0:
                position = person.end
                name = text[person.start : position]
                yield Match(person.start, position, PhraseRow(name, _in_form(name), _REASON))


@dataclass(frozen=True)
class _Model:
    """What names are made of: logarithms of how often a character is the first or last given one.

    ``wanted`` finds where a name may begin that holds a character of another form.
    """

    first: Mapping[str, float]
    last: Mapping[str, float]
    wanted: re.Pattern[str]
    before: tuple[tuple[float, re.Pattern[str]], ...]
    after: tuple[tuple[float, re.Pattern[str]], ...]

    def weight(self, name: str) -> float:
        """The logarithm of the probability that a person has this name."""
        last = _SURNAME + self.last.get(name[-1], _RARE)
        return last + (_ONE if len(name) == 2 else _TWO + self.first.get(name[1], _RARE))


def _likeliest(several: Sequence[_Person]) -> _Person:
    return max(several, key=lambda person: person.own + person.beside)


def _people(text: str) -> Iterator[list[_Person]]:
    """What may be names: of one given character and of two, together where they begin."""
    places = [found.start() for found in _model().wanted.finditer(text)]
    if not places:
        return
    spans = lexicon().spans(text)
    for start in places:
        if _PLACE.match(text, start):
            continue
        ends = [end for end in (start + 2, start + 3) if all(spans[start:end]) and end <= len(text)]
        if ends:
            yield [_weighed(text, spans, start, end) for end in ends]


def _weighed(text: str, spans: Spans, start: int, end: int) -> _Person:
    """``text[start:end]`` as a name against the words that its characters are otherwise."""
    model, words = _model(), lexicon()
    first, last = spans[start] or (start, end), spans[end - 1] or (start, end)
    otherwise = words.weight(text[first[0] : last[1]])
    around = words.weight(text[first[0] : start]) + words.weight(text[end : last[1]])
    before = text[max(0, start - _REACH) : start]
    return _Person(
        start,
        end,
        own=model.weight(text[start:end]) + around - otherwise,
        beside=(_WITHIN if first[0] < start else 0.0)
        + next((odds for odds, pattern in model.before if pattern.search(before)), _NOWHERE)
        + next((odds for odds, pattern in model.after if pattern.match(text, end)), 0.0),
    )


def _in_form(name: str) -> str:
    """``name`` as names are written, in OpenCC's standard."""
    surname = _SURNAME_FORMS.get(name[0]) or standard(name[0])
    return surname + "".join(_GIVEN_FORMS.get(each) or standard(each) for each in name[1:])


@cache
def _model() -> _Model:
    """The model of ``data/names.tsv``."""
    surnames, weights = "", {"first": dict[str, float](), "last": dict[str, float]()}
    for kind, weight, characters in table("names.tsv", 3):
        if kind == "surname":
            surnames = characters
        else:
            weights[kind].update(dict.fromkeys(characters, -_BIT * int(weight)))
    several, given = "".join(_SURNAME_FORMS), "".join(_GIVEN_FORMS)
    wanted = rf"[{several}]|[{surnames}](?=.?[{given}])"
    return _Model(
        first=weights["first"],
        last=weights["last"],
        wanted=re.compile(wanted),
        before=tuple((odds, re.compile(with_classes(f"(?:{one})$"))) for odds, one in _BEFORE),
        after=tuple((odds, re.compile(with_classes(one))) for odds, one in _AFTER),
    )
