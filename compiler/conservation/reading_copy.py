"""A copy of a PDF that is read in less time: the outlines of its compact fonts are boxes.

PDFium carries out the drawing of a glyph, of some hundred curves, for each character that a page
shows, and once more for the text of the page: three quarters of the time that reading takes. All it
wants to know is the box around it. In the copy the drawing is that box. What is said here of a font
is not believed: PDFium measures its glyphs before and after, and one that does not come out the
same keeps its drawing. Pages are painted from the PDF itself, and only that is published.

The copy has every object in the place where the PDF has it: what was a font's stream is shorter,
and filled up. (Drawings of nothing would be shorter still, but PDFium passes over such characters.)
"""

from __future__ import annotations

import re
import zlib

from compiler.conservation.glyph_boxes import glyph_boxes
from compiler.conservation.glyph_drawings import (
    NO_FONT,
    Drawing,
    drawings,
    fits,
    with_boxes,
    with_drawings,
)
from compiler.pdf.plane import Box

# The rest of the dictionary of a font's stream; nothing is read of it, as the data tell their end.
_FONT = re.compile(rb"/CIDFontType0C[^<>]{0,200}>>\s{0,4}stream\r?\n")
_ATTEMPTS = 3  # the boxes that PDFium tells are a little larger than the drawings
_MOST_GLYPHS = 120  # of a font for each page: measuring one takes as long as reading two characters
_LEAST = 4  # units: a glyph that is smaller, or is nothing, stays what it is


def reading_copy(pdf: bytes, pages: int) -> bytes:
    """The PDF with boxes for outlines, of which so many pages are to be read.

    A font that has too many glyphs for those pages stays as it is, and so does all that is none.
    """
    copy = bytearray(pdf)
    for found in _FONT.finditer(pdf):
        start = found.end()
        font, size = _inflated(pdf[start : pdf.find(b"endstream", start)])
        try:
            glyphs = drawings(font)
            if len(glyphs) > _MOST_GLYPHS * pages:
                continue
            packed = zlib.compress(_boxed(font, glyphs), 1)
        except NO_FONT:
            continue
        if len(packed) <= size:
            copy[start : start + size] = packed.ljust(size, b"\0")
    return bytes(copy)


def _inflated(data: bytes) -> tuple[bytes, int]:
    """What is packed at the beginning of some data, and in how many bytes; nothing if none is."""
    engine = zlib.decompressobj()
    try:
        font = engine.decompress(data)
    except zlib.error:
        return b"", 0
    return (font, len(data) - len(engine.unused_data)) if engine.eof else (b"", 0)


def _boxed(font: bytes, drawn: list[Drawing]) -> bytes:
    """The font with a box for each drawing that has room for one and comes out the same."""
    glyphs = [glyph for glyph in drawn if glyph.has_room]
    measured = zip(glyphs, _measured(font, glyphs), strict=True)
    wanted = {glyph: box for glyph, box in measured if _is_plain(box)}
    given = {glyph: _without_margin(box) for glyph, box in wanted.items()}
    copy, left = font, list(wanted)
    for _ in range(_ATTEMPTS):
        copy = with_boxes(copy, [(glyph, given[glyph]) for glyph in left])
        found = zip(left, _measured(copy, left), strict=True)
        wrong = [(glyph, box) for glyph, box in found if box != wanted[glyph]]
        for glyph, box in wrong:
            given[glyph] = _corrected(given[glyph], wanted[glyph], box)
        left = [glyph for glyph, _ in wrong]
        if not left:
            break
    return with_drawings(copy, font, left)


def _measured(font: bytes, glyphs: list[Drawing]) -> list[Box]:
    return glyph_boxes(font, [glyph.cid for glyph in glyphs])


def _is_plain(box: Box) -> bool:
    return fits(box) and min(box.width, box.height) >= _LEAST


def _without_margin(box: Box) -> Box:
    """What PDFium is likely to have made the box of: it adds a 64th above, and takes one below."""
    return Box(box.left, box.bottom - 1, box.right, box.top - box.top // 65)


def _corrected(box: Box, wanted: Box, found: Box) -> Box:
    """The box less what it came out too large."""
    return Box(
        box.left + wanted.left - found.left,
        box.bottom + wanted.bottom - found.bottom,
        box.right + wanted.right - found.right,
        box.top + wanted.top - found.top,
    )
