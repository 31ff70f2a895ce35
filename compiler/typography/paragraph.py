"""A paragraph ready to be broken: its characters, the pairs between them, and running sums.

Lengths are in the unit of the characters (pt in the product); positions count characters from 0;
a line from ``start`` to ``end`` holds the characters ``start`` … ``end - 1``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from operator import add, attrgetter

from compiler.typography.characters import Character
from compiler.typography.classes import CLOSING_QUOTES, ENDING_MARKS, INK, NARROW, Kind
from compiler.typography.pairs import (
    INSEPARABLE,
    PARTABLE,
    PLAIN,
    TIGHTEST_HAN_LATIN,
    TIGHTEST_WORD_SPACE,
    WIDEST_HAN_LATIN,
    WIDEST_WORD_SPACE,
    Pair,
    PairTable,
    Tier,
)
from compiler.typography.policy import Policy

_NOTHING: Mapping[int, float] = {}
# What is dropped at a line's end.
BLANK = frozenset({Kind.SPACE, Kind.LINE_BREAK})


@dataclass(frozen=True)
class Frames:
    """What boxes round parts of the paragraph do to it.

    ``before`` and ``after`` hold the width of padding, border and margin before and after a
    character. ``unspaced`` and ``unbreakable`` hold the positions of characters that are not
    spaced from, or not parted from, the character before them.
    """

    before: Mapping[int, float] = field(default_factory=dict)
    after: Mapping[int, float] = field(default_factory=dict)
    unspaced: frozenset[int] = frozenset()
    unbreakable: frozenset[int] = frozenset()


NO_FRAMES = Frames()


class PairTables:
    """The pair rules of one policy, as they are met in a document."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.spaced = PairTable(policy)
        self.unspaced = PairTable(policy, unspaced=True)


class Paragraph:
    """Characters with the rule after each (``pairs[i]`` is between ``i`` and ``i + 1``).

    ``widths``, ``shrinks``, ``stretches`` and ``expansions`` are running sums: item ``i`` is the
    sum over the characters before ``i``, each with the gap after it. ``last_resort`` gives, when
    asked, where words may be parted if a line cannot be filled otherwise: the position, and the
    width of the hyphen that ends the line before it; None where nothing of the kind is done.
    """

    def __init__(
        self,
        characters: Sequence[Character],
        tables: PairTables,
        frames: Frames = NO_FRAMES,
        last_resort: Callable[[], Mapping[int, float]] | None = None,
    ) -> None:
        self.characters = characters
        self.policy = tables.policy
        self.length = len(characters)
        self.before = frames.before
        self.after = frames.after
        self.em = characters[0].size if characters else 0.0
        kinds = [character.kind for character in characters]
        self.pairs = _pairs(characters, kinds, tables, frames)
        gaps: list[float] = [*map(attrgetter("gap"), self.pairs)]
        for position, width in (*frames.after.items(), *_shifted(frames.before)):
            if 0 <= position < self.length:
                gaps[position] += width
        self.gaps = gaps
        advances = map(attrgetter("advance"), characters)
        self.widths = _sums(map(add, advances, gaps))
        self.special = [i for i, pair in enumerate(self.pairs) if pair is not PLAIN]
        self.shrinks = _sums(map(attrgetter("shrink"), self.pairs))
        self.stretches = _sums(map(attrgetter("stretch"), self.pairs))
        self.expansions = _sums(map(attrgetter("expands"), self.pairs))
        self.segments = [i + 1 for i in _all_of(Kind.LINE_BREAK, kinds)]
        if not self.segments or self.segments[-1] != self.length:
            self.segments.append(self.length)
        self.has_last_resort = last_resort is not None
        self._last_resort = last_resort
        self._parts: Mapping[int, float] = _NOTHING
        self._unbreakable = frames.unbreakable

    def word_parts(self) -> Mapping[int, float]:
        """Where words may be parted in need: position → width of the hyphen before it."""
        if self._last_resort is not None:
            self._parts = {
                position: width
                for position, width in self._last_resort().items()
                if not (self.pairs[position - 1].breakable or self.characters[position].joined)
                and position not in self._unbreakable
            }
            self._last_resort = None
        return self._parts

    def hyphen_before(self, position: int) -> float:
        """The width of the hyphen that ends a line before ``position``; 0 for none."""
        return self._parts.get(position, 0.0)

    def breaks_before(self, position: int) -> bool:
        """Whether a line may start at ``position``."""
        return position >= self.length or self.pairs[position - 1].breakable

    def skip_spaces(self, position: int) -> int:
        """The first position from ``position`` on that is no collapsible space."""
        characters = self.characters
        while position < self.length and characters[position].kind is Kind.SPACE:
            position += 1
        return position

    def last_visible(self, start: int, end: int) -> int:
        """The last character of a line that is no dropped space or line break."""
        characters = self.characters
        last = end - 1
        while last > start and characters[last].kind in BLANK:
            last -= 1
        return last

    def head_trim(self, start: int) -> float:
        """The blank an opening mark gives up at a line's start (CLREQ §3.1.6.2)."""
        first = self.characters[start]
        if self.policy.squeeze == "none" or first.kind is not Kind.OPENING:
            return 0.0
        return 0.0 if start in self.before else first.left

    def tail_trim(self, last: int) -> float:
        """The blank a mark gives up at a line's end (CLREQ §3.1.6.2); all of it if it hangs."""
        mark = self.characters[last]
        if last in self.after or mark.kind not in ENDING_MARKS:
            return 0.0
        if self.policy.hanging and mark.kind is not Kind.CLOSING:
            return mark.advance
        if self.policy.squeeze == "none" or mark.centred:
            return 0.0
        return mark.right

    def natural_width(self, start: int, last: int, *, trimmed: bool) -> float:
        """The width of a line from ``start`` to its ``last`` character, before justification.

        ``trimmed`` says whether an opening mark at its start gives up its blank.
        """
        width = self.widths[last + 1] - self.gaps[last] - self.widths[start]
        if self.before or self.after:
            width += self.before.get(start, 0.0) + self.after.get(last, 0.0)
        if trimmed and self.characters[start].kind is Kind.OPENING:
            width -= self.head_trim(start)
        if self.characters[last].kind in ENDING_MARKS:
            width -= self.tail_trim(last)
        return width

    def is_lone(self, start: int, end: int) -> bool:
        """Whether a last line from ``start`` has fewer than two characters, marks not counted."""
        found = 0
        for position in range(start, end):
            character = self.characters[position]
            if character.kind in INK and not character.joined:
                found += 1
                if found > 1:
                    return False
        return True


def _sums(values: map[float]) -> list[float]:
    return list(accumulate(values, initial=0.0))


def _shifted(before: Mapping[int, float]) -> list[tuple[int, float]]:
    """Widths before a character, as widths after the one before it."""
    return [(position - 1, width) for position, width in before.items()]


def _all_of(kind: Kind, kinds: list[Kind]) -> list[int]:
    """The positions of characters of a kind; most paragraphs have no space and no line break."""
    return [i for i, one in enumerate(kinds) if one is kind] if kind in kinds else []


def _pairs(
    characters: Sequence[Character], kinds: list[Kind], tables: PairTables, frames: Frames
) -> list[Pair]:
    named = [character.peer or character for character in characters]
    pairs = [*map(tables.spaced.__getitem__, pairwise(named)), PARTABLE]
    for position in frames.unspaced:
        if 0 < position < len(characters):
            neighbours = characters[position - 1], characters[position]
            pairs[position - 1] = tables.unspaced[neighbours]
    for position in _all_of(Kind.SPACE, kinds):
        _set_space(pairs, characters, position, tables.policy)
    squeezed = [i for i, pair in enumerate(pairs) if pair is not PLAIN and pair.gap < 0]
    for position in squeezed:
        character = characters[position]
        if character.centred and kinds[position] not in {Kind.DOT, Kind.SPACE}:
            _set_centred(pairs, characters, position)
    for position in frames.unbreakable:
        if 0 < position < len(characters) and pairs[position - 1].breakable:
            pairs[position - 1] = replace(pairs[position - 1], breakable=False)
    return pairs


def _set_space(
    pairs: list[Pair], characters: Sequence[Character], position: int, policy: Policy
) -> None:
    """A typed space is a word space, or, between Han and Latin, the gap itself (CLREQ §3.2.2)."""
    space = characters[position]
    before = characters[position - 1] if position else None
    after = characters[position + 1] if position + 1 < len(characters) else None
    pair = pairs[position]
    if before is None or after is None or pair is INSEPARABLE:
        return
    kinds = {before.kind, after.kind}
    if policy.han_latin_space and Kind.HAN in kinds and kinds & NARROW:
        gap = policy.han_latin_space * space.size
        pairs[position] = replace(
            pair,
            gap=gap - space.advance,
            shrink=max(0.0, gap - TIGHTEST_HAN_LATIN * space.size),
            tier=Tier.HAN_LATIN,
            stretch=max(0.0, WIDEST_HAN_LATIN * space.size - gap),
            expands=False,
        )
    elif pair.gap == 0:
        pairs[position] = replace(
            pair,
            shrink=max(0.0, space.advance - TIGHTEST_WORD_SPACE * space.size),
            tier=Tier.WORD_SPACE,
            stretch=max(0.0, WIDEST_WORD_SPACE * space.size - space.advance),
            expands=True,
        )


def _set_centred(pairs: list[Pair], characters: Sequence[Character], position: int) -> None:
    """A centred mark before a closing quote takes half an em: a quarter goes on either side."""
    if position and characters[position + 1].text in CLOSING_QUOTES:
        before = pairs[position - 1]
        if before.gap == 0:
            gap = -characters[position].left
            pairs[position - 1] = replace(before, gap=gap, shrink=0.0, stretch=0.0)
