"""Glyphs, the faces they come from, and characters that know theirs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, harfbuzz, pango
from weasyprint.text.fonts import get_pango_font_hb_face

from compiler.typography.characters import Character

EMPTY = 0x0FFFFFFF  # PANGO_GLYPH_EMPTY
UNKNOWN = 0x10000000  # PANGO_GLYPH_UNKNOWN_FLAG


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a face; offsets and advance in pt."""

    number: int
    x_offset: float
    y_offset: float
    advance: float


class Face:
    """A Pango font at one size, and its entry in the PDF that is being written."""

    def __init__(self, font: Any, layout: Any) -> None:
        self.font = font
        self._layout = layout  # keeps the font alive
        self.entry: Any = None
        self.has_colour = _has_colour(font)


@dataclass(frozen=True, slots=True, eq=False)
class ShapedCharacter(Character):
    """A character with its glyphs; ``offset`` moves them to the right inside the advance.

    ``cluster`` is the text its glyphs stand for: its own, or that of a ligature. ``spare`` is what
    the advance has beyond offset and glyphs: letter-spacing, or the rest of a widened em.
    ``reads`` is what the PDF says of the glyphs where that is another text than ``cluster``: a
    reader turns it round if the character ``is_odd``, set from right to left.
    """

    glyphs: tuple[Glyph, ...] = ()
    face: Face | None = None
    offset: float = 0.0
    cluster: str = ""
    spare: float = 0.0
    reads: str = ""
    is_odd: bool = False

    @property
    def said(self) -> str:
        """What a reader of the PDF is told that the glyphs stand for."""
        return self.reads or self.cluster


def glyph_width(face: Face, number: int) -> float:
    """The advance of a glyph in pt as the face has it, without kerning."""
    ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(face.font, number, ink, logical)
    return float(logical.width * FROM_UNITS)


def unkern(clusters: dict[int, tuple[Face, list[Glyph]]], ends: set[int]) -> None:
    """Give the glyphs at ``ends`` their own advance: a line that ends there has nothing to kern."""
    for i in ends & clusters.keys():
        face, glyphs = clusters[i]
        if len(glyphs) == 1 and not glyphs[0].number & UNKNOWN and glyphs[0].number != EMPTY:
            glyphs[0] = replace(glyphs[0], advance=glyph_width(face, glyphs[0].number))


def _has_colour(font: Any) -> bool:
    face = get_pango_font_hb_face(font)
    return bool(
        harfbuzz.hb_ot_color_has_png(face)
        or harfbuzz.hb_ot_color_has_svg(face)
        or harfbuzz.hb_ot_color_has_layers(face)
    )
