"""What a reader of a PDF should know of its pages: which have no text, or none that can be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compiler.sources.pdf.glyphs import UNREADABLE
from compiler.sources.pdf.pages import Page
from compiler.sources.reading import Reading

_GARBLED = 0.2  # of a page's characters
_LEAST = 40.0  # pt that a drawing is broad and high
_GROUND = 0.85  # of the page; what covers more is its ground
_MOST = 12  # page numbers that are named


def tell_pages(pages: Sequence[Page], reading: Reading) -> None:
    """Report pages without text, with unreadable text, and with text over a scan."""
    report, place = reading.report, reading.location
    empty = [page for page in pages if not page.glyphs and page.drawn.pictures]
    if empty:
        report.warn("sources.pdf-scanned-pages", place, pages=_numbers(empty), count=len(empty))
    scanned = [page for page in pages if page.scanned]
    if scanned:
        report.warn(
            "sources.pdf-recognised-pages", place, pages=_numbers(scanned), count=len(scanned)
        )
    drawn = [page for page in pages if _has_drawing(page)]
    if drawn:
        report.info("sources.pdf-drawings", place, pages=_numbers(drawn), count=len(drawn))
    garbled = [page for page in pages if _is_garbled(page)]
    if garbled:
        report.warn("sources.pdf-garbled-pages", place, pages=_numbers(garbled), count=len(garbled))
    some = sum(page.unreadable for page in pages)
    if some and not garbled:
        where = _numbers(page for page in pages if page.unreadable)
        report.warn("sources.pdf-unreadable-glyphs", place, count=some, pages=where)


def _has_drawing(page: Page) -> bool:
    """Whether something is drawn in lines and curves that is as large as a picture."""
    whole = _GROUND * page.sheet.width * page.sheet.height
    return any(
        min(area.width, area.height) >= _LEAST and area.width * area.height < whole
        for area in page.drawn.drawings
    )


def _is_garbled(page: Page) -> bool:
    shown = "".join(page.text.split())
    odd = sum(each == UNREADABLE or "\ue000" <= each <= "\uf8ff" or each < " " for each in shown)
    return len(shown) > 20 and odd > _GARBLED * len(shown)


def _numbers(pages: Iterable[Page]) -> str:
    """The numbers of pages as people write them: 3, 5–9."""
    parts: list[str] = []
    begun = last = -1
    for number in (*(page.number + 1 for page in pages), -1):
        if number == last + 1 and last > 0:
            last = number
            continue
        if last > 0:
            parts.append(f"{begun}" if begun == last else f"{begun}–{last}")
        begun = last = number
    more = "…" if len(parts) > _MOST else ""
    return ", ".join(parts[:_MOST]) + more
