"""The pages of the PDF that is imposed: their trim, seen upright, and their content as forms."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from compiler.errors import FinishingError, Location
from compiler.units import Matrix, Size, pt_to_mm

_SAME_SIZE_MM = 0.5
_NAMED = 5  # pages named in a message


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
    try:
        document = pikepdf.open(io.BytesIO(pdf))
        if not document.allow.print_lowres:
            raise FinishingError("finishing.printing-forbidden", where)
        pages = len(document.pages)
    except pikepdf.PasswordError as error:
        raise FinishingError("finishing.encrypted", where) from error
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        raise FinishingError("finishing.damaged", where) from error
    if not pages:
        raise FinishingError("finishing.no-pages", where)
    return document


def source_pages(document: pikepdf.Pdf, name: str) -> tuple[SourcePage, ...]:
    """Every page of the document, all of one size.

    What a reader fills in or is shown (form fields, stamps) is painted into the page first; links
    and notes, which paper has not, go. Raises FinishingError for pages of several sizes.
    """
    _paint_annotations(document)
    try:
        pages = tuple(_source_page(page) for page in document.pages)
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError) as error:
        raise FinishingError("finishing.damaged", Location(source=name)) from error
    _refuse_mixed(pages, name)
    return pages


def _paint_annotations(document: pikepdf.Pdf) -> None:
    if any("/Annots" in page for page in document.pages):
        document.generate_appearance_streams()
        document.flatten_annotations("print")


def _source_page(page: pikepdf.Page) -> SourcePage:
    trim, bleed = _box(page.trimbox), _box(page.bleedbox)
    left, bottom, right, top = trim
    unit = float(page.obj.get("/UserUnit", 1))
    quarter_turns = page.rotation // 90 % 4
    width, height = (right - left) * unit, (top - bottom) * unit
    if quarter_turns % 2:
        width, height = height, width
    over = min(left - bleed[0], bottom - bleed[1], bleed[2] - right, bleed[3] - top)
    form = page.as_form_xobject(handle_transformations=False)
    form.BBox = pikepdf.Array(_box(page.mediabox))  # the sheet clips to the trim and its bleed
    for key in ("/StructParents", "/StructParent", "/Metadata", "/PieceInfo"):
        if key in form:
            del form[key]
    turned: dict[int, Matrix] = {
        0: (1, 0, 0, 1, -left, -bottom),
        1: (0, -1, 1, 0, -bottom, right),
        2: (-1, 0, 0, -1, right, top),
        3: (0, 1, -1, 0, top, -left),
    }
    return SourcePage(
        form,
        Size(pt_to_mm(width), pt_to_mm(height)),
        pt_to_mm(max(over, 0) * unit),
        _scaled(turned[quarter_turns], unit),
    )


def _box(edges: pikepdf.Array) -> list[float]:
    """A box as left, bottom, right, top: the file may name any two opposite corners."""
    first_x, first_y, second_x, second_y = map(float, edges)
    return [
        min(first_x, second_x),
        min(first_y, second_y),
        max(first_x, second_x),
        max(first_y, second_y),
    ]


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
