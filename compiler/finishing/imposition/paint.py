"""A plan becomes a PDF: each page a form, drawn once in the file and placed where the plan says."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from compiler.finishing.damage import damage_told
from compiler.finishing.imposition.geometry import Layout, creep_mm
from compiler.finishing.imposition.plan import Place, Plan, Sheet, Side
from compiler.finishing.imposition.sheet_marks import Line
from compiler.finishing.imposition.source_pages import SourcePage
from compiler.pdf.plane import Box, Matrix
from compiler.units import mm_to_pt

_HAIRLINE_PT = 0.25
_DASH = "[2 2] 0 d"
_SOLID = "[] 0 d"
_MARK_COLOUR = "/Marks"


class Painter:
    """Paints the sheets of one imposition into a new PDF."""

    def __init__(
        self,
        source: pikepdf.Pdf,
        pages: Sequence[SourcePage],
        layout: Layout,
        paper_mm: float,
        name: str = "",
    ) -> None:
        self._name = name
        self._source = source
        self._pages = pages
        self._layout = layout
        self._paper_mm = paper_mm
        self._target = pikepdf.Pdf.new()
        self._forms: dict[int, pikepdf.Object] = {}
        self._marks = self._target.make_indirect(_registration_colour())

    def paint(self, plan: Plan, lines: Sequence[Line], collation: dict[int, Box]) -> None:
        """Paint all sheets; ``collation`` is the block on a signature's spine, by its number."""
        for sheet in plan.sheets:
            blocks = self._collation(sheet, collation)
            self._side(sheet.front, lines, blocks)
            self._side(sheet.back, lines, ())

    def finish(self, *, long_edge: bool) -> bytes:
        """The PDF's bytes, the same for the same input; ``long_edge`` is how to turn the sheet."""
        target, source = self._target, self._source
        if "/OutputIntents" in source.Root:
            target.Root.OutputIntents = target.copy_foreign(
                source.make_indirect(source.Root.OutputIntents)
            )
        if "/OCProperties" in source.Root:
            target.Root.OCProperties = target.copy_foreign(
                source.make_indirect(source.Root.OCProperties)
            )
        edge = "/DuplexFlipLongEdge" if long_edge else "/DuplexFlipShortEdge"
        target.Root.ViewerPreferences = Dictionary(
            Duplex=Name(edge), PrintScaling=Name("/None"), PickTrayByPDFSize=True
        )
        for key in ("/Title", "/Author", "/Subject", "/CreationDate", "/ModDate"):
            if key in source.docinfo:
                target.docinfo[key] = pikepdf.String(str(source.docinfo[key]))
        out = io.BytesIO()
        target.save(out, deterministic_id=True, min_version=max("1.7", source.pdf_version))
        return out.getvalue()

    def _collation(self, sheet: Sheet, blocks: dict[int, Box]) -> tuple[Box, ...]:
        """The block stands on the outside of the outermost sheet, where its fold shows."""
        wanted = sheet.depth == 0 and sheet.signature in blocks
        return (blocks[sheet.signature],) if wanted else ()

    def _side(self, side: Side, lines: Iterable[Line], blocks: Iterable[Box]) -> None:
        sheet = self._layout.sheet
        size = (mm_to_pt(sheet.width_mm), mm_to_pt(sheet.height_mm))
        page = self._target.add_blank_page(page_size=size)
        resources = Dictionary(XObject=Dictionary(), ColorSpace=Dictionary())
        content: list[str] = []
        for place in side.places:
            if place.page is not None:
                name = f"/P{place.page}"
                resources.XObject[name] = self._form(place.page)
                content.append(self._placed(place, name))
        marks = _drawn(lines, blocks)
        if marks:
            resources.ColorSpace[_MARK_COLOUR] = self._marks
            content.append(marks)
        page.Resources = resources
        page.Contents = self._target.make_stream("\n".join(content).encode("ascii"))
        grid = self._layout.grid
        page.TrimBox = Array(
            [round(mm_to_pt(edge), 4) for edge in (grid.left, grid.bottom, grid.right, grid.top)]
        )

    def _form(self, index: int) -> pikepdf.Object:
        if index not in self._forms:
            form = self._source.make_indirect(self._pages[index].form)
            with damage_told(self._name, index + 1):  # here its content streams become one
                self._forms[index] = self._target.copy_foreign(form)
        return self._forms[index]

    def _placed(self, place: Place, name: str) -> str:
        """The operators that clip to a place and draw its page there."""
        page = self._pages[place.page or 0]
        cell = self._layout.cell(place)
        shift = creep_mm(place.depth, self._paper_mm) * {"left": -1, "right": 1}.get(place.spine, 0)
        clip = self._clip(place, cell, page.bleed_mm * self._layout.scale)
        a, b, c, d, e, f = _after(
            page.upright, self._layout.scale, mm_to_pt(cell.left + shift), mm_to_pt(cell.bottom)
        )
        return (
            f"q {_rectangle(clip)} re W n "
            f"{a:.6f} {b:.6f} {c:.6f} {d:.6f} {e:.4f} {f:.4f} cm {name} Do Q"
        )

    def _clip(self, place: Place, cell: Box, bleed_mm: float) -> Box:
        """The place with its bleed, but never over a page beside it."""
        last_column, last_row = self._layout.columns - 1, self._layout.rows - 1
        return Box(
            cell.left - (bleed_mm if place.column == 0 else 0),
            cell.bottom - (bleed_mm if place.row == last_row else 0),
            cell.right + (bleed_mm if place.column == last_column else 0),
            cell.top + (bleed_mm if place.row == 0 else 0),
        )


def _after(matrix: Matrix, scale: float, x: float, y: float) -> Matrix:
    """The matrix, then the scale, then the move."""
    a, b, c, d, e, f = (value * scale for value in matrix)
    return (a, b, c, d, e + x, f + y)


def _rectangle(box: Box) -> str:
    left, bottom = mm_to_pt(box.left), mm_to_pt(box.bottom)
    width, height = mm_to_pt(box.width), mm_to_pt(box.height)
    return f"{left:.4f} {bottom:.4f} {width:.4f} {height:.4f}"


def _drawn(lines: Iterable[Line], blocks: Iterable[Box]) -> str:
    """The operators of the marks, an artifact in registration colour."""
    drawn = []
    for line in lines:
        x0, y0, x1, y1 = (mm_to_pt(value) for value in (line.x0, line.y0, line.x1, line.y1))
        dash = _DASH if line.dashed else _SOLID
        drawn.append(f"{dash} {x0:.4f} {y0:.4f} m {x1:.4f} {y1:.4f} l S")
    drawn += [f"{_rectangle(block)} re f" for block in blocks]
    if not drawn:
        return ""
    colour = f"{_MARK_COLOUR} CS {_MARK_COLOUR} cs 1 SCN 1 scn {_HAIRLINE_PT} w"
    return "\n".join(["/Artifact BMC q", colour, *drawn, "Q EMC"])


def _registration_colour() -> Array:
    """/Separation /All: on every plate of a print shop, black on an office printer."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])
