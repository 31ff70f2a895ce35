"""A page as it is shown: its crop box, turned as the file says; the user space mapped to it."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

_A4 = (0.0, 0.0, 595.0, 842.0)
_LARGEST = 15_000.0  # pt; ISO 32000-1 has 14,400, and more tells nothing but that it is wrong


@dataclass(frozen=True)
class Sheet:
    """The shown page; ``quarters`` are turns clockwise. Points are mapped from user space."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def width(self) -> float:
        """Its breadth as shown, in pt."""
        across, up = self.right - self.left, self.top - self.bottom
        return up if self.quarters % 2 else across

    @property
    def height(self) -> float:
        """Its height as shown, in pt."""
        across, up = self.right - self.left, self.top - self.bottom
        return across if self.quarters % 2 else up

    @property
    def turned(self) -> int:
        """By how many degrees clockwise it is turned."""
        return 90 * self.quarters

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space, from the upper left corner downwards."""
        match self.quarters:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """A box of user space as left, top, right and bottom of the shown page."""
        one, other = self.point(left, bottom), self.point(right, top)
        return (
            min(one[0], other[0]),
            min(one[1], other[1]),
            max(one[0], other[0]),
            max(one[1], other[1]),
        )


def sheet_of(page: Any) -> Sheet:
    """The sheet of a page: its crop box within its media box; A4 where the file has nonsense."""
    sides = _box(raw.FPDFPage_GetMediaBox, page) or _A4
    crop = _box(raw.FPDFPage_GetCropBox, page)
    if crop:
        cut = (
            max(sides[0], crop[0]),
            max(sides[1], crop[1]),
            min(sides[2], crop[2]),
            min(sides[3], crop[3]),
        )
        sides = cut if cut[0] < cut[2] and cut[1] < cut[3] else sides
    return Sheet(*sides, quarters=raw.FPDFPage_GetRotation(page) % 4)


def _box(get: Any, page: Any) -> tuple[float, float, float, float] | None:
    numbers = tuple(ctypes.c_float() for _ in range(4))
    if not get(page, *numbers):
        return None
    left, bottom, right, top = (number.value for number in numbers)
    left, right, bottom, top = (
        min(left, right),
        max(left, right),
        min(bottom, top),
        max(bottom, top),
    )
    sound = all(math.isfinite(side) for side in (left, bottom, right, top))
    if not sound or right - left < 1 or top - bottom < 1:
        return None
    if right - left > _LARGEST or top - bottom > _LARGEST:
        return None
    return left, bottom, right, top
