"""Widths inside CFF programs, which some fonts have otherwise than in their table of widths.

A Type 2 charstring (Adobe Technical Note 5177, 3.1) says its width with the first operator that
clears the stack. Reading that far costs some microseconds a glyph; fontTools, which has to read
whole glyphs, is asked only where a width differs, or cannot be told without subroutines.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence
from math import isnan, nan
from typing import Any

from compiler.typeset.compact_fonts import (
    cff_of,
    character_ids,
    dictionary_of,
    items_of_index,
)

_CHARSTRINGS, _PRIVATE, _FONTS, _CHOICE = (17,), (18,), (12, 36), (12, 37)
_DEFAULT, _NOMINAL = (20,), (21,)
_EM, _TOLERANCE = 1000, 1.0
# The first operators of a glyph, and how many operands they have; EVEN for pairs.
_EVEN = -1
_OPERANDS = {1: _EVEN, 3: _EVEN, 18: _EVEN, 23: _EVEN, 19: _EVEN, 20: _EVEN, 21: 2, 4: 1, 22: 1}
_END, _SHORT, _FIXED = 14, 28, 255


def with_charstring_widths(font: bytes, widths: Mapping[int, float]) -> bytes:
    """An OpenType font of CFF outlines whose glyphs have these widths, in thousandths of an em.

    ``widths`` are by CID of a CID-keyed program, else by the glyph's number.
    """
    program = cff_of(font)
    if not program or _agree(program, widths, _per_em(font)):
        return font
    from fontTools.ttLib import (  # type: ignore[import-untyped]  # noqa: PLC0415 - slow, seldom used
        TTFont,
    )

    with TTFont(io.BytesIO(font), recalcTimestamp=False, recalcBBoxes=False) as opened:
        per_em = opened["head"].unitsPerEm
        fonts = opened["CFF "].cff
        fonts.desubroutinize()
        glyphs = fonts[0].CharStrings
        numbers = character_ids(program) or range(len(glyphs))
        for name, number in zip(fonts[0].charset, numbers, strict=False):
            if number in widths:
                _set_width(glyphs[name], widths[number] * per_em / _EM, per_em)
        buffer = io.BytesIO()
        opened.save(buffer)
    return buffer.getvalue()


def _per_em(font: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for start in range(12, 12 + 16 * count, 16):
        if font[start : start + 4] == b"head":
            (offset,) = struct.unpack_from(">I", font, start + 8)
            return int(struct.unpack_from(">H", font, offset + 18)[0])
    return _EM


def _set_width(glyph: Any, width: float, per_em: int) -> None:
    """Write a width into a glyph without subroutines, if it has another."""
    from fontTools.misc.psCharStrings import (  # type: ignore[import-untyped]  # noqa: PLC0415 - as above
        T2WidthExtractor,
    )

    private = glyph.private
    extractor = T2WidthExtractor([], [], private.nominalWidthX, nan)
    extractor.execute(glyph)  # nan stands for a width that the program does not say
    has_width = not isnan(extractor.width)
    found = extractor.width if has_width else private.defaultWidthX
    if abs(found - width) * _EM / per_em > _TOLERANCE:
        rest = glyph.program[1:] if has_width else glyph.program
        glyph.program = [round(width) - private.nominalWidthX, *rest]


def _agree(program: bytes, widths: Mapping[int, float], per_em: int) -> bool:
    """Whether the glyphs are known to have these widths."""
    try:
        return all(
            found is not None and abs(found * _EM / per_em - widths[number]) <= _TOLERANCE
            for number, found in _widths(program, widths)
        )
    except (struct.error, IndexError, KeyError):
        return False


def _widths(program: bytes, wanted: Mapping[int, float]) -> list[tuple[int, int | None]]:
    _, start = items_of_index(program, program[2])
    (top, *_), _ = items_of_index(program, start)
    entries = dict(dictionary_of(top))
    glyphs, _ = items_of_index(program, entries[_CHARSTRINGS][0])
    numbers: Sequence[int] = character_ids(program) or range(len(glyphs))
    if _FONTS in entries:
        fonts, _ = items_of_index(program, entries[_FONTS][0])
        privates = [_private(program, dict(dictionary_of(font))) for font in fonts]
        choice = _choice(program, entries[_CHOICE][0], len(glyphs))
    else:
        privates, choice = [_private(program, entries)], bytes(len(glyphs))
    return [
        (number, _width(glyph, *privates[font]))
        for number, glyph, font in zip(numbers, glyphs, choice, strict=False)
        if number in wanted
    ]


def _private(program: bytes, entries: Mapping[tuple[int, ...], list[int]]) -> tuple[int, int]:
    """The width of glyphs that say none, and what the others' are counted from."""
    size, offset = entries.get(_PRIVATE, (0, 0))
    private = dict(dictionary_of(program[offset : offset + size]))
    return private.get(_DEFAULT, [0])[0], private.get(_NOMINAL, [0])[0]


def _choice(program: bytes, start: int, glyphs: int) -> bytes:
    """The font in the array of a CID-keyed program that each glyph is of (5176, 19)."""
    if program[start] == 0:
        return program[start + 1 : start + 1 + glyphs]
    (ranges,) = struct.unpack_from(">H", program, start + 1)
    found = bytearray()
    for at in range(start + 3, start + 3 + 3 * ranges, 3):
        first, font, following = struct.unpack_from(">HBH", program, at)
        found += bytes([font]) * (following - first)
    return bytes(found)


def _width(glyph: bytes, default: int, nominal: int) -> int | None:
    """The width that a charstring says; None if it cannot be told from its beginning."""
    operands: list[int] = []
    position = 0
    while position < len(glyph):
        byte = glyph[position]
        position += 1
        if byte >= 32 and byte <= 246:
            operands.append(byte - 139)
        elif 247 <= byte <= 254:
            sign, base = (1, 247) if byte <= 250 else (-1, 251)
            operands.append(sign * ((byte - base) * 256 + glyph[position] + 108))
            position += 1
        elif byte == _SHORT:
            operands.append(struct.unpack_from(">h", glyph, position)[0])
            position += 2
        elif byte == _FIXED:
            operands.append(struct.unpack_from(">i", glyph, position)[0] >> 16)
            position += 4
        elif byte == _END:
            return nominal + operands[0] if len(operands) in {1, 5} else default
        elif byte in _OPERANDS:
            wanted = _OPERANDS[byte]
            more = len(operands) % 2 if wanted == _EVEN else len(operands) > wanted
            return nominal + operands[0] if more else default
        else:
            return None
    return None
