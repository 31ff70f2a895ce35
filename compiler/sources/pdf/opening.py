"""A PDF opened, or refused: locked by a password, damaged, without pages, of too many."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from compiler.errors import Location, SourceError

MAX_BYTES = 256 * 1024 * 1024
MAX_PAGES = 2_000
# What the library finds odd in a file is told by this reader, or matters to nobody.
logging.getLogger("pypdfium2").addHandler(logging.NullHandler())

_START = b"%PDF-"
_HEAD = 1024  # bytes among which the file must say that it is a PDF (ISO 32000-1, annex H)


def open_pdf(path: Path, origin: str) -> Any:
    """The document at ``path``; to be closed by the caller.

    Raises SourceError for one that cannot be read, or is too large.
    """
    place = Location(source=origin)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            most = MAX_BYTES // 1024 // 1024
            raise SourceError("sources.pdf-too-large", place, path=origin, limit_mb=most)
        data = path.read_bytes()
    except OSError as error:
        raise SourceError("sources.pdf-broken", place, path=origin) from error
    if _START not in data[:_HEAD]:
        raise SourceError("sources.pdf-not-pdf", place, path=origin)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = raw.FPDF_GetLastError() in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        code = "sources.pdf-locked" if locked else "sources.pdf-broken"
        raise SourceError(code, place, path=origin) from error
    pages = len(document)
    if not 0 < pages <= MAX_PAGES:
        document.close()
        if not pages:
            raise SourceError("sources.pdf-broken", place, path=origin)
        raise SourceError(
            "sources.pdf-too-many-pages", place, path=origin, count=pages, limit=MAX_PAGES
        )
    return document
