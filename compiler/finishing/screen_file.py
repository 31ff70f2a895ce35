"""The files for reading: the master cropped to its trim, pictures as fine as screens show them."""

from __future__ import annotations

from compiler.finishing.boxes import crop_to_trim
from compiler.finishing.lighter_pictures import PHONE_PPI, SCREEN_PPI, lighten
from compiler.finishing.written import opened, written


def screen_file(master: bytes) -> bytes:
    """The master with its trim for a page: tags, links, outline and labels stay.

    Photographs are reduced to ``SCREEN_PPI`` of the page.

    What the master claims (PDF/A-2a, PDF/UA-1) holds for it too. FinishingError if it is no PDF.
    """
    with opened(master) as document:
        for page in document.pages:
            crop_to_trim(page)
        lighten(document, SCREEN_PPI)
        return written(document)


def phone_file(pages: bytes) -> bytes:
    """Pages for a telephone with pictures of its resolution; FinishingError if they are no PDF."""
    with opened(pages) as document:
        lighten(document, PHONE_PPI)
        return written(document)
