"""Draws a piece of a line that has text from right to left, so that readers get it in its order.

Readers of PDF sort a line by place and turn round what is written from right to left, each by
rules of its own: PDFium (Chrome, the proof) parts it at every change between letters of either
direction, digits and signs, and may turn the order of these parts round as well; poppler's raw
order is that of the file. So each such part is one text object, and they stand in the file in the
order in which they are read; inside one, glyphs stand as on paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from compiler.typeset.drawing import LinePiece, draw_stretch
from compiler.typeset.faces import ShapedCharacter
from compiler.typeset.glyph_writer import GlyphWriter
from compiler.typeset.signs import SIGN, guarded, kind_of_sign

Paint = Callable[[str, float], None]
_TOUCHING = 1e-6  # pt


@dataclass(frozen=True)
class Setting:
    """How the characters of a piece stand in their line.

    ``left`` is where each starts, in pt from the line's left edge, and ``levels`` which way it
    runs; ``start`` is the place of the first in ``line``, the text of the whole line.
    """

    left: Sequence[float]
    levels: Sequence[int]
    line: str
    start: int


class MixedPiece(LinePiece):
    """A piece whose characters stand where ``places`` says, in pt from its own left edge.

    ``left`` is where that edge is in the line.
    """

    __slots__ = ("_width", "left", "places", "setting")

    def __init__(
        self,
        characters: Sequence[ShapedCharacter],
        setting: Setting,
        gaps: Sequence[float],
        blank: ShapedCharacter | None = None,
        hyphen: ShapedCharacter | None = None,
    ) -> None:
        super().__init__(characters, 0.0, gaps, blank, hyphen)
        self.setting = setting
        self.left = min(setting.left)
        self.places = [place - self.left for place in setting.left]
        ends = (place + one.advance for place, one in zip(self.places, characters, strict=True))
        self._width = max(ends) + (hyphen.advance if hyphen else 0.0)

    @property
    def levels(self) -> Sequence[int]:
        """Which way each character runs (UAX #9)."""
        return self.setting.levels

    @property
    def width(self) -> float:
        """The width of the piece in pt, from its leftmost character to its rightmost."""
        return self._width

    def starts(self) -> Iterator[float]:
        """Where each character starts, in pt from the piece's left edge."""
        return iter(self.places)

    def relabelled(self, characters: Sequence[ShapedCharacter]) -> LinePiece:
        """The piece with other characters in the same places."""
        return MixedPiece(characters, self.setting, self.gaps, self.blank)


def draw_mixed(stream: Any, piece: MixedPiece, matrix: Any, paint: Paint) -> None:
    """Draw a piece with its first baseline point at ``matrix``.

    ``paint`` draws a glyph in colour at a distance from there, as the engine does. It is a picture:
    what it stands for is told of it (ISO 32000-1, 14.9.4), since its glyph has no extent, and
    PDFium passes over what has none.
    """
    if not piece.text.strip():
        return
    stream.set_text_matrix(*matrix.values)
    writer = GlyphWriter(stream)
    pen = 0.0
    for start, stop in _parts(piece):
        first, last = piece.characters[start], piece.characters[stop - 1]
        is_odd = piece.levels[start] % 2
        x = piece.places[stop - 1 if is_odd else start]
        if first.face is not None and first.face.has_colour:
            stream.end_text()
            writer.open_span(first.cluster)
            paint(first.cluster, x)
            writer.close_span()
            stream.begin_text()
            stream.set_text_matrix(*matrix.values)
            writer, pen = GlyphWriter(stream), 0.0
            continue
        writer.move(x - pen)
        sign = _guarded(piece, start)
        if sign:
            writer.open_span(sign)
            writer.show(first)
            writer.close_span()
            pen = x + first.advance
        elif is_odd:
            for position in range(stop - 1, start - 1, -1):
                writer.show(piece.characters[position])
            pen = piece.places[start] + first.advance
        else:
            gap = _gap_to_the_right(piece, stop)
            hyphen = piece.hyphen if stop == len(piece.characters) else None
            part = LinePiece(
                piece.characters[start:stop], 0.0, [*piece.gaps[start : stop - 1], gap],
                piece.blank, hyphen,
            )  # fmt: skip
            draw_stretch(writer, part)
            pen = piece.places[stop - 1] + last.advance + gap
            pen += hyphen.advance if hyphen else 0.0
        writer.flush()


def _parts(piece: MixedPiece) -> Iterator[tuple[int, int]]:
    """First and last but one of each part that a reader takes for one, in reading order."""
    start = 0
    kinds = [
        SIGN if character.face and character.face.has_colour else kind_of_sign(character.text)
        for character in piece.characters
    ]
    for index in range(1, len(kinds)):
        if not piece.characters[index].glyphs and piece.characters[index].joined:
            kinds[index] = kinds[index - 1]
            continue
        same = kinds[index - 1] == kinds[index] and kinds[index] is not SIGN
        if not (same and piece.levels[index] == piece.levels[start] and _touch(piece, index)):
            yield start, index
            start = index
    yield start, len(kinds)


def _guarded(piece: MixedPiece, index: int) -> str:
    """What a sign has to read as, "" for one that reads as it is."""
    if kind_of_sign(piece.characters[index].text) is not SIGN:
        return ""
    place = piece.setting.start + index
    return guarded(piece.setting.line, place, is_odd=bool(piece.levels[index] % 2))


def _touch(piece: MixedPiece, index: int) -> bool:
    """Whether a character stands beside the one read before it, with no other between."""
    first, second = index - 1, index
    if piece.levels[index] % 2:
        end = piece.places[second] + piece.characters[second].advance
        return abs(piece.places[first] - end) < _TOUCHING
    end = piece.places[first] + piece.characters[first].advance + piece.gaps[first]
    return abs(piece.places[second] - end) < _TOUCHING


def _gap_to_the_right(piece: MixedPiece, stop: int) -> float:
    """The gap after a part that runs to the right, if what is read next stands behind it."""
    if stop == len(piece.characters):
        return max(0.0, piece.gaps[stop - 1]) if piece.blank else 0.0
    end = piece.places[stop - 1] + piece.characters[stop - 1].advance
    return (
        piece.gaps[stop - 1]
        if piece.places[stop] >= end + piece.gaps[stop - 1] - _TOUCHING
        else 0.0
    )
