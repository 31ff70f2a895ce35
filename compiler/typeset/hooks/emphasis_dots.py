"""Emphasis dots (着重号): drawn under or over each Han character of a composed piece.

The engine has no text-emphasis. Styles ask for dots by custom properties, which are inherited
like CSS's own: ``--text-emphasis-style: dot`` and ``--text-emphasis-position: over`` (under is the
default). Marks, Latin and digits carry none (CLREQ §3.2.3). The dots are circles inside the white
between the lines, outside the tagged text: reading and copying never meet them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from compiler.typeset.drawing import LinePiece
from compiler.typeset.faces import ShapedCharacter
from compiler.typography.classes import Kind

# In em of the character. An em box reaches from 0.88 em above the baseline to 0.12 em below it.
RADIUS = 0.08
UNDER = 0.27
OVER = -1.03
# How far the handles of a quarter circle's Bézier curve reach, for a radius of 1.
_HANDLE = 0.5523


def keyword(style: Any, name: str) -> str:
    """The first word of a custom property (``name`` without its ``--``); "" if it has none."""
    tokens = style[f"__{name.replace('-', '_')}"] or ()
    return next((str(token.value) for token in tokens if token.type == "ident"), "")


def draw_dots(stream: Any, textbox: Any) -> None:
    """Draw the dots of a text box just drawn, if its style asks for them.

    The engine has opened the marked content of the box and is going to close it: it is closed
    here, and what the engine closes is an artifact (ISO 32000-1, 14.8.2.2).
    """
    piece, style = textbox.pango_layout, textbox.style
    if not isinstance(piece, LinePiece) or keyword(style, "text-emphasis-style") != "dot":
        return
    if style["visibility"] != "visible":
        return
    over = keyword(style, "text-emphasis-position") == "over"
    baseline = textbox.position_y + textbox.baseline
    if stream._tags is not None:  # noqa: SLF001 - guarded
        stream.end_marked_content()
        stream.begin_marked_content("Artifact")
    stream.set_color(style["color"])
    for middle, character in _dotted(piece):
        y = baseline + (OVER if over else UNDER) * character.size
        _circle(stream, textbox.position_x + middle, y, RADIUS * character.size)


def _dotted(piece: LinePiece) -> Iterator[tuple[float, ShapedCharacter]]:
    """The characters that carry a dot, and where their middle is from the piece's left, in pt."""
    for x, character in zip(piece.starts(), piece.characters, strict=True):
        if takes_dot(character):
            drawn = character.advance - character.offset - character.spare
            yield x + character.offset + drawn / 2, character


def takes_dot(character: ShapedCharacter) -> bool:
    """Whether it is a Han character, a kana or the like; no sign, number or full-width letter."""
    if character.kind is not Kind.HAN:
        return False
    return character.text == "〇" or unicodedata.category(character.text[0]) in {"Lo", "Lm"}


def _circle(stream: Any, x: float, y: float, radius: float) -> None:
    reach = radius * _HANDLE
    stream.move_to(x + radius, y)
    stream.curve_to(x + radius, y + reach, x + reach, y + radius, x, y + radius)
    stream.curve_to(x - reach, y + radius, x - radius, y + reach, x - radius, y)
    stream.curve_to(x - radius, y - reach, x - reach, y - radius, x, y - radius)
    stream.curve_to(x + reach, y - radius, x + radius, y - reach, x + radius, y)
    stream.fill()
