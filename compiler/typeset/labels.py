"""Page labels: what is printed as a page's number, and what a reader program shows for it.

Contract with the theme: pages carry CSS page names; the body begins at the first page named
``opening``, or ``turned-opening`` where that is turned. Pages before it are front matter
(lower-case roman), from there on arabic. A theme without such a page is arabic throughout. The
number itself is always the value of the layout's ``page`` counter, so a label equals what
``counter(page)`` and ``target-counter(…, page)`` print.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

BODY_PAGE_NAMES = frozenset({"opening", "turned-opening"})

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class LabelStyle(StrEnum):
    """Numbering styles, named as in a page label dictionary (ISO 32000-1, table 159)."""

    ROMAN = "r"
    ARABIC = "D"


@dataclass(frozen=True)
class NumberedPage:
    """A page as laid out: its CSS page name, and the value of its ``page`` counter."""

    name: str
    counter: int


@dataclass(frozen=True)
class PageLabel:
    """The label of one page."""

    style: LabelStyle
    number: int

    def __str__(self) -> str:
        if self.style is LabelStyle.ROMAN and self.number > 0:
            return roman(self.number)
        return str(self.number)


@dataclass(frozen=True)
class LabelRange:
    """Pages from index ``start`` (from 0) on count up from ``first``."""

    start: int
    style: LabelStyle
    first: int


def label_pages(pages: Sequence[NumberedPage]) -> tuple[PageLabel, ...]:
    """The label of each page, in order."""
    body = next((at for at, page in enumerate(pages) if page.name in BODY_PAGE_NAMES), 0)
    return tuple(
        PageLabel(LabelStyle.ROMAN if index < body else LabelStyle.ARABIC, page.counter)
        for index, page in enumerate(pages)
    )


def label_ranges(labels: Sequence[PageLabel]) -> tuple[LabelRange, ...]:
    """The fewest ranges that say the same as the labels (ISO 32000-1, 12.4.2)."""
    ranges: list[LabelRange] = []
    for index, label in enumerate(labels):
        before = labels[index - 1] if index else None
        if before != PageLabel(label.style, label.number - 1):
            ranges.append(LabelRange(index, label.style, label.number))
    return tuple(ranges)


def roman(number: int) -> str:
    """A positive number in lower-case roman numerals."""
    digits: list[str] = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        digits.append(letters * count)
    return "".join(digits)
