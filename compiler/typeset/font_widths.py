"""Widths of glyphs that the file and its embedded fonts agree on (ISO 19005-2, 6.2.11.5).

A face of coloured pictures is measured by its pictures, which are a little wider than what its
metrics say: the glyphs embedded for it are empty, and take the width that the text was set with.
Some CFF programs have other widths than their font's table, which the text was set by.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it ships no types

from compiler.typeset.charstring_widths import with_charstring_widths

_TOLERANCE = 1.0  # thousandths of an em: what the norm lets differ
_EM = 1000


def agree_widths(pdf: pydyf.PDF, *, charstrings: bool) -> None:
    """Write into embedded programs the widths that the text was set with, where they differ.

    CFF programs have to be in their OpenType wrapping still, as the engine embeds them;
    ``charstrings`` is whether they are looked at: of a font with all its 65,000 places that takes
    seconds.
    """
    for entry in pdf.objects:
        kind = entry.get("Subtype") if isinstance(entry, pydyf.Dictionary) else None
        if kind not in _AGREE:
            continue
        key, agree = _AGREE[kind]
        descriptor = _object(pdf, entry["FontDescriptor"])
        if descriptor.get(key) and (charstrings or key == "FontFile2"):
            stream = _object(pdf, descriptor[key])
            stream.stream = [agree(stream.stream[0], dict(_widths(entry["W"])))]


def with_widths(font: bytes, widths: Mapping[int, float]) -> bytes:
    """A TrueType font whose glyphs have these widths, in thousandths of an em."""
    tables = _tables(font)
    if not {b"head", b"hhea", b"hmtx"} <= tables.keys():
        return font
    (per_em,) = struct.unpack_from(">H", font, tables[b"head"] + 18)
    (count,) = struct.unpack_from(">H", font, tables[b"hhea"] + 34)
    mended = None
    for glyph, width in widths.items():
        place = tables[b"hmtx"] + 4 * min(glyph, count - 1)  # the last width holds for the rest
        (advance,) = struct.unpack_from(">H", font, place)
        if abs(advance * _EM / per_em - width) > _TOLERANCE:
            mended = mended or bytearray(font)
            struct.pack_into(">H", mended, place, round(width * per_em / _EM))
    return bytes(mended) if mended else font


_AGREE = {
    "/CIDFontType2": ("FontFile2", with_widths),
    "/CIDFontType0": ("FontFile3", with_charstring_widths),
}


def _tables(font: bytes) -> dict[bytes, int]:
    """Where each table of an sfnt begins."""
    (count,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * index) for index in range(count))
    return {tag: offset for tag, _, offset, _ in entries}


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _widths(array: Any) -> Iterator[tuple[int, float]]:
    """The entries of a W array as the engine writes it: a first glyph and a list of widths."""
    for first, widths in zip(array[::2], array[1::2], strict=True):
        yield from enumerate(widths, first)
