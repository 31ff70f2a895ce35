"""What is painted on a page: pieces of text, and what may lie over or under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from compiler.pdf.plane import Box

Colour = tuple[int, int, int]


@dataclass(slots=True)
class Letters:
    """A piece of text as one operator shows it; ``order`` is its place in the painting.

    ``clip`` lies around what may be seen of it; ``is_cut`` tells that the clip is no rectangle.
    ``across`` and ``up`` are what one em becomes, in pt. ``colour`` is None where it is not one.
    ``identifier`` is that of its marked content; of that, ``is_replaced`` tells that it may read
    otherwise than its glyphs do (ActualText), ``in_layer`` that it is optional, ``in_figure`` that
    it is lettering of a drawing. ``is_picture`` tells that a picture stands for the text,
    ``mirrored`` that it reads right in a mirror only.
    """

    handle: Any
    order: int
    nested: bool
    identifier: int
    text: str
    box: Box
    clip: Box
    is_cut: bool
    across: float
    up: float
    painted: bool
    colour: Colour | None
    blended: bool
    is_replaced: bool
    in_layer: bool = False
    in_figure: bool = False
    is_picture: bool = False
    mirrored: bool = False


@dataclass(slots=True)
class Drawn:
    """A line, an area, a picture or a shading; ``colour`` is that of an even, opaque rectangle.

    ``frame_pt`` is the width of the line of a rectangle that is not filled, else 0.
    """

    handle: Any
    order: int
    box: Box
    colour: Colour | None
    frame_pt: float
