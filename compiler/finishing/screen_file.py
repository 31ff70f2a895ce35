"""The file for reading: the master cropped to its trim, all else as it is."""

from __future__ import annotations

from compiler.finishing.boxes import crop_to_trim
from compiler.finishing.written import opened, written


def screen_file(master: bytes) -> bytes:
    """The master with its trim for a page: tags, links, outline and labels stay.

    What the master claims (PDF/A-2a, PDF/UA-1) holds for it too. FinishingError if it is no PDF.
    """
    with opened(master) as document:
        for page in document.pages:
            crop_to_trim(page)
        return written(document)
