"""What a content stream has set at a point of it, as far as inks depend on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from compiler.finishing.colour_spaces import GREY, Space
from compiler.pdf.plane import IDENTITY, Matrix

_FILLING, _STROKING = frozenset({0, 2, 4, 6}), frozenset({1, 2, 5, 6})


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
