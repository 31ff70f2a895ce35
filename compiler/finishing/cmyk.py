"""The inks of the four plates."""

from __future__ import annotations

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


BLACK = Cmyk(0, 0, 0, 100)
