"""What happens between two neighbouring characters: the gap, how it gives, whether it breaks.

Every rule here looks at two characters only, so a table of pairs answers for a whole document.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from compiler.typography.characters import Character
from compiler.typography.classes import (
    CLOSING_QUOTES,
    CURRENCY,
    DATE_UNITS,
    ENDING_MARKS,
    GLUE,
    LINE_END_FORBIDDEN,
    LINE_START_FORBIDDEN,
    NARROW,
    NUMBER_SIGNS,
    UNITS,
    WIDE_SIGNS,
    Kind,
)
from compiler.typography.policy import Policy


class Tier(IntEnum):
    """The order in which gaps give way when a line is too long (CLREQ §3.2.4)."""

    WORD_SPACE = 0
    DOT = 1
    BRACKET = 2
    PAUSE = 3
    HAN_LATIN = 4
    STOP = 5


_TIERS = {Kind.CLOSING: Tier.BRACKET, Kind.PAUSE: Tier.PAUSE, Kind.STOP: Tier.STOP}
# Limits in em of what the gaps may become (CLREQ §3.2.2).
TIGHTEST_HAN_LATIN = 0.125
WIDEST_HAN_LATIN = 0.5
# Wider it shows as a hole in a line of Han, so all gaps give a little before it goes to its limit.
LOOSENED_HAN_LATIN = 0.4
TIGHTEST_WORD_SPACE = 0.25
WIDEST_WORD_SPACE = 0.5
# Cost of parting 2013|年 or 第|3, in the units of ``measure.cost``.
PARTED_NUMBER = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """The rule between a character and the next; lengths in the unit of the characters.

    ``gap`` is added after the first character (negative: squeezed). ``shrink`` may be taken off
    it, in the order of ``tier``; ``stretch`` may be added to it first, and ``expands`` says
    whether it takes part when all gaps are stretched. ``penalty`` makes a break here costly.
    """

    gap: float = 0.0
    shrink: float = 0.0
    tier: Tier = Tier.WORD_SPACE
    stretch: float = 0.0
    expands: bool = False
    breakable: bool = False
    penalty: float = 0.0


PLAIN = Pair(expands=True, breakable=True)
INSEPARABLE = Pair()
PARTABLE = Pair(breakable=True)


class PairTable(dict[tuple[Character, Character], Pair]):
    """The rules of a policy, worked out for each pair of characters when first met.

    ``unspaced`` tables are for neighbours in different frames: where a box's padding parts them,
    or one is raised or lowered, there is neither squeeze nor Han–Latin gap.
    """

    def __init__(self, policy: Policy, *, unspaced: bool = False) -> None:
        super().__init__()
        self.policy = policy
        self._unspaced = unspaced

    def __missing__(self, key: tuple[Character, Character]) -> Pair:
        first, second = key
        pair = self[key] = self._work_out(first, second)
        return pair

    def _work_out(self, first: Character, second: Character) -> Pair:
        if second.joined:
            return INSEPARABLE
        breakable = may_break(first, second, self.policy)
        expands = _expands(first, second)
        gap = shrink = stretch = 0.0
        tier = Tier.WORD_SPACE
        if not self._unspaced:
            if self.policy.squeeze == "full":
                gap = _squeezed(first, second, self.policy)
            if gap == 0 and self.policy.han_latin_space and _meets_latin(first, second):
                em = min(first.size, second.size)
                gap = self.policy.han_latin_space * em
                shrink = max(0.0, gap - TIGHTEST_HAN_LATIN * em)
                stretch = max(0.0, WIDEST_HAN_LATIN * em - gap)
                tier, expands = Tier.HAN_LATIN, False
            elif gap == 0 and self.policy.squeeze == "full":
                shrink, tier = _yielding(first, second)
        penalty = _penalty(first, second) if breakable else 0.0
        if gap == shrink == stretch == penalty == 0 and expands and breakable:
            return PLAIN
        return Pair(gap, shrink, tier, stretch, expands, breakable, penalty)


def may_break(first: Character, second: Character, policy: Policy) -> bool:
    """Whether a line may end after ``first`` (避头尾, CLREQ §3.1.3, GB/T 15834-2011 §5.1).

    A dropped space still parts its neighbours; inside Latin text Unicode line breaking decides.
    """
    if first.kind is Kind.LINE_BREAK:
        return True
    if second.kind in {Kind.SPACE, Kind.FIXED_SPACE, Kind.LINE_BREAK, Kind.SOFT_BREAK}:
        return False
    if second.text in GLUE or first.text in GLUE:
        return False
    if first.kind in {Kind.SPACE, Kind.FIXED_SPACE, Kind.SOFT_BREAK}:
        return second.text not in LINE_START_FORBIDDEN["basic"]
    if first.kind in NARROW and second.kind in NARROW:
        return second.break_before
    if second.text in LINE_START_FORBIDDEN[policy.kinsoku]:
        return False
    if first.text in LINE_END_FORBIDDEN[policy.kinsoku]:
        return False
    if first.text in CURRENCY and second.text.isdigit():
        return False
    return not (first.kind is Kind.DASH and second.kind is Kind.DASH)


def _penalty(first: Character, second: Character) -> float:
    if first.text.isdigit() and second.text in DATE_UNITS:
        return PARTED_NUMBER
    return PARTED_NUMBER if first.text == "第" and second.text.isdigit() else 0.0


def _squeezed(first: Character, second: Character, policy: Policy) -> float:
    """The blank that goes between two marks whatever the line (CLREQ §3.1.6.1), 0 or negative."""
    half = 0.5 * min(first.size, second.size)
    if policy.narrow_dot and Kind.DOT in (first.kind, second.kind):
        dots = (first.right if first.kind is Kind.DOT else 0.0) + (
            second.left if second.kind is Kind.DOT else 0.0
        )
        return -dots
    if first.kind in ENDING_MARKS:
        if second.kind is Kind.OPENING:
            return -min(half, max(first.right, second.left))
        if first.centred:
            return -first.right if second.text in CLOSING_QUOTES else 0.0
        if second.kind in ENDING_MARKS or second.kind in {Kind.WIDE_SPACE, Kind.SPACE}:
            return -first.right
    opens_after = {Kind.OPENING, Kind.WIDE_SPACE, Kind.SPACE}
    if second.kind is Kind.OPENING and first.kind in opens_after:
        return -second.left
    return 0.0


def _yielding(first: Character, second: Character) -> tuple[float, Tier]:
    """How much blank beside a mark may go when the line is too long, and in which turn.

    Centred marks give half of theirs, on both sides alike, so that they stay in the middle.
    """
    if first.kind in ENDING_MARKS and first.right:
        return first.right / 2 if first.centred else first.right, _TIERS[first.kind]
    if second.kind is Kind.OPENING and second.left:
        return second.left, Tier.BRACKET
    if second.kind in ENDING_MARKS and second.centred:
        return second.left / 2, _TIERS[second.kind]
    if first.kind is Kind.DOT and first.right:
        return first.right, Tier.DOT
    if second.kind is Kind.DOT and second.left:
        return second.left, Tier.DOT
    return 0.0, Tier.WORD_SPACE


def _meets_latin(first: Character, second: Character) -> bool:
    """Whether Han meets a Latin letter, a digit or a sign that belongs to one (CLREQ §3.2.2)."""
    if first.kind is Kind.HAN and first.text not in WIDE_SIGNS:
        return second.kind is Kind.LATIN or second.text in NUMBER_SIGNS
    if second.kind is Kind.HAN and second.text not in WIDE_SIGNS:
        return first.kind is Kind.LATIN or first.text in NUMBER_SIGNS
    return False


def _expands(first: Character, second: Character) -> bool:
    """Whether the gap takes part in stretching all gaps: not in words, —— and number+unit."""
    if first.kind in NARROW and second.kind in NARROW:
        return second.break_before  # in a web address, after a hyphen
    if first.kind is Kind.DASH and second.kind in {Kind.DASH, *NARROW}:
        return False  # a range: 1998—2024
    if second.kind is Kind.DASH and first.kind in NARROW:
        return False
    if second.text in UNITS or (first.text in CURRENCY and second.text.isdigit()):
        return False
    if second.kind in {Kind.SPACE, Kind.LINE_BREAK, Kind.SOFT_BREAK}:
        return False
    if first.kind is Kind.OPENING:
        return False
    return second.kind not in ENDING_MARKS or first.kind in ENDING_MARKS
