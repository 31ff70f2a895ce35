"""What the pages of an edition say, however it was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PageText:
    """Text of one page: ``main`` without the footnotes, and ``notes``; white space as it comes."""

    main: str
    notes: str
