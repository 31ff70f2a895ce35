"""The door: a PDF of single pages → a PDF of sheets, ready for a duplex printer.

1. the pages read: size, turn, bleed      (source_pages)
2. which page stands where                (plan)
3. where that is on the paper             (geometry)
4. painted                                (paint, sheet_marks)
"""

from __future__ import annotations

from dataclasses import dataclass, field

from compiler.errors import FinishingError, Location
from compiler.finishing.damage import damage_told
from compiler.finishing.imposition import geometry, sheet_marks
from compiler.finishing.imposition.geometry import Layout
from compiler.finishing.imposition.paint import Painter
from compiler.finishing.imposition.plan import Binding, Plan, Scheme, cut, folded, side_by_side
from compiler.finishing.imposition.source_pages import SourcePage, open_source, source_pages
from compiler.pdf.plane import Box
from compiler.units import Size

_MOST_STAPLED = 16  # sheets, 64 pages: the upper end of what the trade takes for 骑马订


@dataclass(frozen=True)
class ImpositionSettings:
    """How pages are imposed.

    ``sheet`` is the paper, None for the smallest office sheet that takes the pages whole.
    ``signature`` is the most pages of one signature. ``paper_mm`` is the thickness of a sheet,
    for creep; 80 g/m² office paper has about 0.1 mm. ``back_cover`` says that the last page is one
    (封底): pages that fill up the sheets come before it, else after all.
    """

    scheme: Scheme = Scheme.SADDLE
    sheet: Size | None = None
    binding: Binding = Binding.LEFT
    signature: int = 16
    paper_mm: float = 0.1
    marks: bool = True
    back_cover: bool = False


@dataclass(frozen=True)
class Imposed:
    """An imposed PDF and what its printer must know.

    ``duplex`` is the edge the sheet is turned on: "short-edge" or "long-edge". ``blanks`` are the
    positions of blank pages in reading order, from 1. ``scale`` is below 1 where the sheet was
    too small for the pages.
    """

    pdf: bytes = field(repr=False)
    scheme: Scheme
    sheet: Size
    sheets: int
    pages: int
    blanks: tuple[int, ...]
    signatures: int
    scale: float
    duplex: str

    @property
    def too_thick(self) -> bool:
        """Whether a stack to be stapled through its fold holds more sheets than will lie flat."""
        return self.scheme is Scheme.SADDLE and self.sheets > _MOST_STAPLED


def impose(pdf: bytes, settings: ImpositionSettings, name: str = "") -> Imposed:
    """The pages of ``pdf`` on sheets, as ``settings`` say; ``name`` is the file's, for messages.

    Raises FinishingError for a PDF that cannot be read, a page of which content would be missing,
    pages of several sizes, and a sheet that is too small.
    """
    with open_source(pdf, name) as document, damage_told(name):
        pages = source_pages(document, name)
        layout = _layout(pages[0].size, settings, name)
        plan = _plan(len(pages), layout, settings)
        painter = Painter(document, pages, layout, settings.paper_mm, name)
        lines = _marks(pages[0], layout, settings)
        painter.paint(plan, lines, _collation(plan, layout, settings))
        upright = layout.sheet.height_mm > layout.sheet.width_mm
        return Imposed(
            pdf=painter.finish(long_edge=upright),
            scheme=settings.scheme,
            sheet=layout.sheet,
            sheets=len(plan.sheets),
            pages=len(pages),
            blanks=plan.blanks,
            signatures=plan.signatures,
            scale=layout.scale,
            duplex="long-edge" if upright else "short-edge",
        )


def _layout(page: Size, settings: ImpositionSettings, name: str) -> Layout:
    """The grid on the paper: two pages side by side, or as many as the sheet takes."""
    columns, rows = 2, 1
    sheet = settings.sheet or geometry.fitting_sheet(page, columns, rows)
    where = Location(source=name)
    size = f"{page.width_mm:.0f} × {page.height_mm:.0f} mm"
    if sheet is None:
        raise FinishingError("finishing.no-sheet", where, size=size)
    if settings.scheme in {Scheme.PERFECT, Scheme.N_UP}:
        way, across, down = geometry.whole_pages(sheet, page)
        if across * down > columns * rows:
            sheet, columns, rows = way, across, down
    sheet = geometry.best_way(sheet, page, columns, rows)
    layout = geometry.laid_out(sheet, page, columns, rows)
    if layout.scale < geometry.SMALLEST_SCALE:
        paper = f"{sheet.width_mm:.0f} × {sheet.height_mm:.0f} mm"
        raise FinishingError("finishing.sheet-too-small", where, sheet=paper, size=size)
    return layout


def _plan(pages: int, layout: Layout, settings: ImpositionSettings) -> Plan:
    columns, rows, binding = layout.columns, layout.rows, settings.binding
    match settings.scheme:
        case Scheme.SADDLE:
            return folded(pages, None, binding, back_cover=settings.back_cover)
        case Scheme.SIGNATURES:
            return folded(pages, settings.signature, binding, back_cover=settings.back_cover)
        case Scheme.PERFECT:
            return cut(pages, columns, rows, binding, back_cover=settings.back_cover)
        case Scheme.N_UP:
            return side_by_side(pages, columns, rows, binding)


def _marks(
    page: SourcePage, layout: Layout, settings: ImpositionSettings
) -> tuple[sheet_marks.Line, ...]:
    """The marks of every side: cuts where paper is cut, the fold where it is folded."""
    if not settings.marks or settings.scheme is Scheme.N_UP:
        return ()
    bleed = page.bleed_mm * layout.scale
    if settings.scheme is Scheme.PERFECT:
        return tuple(sheet_marks.crop_marks(layout, bleed))
    return (
        *sheet_marks.outer_crop_marks(layout, bleed),
        *sheet_marks.fold_marks(layout, bleed),
    )


def _collation(plan: Plan, layout: Layout, settings: ImpositionSettings) -> dict[int, Box]:
    if not settings.marks or plan.signatures == 1:
        return {}
    return {number: sheet_marks.collation_mark(layout, number) for number in range(plan.signatures)}
