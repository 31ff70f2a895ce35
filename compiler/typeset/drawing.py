"""Draws a composed piece of a line: glyphs at their planned places, without Pango.

The piece stands in for WeasyPrint's text layout on its text box, and is drawn inside the marked
content that the engine opens for the box, so that the tags of the PDF stay as they are. Gaps wide
enough for readers to guess a space are put into ActualText spans (ISO 32000-1, 14.9.4).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from weasyprint.text.line_break import Layout

from compiler.typeset.faces import EMPTY, UNKNOWN, Face, Glyph, ShapedCharacter, glyph_width

# Readers insert a space from about 0.1 em on (poppler, pdfium).
READABLE_GAP = 0.09
# TJ counts in thousandths of the font size; less than this cannot be seen.
FINEST = 0.05
# pt by which a glyph may miss its advance and still be written without a number.
EXACT = 1e-5


class LinePiece:
    """A composed piece of one text box: what is drawn, and what the engine asks a layout for.

    ``gaps`` (pt) follow each character, the last included; ``lead`` goes before the first.
    ``blank`` is a space of the same style if the text goes on in the next box of the line: drawn
    over the last gap it keeps that from reading as a space. ``hyphen`` is drawn at the end of a
    parted word and read by nobody: the text goes on with the next line.
    """

    __slots__ = (
        "ascent", "blank", "characters", "gaps", "hyphen", "lead", "max_width",
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
    ) -> None:
        self.characters = characters
        self.lead = lead
        self.gaps = array("d", gaps)  # a booklet keeps all its lines until it is written
        self.blank = blank
        self.hyphen = hyphen
        self.text = "".join(character.text for character in characters)
        self.max_width = None
        self.ascent = self.underline_position = self.strikethrough_position = None
        self.underline_thickness = self.strikethrough_thickness = None

    @property
    def width(self) -> float:
        """The width of the piece in pt."""
        width = self.lead + sum(c.advance for c in self.characters) + sum(self.gaps)
        return width + (self.hyphen.advance if self.hyphen else 0.0)

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


@dataclass
class _FontEntry:
    """A face in the PDF being written, and what it knows of the characters drawn so far.

    ``plain`` holds the code of characters of one glyph that fills their advance exactly;
    ``misread`` those whose glyph the font's own table already reads as another character, as Noto
    has one glyph for — and ―, or for a radical and its ideograph.
    """

    fonts: Any
    font: Any
    size: float
    known: set[ShapedCharacter] = field(default_factory=set)
    plain: dict[ShapedCharacter, str] = field(default_factory=dict)
    misread: set[ShapedCharacter] = field(default_factory=set)


def draw_piece(stream: Any, piece: LinePiece, matrix: Any) -> None:
    """Draw a piece with its first baseline point at ``matrix``."""
    if not piece.text.strip():
        return
    stream.set_text_matrix(*matrix.values)
    spans = dict(_spans(piece))
    writer = _Writer(stream)
    writer.move(piece.lead)
    end, last = -1, len(piece.characters) - 1
    for index, character in enumerate(piece.characters):
        if index in spans:
            end = spans[index]
            writer.open_span(piece.text[index : end + 1])
        writer.show(character)
        if index == end and index == last and piece.blank:
            writer.fill(piece.gaps[index], piece.blank)
        else:
            writer.move(piece.gaps[index])
        if index == last and piece.hyphen:
            writer.show(piece.hyphen)
        if index == end:
            writer.close_span()
    writer.flush()


def _spans(piece: LinePiece) -> Iterator[tuple[int, int]]:
    """First and last character of each stretch whose gaps must not read as spaces.

    A stretch holds whole clusters: the one glyph of —— would else be read twice, or half.
    """
    characters = piece.characters
    last = len(characters) - 1
    start = -1
    for index, character in enumerate(characters):
        wide = piece.gaps[index] + character.spare > READABLE_GAP * character.size
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


class _Writer:
    """Writes glyphs and moves as TJ operators, with as few numbers as can be."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._parts: list[str] = []
        self._open = False
        self._in_span = False
        self._pending = 0.0  # pt to the right of where the PDF's own widths have led
        self._face: Face | None = None
        self._entry = _FontEntry(None, None, 1.0)

    def move(self, distance: float) -> None:
        """Go to the right by ``distance`` pt."""
        self._pending += distance

    def show(self, character: ShapedCharacter) -> None:
        """Draw a character and advance by its advance."""
        if character.face is not self._face:
            if character.face is None:
                self._pending += character.advance
                return
            self._use(character.face)
        entry = self._entry
        code = entry.plain.get(character)
        if code is not None:
            self._put(code)
            return
        if character not in entry.known:
            _introduce(entry, character)
        if character in entry.misread and not self._in_span:
            self.open_span(character.cluster)
            self._show_glyphs(character)
            self.close_span()
        else:
            self._show_glyphs(character)

    def _show_glyphs(self, character: ShapedCharacter) -> None:
        self._pending += character.offset
        for glyph in character.glyphs:
            self._show_glyph(glyph)
        self._pending += character.spare

    def _show_glyph(self, glyph: Glyph) -> None:
        if glyph.number == EMPTY:
            self._pending += glyph.advance
            return
        number = _number(self._entry, glyph)
        self._pending += glyph.x_offset
        if glyph.y_offset:
            self.flush()
            self._stream.set_text_rise(-glyph.y_offset)
        self._put(f"{number:04x}")
        if glyph.y_offset:
            self.flush()
            self._stream.set_text_rise(0)
        width = self._entry.font.widths[number] * self._entry.size / 1000
        self._pending += glyph.advance - glyph.x_offset - width

    def _put(self, code: str) -> None:
        """Add a glyph's code, after a move if the pen is not where it should be."""
        thousandths = self._pending * 1000 / self._entry.size
        if thousandths >= FINEST or thousandths <= -FINEST:
            rounded = round(thousandths, 1)
            self._close_string()
            self._parts.append(f"{-rounded:g}")
            self._pending -= rounded * self._entry.size / 1000
        if not self._open:
            self._parts.append("<")
            self._open = True
        self._parts.append(code)

    def fill(self, gap: float, blank: ShapedCharacter) -> None:
        """Cover the gap to the next box with a space, for a span ends where its last glyph ends."""
        self.move(gap - blank.advance + blank.spare)
        self.show(blank)
        self.move(-blank.spare)

    def open_span(self, text: str) -> None:
        """Begin a stretch that reads as ``text``, whatever its gaps."""
        self.flush()
        actual = ("\ufeff" + text).encode("utf-16-be").hex()
        self._stream.stream.append(f"/Span <</ActualText <{actual}>>> BDC".encode())
        self._in_span = True

    def close_span(self) -> None:
        """End the stretch."""
        self.flush()
        self._stream.stream.append(b"EMC")
        self._in_span = False

    def flush(self) -> None:
        """Write what is collected."""
        self._close_string()
        if self._parts:
            self._stream.show_text("".join(self._parts))
            self._parts = []

    def _close_string(self) -> None:
        if self._open:
            self._parts.append(">")
            self._open = False

    def _use(self, face: Face) -> None:
        self.flush()
        fonts = self._stream._fonts  # noqa: SLF001 - guarded
        if face.entry is None or face.entry.fonts is not fonts:
            font, size = self._stream.add_font(face.font)
            face.entry = _FontEntry(fonts, font, size)
        self._face, self._entry = face, face.entry
        self._stream.set_font_size(face.entry.font.hash, face.entry.size)


def _number(entry: _FontEntry, glyph: Glyph) -> int:
    """The glyph's number in the PDF; one past the font's own for a character it lacks."""
    if glyph.number & UNKNOWN:
        return int(entry.font.get_unused_glyph_id(glyph.number - UNKNOWN))
    return glyph.number


def _introduce(entry: _FontEntry, character: ShapedCharacter) -> None:
    """Tell the PDF's font the widths and the text of a character's glyphs."""
    entry.known.add(character)
    font = entry.font
    for glyph in character.glyphs:
        if glyph.number == EMPTY:
            continue
        number = _number(entry, glyph)
        if glyph.number & UNKNOWN:
            font.widths[number] = round(glyph.advance * 1000 / entry.size)
            font.widths.setdefault(0, font.widths[number])
        if font.to_unicode.setdefault(number, character.cluster) != character.cluster:
            entry.misread.add(character)
        if number not in font.widths and character.face is not None:
            font.widths[number] = round(glyph_width(character.face, number) * 1000 / entry.size)
    if len(character.glyphs) == 1 and not character.offset and character not in entry.misread:
        glyph = character.glyphs[0]
        number = _number(entry, glyph)
        exact = abs(font.widths.get(number, 0) * entry.size / 1000 - character.advance) < EXACT
        if exact and not (glyph.x_offset or glyph.y_offset):
            entry.plain[character] = f"{number:04x}"
