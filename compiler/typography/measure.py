"""How good a line is, and how its gaps take up what is missing or left over.

The order of shrinking and stretching is CLREQ §3.2.4 and §3.2.5.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import repeat

from compiler.typography.classes import NARROW, UNITS
from compiler.typography.last_resort import LOOSE_LETTERS, LOOSEST, LOOSEST_LETTERS
from compiler.typography.pairs import (
    INSEPARABLE,
    LOOSENED_HAN_LATIN,
    WIDEST_HAN_LATIN,
    Tier,
)
from compiler.typography.paragraph import Paragraph

EPSILON = 1e-6
INFEASIBLE = float("inf")
# A line that stays ragged, by more or less: only taken when nothing else can be done.
RAGGED = 1e4

# What it costs to use up a tier of shrinking; later tiers show more.
_TIER_COST = {
    Tier.WORD_SPACE: 8.0,
    Tier.DOT: 8.0,
    Tier.BRACKET: 12.0,
    Tier.PAUSE: 30.0,
    Tier.HAN_LATIN: 15.0,
    Tier.STOP: 60.0,
}
_SPACE_STRETCH_COST = 5.0
# A stretch of 0.05 em a gap costs 10, of 0.1 em 40.
_STRETCH_COST = 4000.0
# em a gap that no reader sees: all gaps give it before Han–Latin gaps go to their limit.
UNSEEN_STRETCH = 0.04
# What of its room a Han–Latin gap of 1/4 em gives first.
_EASY_PART = (LOOSENED_HAN_LATIN - 0.25) / (WIDEST_HAN_LATIN - 0.25)
# A line whose gaps are all at the cap of 1/3 em; each further step costs as much again.
_AT_CAP = _STRETCH_COST / 9


def cost(
    paragraph: Paragraph, start: int, last: int, slack: float, *, in_need: bool = False
) -> float:
    """The badness of justifying ``start`` … ``last`` over ``slack`` (width left over).

    0 for a line that fits as it is; infinite when it cannot be shrunk enough. ``in_need`` tells
    lines apart that the last resort can fill; otherwise all over the cap are ragged.
    """
    if slack < -EPSILON:
        if -slack > paragraph.shrinks[last] - paragraph.shrinks[start] + EPSILON:
            return INFEASIBLE
        return _shrink_cost(paragraph, start, last, -slack)
    spaces = paragraph.stretches[last] - paragraph.stretches[start]
    if slack <= spaces:
        return _SPACE_STRETCH_COST * slack / spaces if spaces else 0.0
    rest = slack - spaces
    gaps = paragraph.expansions[last] - paragraph.expansions[start]
    most = gaps * paragraph.policy.loosest * paragraph.em
    if rest > most + EPSILON:
        if in_need:
            return _overstretched(paragraph, start, last, rest - most)
        return RAGGED + rest - most
    each = rest / gaps / paragraph.em if gaps else 0.0
    return _STRETCH_COST * each * each + (_SPACE_STRETCH_COST if spaces else 0.0)


def _overstretched(paragraph: Paragraph, start: int, last: int, rest: float) -> float:
    """The badness of a line that lacks ``rest`` when all its gaps are at the policy's cap."""
    letters = len([*_letters(paragraph, start, last)]) * paragraph.em
    gaps = paragraph.expansions[last] - paragraph.expansions[start]
    rooms = (
        letters * LOOSE_LETTERS,
        gaps * max(0.0, LOOSEST - paragraph.policy.loosest) * paragraph.em,
        letters * (LOOSEST_LETTERS - LOOSE_LETTERS),
    )
    badness = 2 * _AT_CAP
    for room in rooms:
        if rest <= room + EPSILON:
            return badness + 2 * _AT_CAP * rest / room
        rest -= room
        badness += 2 * _AT_CAP
    return RAGGED + rest


def _letters(paragraph: Paragraph, start: int, last: int) -> Iterator[int]:
    """Positions of letters after which a line may be spaced in need."""
    characters, pairs = paragraph.characters, paragraph.pairs
    for position in range(start, last):
        if pairs[position].expands or pairs[position] is INSEPARABLE:
            continue
        first, second = characters[position], characters[position + 1]
        is_narrow = first.kind in NARROW and second.kind in NARROW and second.text not in UNITS
        if is_narrow and not (first.joins or second.joins):
            yield position


def _shrink_cost(paragraph: Paragraph, start: int, last: int, needed: float) -> float:
    total = 0.0
    for tier, amount in enumerate(_tiers(paragraph, start, last)):
        if needed <= 0:
            break
        if amount:
            part = min(1.0, needed / amount)
            total += _TIER_COST[Tier(tier)] * (part if tier < Tier.PAUSE else part * part)
            needed -= amount
    return total


def _tiers(paragraph: Paragraph, start: int, last: int) -> list[float]:
    """What each tier can give in the line."""
    amounts = [0.0] * len(Tier)
    special, pairs = paragraph.special, paragraph.pairs
    for index in range(bisect_left(special, start), bisect_left(special, last)):
        pair = pairs[special[index]]
        amounts[pair.tier] += pair.shrink
    return amounts


def spread(
    paragraph: Paragraph, start: int, last: int, slack: float, *, capped: bool = True
) -> list[float]:
    """The gaps after ``start`` … ``last - 1`` so that the line grows by ``slack``.

    Less than ``slack`` is given where the policy's cap on stretching, or the blanks, end and
    there is no last resort.
    """
    gaps = paragraph.gaps[start:last]
    if slack < 0:
        return _shrunk(paragraph, gaps, start, last, -slack)
    if slack == 0 or not gaps:
        return gaps
    count = paragraph.expansions[last] - paragraph.expansions[start]
    loosest = paragraph.policy.loosest * paragraph.em if capped else INFEASIBLE
    each = 0.0
    if paragraph.stretches[last] > paragraph.stretches[start]:
        slack -= _ease(paragraph, gaps, start, last, slack)
        if slack > 0 and count:
            each = min(UNSEEN_STRETCH * paragraph.em, loosest, slack / count)
            slack -= each * count
        slack -= _fill(gaps, start, _mixed_rooms(paragraph, start, last, 1 - _EASY_PART), slack)
    if slack > 0 and count:
        more = min(slack / count, loosest - each)
        slack -= more * count
        each += more
    if each:
        gaps = _widened(paragraph, gaps, start, each)
    if capped and slack > EPSILON and paragraph.has_last_resort:
        return _overstretch(paragraph, gaps, start, last, slack)
    return gaps


def _ease(paragraph: Paragraph, gaps: list[float], start: int, last: int, slack: float) -> float:
    """Widen word spaces, then Han–Latin gaps (CLREQ §3.2.5); how much of ``slack`` that took."""
    words = [
        (position, paragraph.pairs[position].stretch)
        for position in _special_between(paragraph, start, last)
        if paragraph.pairs[position].tier is not Tier.HAN_LATIN
    ]
    taken = _fill(gaps, start, words, slack)
    mixed = _mixed_rooms(paragraph, start, last, _EASY_PART)
    return taken + _fill(gaps, start, mixed, slack - taken)


def _mixed_rooms(
    paragraph: Paragraph, start: int, last: int, part: float
) -> list[tuple[int, float]]:
    """Han–Latin gaps, and how much they may grow in all times ``part``."""
    return [
        (position, paragraph.pairs[position].stretch * part)
        for position in _special_between(paragraph, start, last)
        if paragraph.pairs[position].tier is Tier.HAN_LATIN
    ]


def _fill(gaps: list[float], start: int, rooms: Sequence[tuple[int, float]], slack: float) -> float:
    """Give ``slack`` to the gaps in proportion to their room; how much of it they took."""
    total = sum(room for _, room in rooms)
    if not total or slack <= 0:
        return 0.0
    part = min(1.0, slack / total)
    for position, room in rooms:
        gaps[position - start] += part * room
    return part * total


def _widened(paragraph: Paragraph, gaps: list[float], start: int, each: float) -> list[float]:
    """The gaps with ``each`` more where they take part in stretching all."""
    if paragraph.expansions[start + len(gaps)] - paragraph.expansions[start] == len(gaps):
        return [gap + amount for gap, amount in zip(gaps, repeat(each), strict=False)]
    return [
        gap + each if paragraph.pairs[position].expands else gap
        for position, gap in enumerate(gaps, start)
    ]


def _overstretch(
    paragraph: Paragraph, gaps: list[float], start: int, last: int, slack: float
) -> list[float]:
    """The last resort of a line whose gaps are at the policy's cap, in the order of its cost."""
    em = paragraph.em
    letters = [*_letters(paragraph, start, last)]
    slack -= _fill(gaps, start, [(place, LOOSE_LETTERS * em) for place in letters], slack)
    count = paragraph.expansions[last] - paragraph.expansions[start]
    if slack > EPSILON and count:
        most = max(0.0, LOOSEST - paragraph.policy.loosest) * em
        each = min(most, slack / count)
        slack -= each * count
        gaps = _widened(paragraph, gaps, start, each)
    more = (LOOSEST_LETTERS - LOOSE_LETTERS) * em
    _fill(gaps, start, [(place, more) for place in letters], slack)
    return gaps


def _shrunk(
    paragraph: Paragraph, gaps: list[float], start: int, last: int, needed: float
) -> list[float]:
    pairs = paragraph.pairs
    parts = []
    for amount in _tiers(paragraph, start, last):
        part = min(1.0, needed / amount) if amount and needed > 0 else 0.0
        needed -= part * amount
        parts.append(part)
    for position in _special_between(paragraph, start, last):
        pair = pairs[position]
        gaps[position - start] -= parts[pair.tier] * pair.shrink
    return gaps


def _special_between(paragraph: Paragraph, start: int, last: int) -> list[int]:
    special = paragraph.special
    return special[bisect_left(special, start) : bisect_left(special, last)]
