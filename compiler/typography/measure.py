"""How good a line is, and how its gaps take up what is missing or left over.

The order of shrinking and stretching is CLREQ §3.2.4 and §3.2.5.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import repeat

from compiler.typography.pairs import Tier
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


def cost(paragraph: Paragraph, start: int, last: int, slack: float) -> float:
    """The badness of justifying ``start`` … ``last`` over ``slack`` (width left over).

    0 for a line that fits as it is; infinite when it cannot be shrunk enough.
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
        return RAGGED + rest - most
    each = rest / gaps / paragraph.em if gaps else 0.0
    return _STRETCH_COST * each * each + (_SPACE_STRETCH_COST if spaces else 0.0)


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

    Less than ``slack`` is given where the policy's cap on stretching, or the blanks, end.
    """
    gaps = paragraph.gaps[start:last]
    if slack < 0:
        return _shrunk(paragraph, gaps, start, last, -slack)
    if slack == 0 or not gaps:
        return gaps
    pairs = paragraph.pairs
    spaces = paragraph.stretches[last] - paragraph.stretches[start]
    if spaces:
        part = min(1.0, slack / spaces)
        for position in _special_between(paragraph, start, last):
            gaps[position - start] += part * pairs[position].stretch
        slack -= part * spaces
    count = paragraph.expansions[last] - paragraph.expansions[start]
    if slack > 0 and count:
        each = slack / count
        if capped:
            each = min(each, paragraph.policy.loosest * paragraph.em)
        if count == len(gaps):
            return [gap + amount for gap, amount in zip(gaps, repeat(each), strict=False)]
        return [
            gap + each if pairs[position].expands else gap
            for position, gap in enumerate(gaps, start)
        ]
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
