"""Subsets of CID-keyed fonts as they are smallest: the glyphs that are used, and no others' places.

The engine keeps the number of every glyph, so 60,000 empty places go into the file with each face
of a Chinese family: 60 to 100 KB, packed. A CID-keyed program (Adobe Technical Note 5176, 18) names
its glyphs by CID, wherever they lie in it. Where a face's CIDs are its glyph numbers, which is what
the engine writes into pages, the places can go; ISO 32000-1, 9.7.4.2 has the CIDs looked up.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it ships no types
from weasyprint.pdf import fonts
from weasyprint.text.fonts import get_hb_object_data

_CFF = b"CFF "
_USELESS = (
    b"BASE", b"DSIG", b"EBDT", b"EBLC", b"EBSC", b"GDEF", b"GPOS", b"GSUB", b"JSTF", b"LTSH",
    b"PCLT", b"SVG ", b"VORG", b"cmap", b"name", b"vhea", b"vmtx",
)  # fmt: skip
_ROS, _CHARSET, _CHARSTRINGS = (12, 30), (15,), (17,)
_REAL = 30  # the operand of a DICT that runs to a nibble of its own


def compact_subset(font: Any, glyphs: Iterable[int], *, hinting: bool) -> bytes | None:
    """The glyphs of a face as an OpenType font; None where their numbers would not hold."""
    wanted = sorted({0, *glyphs})
    if font.missing or _CFF.decode() not in font.tables or "fvar" in font.tables:
        return None
    if not _are_cids(font, wanted):
        return None
    library, harfbuzz, ffi = fonts.harfbuzz_subset, fonts.harfbuzz, fonts.ffi
    order = ffi.gc(library.hb_subset_input_create_or_fail(), library.hb_subset_input_destroy)
    kept = library.hb_subset_input_glyph_set(order)
    harfbuzz.hb_set_add_sorted_array(kept, ffi.new("hb_codepoint_t[]", wanted), len(wanted))
    flags = library.HB_SUBSET_FLAGS_DESUBROUTINIZE
    if not hinting:
        flags |= library.HB_SUBSET_FLAGS_NO_HINTING
    library.hb_subset_input_set_flags(order, flags)
    dropped = library.hb_subset_input_set(order, library.HB_SUBSET_SETS_DROP_TABLE_TAG)
    tags = sorted(harfbuzz.hb_tag_from_string(name, -1) for name in _USELESS)
    harfbuzz.hb_set_add_sorted_array(dropped, ffi.new("hb_codepoint_t[]", tags), len(tags))
    face = library.hb_subset_or_fail(font.hb_face, order)
    if face == ffi.NULL:
        return None
    data = get_hb_object_data(ffi.gc(face, harfbuzz.hb_face_destroy))
    program = cff_of(data or b"")
    return bytes(data) if program and set(wanted) <= {*character_ids(program)} else None


def _are_cids(font: Any, glyphs: Sequence[int]) -> bool:
    """Whether these glyphs of a face have their own numbers for CIDs."""
    harfbuzz, ffi = fonts.harfbuzz, fonts.ffi
    tag = harfbuzz.hb_tag_from_string(_CFF, -1)
    table = ffi.gc(harfbuzz.hb_face_reference_table(font.hb_face, tag), harfbuzz.hb_blob_destroy)
    size = ffi.new("unsigned int *")
    data = harfbuzz.hb_blob_get_data(table, size)
    if not size[0]:
        return False
    numbers = character_ids(memoryview(ffi.buffer(data, size[0])))  # it has 15 MB: no copy
    return glyphs[-1] < len(numbers) and all(numbers[glyph] == glyph for glyph in glyphs)


def embed_bare_programs(pdf: pydyf.PDF) -> None:
    """Take the CID-keyed programs out of their OpenType wrapping, as all readers know them."""
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream) and entry.extra.get("Subtype") == "/OpenType":
            program = cff_of(entry.stream[0])
            if program and character_ids(program):
                entry.stream = [program]
                entry.extra["Subtype"] = "/CIDFontType0C"


def cff_of(font: bytes) -> bytes:
    """The CFF program in an OpenType font, b"" if it has none."""
    if font[:4] != b"OTTO":
        return b""
    (count,) = struct.unpack(">H", font[4:6])
    for start in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = struct.unpack(">4sIII", font[start : start + 16])
        if tag == _CFF:
            return font[offset : offset + length]
    return b""


def character_ids(program: bytes | memoryview) -> tuple[int, ...]:
    """The CID of each glyph of a CFF program, in order; none if it is not CID-keyed, or broken."""
    try:
        return tuple(_character_ids(program))
    except (struct.error, IndexError, KeyError):
        return ()


def _character_ids(program: bytes | memoryview) -> list[int]:
    names = program[2]
    _, start = items_of_index(program, names)
    (top, *_), _ = items_of_index(program, start)
    entries = dict(dictionary_of(top))
    if _ROS not in entries or _CHARSET not in entries:
        return []
    glyphs = struct.unpack_from(">H", program, entries[_CHARSTRINGS][0])[0]
    found = [0]
    position, left = entries[_CHARSET][0], glyphs - 1
    form, position = program[position], position + 1
    if form == 0:
        return found + list(struct.unpack_from(f">{left}H", program, position))
    while left > 0:
        first, more = struct.unpack_from(">HB" if form == 1 else ">HH", program, position)
        position += 3 if form == 1 else 4
        found.extend(range(first, first + min(more + 1, left)))
        left -= more + 1
    return found


def items_of_index(program: bytes | memoryview, start: int) -> tuple[list[bytes], int]:
    """The items of an INDEX, and where it ends (5176, 5)."""
    (count,) = struct.unpack_from(">H", program, start)
    if not count:
        return [], start + 2
    size = program[start + 2]
    offsets = [
        int.from_bytes(program[at : at + size], "big")
        for at in range(start + 3, start + 3 + (count + 1) * size, size)
    ]
    data = start + 2 + (count + 1) * size
    items = [bytes(program[data + one : data + other]) for one, other in pairwise(offsets)]
    return items, data + offsets[-1]


def dictionary_of(data: bytes) -> Iterator[tuple[tuple[int, ...], list[int]]]:
    """The operators of a DICT with their operands, real numbers as 0 (5176, 4)."""
    operands: list[int] = []
    position = 0
    while position < len(data):
        byte = data[position]
        position += 1
        if byte == 12:
            yield (byte, data[position]), operands
            position, operands = position + 1, []
        elif byte <= 21:
            yield (byte,), operands
            operands = []
        elif byte in {28, 29}:
            size = 2 if byte == 28 else 4
            operands.append(int.from_bytes(data[position : position + size], "big", signed=True))
            position += size
        elif byte == _REAL:
            while data[position] & 15 != 15 and data[position] >> 4 != 15:
                position += 1
            position += 1
            operands.append(0)
        elif byte <= 246:
            operands.append(byte - 139)
        else:
            sign, base = (1, 247) if byte <= 250 else (-1, 251)
            operands.append(sign * ((byte - base) * 256 + data[position] + 108))
            position += 1
