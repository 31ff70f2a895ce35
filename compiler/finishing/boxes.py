"""Page boxes (ISO 32000-1, 14.11.2): trim, bleed, and the sheet with room for the slug."""

from __future__ import annotations

import pikepdf
from pikepdf import Array

from compiler.pdf.plane import Box, box_of
from compiler.units import mm_to_pt

SLUG_MM = 10.0  # white beside the bleed, for marks and the slug line


def crop_to_trim(page: pikepdf.Page) -> None:
    """Make the trim the whole page: nothing of the bleed is seen or kept as a box."""
    trim = box_of(page.trimbox)
    _set(page, trim, trim, trim)


def open_to_slug(page: pikepdf.Page, bleed_mm: float, slug_mm: float = SLUG_MM) -> Box:
    """Give a page its bleed and the room around it; returns the trim.

    CropBox is left out, which means MediaBox (GWG 2022 R0003).
    """
    trim = box_of(page.trimbox)
    bleed = trim.grown(mm_to_pt(bleed_mm))
    _set(page, trim, bleed, bleed.grown(mm_to_pt(slug_mm)))
    return trim


def _set(page: pikepdf.Page, trim: Box, bleed: Box, media: Box) -> None:
    for key in ("/CropBox", "/ArtBox"):
        if key in page:
            del page[key]
    page.MediaBox, page.BleedBox, page.TrimBox = map(box_array, (media, bleed, trim))


def box_array(box: Box) -> Array:
    """The box as a PDF has it, to a ten-thousandth of a point."""
    return Array([round(edge, 4) for edge in (box.left, box.bottom, box.right, box.top)])
