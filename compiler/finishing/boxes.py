"""Page boxes (ISO 32000-1, 14.11.2): trim, bleed, and the sheet with room for the slug."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf
from pikepdf import Array

from compiler.units import mm_to_pt

SLUG_MM = 10.0  # white beside the bleed, for marks and the slug line


@dataclass(frozen=True)
class Box:
    """A rectangle in a page's own coordinates, pt."""

    left: float
    bottom: float
    right: float
    top: float

    def grown(self, by_pt: float) -> Box:
        """The box larger by that much on every side."""
        return Box(self.left - by_pt, self.bottom - by_pt, self.right + by_pt, self.top + by_pt)

    @property
    def array(self) -> Array:
        """The box as a PDF has it, to a ten-thousandth of a point."""
        edges = (self.left, self.bottom, self.right, self.top)
        return Array([round(edge, 4) for edge in edges])


def trim_of(page: pikepdf.Page) -> Box:
    """The trim of a page, whichever corners the file names."""
    first_x, first_y, second_x, second_y = map(float, page.trimbox)
    return Box(
        min(first_x, second_x),
        min(first_y, second_y),
        max(first_x, second_x),
        max(first_y, second_y),
    )


def crop_to_trim(page: pikepdf.Page) -> None:
    """Make the trim the whole page: nothing of the bleed is seen or kept as a box."""
    trim = trim_of(page)
    _set(page, trim, trim, trim)


def open_to_slug(page: pikepdf.Page, bleed_mm: float, slug_mm: float = SLUG_MM) -> Box:
    """Give a page its bleed and the room around it; returns the trim.

    CropBox is left out, which means MediaBox (GWG 2022 R0003).
    """
    trim = trim_of(page)
    bleed = trim.grown(mm_to_pt(bleed_mm))
    _set(page, trim, bleed, bleed.grown(mm_to_pt(slug_mm)))
    return trim


def _set(page: pikepdf.Page, trim: Box, bleed: Box, media: Box) -> None:
    for key in ("/CropBox", "/ArtBox"):
        if key in page:
            del page[key]
    page.MediaBox, page.BleedBox, page.TrimBox = media.array, bleed.array, trim.array
