"""Text: state, position, and strings measured with their font's widths (ISO 32000-2, 9).

Marked content (14.6) tells the lettering of drawings from the text of the page.
"""

from __future__ import annotations

from itertools import repeat
from typing import ClassVar

from compiler.pdf.operands import numbers, shown, tag, values
from compiler.pdf.plane import IDENTITY, Box, combined, finite, lengths, mapped
from compiler.preflight.colours import Family
from compiler.preflight.machine import Actions, Machine

# The em box of Chinese type above and below the baseline; Latin letters lie within it.
_ABOVE, _BELOW = 0.88, 0.12
_SPACE = 32
_MOST_MARKED = 64


class TextOperators(Machine):
    """Operator BT ET Tc Tw Tz TL Tf Tr Ts, Td TD Tm T*, Tj TJ ' double quote, BMC BDC EMC."""

    def begin(self, _: bytes) -> None:
        """Operator BT."""
        self.text_matrix = self.line_matrix = IDENTITY

    def choose_font(self, operands: bytes) -> None:
        """Operator Tf."""
        if named := tag(operands):
            self.state.font = self.resources.font(named)
        if found := numbers(operands.rpartition(b" ")[2], 1) or numbers(operands, 1):
            self.state.size = found[0]

    def character_space(self, operands: bytes) -> None:
        """Operator Tc."""
        if found := numbers(operands, 1):
            self.state.char_space = found[0]

    def word_space(self, operands: bytes) -> None:
        """Operator Tw."""
        if found := numbers(operands, 1):
            self.state.word_space = found[0]

    def stretch(self, operands: bytes) -> None:
        """Operator Tz, in percent."""
        if found := numbers(operands, 1):
            self.state.stretch = found[0] / 100

    def leading(self, operands: bytes) -> None:
        """Operator TL."""
        if found := numbers(operands, 1):
            self.state.leading = found[0]

    def mode(self, operands: bytes) -> None:
        """Operator Tr."""
        if found := numbers(operands, 1):
            self.state.mode = int(found[0])

    def rise(self, operands: bytes) -> None:
        """Operator Ts."""
        if found := numbers(operands, 1):
            self.state.rise = found[0]

    def move(self, operands: bytes) -> None:
        """Operator Td."""
        if found := numbers(operands, 2):
            self._move(*found)

    def _move(self, x: float, y: float) -> None:
        self.text_matrix = self.line_matrix = combined((1, 0, 0, 1, x, y), self.line_matrix)

    def move_and_lead(self, operands: bytes) -> None:
        """Operator TD."""
        if found := numbers(operands, 2):
            self.state.leading = -found[1]
        self.move(operands)

    def place(self, operands: bytes) -> None:
        """Operator Tm."""
        found = numbers(operands, 6)
        if found and finite(found):
            a, b, c, d, e, f = found
            self.text_matrix = self.line_matrix = (a, b, c, d, e, f)

    def next_line(self, _: bytes) -> None:
        """T*."""
        self._move(0.0, -self.state.leading)

    def show(self, operands: bytes) -> None:
        """Operator Tj."""
        text = values(operands)[-1:]
        if text and isinstance(text[0], bytes):
            self._show(text[0])

    def show_spaced(self, operands: bytes) -> None:
        """Operator TJ."""
        self._show(*shown(operands))

    def show_on_next_line(self, operands: bytes) -> None:
        """The apostrophe."""
        self.next_line(operands)
        self.show(operands)

    def show_with_spaces(self, operands: bytes) -> None:
        """The double quote: word space, character space, string."""
        spaces = [value for value in values(operands)[-3:-1] if type(value) is float]
        if len(spaces) == 2:
            self.state.word_space, self.state.char_space = spaces
        self.show_on_next_line(operands)

    def _show(self, text: bytes, moved: float = 0.0) -> None:
        """Strings in one, and by how many thousandths of the size they are moved together."""
        state = self.state
        font, size = state.font, state.size
        codes = font.codes(text)
        spaces = codes.count(_SPACE) if font.code_bytes == 1 else 0
        if font.vertical:
            extent = size * len(codes)
        else:
            extent = font.scale * size * sum(map(font.widths.get, codes, repeat(font.default)))
        extent += state.char_space * len(codes) + state.word_space * spaces - moved * size * 0.001
        if spaces < len(codes):
            missing = 0
            if not font.missing.isdisjoint(codes):
                missing = sum(code in font.missing for code in codes)
            self._record(extent, missing)
        step = (0.0, -extent) if font.vertical else (extent * state.stretch, 0.0)
        self.text_matrix = combined((1, 0, 0, 1, *step), self.text_matrix)

    def _record(self, extent: float, missing: int) -> None:
        """What has been shown, as a box one em high and as long as the string."""
        state = self.state
        size, rise = state.size, state.rise
        matrix = combined(self.text_matrix, state.ctm)
        if not finite(matrix):
            return
        if state.font.coloured is not None:
            scaled = (size * state.stretch, 0.0, 0.0, size, 0.0, rise)
            self.glyphs(state.font.coloured, combined(scaled, matrix))
        if state.font.vertical:
            box = Box(-size / 2, -extent, size / 2, 0)
        else:
            box = Box(0, rise - _BELOW * size, extent * state.stretch, rise + _ABOVE * size)
        seen = mapped(box, matrix)
        if state.fill_space.family is Family.PATTERN and state.mode in {0, 2, 4, 6}:
            self.pattern(state.fill_pattern, seen, state.fill)
        style = self.shelf.style(state, abs(size) * lengths(matrix)[1])
        missing = missing if state.mode != 3 else 0
        self.canvas.text(style, seen, state.clip, missing, in_figure=any(self.marked))

    def begin_marked(self, operands: bytes) -> None:
        """Operator BMC, BDC (14.6): what follows belongs to a figure, or does not."""
        if len(self.marked) < _MOST_MARKED:
            self.marked.append(tag(operands) == "/Figure")

    def end_marked(self, _: bytes) -> None:
        """EMC; one too many is passed over, as readers do."""
        if self.marked:
            self.marked.pop()

    actions: ClassVar[Actions] = {
        b"BT": begin,
        b"Tf": choose_font,
        b"Tc": character_space,
        b"Tw": word_space,
        b"Tz": stretch,
        b"TL": leading,
        b"Tr": mode,
        b"Ts": rise,
        b"Td": move,
        b"TD": move_and_lead,
        b"Tm": place,
        b"T*": next_line,
        b"Tj": show,
        b"TJ": show_spaced,
        **dict.fromkeys((b"BMC", b"BDC"), begin_marked),
        b"EMC": end_marked,
        b"'": show_on_next_line,
        b'"': show_with_spaces,
    }
