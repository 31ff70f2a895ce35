"""Lengths and paper sizes: the only arithmetic between millimetres and points."""

from __future__ import annotations

import re
from dataclasses import dataclass

MM_PER_INCH = 25.4
PT_PER_INCH = 72.0


def mm_to_pt(length_mm: float) -> float:
    """Points of a length in millimetres."""
    return length_mm * PT_PER_INCH / MM_PER_INCH


def pt_to_mm(length_pt: float) -> float:
    """Millimetres of a length in points."""
    return length_pt * MM_PER_INCH / PT_PER_INCH


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

# From a 64开 pocket book to A3: what an office printer or a print shop takes for a booklet.
SMALLEST_TRIM_MM, LARGEST_TRIM_MM = 90.0, 420.0
TRIMS = (*PAPER_SIZES, "185mm 260mm")

# ISO 216, the papers of office printers, as they lie for two pages side by side.
OFFICE_SHEETS: dict[str, Size] = {
    "A4": Size(297, 210),
    "A3": Size(420, 297),
    "A2": Size(594, 420),
    "A1": Size(841, 594),
}
# Full sheets of 787 × 1092 and 889 × 1194 mm divided (开数), rounded down to 5 mm for the trade's
# first cut: 8开 is folded to 16开.
TRADE_SHEETS: dict[str, Size] = {
    "8开": Size(390, 270),
    "大8开": Size(440, 295),
    "16开": Size(270, 195),
    "大16开": Size(295, 220),
}
SHEET_SIZES = OFFICE_SHEETS | TRADE_SHEETS

_EXPLICIT = re.compile(r"\s*(\d+(?:\.\d+)?)\s*mm\s+(\d+(?:\.\d+)?)\s*mm\s*")


def parse_trim(text: str) -> Size | None:
    """The size a trim names: a known paper, or ``"185mm 260mm"``; None if it is neither."""
    if text in PAPER_SIZES:
        return PAPER_SIZES[text]
    match = _EXPLICIT.fullmatch(text)
    return Size(float(match[1]), float(match[2])) if match else None


def booklet_trim(text: str) -> Size | None:
    """The size a trim names, if a booklet can have it; None else."""
    size = parse_trim(text)
    sides = (size.width_mm, size.height_mm) if size else ()
    return size if all(SMALLEST_TRIM_MM <= side <= LARGEST_TRIM_MM for side in sides) else None


def parse_sheet(text: str) -> Size | None:
    """The paper that a name means: A4, 8开, or ``"420mm 297mm"``; None if it is neither."""
    return SHEET_SIZES.get(text) or (None if text in PAPER_SIZES else parse_trim(text))
