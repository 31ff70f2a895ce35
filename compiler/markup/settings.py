"""What a run may choose about its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from compiler.units import Size

SectionStart = Literal["page", "recto"]
FolioSide = Literal["outer", "centre"]
MissingImages = Literal["strip", "box", "omit"]

# A telephone of 6 inches shows a page of this shape whole, at two thirds of its size.
PHONE_TRIM = "phone"
PHONE_SIZE = Size(105, 190)


@dataclass(frozen=True)
class PageSettings:
    """Trim, theme and place of the pictures.

    ``theme`` is the name of a theme that comes with the product, or a folder; ``trim`` is the
    成品尺寸 in mm, ``trim_name`` what the project file calls it (``A4``, ``185mm 260mm``).
    ``project_root`` is the folder that ``Image.asset`` is relative to. ``section_start`` says
    whether each section begins on the next page or on the next right-hand one (另面起). ``phone``
    asks for pages to be read on a telephone; ``phone_page`` sets it. ``large_type`` sets the body
    in 三号 (大字版). ``folio`` is where the page number stands and ``folio_form`` how page 1 is
    written (``— 1 —``); None leaves both to the theme. ``bleed_mm`` is how far pages are painted
    over their trim (出血). ``missing_images`` is what stands for a picture without a file:
    three lines, a box of the picture's own size, or nothing.
    """

    trim: Size
    trim_name: str
    project_root: Path
    theme: str | Path = "neikan"
    section_start: SectionStart = "page"
    phone: bool = False
    large_type: bool = False
    folio: FolioSide | None = None
    folio_form: str | None = None
    bleed_mm: float = 0
    missing_images: MissingImages = "strip"


def phone_page(settings: PageSettings) -> PageSettings:
    """The settings of the format ``phone``: the same booklet on small pages that have no sides.

    The trim is 105 × 190 mm, the type large, left and right pages are alike, no page is left
    blank, links are seen and touched, and codes that a second telephone would read are left out.
    """
    return replace(
        settings,
        trim=PHONE_SIZE,
        trim_name=PHONE_TRIM,
        section_start="page",
        phone=True,
        bleed_mm=0,
    )
