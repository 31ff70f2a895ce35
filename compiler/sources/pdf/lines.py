"""Characters that stand on one line, put together: pieces of lines, and where a page parts them.

Most programs write a line from left to right, and one column after the other, so characters that
follow each other in the content belong together as long as they go on along one base line. What
was written in bits (letter by letter, word by word) is joined by its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from compiler.sources.pdf.glyphs import Glyph, Ink

_WIDEST_GAP = 1.2  # em; a wider one parts what stands on one line: columns, cells, a tab
_WIDEST_JOINED = 0.8  # the same of bits that were not written one after the other
_OFF_BASE = 0.55  # em that a raised or lowered sign may stand off its line
_OBJECT = "\ufffc"
_OVERLAP = 0.5  # of the lower one's height that two pieces of a line have in common


@dataclass(frozen=True)
class Line:
    """Characters from left to right along one base line, without blanks at the ends."""

    glyphs: tuple[Glyph, ...]
    thing: object = None  # a table or picture that stands in a place of its own

    @cached_property
    def size(self) -> float:
        """The size most of its characters have."""
        sizes = Counter[float]()
        for glyph in self.glyphs:
            sizes[glyph.ink.size] += 1
        return max(sizes.items(), key=lambda item: (item[1], item[0]))[0]

    @cached_property
    def base(self) -> float:
        """The base line of most of its characters."""
        bases = Counter(
            round(glyph.base, 1) for glyph in self.glyphs if glyph.ink.size >= 0.8 * self.size
        )
        return bases.most_common(1)[0][0]

    @cached_property
    def left(self) -> float:
        """Where its first character begins."""
        return min(glyph.left for glyph in self.glyphs)

    @cached_property
    def right(self) -> float:
        """Where its last character ends."""
        return max(glyph.right for glyph in self.glyphs)

    @property
    def top(self) -> float:
        """The upper edge of its em boxes."""
        return self.base - 0.88 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of its em boxes."""
        return self.base + 0.12 * self.size

    @cached_property
    def text(self) -> str:
        """Its characters as they follow each other."""
        return "".join(glyph.text for glyph in self.glyphs).strip()

    @property
    def is_bold(self) -> bool:
        """Whether nearly all of it is bold."""
        bold = sum(glyph.ink.bold for glyph in self.glyphs if not glyph.text.isspace())
        return bold >= 0.9 * max(1, sum(not glyph.text.isspace() for glyph in self.glyphs))

    @cached_property
    def face(self) -> str:
        """The face of most of its wide characters, of all if there are none."""
        wide = [glyph for glyph in self.glyphs if glyph.text > "\u2e00"]
        return Counter(glyph.ink.face for glyph in wide or self.glyphs).most_common(1)[0][0]


def line_of(glyphs: Iterable[Glyph]) -> Line | None:
    """The line of some characters in their order; None if there is nothing but blanks."""
    kept = [*glyphs]
    while kept and kept[-1].text.isspace():
        kept.pop()
    begin = 0
    while begin < len(kept) and kept[begin].text.isspace():
        begin += 1
    return Line(tuple(kept[begin:])) if begin < len(kept) else None


def thing_at(thing: object, left: float, right: float, top: float, ink: Ink) -> Line:
    """The line that stands for a table or picture; it is read where it begins."""
    return Line((Glyph(_OBJECT, left, right, top, ink),), thing)


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The pieces of lines of a page, from top to bottom and left to right."""
    bits = [line for group in _written(glyphs) if (line := line_of(group)) is not None]
    return _joined(bits)


def _written(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters that follow each other in the content along a base line."""
    groups: list[list[Glyph]] = []
    for glyph in glyphs:
        last = groups[-1][-1] if groups else None
        if last is not None and _goes_on(last, glyph):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return groups


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    em = max(last.ink.size, glyph.ink.size)
    if abs(last.base - glyph.base) > _OFF_BASE * em:
        return False
    gap = glyph.left - last.right
    return -0.6 * em < gap < _WIDEST_GAP * em


def _joined(bits: Sequence[Line]) -> list[Line]:
    """Bits that stand beside each other on one line, joined where no wide gap parts them."""
    result: list[Line] = []
    for row in rows_of(bits):
        open_: list[Line] = []
        for bit in sorted(row, key=lambda line: line.left):
            if open_ and _touches(open_[-1], bit):
                open_[-1] = _beside(open_[-1], bit)
            else:
                open_.append(bit)
        result += open_
    return result


def _beside(before: Line, after: Line) -> Line:
    """Two bits of a line as one; what stands within a gap of the other is put there."""
    glyphs = [*before.glyphs, *after.glyphs]
    if after.left < before.right - 0.3 * after.size:
        glyphs.sort(key=lambda glyph: glyph.left)
    return line_of(glyphs) or before


def _touches(before: Line, after: Line) -> bool:
    em = max(before.size, after.size)
    gap = after.left - before.right
    return gap < _WIDEST_JOINED * em and _same_row(before, after)


def rows_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines by rows from top to bottom: those that share most of the lower one's height."""
    rows: list[list[Line]] = []
    edges: list[tuple[float, float]] = []  # upper and lower edge of the highest line of a row
    for line in sorted(lines, key=lambda line: (line.base, line.left)):
        placed = False
        for at in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            if line.thing is not None or rows[at][0].thing is not None:
                continue
            top, bottom = edges[at]
            common = min(bottom, line.bottom) - max(top, line.top)
            if common > _OVERLAP * min(bottom - top, line.size):
                rows[at].append(line)
                if line.size > bottom - top:
                    edges[at] = line.top, line.bottom
                placed = True
                break
        if not placed:
            rows.append([line])
            edges.append((line.top, line.bottom))
    rows.sort(key=lambda row: min(line.base for line in row))
    return rows


def _same_row(one: Line, other: Line) -> bool:
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common > _OVERLAP * min(one.size, other.size)
