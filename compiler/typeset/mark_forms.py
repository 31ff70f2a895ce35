"""Marks in the width their neighbours ask for, and the blanks that they may give up.

Lengths in pt; blanks in em.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from compiler.typeset.faces import Face, Glyph
from compiler.typography.characters import NO_BLANKS, Blanks, mark_blanks
from compiler.typography.classes import Kind


def ask_for_forms(layout: Any, forms: Mapping[int, str], starts: list[int]) -> None:
    """Set OpenType fwid or pwid on ranges of the layout; neighbours with one form share a range.

    —— must be one range, for Noto's fwid joins the two into one glyph.
    """
    if not forms:
        return
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    ranges: list[tuple[int, int, str]] = []
    for index, width in forms.items():
        if ranges and ranges[-1][1] == index and ranges[-1][2] == width:
            ranges[-1] = (ranges[-1][0], index + 1, width)
        else:
            ranges.append((index, index + 1, width))
    for first, stop, width in ranges:
        attribute = pango.pango_attr_font_features_new(f"{width} 1".encode())
        attribute.start_index = starts[first]
        attribute.end_index = starts[stop] if stop < len(starts) else 0x7FFFFFFF
        pango.pango_attr_list_change(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)


def measured_blanks(
    kind: Kind, face: Face, glyphs: list[Glyph], advance: float, size: float
) -> Blanks:
    """The blanks of a full-width mark, from the ink box of its glyph."""
    if len(glyphs) != 1:
        return NO_BLANKS
    ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(face.font, glyphs[0].number, ink, logical)
    left = ink.x * FROM_UNITS / size
    right = (logical.width - ink.x - ink.width) * FROM_UNITS / size
    return mark_blanks(kind, advance / size, left, right)


def widened(kind: Kind, advance: float, size: float) -> tuple[float, Blanks]:
    """Where a narrow glyph stands in a full em, for faces without full-width quotes (WenKai)."""
    room = size - advance
    if kind is Kind.OPENING:
        return room, Blanks(left=0.5)
    return (room / 2, Blanks(0.25, 0.25)) if kind is Kind.DOT else (0.0, Blanks(right=0.5))
