"""The text of a finished, tagged PDF in its logical order, as a reader of the file gets it.

Read with PDFium from the structure tree (ISO 32000-1 §14.7): what stands outside of it, such as
running heads and page numbers, is no part of the text.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

import pypdfium2 as pdfium
from pypdfium2 import raw

from compiler.conservation.ink import PaintedPage
from compiler.conservation.page_objects import PageObjects
from compiler.conservation.printed import Hidden, PageText
from compiler.conservation.reading_copy import reading_copy
from compiler.conservation.visibility import Sight, Spans
from compiler.pdf.plane import Box

T = TypeVar("T")

# WeasyPrint hangs the footnote area of a page below the document itself, without a role.
_FOOTNOTE_AREA = "NonStruct"
_DEEPEST = 200
ONE_AT_A_TIME = threading.Lock()  # PDFium knows one thread a process


def read_pages(pdf: bytes, wanted: Sequence[int] | None = None) -> tuple[PageText, ...]:
    """The text of every page, in order, or of those ``wanted`` (indices from 0).

    What is said of a page does not depend on which other ones are read.
    """
    with ONE_AT_A_TIME:
        original = _Original(pdf)
        indices = range(len(original.document)) if wanted is None else wanted
        document = pdfium.PdfDocument(reading_copy(pdf, len(indices)))
        sight = Sight()
        try:
            return tuple(
                _read_page(document[index], sight, partial(original.page, index))
                for index in indices
            )
        finally:
            original.close()
            document.close()


class _Original:
    """The PDF as it is published, of which pages are painted."""

    def __init__(self, pdf: bytes) -> None:
        self.document = pdfium.PdfDocument(pdf)
        self._page: pdfium.PdfPage | None = None

    def page(self, index: int) -> PaintedPage:
        """A page with its objects, open until the next one is asked for."""
        self._close_page()
        page = self._page = self.document[index]
        objects = PageObjects(page.raw, None)
        return PaintedPage(page.raw, objects.letters, objects.drawn)

    def _close_page(self) -> None:
        if self._page is not None:
            self._page.close()

    def close(self) -> None:
        """Give back what was opened."""
        self._close_page()
        self.document.close()


class _Content:
    """Text of marked content put together, and which stretches of it are not seen."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: Spans = []

    def add(self, text: str, spans: Spans) -> None:
        """Put more behind it; an object without text of its own is part of what stands there."""
        begin = len(self.text)
        self.text += text
        for start, end, cause in spans:
            whole = (0, begin, cause)
            self.spans.append((begin + start, begin + end, cause) if text else whole)

    def hidden(self, *, notes: bool) -> Iterator[Hidden]:
        """Its stretches, those that meet or have but white space between them as one."""
        last: Hidden | None = None
        for start, end, cause in sorted(self.spans):
            if last and cause is last.cause and not self.text[last.end : start].strip():
                last = replace(last, end=max(last.end, end))
                continue
            if last:
                yield last
            last = Hidden(start, end, cause, notes)
        if last:
            yield last


def _read_page(page: pdfium.PdfPage, sight: Sight, original: Callable[[], PaintedPage]) -> PageText:
    content = _marked_content(page, sight, original)
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    main, notes = _Content(), _Content()
    try:
        for piece, is_note in in_flows(tree, content):
            (notes if is_note else main).add(piece.text, piece.spans)
    finally:
        raw.FPDF_StructTree_Close(tree)
        page.close()
    hidden = (*main.hidden(notes=False), *notes.hidden(notes=True))
    return PageText(main.text, notes.text, hidden)


def _marked_content(
    page: pdfium.PdfPage, sight: Sight, original: Callable[[], PaintedPage]
) -> dict[int, _Content]:
    """The text of each marked-content identifier of the page."""
    text_page = page.get_textpage()
    objects = PageObjects(page.raw, text_page.raw)
    hidden = sight.hidden(page.raw, text_page.raw, objects, _sheet(page), original)
    content: dict[int, _Content] = {}
    for index, letters in enumerate(objects.letters):
        part = content.setdefault(letters.identifier, _Content())
        part.add(letters.text, hidden.get(index, []))
    text_page.close()
    return content


def _sheet(page: pdfium.PdfPage) -> Box:
    """What is left of a page when it is trimmed, or shown (ISO 32000-1, 14.11.2)."""
    trim = Box(*page.get_trimbox())
    return trim.cut(Box(*page.get_cropbox())).cut(Box(*page.get_mediabox()))


def _kind(element: object) -> str:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")


def in_flows(tree: object, content: dict[int, T]) -> Iterator[tuple[T, bool]]:
    """What stands under each identifier, in the order of the structure; whether it is a note."""
    for index in range(raw.FPDF_StructTree_CountChildren(tree)):
        document = raw.FPDF_StructTree_GetChildAtIndex(tree, index)
        for child in range(raw.FPDF_StructElement_CountChildren(document)):
            element = raw.FPDF_StructElement_GetChildAtIndex(document, child)
            if element:
                is_note = _kind(element) == _FOOTNOTE_AREA
                for piece in _in_element(element, content, 0):
                    yield piece, is_note


def _in_element(element: object, content: dict[int, T], depth: int) -> Iterator[T]:
    """What stands below an element, in the order of its children."""
    if depth > _DEEPEST:
        return
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _in_element(child, content, depth + 1)
            continue
        identifier = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if identifier in content:
            yield content.pop(identifier)
