"""Writes the glyphs of characters into the text of a PDF page, and tells its fonts of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from compiler.typeset.faces import EMPTY, UNKNOWN, Face, Glyph, ShapedCharacter, glyph_width
from compiler.typeset.picture_text import PRIVATE_USE

# TJ counts in thousandths of the font size; less than this cannot be seen.
FINEST = 0.05
# Thousandths by which a mark may stand higher or lower than its font wants. A rise parts a text in
# two, which readers order by where they begin: one that nobody sees is not worth it.
UNSEEN_RISE = 5
# pt by which a glyph may miss its advance and still be written without a number.
EXACT = 1e-5


class _Moves(dict[float, str]):
    """The moves between two strings of a TJ operator, by thousandths to the right."""

    def __missing__(self, thousandths: float) -> str:
        text = self[thousandths] = f">{-thousandths:g}<"
        return text


_BETWEEN = _Moves()


@dataclass
class _FontEntry:
    """A face in the PDF being written, and what it knows of the characters drawn so far.

    ``plain`` holds the code of characters of one glyph that fills their advance exactly;
    ``misread`` those whose glyph the font's own table already reads as another character, as Noto
    has one glyph for — and ―, or for a radical and its ideograph; and those for private use, which
    no reader knows (ISO 19005-2, 6.2.11.7.3).
    """

    fonts: Any
    font: Any
    size: float
    known: set[ShapedCharacter] = field(default_factory=set)
    plain: dict[ShapedCharacter, str] = field(default_factory=dict)
    misread: set[ShapedCharacter] = field(default_factory=set)


class GlyphWriter:
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
            self.open_span(character.said)
            self._show_glyphs(character)
            self.close_span()
        else:
            self._show_glyphs(character)

    def show_all(self, characters: Sequence[ShapedCharacter], gaps: Sequence[float]) -> None:
        """Draw characters, each followed by its gap: what ``show`` and ``move`` do, in one loop.

        A booklet has some hundred thousand of them, nearly all plain and of one face.
        """
        parts, pending, size = self._parts, self._pending, self._entry.size
        plain: dict[ShapedCharacter, str] = {}  # of no face yet
        for character, gap in zip(characters, gaps, strict=True):
            code = plain.get(character)
            if code is None or not self._open:
                self._pending = pending
                self.show(character)
                parts, pending, size = self._parts, self._pending, self._entry.size
                plain = self._entry.plain
            else:
                thousandths = pending * 1000 / size
                if thousandths >= FINEST or thousandths <= -FINEST:
                    rounded = round(thousandths, 1)
                    parts.append(_BETWEEN[rounded])
                    pending -= rounded * size / 1000
                parts.append(code)
            pending += gap
        self._pending = pending

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
        is_raised = abs(glyph.y_offset) * 1000 > UNSEEN_RISE * self._entry.size
        if is_raised:
            self.flush()
            self._stream.set_text_rise(-glyph.y_offset)
        self._put(f"{number:04x}")
        if is_raised:
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
    said = character.said
    if PRIVATE_USE.search(said) or len(character.glyphs) > 1:
        entry.misread.add(character)
    font = entry.font
    for glyph in character.glyphs:
        if glyph.number == EMPTY:
            continue
        number = _number(entry, glyph)
        if glyph.number & UNKNOWN:
            font.widths[number] = round(glyph.advance * 1000 / entry.size)
            font.widths.setdefault(0, font.widths[number])
        if font.to_unicode.setdefault(number, said) != said:
            entry.misread.add(character)
        if number not in font.widths and character.face is not None:
            font.widths[number] = round(glyph_width(character.face, number) * 1000 / entry.size)
    if len(character.glyphs) == 1 and not character.offset and character not in entry.misread:
        glyph = character.glyphs[0]
        if glyph.number == EMPTY:  # no glyph of the face: its number has no place in the text
            return
        number = _number(entry, glyph)
        exact = abs(font.widths.get(number, 0) * entry.size / 1000 - character.advance) < EXACT
        if exact and not (glyph.x_offset or glyph.y_offset):
            entry.plain[character] = f"{number:04x}"
