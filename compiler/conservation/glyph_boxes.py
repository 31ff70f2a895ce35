"""How large PDFium finds the glyphs of a font: a specimen shows each of them once, and is read."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from compiler.pdf.plane import Box

_EM = 1000  # pt: so a box comes in units of the em
# The specimen's objects 1 to 6; its content is the 7th, its font the 8th.
_DICTIONARIES = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 9 9]>>",
    b"<</Type/Page/Parent 2 0 R/Contents 7 0 R/Resources<</Font<</F 4 0 R>>>>>>",
    b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[5 0 R]>>",
    b"""<</Type/Font/Subtype/CIDFontType0/BaseFont/F/FontDescriptor 6 0 R
/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>""",
    b"""<</Type/FontDescriptor/FontName/F/Flags 4/FontBBox[0 0 9 9]/ItalicAngle 0/Ascent 0/Descent 0
/StemV 0/FontFile3 8 0 R>>""",
)


def glyph_boxes(font: bytes, cids: Sequence[int]) -> list[Box]:
    """The box of each glyph of a compact font, in thousandths of the em, as PDFium tells it.

    ValueError where it does not tell the box of each.
    """
    document = pdfium.PdfDocument(_specimen(font, cids))
    page = document[0]
    numbers = (ctypes.c_float * 4)()
    sides = [ctypes.pointer(ctypes.c_float.from_buffer(numbers, 4 * side)) for side in range(4)]
    boxes: list[Box] = []
    try:
        if raw.FPDFPage_CountObjects(page.raw) != len(cids):
            raise ValueError("glyphs are missing")
        for index in range(len(cids)):
            shown = raw.FPDFPage_GetObject(page.raw, index)
            if not raw.FPDFPageObj_GetBounds(shown, *sides):
                raise ValueError("a glyph has no box")
            boxes.append(Box(*numbers))
    finally:
        page.close()
        document.close()
    return boxes


def _specimen(font: bytes, cids: Sequence[int]) -> bytes:
    """A PDF of one page: each glyph is an object of its own, with its origin at 0, 0."""
    shown = b"/F %d Tf\n" % _EM + b"".join(b"BT<%04X>Tj ET\n" % cid for cid in cids)
    parts = (*_DICTIONARIES, _stream(b"", shown), _stream(b"/Subtype/CIDFontType0C", font))
    pdf = bytearray(b"%PDF-1.7\n")
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(pdf))
        pdf += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(parts) + 1, len(pdf)
    pdf += b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
    pdf += b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(pdf)


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(data), data)
