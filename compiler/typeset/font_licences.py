"""What a font's maker lets be embedded, as the font says itself (OpenType, OS/2, fsType).

PDF/A and PDF/UA want fonts that may be embedded (ISO 19005-2, 6.2.11.4.1; ISO 14289-1, 7.21.4.1).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Any

from weasyprint.document import Document
from weasyprint.pdf import fonts

from compiler.diagnostics import Report

_TYPE_AT = 8  # bytes into the table
_RESTRICTED, _PREVIEW, _EDITABLE = 0x2, 0x4, 0x8  # of several the one that allows most holds
_WHOLE_ONLY, _BITMAPS_ONLY = 0x100, 0x200


def report_licences(document: Document, report: Report) -> bool:
    """Whether all fonts of a painted document may be embedded as they are; warn of others.

    Warnings ``typeset.no-embedding`` and ``typeset.no-subsetting``, once for a family.
    """
    painted: Iterable[Any] = document.fonts.values()
    bits = {font.family: _embedding_type(font) for font in painted}
    forbidden = sorted(family for family, bit in bits.items() if forbids_embedding(bit))
    in_part = sorted(family for family, bit in bits.items() if bit & _WHOLE_ONLY)
    for family in forbidden:
        report.warn("typeset.no-embedding", family=family)
    for family in in_part:
        if family not in forbidden:
            report.warn("typeset.no-subsetting", family=family)
    return not forbidden and not in_part


def forbids_embedding(bits: int) -> bool:
    """Whether an fsType lets no outlines be embedded."""
    allowed = bits & (_PREVIEW | _EDITABLE)
    return bool(bits & _BITMAPS_ONLY or (bits & _RESTRICTED and not allowed))


def _embedding_type(font: Any) -> int:
    """What a painted font allows, 0 (all) if it does not say."""
    harfbuzz, ffi = fonts.harfbuzz, fonts.ffi
    tag = harfbuzz.hb_tag_from_string(b"OS/2", -1)
    table = ffi.gc(harfbuzz.hb_face_reference_table(font.hb_face, tag), harfbuzz.hb_blob_destroy)
    size = ffi.new("unsigned int *")
    data = harfbuzz.hb_blob_get_data(table, size)
    if size[0] < _TYPE_AT + 2:
        return 0
    (bits,) = struct.unpack_from(">H", ffi.buffer(data, size[0]), _TYPE_AT)
    return int(bits)
