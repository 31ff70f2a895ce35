"""Draws a composed piece of a line: glyphs at their planned places, without Pango.

The piece stands in for WeasyPrint's text layout on its text box, and is drawn inside the marked
content that the engine opens for the box, so that the tags of the PDF stay as they are. Gaps wide
enough for readers to guess a space are put into ActualText spans (ISO 32000-1, 14.9.4).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from typing import Any

from weasyprint.text.line_break import Layout

from compiler.typeset.faces import ShapedCharacter
from compiler.typeset.glyph_writer import GlyphWriter

# Readers insert a space from about 0.1 em on (poppler, pdfium).
READABLE_GAP = 0.09
_text: Callable[[ShapedCharacter], str] = attrgetter("text")
_advance: Callable[[ShapedCharacter], float] = attrgetter("advance")
_spare: Callable[[ShapedCharacter], float] = attrgetter("spare")


class LinePiece:
    """A composed piece of one text box: what is drawn, and what the engine asks a layout for.

    ``gaps`` (pt) follow each character, the last included; ``lead`` goes before the first.
    ``blank`` is a space of the same style if the text goes on in the next box of the line: drawn
    over the last gap, or over a lead as of ruby's base, it keeps that from reading as a space.
    ``hyphen`` is drawn at the end of a parted word and read by nobody: the text goes on with the
    next line. A piece that ``is_whole`` reads without any space, however small or wide its gaps:
    ruby's base, which other text is drawn before it goes on.
    """

    __slots__ = (
        "ascent", "blank", "characters", "gaps", "hyphen", "is_whole", "lead", "max_width",
        "strikethrough_position", "strikethrough_thickness", "text", "underline_position",
        "underline_thickness",
    )  # fmt: skip
    first_line_direction = 0
    justification_spacing = 0

    def __init__(
        self,
        characters: Sequence[ShapedCharacter],
        lead: float,
        gaps: Sequence[float],
        blank: ShapedCharacter | None = None,
        hyphen: ShapedCharacter | None = None,
        *,
        is_whole: bool = False,
    ) -> None:
        self.characters = characters
        self.lead = lead
        self.gaps = array("d", gaps)  # a booklet keeps all its lines until it is written
        self.blank = blank
        self.hyphen = hyphen
        self.is_whole = is_whole
        self.text = "".join(map(_text, characters))
        self.max_width = None
        self.ascent = self.underline_position = self.strikethrough_position = None
        self.underline_thickness = self.strikethrough_thickness = None

    @property
    def width(self) -> float:
        """The width of the piece in pt."""
        width = self.lead + sum(map(_advance, self.characters)) + sum(self.gaps)
        return width + (self.hyphen.advance if self.hyphen else 0.0)

    def starts(self) -> Iterator[float]:
        """Where each character starts, in pt from the piece's left edge."""
        x = self.lead
        for character, gap in zip(self.characters, self.gaps, strict=True):
            yield x
            x += character.advance + gap

    def relabelled(self, characters: Sequence[ShapedCharacter]) -> LinePiece:
        """The piece with other characters in the same room."""
        gaps = [0.0] * (len(characters) - 1)
        room = self.width - self.lead - sum(map(_advance, characters))
        return LinePiece(characters, self.lead, [*gaps, room], self.blank)

    def measure_decoration(self, style: Any) -> None:
        """Take the lines' thicknesses and places from the font if text has any."""
        if style["text_decoration_line"] != "none":
            layout = Layout(style)
            self.ascent = layout.ascent
            self.underline_position = layout.underline_position
            self.strikethrough_position = layout.strikethrough_position
            self.underline_thickness = layout.underline_thickness
            self.strikethrough_thickness = layout.strikethrough_thickness

    def deactivate(self) -> None:
        """Nothing is held that the engine would have to free."""

    def reactivate(self, style: Any) -> None:
        """Nothing has to be set up again for drawing."""


@contextmanager
def spoken(stream: Any, language: str) -> Iterator[None]:
    """Around text in another language than the document's (ISO 32000-1, 14.9.2.3); "" for none."""
    if language:
        stream.stream.append(f"/Span <</Lang ({language})>> BDC".encode())
    yield
    if language:
        stream.stream.append(b"EMC")


def draw_piece(stream: Any, piece: LinePiece, matrix: Any) -> None:
    """Draw a piece with its first baseline point at ``matrix``."""
    if not piece.text.strip():
        return
    stream.set_text_matrix(*matrix.values)
    writer = GlyphWriter(stream)
    draw_stretch(writer, piece)
    writer.flush()


def draw_stretch(writer: GlyphWriter, piece: LinePiece) -> None:
    """Draw the characters of a piece from where the pen stands."""
    characters, gaps = piece.characters, piece.gaps
    last = len(characters) - 1
    fills_lead = piece.is_whole and piece.blank is not None and piece.lead > 0
    if not fills_lead:
        writer.move(piece.lead)
    drawn = 0
    for start, end in () if _reads_as_it_is(piece) else _spans(piece):
        writer.show_all(characters[drawn:start], gaps[drawn:start])
        writer.open_span(piece.text[start : end + 1])
        if fills_lead and piece.blank:
            writer.show(piece.blank)
            writer.move(piece.lead - piece.blank.advance)
        writer.show_all(characters[start:end], gaps[start:end])
        writer.show(characters[end])
        if end == last and piece.blank:
            writer.fill(gaps[end], piece.blank)
        else:
            writer.move(gaps[end])
        if end == last and piece.hyphen:
            writer.show(piece.hyphen)
        writer.close_span()
        drawn = end + 1
    writer.show_all(characters[drawn:], gaps[drawn:])


def _reads_as_it_is(piece: LinePiece) -> bool:
    """Whether no gap of the piece is wide enough for a reader to guess a space.

    Most lines are told by their widest gap; a piece is of one style, so of one size.
    """
    if piece.hyphen is not None or piece.is_whole:
        return False
    characters = piece.characters
    widest = max(piece.gaps) + max(map(_spare, characters))
    return widest <= READABLE_GAP * characters[0].size


def _spans(piece: LinePiece) -> Iterator[tuple[int, int]]:
    """First and last character of each stretch whose gaps must not read as spaces.

    A stretch holds whole clusters: the one glyph of —— would else be read twice, or half.
    """
    characters = piece.characters
    last = len(characters) - 1
    widest = READABLE_GAP * characters[0].size
    if piece.is_whole:
        yield 0, last
        return
    start = -1
    for index, (gap, spare) in enumerate(zip(piece.gaps, map(_spare, characters), strict=True)):
        wide = gap + spare > widest
        if wide:
            beside = piece.text[index : index + 2]
            wide = (index < last or piece.blank is not None) and beside == beside.strip()
        if index == last and piece.hyphen is not None:
            wide = True
        if wide and start < 0:
            start = index
            while start and characters[start].joined:
                start -= 1
        if start >= 0 and (index == last or not (wide or characters[index + 1].joined)):
            yield start, index
            start = -1
