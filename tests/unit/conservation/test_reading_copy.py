"""The copy of a PDF that is read: lighter, and to PDFium the same."""

from __future__ import annotations

from random import Random

import pypdfium2 as pdfium
import pytest

from compiler.conservation import page_text, reading_copy
from compiler.conservation.glyph_boxes import glyph_boxes
from compiler.conservation.glyph_drawings import drawings
from compiler.pdf.plane import Box
from tests.unit.conservation.cid_font import NOTHING, cid_font, page_of, polygon

LETTER = polygon((100, -80), (900, 50), (500, 777), (300, 300))
LOW = polygon((50, -300), (950, -290), (400, -66), (50, -200))
THIN = polygon((0, 0), (500, 0), (500, 3), (200, 2), (0, 3))
FONT = cid_font({0: LETTER, 7: NOTHING, 300: LOW, 41: THIN, 42: LETTER})
CONTENT = b"BT /F 12 Tf 20 100 Td <002A012C002A0007002A> Tj ET"
PDF = page_of(FONT, CONTENT)
COVERED = page_of(FONT, CONTENT + b" 1 g 0 90 200 30 re f")


def fonts(pdf: bytes) -> list[bytes]:
    """The compact fonts of a PDF, as any reader unpacks them."""
    starts = [found.end() for found in reading_copy._FONT.finditer(pdf)]
    return [reading_copy._inflated(pdf[start:])[0] for start in starts]


def bounds(pdf: bytes) -> list[Box]:
    document = pdfium.PdfDocument(pdf)
    page = document[0]
    found = [Box(*one.get_bounds()) for one in page.get_objects()]
    page.close()
    document.close()
    return found


def test_the_drawings_are_boxes_and_come_out_the_same():
    copy = reading_copy.reading_copy(PDF, 1)
    assert len(copy) == len(PDF)
    (font,) = fonts(copy)
    assert fonts(PDF) == [FONT]
    cids = [0, 7, 300, 41, 42]
    assert glyph_boxes(font, cids) == glyph_boxes(FONT, cids)
    assert bounds(copy) == bounds(PDF)
    places = [(one.start, one.end) for one in drawings(FONT)]
    kept = [font[start:end] == FONT[start:end] for start, end in places]
    assert kept == [False, True, False, True, False]  # nothing, and nearly nothing, is as it is


def test_a_glyph_that_does_not_come_out_the_same_keeps_its_drawing(monkeypatch):
    real = reading_copy.glyph_boxes

    def measured(font: bytes, cids: list[int]) -> list[Box]:
        lies = font != FONT
        return [
            Box(1, 2, 3, 4) if lies and cid == 42 else box
            for cid, box in zip(cids, real(font, cids), strict=True)
        ]

    monkeypatch.setattr(reading_copy, "glyph_boxes", measured)
    first, *_, last = drawings(FONT)
    font = reading_copy._boxed(FONT, drawings(FONT))
    assert font[last.start : last.end] == LETTER
    assert font[first.start : first.end] != LETTER


def test_a_font_of_many_glyphs_is_not_worth_it_for_few_pages():
    source = Random(3)  # noqa: S311 - no secret
    places = [tuple(source.choices(range(1000), k=2)) for _ in range(1800)]
    font = cid_font({cid: polygon(*places[9 * cid : 9 * cid + 9]) for cid in range(200)})
    pdf = page_of(font, CONTENT, pages=2)
    assert reading_copy.reading_copy(pdf, 1) == pdf
    assert reading_copy.reading_copy(pdf, 2) != pdf


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"<</Subtype /CIDFontType0C>>\nstream\nno font\nendstream",
        b"<</Subtype /CIDFontType0C>>\nstream\n",
        page_of(b"", CONTENT),
        page_of(FONT[:50], CONTENT),
    ],
)
def test_what_is_no_font_stays(pdf):
    assert reading_copy.reading_copy(pdf, 9) == pdf


def test_what_is_painted_is_the_pdf_itself(monkeypatch):
    """A white area over text: looked at as it comes out, in the outlines that are published."""
    asked = []
    page_of_original = page_text._Original.page

    def noted(original, index: int):
        asked.append(index)
        return page_of_original(original, index)

    monkeypatch.setattr(page_text._Original, "page", noted)
    page_text.read_pages(PDF)
    assert not asked
    page_text.read_pages(COVERED)
    assert asked == [0]
