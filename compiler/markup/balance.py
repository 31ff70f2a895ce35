"""Titles broken over lines at sense, in lines of nearly one length."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

# Line-start and line-end prohibition (避头尾), GB/T 15834-2011 5.1 and CLREQ 3.1.2.
_NOT_AT_START = frozenset("、，。．：；！？…—·～％‰℃々）】》〉」』”’)]}%,.:;!?")
_NOT_AT_END = frozenset("（【《〈「『“‘([{￥$")
# A line of a title had better not end in these: they lean on what follows, …
_LEANS_ON = frozenset("的地得之与與和及并並暨在对對为為以把从從向让讓被将將第一不")
# … nor begin with these, which lean on what goes before.
_LEANS_BACK = frozenset("的地得之了着著过過们們性化者里裡上中下等年月日届屆期")
# Where a clause of the title ends, and where a break only does no harm.
_CLAUSE_ENDS = frozenset("，。：；！？— 　")
_GOOD_AFTER = frozenset("、”’》〉）」』】")
_GOOD_BEFORE = frozenset("“‘《〈（「『【")
# A quoted word, a book's name: short enough to stay on one line.
_QUOTED = re.compile(
    r"“[^”]{1,8}”|‘[^’]{1,8}’|「[^」]{1,8}」|『[^』]{1,8}』|《[^》]{1,8}》|〈[^〉]{1,8}〉"
)
_JOINS = frozenset("与與和及并並暨")  # a line may well begin with these
_LATIN_RUN = re.compile(r"[0-9A-Za-z.,:%/+\-]{2}")
_LONGEST = 160  # longer ones are no titles: left to the engine


Cohesion = Callable[[str, str], float]


def unknown(_before: str, _after: str) -> float:
    """The cohesion where there is no text to judge by."""
    return 0.0


def cohesion_in(text: str) -> Cohesion:
    """How firmly two characters hang together in ``text``, from 0 to 1.

    The share of the rarer one's occurrences that stand in this pair: inside a word of the booklet
    nearly all do, across two words few. It spares a dictionary, and knows the booklet's own terms.
    """
    single, pairs = Counter(text), Counter(pairwise(text))

    def cohesion(before: str, after: str) -> float:
        # one occurrence is the title's own
        rarer = min(single[before], single[after]) - 1
        return max(0, pairs[before, after] - 1) / rarer if rarer > 0 else 0.0

    return cohesion


def width_em(text: str) -> float:
    """Estimated width in em: 1 for a Han character, 0.56 for a letter or digit."""
    wide = sum(map(_is_wide, text))
    return wide + 0.56 * (len(text) - wide)


@cache
def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"


def balanced(text: str, measure_em: float, cohesion: Cohesion = unknown) -> tuple[str, ...]:
    """The lines of a title, which joined give ``text`` again; one line if it fits.

    ``measure_em`` is the longest line in the title's own ems. The fewest lines that hold the
    title are used; among their breaks those that keep words whole and lines alike.
    """
    count = _fewest(text, measure_em)
    for lines in (count, count + 1) if count > 1 else ():
        if found := _broken(text, _Wanted(lines, measure_em, width_em(text) / lines, cohesion)):
            return found
    return (text,)


def filled(text: str, measure_em: float, cohesion: Cohesion = unknown) -> tuple[str, ...]:
    """The lines of an entry of the contents: full ones but for the last, broken at sense."""
    count = _fewest(text, measure_em)
    for lines in (count, count + 1) if count > 1 else ():
        if found := _broken(text, _Wanted(lines, measure_em, 0, cohesion)):
            return found
    return (text,)


def _fewest(text: str, measure_em: float) -> int:
    """The fewest lines that can hold ``text``; 1 for what is too long to be a title."""
    return 1 if len(text) > _LONGEST else math.ceil(width_em(text) / max(measure_em, 4))


@dataclass(frozen=True)
class _Wanted:
    """What the lines should be like; ``mean_em`` 0 asks for full lines and a short last one."""

    lines: int
    measure_em: float
    mean_em: float
    cohesion: Cohesion

    def unevenness(self, width: float, *, last: bool) -> float:
        """What a line of ``width`` costs, in squared ems; infinite if it is too long or empty."""
        if not 0 < width <= self.measure_em:
            return math.inf
        if last and not self.mean_em:
            return 16.0 if width < 3 else 0.0  # no lone characters
        return (width - (self.mean_em or self.measure_em)) ** 2


def _broken(text: str, wanted: _Wanted) -> tuple[str, ...]:
    """The best way to break ``text`` into as many lines as wanted, () if there is none."""
    costs = [0.0, *(_reluctance(text, at, wanted.cohesion) for at in range(1, len(text)))]

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            return (wanted.unevenness(width_em(text[start:]), last=True), ())
        found: tuple[float, tuple[int, ...]] = (math.inf, ())
        for end in range(start + 1, len(text)):
            width = width_em(text[start:end].rstrip())
            if width > wanted.measure_em:
                break
            rest, breaks = best(end, left - 1)
            cost = rest + wanted.unevenness(width, last=False) + costs[end]
            if cost < found[0]:
                found = (cost, (end, *breaks))
        return found

    cost, breaks = best(0, wanted.lines)
    if math.isinf(cost):
        return ()
    edges = (0, *breaks, len(text))
    return tuple(text[a:b] for a, b in pairwise(edges))


def _reluctance(text: str, at: int, cohesion: Cohesion) -> float:
    """What it costs to break before ``text[at]``, in squared ems; infinite where forbidden."""
    before, after = text[at - 1], text[at]
    if after in _NOT_AT_START or before in _NOT_AT_END or after.isspace():
        return math.inf
    if _LATIN_RUN.fullmatch(before + after):
        return math.inf
    if before in _CLAUSE_ENDS:
        return -36.0  # worth lines that differ by eight characters
    if any(found.start() < at < found.end() for found in _QUOTED.finditer(text)):
        return 25.0
    good = before in _GOOD_AFTER or after in _GOOD_BEFORE
    cost = -6.0 if good else 30.0 * cohesion(before, after)
    cost += 9.0 * (before in _LEANS_ON) + 16.0 * (after in _LEANS_BACK) - 4.0 * (after in _JOINS)
    # a digit and its unit, or Latin beside Han, are better kept together
    return cost + 4.0 * (before.isascii() != after.isascii())
