"""Drawings found in a compact font, and boxes put in their places."""

from __future__ import annotations

import struct

import pytest

from compiler.conservation.glyph_boxes import glyph_boxes
from compiler.conservation.glyph_drawings import NO_FONT, drawings, fits, with_boxes, with_drawings
from compiler.pdf.plane import Box
from tests.unit.conservation.cid_font import NOTHING, cid_font, index, number, polygon

TRIANGLE = polygon((100, 0), (900, 50), (500, 700), (300, 300))
RULE = polygon((0, 0), (500, 0))
FONT = cid_font({0: TRIANGLE, 7: NOTHING, 300: TRIANGLE, 41: RULE})


def test_each_glyph_is_found_with_its_program():
    found = drawings(FONT)
    assert [one.cid for one in found] == [0, 7, 300, 41]
    programs = [FONT[one.start : one.end] for one in found]
    assert programs == [TRIANGLE, NOTHING, TRIANGLE, RULE]
    assert [one.has_room for one in found] == [True, False, True, False]


@pytest.mark.parametrize(
    ("charset", "cids"),
    [
        (struct.pack(">BHHH", 0, 7, 300, 41), [0, 7, 300, 41]),
        (struct.pack(">BHBHB", 1, 7, 1, 300, 0), [0, 7, 8, 300]),
        (struct.pack(">BHH", 2, 1000, 2), [0, 1000, 1001, 1002]),
        (struct.pack(">BHH", 2, 1000, 900), [0, 1000, 1001, 1002]),  # more than there are glyphs
    ],
)
def test_every_form_of_a_list_of_cids(charset, cids):
    font = cid_font(dict.fromkeys(range(4), TRIANGLE), charset)
    assert [one.cid for one in drawings(font)] == cids


def test_operands_of_every_size():
    # version: 107, -107, 1131, -1131, a real; then what keys it by CID
    others = b"\xf6\0\x20\0\xfa\xff\0\xfe\xff\0\x1e\xe2\xa2\x5f\0\x1d\0\0\0\7\0"
    top = others + number(1) * 3 + b"\x0c\x1e" + number(0) + b"\x0f" + number(0) + b"\x11"
    with pytest.raises(NO_FONT):  # a charset at the beginning of the font is none
        drawings(b"\1\0\4\2" + index([b"Face"]) + index([top]) + bytes(8))


def test_a_box_stands_where_the_drawing_was():
    triangle = drawings(FONT)[2]
    copy = with_boxes(FONT, [(triangle, Box(10, -20, 300, 400))])
    assert len(copy) == len(FONT)
    before, after = (glyph_boxes(font, [0, 300]) for font in (FONT, copy))
    assert before[0] == after[0] == before[1]
    assert after[1].same(Box(10, -20, 300, 400), 7)  # PDFium adds a 64th above
    assert with_drawings(copy, FONT, [triangle]) == FONT


@pytest.mark.parametrize("broken", [b"", b"\1\0\4", FONT[:60], FONT[:-70], b"\1\0\4\2" + bytes(40)])
def test_what_is_no_font_is_refused(broken):
    with pytest.raises(NO_FONT):
        drawings(broken)


def test_a_font_keyed_by_name_is_refused():
    top = number(0) + b"\x0f" + number(0) + b"\x11"
    with pytest.raises(ValueError, match="by name"):
        drawings(b"\1\0\4\2" + index([b"Face"]) + index([top]))


def test_boxes_that_two_bytes_cannot_hold():
    assert fits(Box(-9999, 0, 9999, 1))
    assert not fits(Box(-10_000, 0, 0, 1))
    assert not fits(Box(0, 0, 1, 10_000))
