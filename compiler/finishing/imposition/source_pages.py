"""The pages of the PDF that is imposed: their trim, seen upright, and their content as forms."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from compiler.errors import FinishingError, Location
from compiler.finishing.damage import damage_told
from compiler.finishing.imposition.form_fields import paint_fields
from compiler.pdf.plane import Box, Matrix, box_of
from compiler.units import Size, pt_to_mm

_SAME_SIZE_MM = 0.5
_NAMED = 5  # pages named in a message
_LEAST_PT = 3.0  # the least extent of a page (ISO 32000-1, annex C)


@dataclass(frozen=True)
class SourcePage:
    """A page to be imposed.

    ``size`` is its trim in mm as it is looked at, turned by /Rotate and scaled by /UserUnit.
    ``bleed_mm`` is how far it is painted over the trim on every side. ``upright`` maps its
    coordinates to points with the trim's lower left corner at the origin.
    """

    form: pikepdf.Object
    size: Size
    bleed_mm: float
    upright: Matrix


def open_source(pdf: bytes, name: str) -> pikepdf.Pdf:
    """The PDF opened; FinishingError for one that is damaged, locked, or has no pages."""
    where = Location(source=name)
    with damage_told(name):
        document = pikepdf.open(io.BytesIO(pdf))
        if not document.allow.print_lowres:
            raise FinishingError("finishing.printing-forbidden", where)
        pages = len(document.pages)
    if not pages:
        raise FinishingError("finishing.no-pages", where)
    return document


def source_pages(document: pikepdf.Pdf, name: str) -> tuple[SourcePage, ...]:
    """Every page of the document, all of one size.

    What a reader fills in or is shown (form fields, stamps) is painted into the page first; links
    and notes are removed: they mean nothing on paper. Raises FinishingError for pages of several
    sizes.
    """
    with damage_told(name):
        paint_fields(document, name)
        pages = tuple(_source_page(page, name, n) for n, page in enumerate(document.pages, 1))
    _refuse_mixed(pages, name)
    return pages


def _source_page(page: pikepdf.Page, name: str, number: int) -> SourcePage:
    with damage_told(name, number):
        return _read(page)


def _read(page: pikepdf.Page) -> SourcePage:
    media = box_of(page.mediabox)
    trim = _trim(page, media)
    bleed = box_of(page.bleedbox).cut(media)
    unit = max(float(page.obj.get("/UserUnit", 1)), 0) or 1
    quarter_turns = page.rotation // 90 % 4
    width, height = trim.width * unit, trim.height * unit
    if quarter_turns % 2:
        width, height = height, width
    over = min(
        trim.left - bleed.left,
        trim.bottom - bleed.bottom,
        bleed.right - trim.right,
        bleed.top - trim.top,
    )
    form = page.as_form_xobject(handle_transformations=False)
    # The sheet clips to the trim and its bleed.
    form.BBox = pikepdf.Array([media.left, media.bottom, media.right, media.top])
    for key in ("/StructParents", "/StructParent", "/Metadata", "/PieceInfo"):
        if key in form:
            del form[key]
    turned: dict[int, Matrix] = {
        0: (1, 0, 0, 1, -trim.left, -trim.bottom),
        1: (0, -1, 1, 0, -trim.bottom, trim.right),
        2: (-1, 0, 0, -1, trim.right, trim.top),
        3: (0, 1, -1, 0, trim.top, -trim.left),
    }
    return SourcePage(
        form,
        Size(pt_to_mm(width), pt_to_mm(height)),
        pt_to_mm(max(over, 0) * unit),
        _scaled(turned[quarter_turns], unit),
    )


def _trim(page: pikepdf.Page, media: Box) -> Box:
    """The part of the trim that is on the page (ISO 32000-1, 14.11.2.1).

    Where it has no extent there, that of the crop or the page itself; ValueError without any.
    """
    for box in (box_of(page.trimbox).cut(media), box_of(page.cropbox).cut(media), media):
        if min(box.width, box.height) >= _LEAST_PT:
            return box
    raise ValueError("a page without extent")


def _scaled(matrix: Matrix, factor: float) -> Matrix:
    a, b, c, d, e, f = (value * factor for value in matrix)
    return (a, b, c, d, e, f)


def _refuse_mixed(pages: Sequence[SourcePage], name: str) -> None:
    first = pages[0].size
    others = [
        index
        for index, page in enumerate(pages, 1)
        if abs(page.size.width_mm - first.width_mm) > _SAME_SIZE_MM
        or abs(page.size.height_mm - first.height_mm) > _SAME_SIZE_MM
    ]
    if others:
        listed = ", ".join(map(str, others[:_NAMED])) + (" …" if len(others) > _NAMED else "")
        raise FinishingError(
            "finishing.mixed-sizes",
            Location(source=name, page=others[0]),
            size=f"{first.width_mm:.0f} × {first.height_mm:.0f} mm",
            pages=listed,
        )
