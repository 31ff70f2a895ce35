"""What the pages of an edition say, however it was read, and what of it nobody would see."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Cause(StrEnum):
    """Why a character that a page holds is not seen on it; the value is its message's code."""

    OUTSIDE = "conservation.outside-page"
    CLIPPED = "conservation.clipped"
    COVERED = "conservation.covered"
    FAINT = "conservation.no-contrast"
    UNPAINTED = "conservation.not-painted"
    SMALL = "conservation.too-small"
    SQUEEZED = "conservation.squeezed"
    MIRRORED = "conservation.mirrored"
    OVERPRINTED = "conservation.overprinted"
    EMPTY = "conservation.empty-glyph"


@dataclass(frozen=True)
class Hidden:
    """Characters ``start`` to ``end`` of a page's ``notes``, or else of its main text."""

    start: int
    end: int
    cause: Cause
    notes: bool = False


@dataclass(frozen=True)
class PageText:
    """Text of one page: ``main`` without the footnotes, and ``notes``; white space as it comes.

    ``hidden`` are the stretches of it that are not seen on the page.
    """

    main: str
    notes: str
    hidden: tuple[Hidden, ...] = ()
