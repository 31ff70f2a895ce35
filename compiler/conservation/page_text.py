"""The text of a finished, tagged PDF in its logical order, as a reader of the file gets it.

Read with PDFium from the structure tree (ISO 32000-1 §14.7): what stands outside of it, such as
running heads and page numbers, is no part of the text.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from compiler.conservation.printed import PageText

# WeasyPrint hangs the footnote area of a page below the document itself, without a role.
_FOOTNOTE_AREA = "NonStruct"
_DEEPEST = 200
_ONE_AT_A_TIME = threading.Lock()  # PDFium knows one thread a process
# A hyphen at the end of a line is taken for word division: PDFium gives it back as one of these.
_HYPHENS = {0xFFFE: "-", 0x02: "-"}


def read_pages(pdf: bytes, wanted: range | None = None) -> tuple[PageText, ...]:
    """The text of every page, in order, or of those ``wanted`` (indices from 0)."""
    with _ONE_AT_A_TIME:
        document = pdfium.PdfDocument(pdf)
        try:
            indices = range(len(document)) if wanted is None else wanted
            return tuple(_read_page(document[index]) for index in indices)
        finally:
            document.close()


def _read_page(page: pdfium.PdfPage) -> PageText:
    content = _marked_content(page)
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    main: list[str] = []
    notes: list[str] = []
    try:
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            document = raw.FPDF_StructTree_GetChildAtIndex(tree, index)
            for child in range(raw.FPDF_StructElement_CountChildren(document)):
                element = raw.FPDF_StructElement_GetChildAtIndex(document, child)
                if element:
                    flow = notes if _kind(element) == _FOOTNOTE_AREA else main
                    flow.extend(_element_text(element, content, 0))
    finally:
        raw.FPDF_StructTree_Close(tree)
        page.close()
    return PageText("".join(main), "".join(notes))


def _marked_content(page: pdfium.PdfPage) -> dict[int, str]:
    """The text of each marked-content identifier of the page."""
    text_page = page.get_textpage()
    content: dict[int, str] = {}
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE]):
        identifier = raw.FPDFPageObj_GetMarkedContentID(item.raw)
        is_image = item.type == raw.FPDF_PAGEOBJ_IMAGE
        text = _replaced_text(item) if is_image else _object_text(item, text_page)
        content[identifier] = content.get(identifier, "") + text
    text_page.close()
    return content


def _object_text(item: pdfium.PdfObject, text_page: pdfium.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(item.raw, text_page.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    target = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFTextObj_GetText(item.raw, text_page.raw, target, size)
    text = buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")
    return text.translate(_HYPHENS)


def _replaced_text(image: pdfium.PdfObject) -> str:
    """What a picture stands for, as one of an emoji does (ISO 32000-1, 14.9.4); "" for others."""
    for index in range(raw.FPDFPageObj_CountMarks(image.raw)):
        mark = raw.FPDFPageObj_GetMark(image.raw, index)
        size = ctypes.c_ulong()
        if raw.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", None, 0, size) and size:
            buffer = (ctypes.c_ubyte * size.value)()
            raw.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", buffer, size, size)
            return bytes(buffer).decode("utf-16", "replace")  # it begins with its byte order
    return ""


def _kind(element: object) -> str:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")


def _element_text(element: object, content: dict[int, str], depth: int) -> Iterator[str]:
    """The text below an element, in the order of its children."""
    if depth > _DEEPEST:
        return
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _element_text(child, content, depth + 1)
        else:
            identifier = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
            yield content.pop(identifier, "")
