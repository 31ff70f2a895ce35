"""Printing inks: the percentages of the four plates, and the colours a theme declares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Cmyk(NamedTuple):
    """Whole percent of ink on each plate."""

    cyan: int
    magenta: int
    yellow: int
    black: int

    @property
    def total(self) -> int:
        """Total ink (总墨量), percent."""
        return sum(self)


@dataclass(frozen=True)
class Ink:
    """A colour of a theme: what screens show (0 to 255 each), and what presses print.

    The colour named ``red`` is the one that may be printed with a spot ink (专色).
    """

    name: str
    red: int
    green: int
    blue: int
    cmyk: Cmyk
