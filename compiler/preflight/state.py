"""The graphics state, and what all pages of a document share while they are read."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf

from compiler.pdf.plane import EVERYWHERE, IDENTITY, Box, Matrix
from compiler.preflight.bounds import MOST_BYTES_OF_DOCUMENT, MOST_OPERATORS, ExhaustedError
from compiler.preflight.colours import CMYK, GRAY, RGB, Colour, Space, colour
from compiler.preflight.facts import FontFact, ImageFact, Overprint, TextStyle
from compiler.preflight.fonts import NO_FONT, Font
from compiler.preflight.painting import Canvas

BLACK = colour(GRAY, (0.0,))


@dataclass
class State:
    """Graphics and text state (8.4.1, 9.3.1); saved by q, brought back by Q."""

    ctm: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_space: Space = GRAY
    stroke_space: Space = GRAY
    fill_pattern: pikepdf.Object | None = None
    stroke_pattern: pikepdf.Object | None = None
    line_width: float = 1.0
    overprint: Overprint = Overprint()  # noqa: RUF009 - frozen
    font: Font = Font(NO_FONT)  # noqa: RUF009 - frozen, and its fields are never written
    size: float = 1.0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> State:
        """What q saves."""
        other = State.__new__(State)
        other.__dict__.update(self.__dict__)
        return other


@dataclass(frozen=True)
class DrawnForm:
    """What a form painted that was called in a state, within a ``figure`` or not; what it cost."""

    start: State
    figure: bool
    canvas: Canvas
    operators: int
    bytes: int


@dataclass
class Shelf:
    """What is read once for all pages: fonts, pictures, colours, styles; and how much is left.

    Of each form that pages call, what it painted last: called again in the same state, as for the
    marks of a print file, it paints the same. ``saved_operators`` and ``saved_bytes`` are what that
    would have cost.
    """

    fonts: dict[tuple[int, int], Font] = field(default_factory=dict)
    images: dict[tuple[int, int], ImageFact] = field(default_factory=dict)
    contents: dict[tuple[int, int], bytes] = field(default_factory=dict)
    forms: dict[tuple[int, int], DrawnForm] = field(default_factory=dict)
    colours: dict[tuple[Space, tuple[float, ...]], Colour] = field(default_factory=dict)
    styles: dict[tuple[object, ...], TextStyle] = field(default_factory=dict)
    operators: int = MOST_OPERATORS
    bytes: int = MOST_BYTES_OF_DOCUMENT
    saved_operators: int = 0
    saved_bytes: int = 0
    measured: bool = True

    def colour(self, space: Space, values: tuple[float, ...]) -> Colour:
        """One record for each colour used."""
        key = (space, values)
        found = self.colours.get(key)
        if found is None:
            found = self.colours[key] = colour(space, values)
        return found

    def style(self, state: State, size_pt: float) -> TextStyle:
        """One record for each way text is painted."""
        mode = state.mode & 7 if state.font.coloured is None else 3
        fill = state.fill if mode in {0, 2, 4, 6} else None
        stroke = state.stroke if mode in {1, 2, 5, 6} else None
        fact: FontFact = state.font.fact
        key = (id(state.font), round(size_pt, 2), id(fill), id(stroke), state.overprint)
        found = self.styles.get(key)
        if found is None:
            found = TextStyle(fact, round(size_pt, 2), fill, stroke, state.overprint)
            self.styles[key] = found
        return found

    @property
    def cost(self) -> tuple[int, int]:
        """Operators and bytes of all that was read, as if no form had been known."""
        operators = MOST_OPERATORS - self.operators + self.saved_operators
        return operators, MOST_BYTES_OF_DOCUMENT - self.bytes + self.saved_bytes

    def spend(self, operators: int, size: int) -> None:
        """Count what has been read; ExhaustedError when it is too much."""
        self.operators -= operators
        self.bytes -= size
        if self.operators < 0:
            raise ExhaustedError("operators")
        if self.bytes < 0:
            raise ExhaustedError("bytes")


INITIAL = {GRAY: (0.0,), RGB: (0.0, 0.0, 0.0), CMYK: (0.0, 0.0, 0.0, 1.0)}


def first_colour(space: Space) -> tuple[float, ...]:
    """The values a colour space begins with (8.6.8)."""
    if space in INITIAL:
        return INITIAL[space]
    if space.colorants:
        return (1.0,) * space.components
    return (0.0, 0.0, 0.0, 1.0) if space.components == 4 else (0.0,) * space.components
