"""The file for the print shop (付印文件): the master's pages in inks, with bleed and marks.

1. nothing to click                                          (plain_pages)
2. every colour in inks, black text overprinting             (file_inks)
3. boxes: trim, bleed, slug                                  (boxes)
4. crop, fold and registration marks, slug line              (marks)
5. what the file says it is: PDF/X-4, and the master's claims (standards)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pikepdf

from compiler.diagnostics import Report
from compiler.finishing.boxes import open_to_slug
from compiler.finishing.file_inks import FileInks
from compiler.finishing.marks import MarkedPage, MarkPainter
from compiler.finishing.page_labels import page_labels
from compiler.finishing.plain_pages import make_plain
from compiler.finishing.profile import Profile, bundled, own
from compiler.finishing.standards import PDF_VERSION, claims_of, declare, xmp_date
from compiler.finishing.written import opened, written
from compiler.model.artifacts import Colour
from compiler.units import mm_to_pt

FOUR_INKS = "cmyk"


@dataclass(frozen=True)
class PrintSettings:
    """How the print file is made.

    ``profile`` is the ICC profile of the press, None for the bundled FOGRA39, ``profile_name``
    its file for messages, ``condition`` its name in the ICC's registry. ``red`` is "cmyk", or
    the name of the spot ink (专色) that prints the theme's red. ``palette`` are the
    colours that the theme declares. ``bleed_mm`` is how far the master is painted over its trim.
    """

    profile: bytes | None = field(default=None, repr=False)
    profile_name: str = ""
    condition: str = ""
    red: str = FOUR_INKS
    palette: Mapping[str, Colour] = field(default_factory=dict)
    bleed_mm: float = 3.0
    marks: bool = True
    spine_left: bool = True


def print_file(master: bytes, settings: PrintSettings, report: Report) -> bytes:
    """The master as PDF/X-4 (structurally) for a four-colour press.

    FinishingError for a profile that is none of a press, and for colours that are not understood.
    """
    profile = _profile(settings)
    with opened(master) as document:
        claims = claims_of(document)
        make_plain(document)
        spot = "" if settings.red == FOUR_INKS else settings.red
        inks = FileInks(document, profile, settings.palette, spot)
        inks.convert()
        if spot and not inks.spot_used:
            report.warn("finishing.spot-unused", ink=spot)
        _boxes_and_marks(document, settings, profile)
        declare(document, profile, claims, master)
        return written(document, PDF_VERSION)


def _profile(settings: PrintSettings) -> Profile:
    if settings.profile is None:
        return bundled()
    return own(settings.profile, settings.condition, settings.profile_name)


def _boxes_and_marks(document: pikepdf.Pdf, settings: PrintSettings, profile: Profile) -> None:
    painter = MarkPainter(document)
    labels = page_labels(document)
    title = str(document.docinfo.get("/Title", ""))
    script = str(document.Root.get("/Lang", ""))
    date = xmp_date(str(document.docinfo.get("/CreationDate", "")))[:10]
    said = (title, " · ".join(filter(None, (script, date, profile.condition))))
    for index, page in enumerate(document.pages):
        trim = open_to_slug(page, settings.bleed_mm)
        if settings.marks:
            place = f"{labels[index]} ({index + 1}/{len(labels)})"
            right_hand = index % 2 == 0
            spine_left = right_hand == settings.spine_left
            bleed = mm_to_pt(settings.bleed_mm)
            painter.paint(page, MarkedPage(trim, bleed, spine_left, said, place))
