"""The type area (版心): whole ems across, whole lines down, margins from what is left."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.errors import Location, ThemeError
from compiler.markup.settings import PHONE_TRIM
from compiler.markup.theme import Measure, Sizes, Theme
from compiler.units import Size, mm_to_pt

# Of the white beside the type area, the share of the inner margin (订口), which loses some to the
# fold; and of the white above and below it, the share of the head (天头), which holds the running
# head.
_INNER_SHARE = 0.52
_HEAD_SHARE = 0.55
# A computed type area leaves this share of the trim white; the named trims come to the same.
_WHITE_ACROSS = 0.235
_WHITE_DOWN = 0.155
_LARGE_BODY_FROM_MM = 195  # 小四 on A4 and the like, 五号 below
_MOST_EMS = 45  # longer lines lose the eye on its way back
_LEAST_EMS = 12
_LEAST_LINES = 10
# The telephone's page of a theme that says nothing of one: 9 pt as it is seen, narrow margins.
_PHONE = Measure(em_pt=13.5, ems=20, line_pt=23, lines=21)


@dataclass(frozen=True)
class TypeArea:
    """Page, margins and grid; all lengths in pt.

    ``inner_margin_pt`` and ``head_margin_pt`` are those that a theme fixes; else None.
    """

    page_width_pt: float
    page_height_pt: float
    em_pt: float
    ems: int
    line_pt: float
    lines: int
    inner_margin_pt: float | None = None
    head_margin_pt: float | None = None

    @property
    def width_pt(self) -> float:
        """Width of the text: a whole number of ems."""
        return self.ems * self.em_pt

    @property
    def height_pt(self) -> float:
        """Height of the text: a whole number of lines."""
        return self.lines * self.line_pt

    @property
    def inner_pt(self) -> float:
        """Inner margin (订口)."""
        if self.inner_margin_pt is not None:
            return self.inner_margin_pt
        return (self.page_width_pt - self.width_pt) * _INNER_SHARE

    @property
    def outer_pt(self) -> float:
        """Outer margin (切口)."""
        return self.page_width_pt - self.width_pt - self.inner_pt

    @property
    def head_pt(self) -> float:
        """Head margin (天头)."""
        if self.head_margin_pt is not None:
            return self.head_margin_pt
        return (self.page_height_pt - self.height_pt) * _HEAD_SHARE

    @property
    def foot_pt(self) -> float:
        """Foot margin (地脚)."""
        return self.page_height_pt - self.height_pt - self.head_pt


def type_area(theme: Theme, trim: Size, trim_name: str, *, large_type: bool = False) -> TypeArea:
    """The type area of ``theme`` on ``trim``; ThemeError when the page cannot hold text.

    ``large_type`` asks for the theme's large type (大字版), body 三号; a telephone has its own.
    """
    large = large_type and trim_name != PHONE_TRIM
    measure = (theme.large if large else theme.measures).get(trim_name)
    if measure is None:
        measure = _PHONE if trim_name == PHONE_TRIM else _computed(theme, trim, large=large)
    if measure.ems < _LEAST_EMS or measure.lines < _LEAST_LINES:
        raise ThemeError("markup.trim-too-small", Location("booklet.toml"), trim=trim_name)
    return TypeArea(
        mm_to_pt(trim.width_mm),
        mm_to_pt(trim.height_mm),
        measure.em_pt,
        measure.ems,
        measure.line_pt,
        measure.lines,
        None if measure.inner_mm is None else mm_to_pt(measure.inner_mm),
        None if measure.head_mm is None else mm_to_pt(measure.head_mm),
    )


def sizes_for(theme: Theme, em_pt: float) -> Sizes:
    """The theme's type sizes for the body size nearest to ``em_pt``."""
    return min(theme.sizes, key=lambda sizes: abs(sizes.body_pt - em_pt))


def _computed(theme: Theme, trim: Size, *, large: bool) -> Measure:
    usual = theme.body.wide_pt if trim.width_mm >= _LARGE_BODY_FROM_MM else theme.body.narrow_pt
    sizes = sizes_for(theme, theme.body.large_pt if large else usual)
    ems = int(mm_to_pt(trim.width_mm) * (1 - _WHITE_ACROSS) / sizes.body_pt)
    lines = int(mm_to_pt(trim.height_mm) * (1 - _WHITE_DOWN) / sizes.line_pt)
    return Measure(sizes.body_pt, min(ems, _MOST_EMS), sizes.line_pt, lines)
