"""What a person sees in a PDF: the text of each page as PDFium puts it together by itself.

Another road than the reader's: no places, no lines, no columns; the page's text as a whole, as a
search in a PDF program has it.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium

from compiler.sources.witness.seen import Seen, Stretch

_HYPHENS = {0xFFFE: "-", 0x02: "-"}  # how PDFium gives a hyphen at the end of a line


def pdf_seen(path: Path) -> Seen:
    """The pages' lines; ``line`` is the number of the page."""
    stretches: list[Stretch] = []
    with closing(pdfium.PdfDocument(path)) as document:
        for number in range(len(document)):
            try:
                page = document[number]
            except pdfium.PdfiumError:
                continue
            with closing(page), closing(page.get_textpage()) as text_page:
                text = text_page.get_text_range().translate(_HYPHENS)
                lines = text.replace("\r", "").split("\n")
                stretches += [Stretch(line, line=number + 1) for line in lines]
    return Seen(tuple(stretches))
