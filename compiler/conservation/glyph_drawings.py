"""Compact fonts (CFF): where the drawing of each glyph lies in one, and boxes in place of drawings.

Only fonts keyed by CID, as PDFs embed those of Chinese (Adobe Technical Notes 5176 and 5177). The
proof reads them by itself: it shares nothing with what makes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from struct import Struct

from compiler.pdf.plane import Box

_CHARSET, _DRAWINGS, _KEYED_BY_CID = 15, 17, 1230  # operators of a DICT (5176, table 9 and 10)
_ESCAPE, _LAST_OPERATOR, _SHORT, _LONG, _REAL, _LAST_NIBBLE = 12, 21, 28, 29, 30, 0xF
_MOVE, _LINES, _END = 21, 6, 14  # rmoveto, hlineto, endchar (5177, 4)
_BOX = Struct(">BhBhBBhBhBhBB")
_FURTHEST = 10_000  # units: coordinates and lengths have to fit two bytes

# What reading a font that is none, or is broken, may raise.
NO_FONT = (ValueError, IndexError)


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """The bytes ``start`` to ``end`` of a font that draw the glyph which text shows as ``cid``."""

    cid: int
    start: int
    end: int

    @property
    def has_room(self) -> bool:
        """Whether a box can be drawn in its place."""
        return self.end - self.start >= _BOX.size


def drawings(font: bytes) -> list[Drawing]:
    """The drawings of all glyphs; one of ``NO_FONT`` for what is no font keyed by CID."""
    _, at = _index(font, font[2])  # names
    tops, at = _index(font, at)
    start, end = tops[0]
    top = _dictionary(font[start:end])
    if _KEYED_BY_CID not in top:
        raise ValueError("keyed by name")
    spans, _ = _index(font, top[_DRAWINGS])
    cids = _charset(font, top[_CHARSET], len(spans))
    return [Drawing(cid, *span) for cid, span in zip(cids, spans, strict=True)]


def with_boxes(font: bytes, boxes: Iterable[tuple[Drawing, Box]]) -> bytes:
    """The font with boxes, in units of its em, in place of some drawings that have room."""
    copy = bytearray(font)
    for drawing, box in boxes:
        room = drawing.end - drawing.start
        copy[drawing.start : drawing.end] = _drawn(box).ljust(room, b"\0")
    return bytes(copy)


def with_drawings(copy: bytes, font: bytes, drawn: Iterable[Drawing]) -> bytes:
    """The copy of a font with some drawings as they are in the font."""
    changed = bytearray(copy)
    for drawing in drawn:
        changed[drawing.start : drawing.end] = font[drawing.start : drawing.end]
    return bytes(changed)


def fits(box: Box) -> bool:
    """Whether a box can be drawn."""
    sides = (box.left, box.bottom, box.right, box.top)
    return min(sides) > -_FURTHEST and max(sides) < _FURTHEST


def _drawn(box: Box) -> bytes:
    left, bottom, right, top = round(box.left), round(box.bottom), round(box.right), round(box.top)
    return _BOX.pack(
        *(_SHORT, left, _SHORT, bottom, _MOVE),
        *(_SHORT, right - left, _SHORT, top - bottom, _SHORT, left - right, _LINES, _END),
    )


def _index(font: bytes, at: int) -> tuple[list[tuple[int, int]], int]:
    """From where to where each object of an INDEX lies, and where the INDEX ends (5176, 5)."""
    count = _unsigned(font, at, 2)
    if not count:
        return [], at + 2
    size = font[at + 2]
    base = at + 2 + (count + 1) * size  # offsets count from 1
    offsets = [base + _unsigned(font, at + 3 + size * i, size) for i in range(count + 1)]
    if offsets != sorted(offsets) or offsets[-1] > len(font):
        raise ValueError("not an INDEX")
    return list(pairwise(offsets)), offsets[-1]


def _dictionary(data: bytes) -> dict[int, int]:
    """The last operand of each operator of a DICT (5176, 4); 0 for one that is no whole number."""
    found: dict[int, int] = {}
    at = operand = 0
    while at < len(data):
        first = data[at]
        at += 1
        if first == _ESCAPE:
            found[_ESCAPE * 100 + data[at]] = operand
            at += 1
        elif first <= _LAST_OPERATOR:
            found[first] = operand
        elif first in {_SHORT, _LONG}:
            size = 2 if first == _SHORT else 4
            operand = int.from_bytes(data[at : at + size], "big", signed=True)
            at += size
        elif first == _REAL:
            while data[at] & _LAST_NIBBLE != _LAST_NIBBLE:
                at += 1
            at, operand = at + 1, 0
        elif first < 247:
            operand = first - 139
        else:  # 247 to 250 count up from 108, 251 to 254 down from -108
            far = (first - (247 if first < 251 else 251)) * 256 + data[at] + 108
            operand = far if first < 251 else -far
            at += 1
    return found


def _charset(font: bytes, at: int, count: int) -> list[int]:
    """The CID of each glyph in their order (5176, 13)."""
    form = font[at]
    at += 1
    cids = [0]
    while len(cids) < count:
        first = _unsigned(font, at, 2)
        at += 2
        more = _unsigned(font, at, form) if form else 0
        at += form
        cids += range(first, first + more + 1)
    return cids[:count]


def _unsigned(font: bytes, at: int, size: int) -> int:
    if at + size > len(font):
        raise ValueError("breaks off")
    return int.from_bytes(font[at : at + size], "big")
