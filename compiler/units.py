"""Lengths, paper sizes and boxes: the only arithmetic between millimetres and points."""

from __future__ import annotations

import re
from dataclasses import dataclass

MM_PER_INCH = 25.4
PT_PER_INCH = 72.0


def mm_to_pt(length_mm: float) -> float:
    """Points of a length in millimetres."""
    return length_mm * PT_PER_INCH / MM_PER_INCH


@dataclass(frozen=True)
class Size:
    """Width and height of a page, in mm (成品尺寸 where it names a trim)."""

    width_mm: float
    height_mm: float


# ISO 216 for A4 and A5; the book sizes are the mainland trade's customary trims.
PAPER_SIZES: dict[str, Size] = {
    "A4": Size(210, 297),
    "A5": Size(148, 210),
    "大16开": Size(210, 285),
    "16开": Size(185, 260),
    "大32开": Size(140, 203),
    "32开": Size(130, 184),
}

_EXPLICIT = re.compile(r"\s*(\d+(?:\.\d+)?)\s*mm\s+(\d+(?:\.\d+)?)\s*mm\s*")


def parse_trim(text: str) -> Size | None:
    """The size a trim names: a known paper, or ``"185mm 260mm"``; None if it is neither."""
    if text in PAPER_SIZES:
        return PAPER_SIZES[text]
    match = _EXPLICIT.fullmatch(text)
    return Size(float(match[1]), float(match[2])) if match else None
