"""The plane that pages and sheets lie in: rectangles and transformations (ISO 32000-1, 8.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot, isfinite
from typing import Any

# A transformation as PDF writes it: a b c d e f (8.3.3).
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def combined(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that maps by ``first``, then by ``then`` (8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its sides along the axes: on a page in pt, on a planned sheet in mm."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    @property
    def empty(self) -> bool:
        """Whether nothing can lie in it; a line has a width or a height."""
        return self.right < self.left or self.top < self.bottom

    def holds(self, other: Box, tolerance: float = 0.0) -> bool:
        """Whether ``other`` lies in this one, or over its edge by no more than ``tolerance``."""
        return (
            other.left >= self.left - tolerance
            and other.bottom >= self.bottom - tolerance
            and other.right <= self.right + tolerance
            and other.top <= self.top + tolerance
        )

    def overlaps(self, other: Box, tolerance: float = 0.0) -> bool:
        """Whether the two share more than ``tolerance`` in both directions."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > tolerance
            and min(self.top, other.top) - max(self.bottom, other.bottom) > tolerance
        )

    def meets(self, other: Box) -> bool:
        """Whether the two touch: a line without width meets the page it is drawn on."""
        return not self.cut(other).empty

    def cut(self, other: Box) -> Box:
        """What lies in both; an empty box where nothing does."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def grown(self, by: float) -> Box:
        """The box with ``by`` more on each side, or less."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def same(self, other: Box, tolerance: float) -> bool:
        """Whether no side differs by more than ``tolerance``."""
        return self.holds(other, tolerance) and other.holds(self, tolerance)


# Where no clip has been set: larger than any page (Acrobat's limit is 14,400 units of up to 1 in).
EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)
_FURTHEST = 1e12


def box_of(corners: Iterable[Any]) -> Box:
    """The rectangle that any two opposite corners span, as a PDF may state it (7.9.5).

    ValueError or TypeError where they are not four numbers that one can measure with.
    """
    first_x, first_y, second_x, second_y = (float(value) for value in corners)
    if not finite((first_x, first_y, second_x, second_y)):
        raise ValueError("not finite")
    return Box(
        min(first_x, second_x),
        min(first_y, second_y),
        max(first_x, second_x),
        max(first_y, second_y),
    )


def mapped(box: Box, by: Matrix) -> Box:
    """The smallest box around ``box`` after the transformation ``by``."""
    a, b, c, d, e, f = by
    if b == c == 0:
        first, second = a * box.left + e, a * box.right + e
        third, fourth = d * box.bottom + f, d * box.top + f
        return Box(min(first, second), min(third, fourth), max(first, second), max(third, fourth))
    corners = (
        (box.left, box.bottom),
        (box.left, box.top),
        (box.right, box.bottom),
        (box.right, box.top),
    )
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return Box(min(across), min(up), max(across), max(up))


def narrowest_scale(by: Matrix) -> float:
    """By how much a line's width is scaled in the direction where it comes out thinnest."""
    a, b, c, d, _, _ = by
    area = abs(a * d - b * c)
    square = a * a + b * b + c * c + d * d
    # The smaller singular value of the 2 × 2 part.
    apart = max(square * square - 4 * area * area, 0.0) ** 0.5
    return float((max(square - apart, 0.0) / 2) ** 0.5)


def lengths(by: Matrix) -> tuple[float, float]:
    """How long the unit vectors along x and y become."""
    return hypot(by[0], by[1]), hypot(by[2], by[3])


def finite(values: Sequence[float]) -> bool:
    """Whether all are numbers one can measure with."""
    return all(map(isfinite, values)) and min(values) > -_FURTHEST and max(values) < _FURTHEST
