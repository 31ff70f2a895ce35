"""What a PDF is checked against: measures of the trade, and what the maker of the file expects."""

from __future__ import annotations

from dataclasses import dataclass, field

from compiler.units import Size, mm_to_pt


@dataclass(frozen=True)
class Measures:
    """The numbers of PRINT.md (Checking), after Ghent Workgroup 2022 SheetCMYK, and ours."""

    bleed_mm: float = 3.0
    safe_mm: float = 5.0
    hairline_pt: float = 0.25
    small_black_text_pt: float = 12.0
    thin_black_line_pt: float = 0.125
    smallest_mixed_text_pt: float = 5.0
    ink_percent: float = 300.0
    most_ink_percent: float = 330.0
    rich_black_percent: float = 280.0
    coarse_ppi: float = 150.0
    image_ppi: float = 250.0
    line_art_ppi: float = 550.0

    @property
    def bleed_pt(self) -> float:
        """In pt."""
        return mm_to_pt(self.bleed_mm)

    @property
    def safe_pt(self) -> float:
        """In pt."""
        return mm_to_pt(self.safe_mm)


@dataclass(frozen=True)
class Expected:
    """What the maker of a file knows of it; what is None or empty is not checked.

    ``fonts`` are families that may occur, ``spots`` colorants declared beside CMYK, ``trim`` the
    size of every page in mm, ``page_multiple`` what the binding needs (4 for saddle stitch).
    """

    fonts: frozenset[str] | None = None
    spots: frozenset[str] = frozenset()
    trim: Size | None = None
    pages: int | None = None
    page_multiple: int = 1


@dataclass(frozen=True)
class RuleSettings:
    """What every rule is given beside the facts."""

    expected: Expected = field(default_factory=Expected)
    measures: Measures = field(default_factory=Measures)
