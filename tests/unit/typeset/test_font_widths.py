"""Embedded fonts have the widths that the text was set with."""

from __future__ import annotations

import io

from fontTools.ttLib import TTFont
from other_fonts import box_font

from compiler.typeset.font_widths import with_widths


def program() -> bytes:
    builder = box_font([0x41])
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    buffer = io.BytesIO()
    builder.save(buffer)
    return buffer.getvalue()


def test_a_width_that_differs_is_mended_and_the_outline_stays() -> None:
    before = program()
    with TTFont(io.BytesIO(with_widths(before, {1: 1248}))) as font:
        assert font["hmtx"].metrics["box"] == (1248, 0)
        assert font["glyf"]["box"].xMax == 900


def test_widths_that_agree_leave_the_font_alone() -> None:
    before = program()
    assert with_widths(before, {1: 1300.9}) is before
    assert with_widths(before, {}) is before
