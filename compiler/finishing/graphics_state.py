"""What a content stream has set at a point of it, as far as inks depend on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from compiler.finishing.colour_spaces import GREY, Space

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_FILLING, _STROKING = frozenset({0, 2, 4, 6}), frozenset({1, 2, 5, 6})


def product(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that maps by ``first``, then by ``second`` (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, x, y = second
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + x,
        e * q + f * s + y,
    )


@dataclass(slots=True)
class GraphicsState:
    """The part of the graphics state that is followed; saved by q, restored by Q.

    ``fill_black`` and ``stroke_black`` say that the colour is known to be black ink, whole and
    alone; ``overprints`` that the last state set here lets it print over what lies below.
    """

    matrix: Matrix = IDENTITY
    fill: Space = GREY
    stroke: Space = GREY
    fill_black: bool = False
    stroke_black: bool = False
    overprints: bool = False
    text_mode: int = 0

    @property
    def text_is_black(self) -> bool:
        """Whether text would be shown in black ink alone."""
        fills, strokes = self.text_mode in _FILLING, self.text_mode in _STROKING
        black = (not fills or self.fill_black) and (not strokes or self.stroke_black)
        return black and (fills or strokes)


@dataclass
class Drawn:
    """What a content stream draws: pictures, forms and patterns by object number, and where.

    ``states`` are the names of the graphics states that it sets.
    """

    objects: list[tuple[tuple[int, int], Matrix]] = field(default_factory=list)
    states: set[str] = field(default_factory=set)
