"""The best line ends of a whole paragraph, by dynamic programming over the places it may break.

Costs are squared, so that one bad line weighs more than several that are a little loose.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from compiler.typography.last_resort import HYPHEN_COST, LETTER_COST
from compiler.typography.measure import EPSILON, INFEASIBLE, RAGGED, cost
from compiler.typography.paragraph import Paragraph

LONE = 500.0  # a last line of one character
SHORT = 100.0  # a last line under two em
REACH = 4
CHOICES = 5  # places to end a line that are looked at left of its natural end
MORE_CHOICES = 12  # where words may be parted, for a looser line may save the next one


class LineWidths(Protocol):
    """What is asked of the measure."""

    @property
    def justified(self) -> bool:
        """Whether lines fill the measure."""

    def room(self, start: int) -> float:
        """The width of the line from ``start``."""

    def trims(self, start: int) -> bool:
        """Whether an opening mark at ``start`` is trimmed."""


@dataclass
class Sheet:
    """The working sheet of one search: the least total cost of reaching each line start.

    ``parts`` are places inside words where lines may also end, with the width of the hyphen;
    ``in_need`` says that the last resort is to be taken.
    """

    measure: LineWidths
    start: int
    end: int
    parts: Mapping[int, float] = field(default_factory=dict)
    in_need: bool = False
    totals: dict[int, float] = field(default_factory=dict)
    origins: dict[int, int] = field(default_factory=dict)
    heap: list[int] = field(default_factory=list)

    @property
    def is_ragged(self) -> bool:
        """Whether the best that was found has a line that cannot be filled."""
        return self.totals.get(self.end, INFEASIBLE) >= RAGGED**2 / 10

    def reach(self, origin: int, position: int, total: float) -> None:
        """Note that ``position`` can be reached from ``origin`` at ``total``."""
        if total < self.totals.get(position, INFEASIBLE):
            if position not in self.totals:
                heapq.heappush(self.heap, position)
            self.totals[position] = total
            self.origins[position] = origin


def best_ends(paragraph: Paragraph, sheet: Sheet) -> list[int]:
    """The ends of the lines of the segment with the least cost; [] if it cannot be set."""
    sheet.reach(sheet.start, sheet.start, 0.0)
    while sheet.heap:
        position = heapq.heappop(sheet.heap)
        if position == sheet.end:
            break
        _try_last_line(paragraph, sheet, position)
        _try_lines(paragraph, sheet, position)
    if sheet.end not in sheet.origins:
        return []
    ends = [sheet.end]
    while (origin := sheet.origins[ends[-1]]) != sheet.start:
        ends.append(origin)
    return ends[::-1]


def _try_last_line(paragraph: Paragraph, sheet: Sheet, start: int) -> None:
    measure, end = sheet.measure, sheet.end
    last = paragraph.last_visible(start, end)
    width = paragraph.natural_width(start, last, trimmed=measure.trims(start))
    slack = measure.room(start) - width
    if slack >= -EPSILON:
        badness = 0.0
    elif measure.justified:
        badness = cost(paragraph, start, last, slack)
    else:
        return
    if badness == INFEASIBLE:
        return
    avoids = paragraph.policy.lone_characters == "avoid"
    if start > sheet.start and avoids and paragraph.is_lone(start, end):
        badness += LONE
    elif start > sheet.start and width < 2 * paragraph.em:
        badness += SHORT
    sheet.reach(start, end, sheet.totals[start] + badness**2 / 10)


def _try_lines(paragraph: Paragraph, sheet: Sheet, start: int) -> None:
    measure = sheet.measure
    room, trimmed = measure.room(start), measure.trims(start)
    total = sheet.totals[start]
    reach = bisect_right(paragraph.widths, paragraph.widths[start] + room) + REACH
    fitting = 0
    for position in range(min(sheet.end - 1, reach), start, -1):
        pair = paragraph.pairs[position - 1]
        if not (pair.breakable or position in sheet.parts):
            continue
        last = paragraph.last_visible(start, position)
        slack = room - paragraph.natural_width(start, last, trimmed=trimmed)
        penalty = pair.penalty
        if not pair.breakable:
            slack -= sheet.parts[position]
            penalty = HYPHEN_COST if sheet.parts[position] else LETTER_COST
        badness = _badness(paragraph, sheet, start, last, slack)
        if badness == INFEASIBLE:
            continue
        line_total = total + (1 + badness) ** 2 / 10 + penalty
        sheet.reach(start, paragraph.skip_spaces(position), line_total)
        fitting += slack > 0 and pair.breakable
        if fitting == (MORE_CHOICES if sheet.in_need else CHOICES):
            break


def _badness(paragraph: Paragraph, sheet: Sheet, start: int, last: int, slack: float) -> float:
    if sheet.measure.justified:
        return cost(paragraph, start, last, slack, in_need=sheet.in_need)
    return INFEASIBLE if slack < -EPSILON else 4.0 * slack / paragraph.em
