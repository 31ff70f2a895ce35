"""What rules say: faults as they find them, findings as they are shown."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.diagnostics import Severity
from compiler.pdf.plane import Box


@dataclass(frozen=True)
class Fault:
    """One breach of a rule. ``key`` names the sentence; ``page`` 0 is the document as a whole.

    ``box`` is where, in pt of the page; ``values`` fill the sentence: equal names of many faults
    are listed together.
    """

    key: str
    page: int = 0
    box: Box | None = None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Area:
    """Where on a page: from the trim's left and top edge as one looks at it, in mm."""

    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float


@dataclass(frozen=True)
class Place:
    """A page, counted from 1, and where on it if it has a place."""

    page: int
    area: Area | None = None


@dataclass(frozen=True)
class Finding:
    """All breaches of one kind: ``rule`` is its number in PRINT.md's table (W… are ours).

    ``code`` is ``preflight.<key>``, the sentence in the catalogue. ``count`` is how many there
    are; ``pages`` are all pages concerned, ``places`` the first of them.
    """

    rule: str
    code: str
    severity: Severity
    count: int
    pages: tuple[int, ...]
    places: tuple[Place, ...]
    values: tuple[tuple[str, str], ...]
