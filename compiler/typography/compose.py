"""Where the lines of a paragraph end, and the gaps of each line.

First fit, line by line, choosing among the last places where a line may end; over the whole
paragraph at once only when that leaves a bad line or a lone character at the end.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from compiler.typography.measure import EPSILON, INFEASIBLE, RAGGED, cost, spread
from compiler.typography.optimal import Sheet, best_ends
from compiler.typography.paragraph import Paragraph

# A line worse than this (about 0.055 em a gap) is worth looking at the whole paragraph.
WORTH_A_SECOND_LOOK = 12.0
# Characters past the natural end that shrinking may still win.
REACH = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of the lines, in the unit of the characters.

    ``width`` is that of all lines but the one at position 0, which is ``indent`` shorter and
    whose opening mark is trimmed if ``trims_first``. ``justified`` lines fill the width.
    ``emergency`` allows to break a word that is wider than a line. ``fills_last`` spreads last
    lines too, however wide the gaps (分散对齐).
    """

    width: float
    indent: float = 0.0
    justified: bool = True
    trims_first: bool = False
    emergency: bool = False
    fills_last: bool = False

    def room(self, start: int) -> float:
        """The width of the line from ``start``."""
        return self.width if start else self.width - self.indent

    def trims(self, start: int) -> bool:
        """Whether an opening mark at ``start`` is trimmed."""
        return bool(start) or self.trims_first


@dataclass(frozen=True, slots=True)
class Line:
    """A composed line: characters ``start`` … ``last``; the next line starts at ``next``.

    ``lead`` is added before the first character and ``tail`` after the last (0 or negative:
    trimmed blanks); ``gaps[i]`` after the ``i``-th character, but the last. ``width`` is that of
    the line with frames; ``ragged`` by how much it misses its measure though justified.
    ``hyphen`` is the width of the hyphen after ``last``, where a word is parted.
    """

    start: int
    last: int
    next: int
    lead: float
    gaps: list[float]
    tail: float
    width: float
    ragged: float = 0.0
    hyphen: float = 0.0


def line_ends(paragraph: Paragraph, measure: Measure, start: int = 0) -> dict[int, int]:
    """For each line's start from ``start`` on, the start of the next; the last gives the length."""
    found: dict[int, int] = {}
    while start < paragraph.length:
        end = next_segment(paragraph, start)
        ends = _segment_ends(paragraph, measure, start, end)
        for stop in ends:
            found[start] = stop
            start = stop
    return found


def next_segment(paragraph: Paragraph, start: int) -> int:
    """Where the next forced line end after ``start`` is, or the paragraph's length."""
    return paragraph.segments[bisect_right(paragraph.segments, start)]


def _segment_ends(paragraph: Paragraph, measure: Measure, start: int, end: int) -> list[int]:
    ends: list[int] = []
    worst = 0.0
    position = start
    while position < end:
        stop, badness = _first_fit(paragraph, measure, position, end)
        if stop < end:
            worst = max(worst, badness)
            stop = paragraph.skip_spaces(stop)
        ends.append(stop)
        position = stop
    if len(ends) < 2:
        return ends
    lone = _ends_alone(paragraph, ends)
    if lone or worst >= RAGGED or (measure.justified and worst > WORTH_A_SECOND_LOOK):
        better = _best_ends(paragraph, measure, start, end)
        if better:
            return better
    return _rescue_lone(paragraph, measure, start, ends) if lone else ends


def _best_ends(paragraph: Paragraph, measure: Measure, start: int, end: int) -> list[int]:
    """The best ends of the segment; words are parted only if a fault is left without that."""
    sheet = Sheet(measure, start, end)
    ends = best_ends(paragraph, sheet)
    if not paragraph.has_last_resort or not (
        sheet.is_ragged or _ends_alone(paragraph, [start, *ends])
    ):
        return ends
    parts = paragraph.word_parts()
    return best_ends(paragraph, Sheet(measure, start, end, parts, in_need=True)) or ends


def _ends_alone(paragraph: Paragraph, ends: list[int]) -> bool:
    """Whether the last of several lines has one character, and the policy minds."""
    avoids = paragraph.policy.lone_characters == "avoid"
    return avoids and len(ends) > 1 and paragraph.is_lone(ends[-2], ends[-1])


def _rescue_lone(paragraph: Paragraph, measure: Measure, start: int, ends: list[int]) -> list[int]:
    """Move the last break to the left until the last line has two characters, if they fit."""
    first = ends[-3] if len(ends) > 2 else start
    end = ends[-1]
    last = paragraph.last_visible(first, end)
    for position in range(ends[-2] - 1, first, -1):
        if not paragraph.breaks_before(position) or paragraph.is_lone(position, end):
            continue
        if paragraph.natural_width(position, last, trimmed=True) <= measure.room(position):
            return [*ends[:-2], position, end]
        break
    return ends


def _first_fit(paragraph: Paragraph, measure: Measure, start: int, end: int) -> tuple[int, float]:
    """The best end of the line from ``start`` and its badness."""
    room, trimmed = measure.room(start), measure.trims(start)
    last = paragraph.last_visible(start, end)
    slack = room - paragraph.natural_width(start, last, trimmed=trimmed)
    if slack >= -EPSILON:
        return end, 0.0
    if measure.justified:
        badness = cost(paragraph, start, last, slack)
        if badness < WORTH_A_SECOND_LOOK:
            return end, badness
    best, least = _candidates(paragraph, measure, start, end)
    if best and least < RAGGED:
        return best, least
    broken = _emergency_end(paragraph, measure, start, best or end) if measure.emergency else 0
    if broken:
        return broken, RAGGED
    if best:
        return best, least
    for position in range(start + 1, end):
        if paragraph.breaks_before(position):
            return position, RAGGED
    return end, RAGGED


def _candidates(paragraph: Paragraph, measure: Measure, start: int, end: int) -> tuple[int, float]:
    """Among the last places where the line may end, the one with the least cost; 0 for none."""
    room, trimmed = measure.room(start), measure.trims(start)
    reach = bisect_right(paragraph.widths, paragraph.widths[start] + room) + REACH
    best, least, fitting = 0, INFEASIBLE, 0
    for position in range(min(end, reach), start, -1):
        if position < end and not paragraph.pairs[position - 1].breakable:
            continue
        last = paragraph.last_visible(start, position)
        slack = room - paragraph.natural_width(start, last, trimmed=trimmed)
        if not measure.justified:
            if slack >= -EPSILON:
                return position, 0.0
            continue
        badness = cost(paragraph, start, last, slack) + paragraph.pairs[position - 1].penalty
        if badness < least:
            best, least = position, badness
        if slack >= 0:
            fitting += 1
            if fitting == 2:  # further left it only gets looser
                break
    return best, least


def _emergency_end(paragraph: Paragraph, measure: Measure, start: int, word_end: int) -> int:
    """The last place inside a word too wide for a line where the line is full; 0 for none."""
    room, trimmed = measure.room(start), measure.trims(start)
    word_start = paragraph.skip_spaces(word_end) if word_end < paragraph.length else start
    word_stop = word_start + 1
    while not paragraph.breaks_before(word_stop):
        word_stop += 1
    last = paragraph.last_visible(word_start, word_stop)
    widest = room if word_start == start else measure.width  # on the next line there is no indent
    if paragraph.natural_width(word_start, last, trimmed=True) <= widest + EPSILON:
        return 0
    limit = min(paragraph.length, bisect_right(paragraph.widths, paragraph.widths[start] + room))
    for position in range(limit, start, -1):
        if position < paragraph.length and paragraph.characters[position].joined:
            continue
        width = paragraph.natural_width(start, position - 1, trimmed=trimmed)
        if width <= room + EPSILON:
            return position
    return 0


def compose_line(paragraph: Paragraph, measure: Measure, start: int, stop: int) -> Line:
    """The line from ``start`` to the next line's start ``stop``, with its gaps."""
    room, trimmed = measure.room(start), measure.trims(start)
    last = paragraph.last_visible(start, stop)
    width = paragraph.natural_width(start, last, trimmed=trimmed)
    hyphen = paragraph.hyphen_before(stop)
    shrink = paragraph.shrinks[last] - paragraph.shrinks[start]
    if width + hyphen > room + shrink + EPSILON:
        hyphen = 0.0  # a word wider than the line that nothing else could part
    width += hyphen
    slack = room - width
    ends_segment = stop in paragraph.segments
    lead = -paragraph.head_trim(start) if trimmed else 0.0
    tail = -paragraph.tail_trim(last)
    fills = ends_segment and measure.fills_last
    if not fills and (not measure.justified or (ends_segment and slack >= 0)):
        gaps = paragraph.gaps[start:last]
        return Line(start, last, stop, lead, gaps, tail, width, hyphen=hyphen)
    gaps = spread(paragraph, start, last, slack, capped=not fills)
    width += sum(gaps) - sum(paragraph.gaps[start:last])
    ragged = room - width
    if abs(ragged) < EPSILON * 10:
        width, ragged = room, 0.0
    return Line(start, last, stop, lead, gaps, tail, width, ragged, hyphen)


def compose(paragraph: Paragraph, measure: Measure) -> list[Line]:
    """All lines of a paragraph, in order."""
    ends = line_ends(paragraph, measure)
    return [compose_line(paragraph, measure, start, stop) for start, stop in ends.items()]
