"""One drawn page, and what the proof sees of it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name

from compiler.conservation.page_objects import PageObjects
from compiler.conservation.printed import Cause
from compiler.conservation.visibility import Sight
from compiler.pdf.plane import Box

SHEET = Box(0, 0, 200, 300)
_BESIDE_PT = 30  # of the medium beside the sheet: what is printed there is cut off


def drawn(content: str) -> bytes:
    """A PDF of one page with ``content``; its font is /F, its sheet 200 × 300 pt."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 300))
    page.MediaBox = Array([-_BESIDE_PT, -_BESIDE_PT, 200 + _BESIDE_PT, 300 + _BESIDE_PT])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pale = Dictionary(ca=0.03, CA=0.03)
    page.Resources = Dictionary(Font=Dictionary(F=font), ExtGState=Dictionary(Pale=pale))
    page.Contents = pdf.make_stream(content.encode("ascii"))
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


@pytest.fixture
def hidden() -> Callable[[str], list[tuple[str, Cause]]]:
    """A function: a page's content in, the stretches of its text that are not seen out."""

    def look(content: str) -> list[tuple[str, Cause]]:
        document = pdfium.PdfDocument(drawn(content))
        page = document[0]
        text_page = page.get_textpage()
        objects = PageObjects(page.raw, text_page.raw)
        found = Sight().hidden(page.raw, text_page.raw, objects, SHEET)
        said = [
            (objects.letters[index].text[start:end], cause)
            for index, spans in sorted(found.items())
            for start, end, cause in sorted(spans)
        ]
        text_page.close()
        document.close()
        return said

    return look


@pytest.fixture
def objects() -> Callable[[str], tuple[list, list]]:
    """A function: a page's content in, its pieces of text and what else is drawn out."""

    def read(content: str) -> tuple[list, list]:
        document = pdfium.PdfDocument(drawn(content))
        page = document[0]
        text_page = page.get_textpage()
        found = PageObjects(page.raw, text_page.raw)
        text_page.close()
        document.close()
        return found.letters, found.drawn

    return read
