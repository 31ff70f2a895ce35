"""Text: state, position, and strings measured with their font's widths (ISO 32000-2, 9).

Marked content (14.6) tells the lettering of drawings from the text of the page.
"""

from __future__ import annotations

from typing import ClassVar

from compiler.preflight.colours import Family
from compiler.preflight.geometry import Box, finite, lengths, mapped
from compiler.preflight.machine import Actions, Machine, numbers
from compiler.preflight.tokens import Name, Operand
from compiler.units import IDENTITY, combined

# The em box of Chinese type above and below the baseline; Latin letters lie within it.
_ABOVE, _BELOW = 0.88, 0.12
_SPACE = 32
_MOST_MARKED = 64


class TextOperators(Machine):
    """Operator BT ET Tc Tw Tz TL Tf Tr Ts, Td TD Tm T*, Tj TJ ' double quote, BMC BDC EMC."""

    def begin(self, _: list[Operand]) -> None:
        """Operator BT."""
        self.text_matrix = self.line_matrix = IDENTITY

    def choose_font(self, operands: list[Operand]) -> None:
        """Operator Tf."""
        if len(operands) > 1 and isinstance(operands[-2], Name):
            self.state.font = self.resources.font(operands[-2])
        if found := numbers(operands, 1):
            self.state.size = found[0]

    def character_space(self, operands: list[Operand]) -> None:
        """Operator Tc."""
        if found := numbers(operands, 1):
            self.state.char_space = found[0]

    def word_space(self, operands: list[Operand]) -> None:
        """Operator Tw."""
        if found := numbers(operands, 1):
            self.state.word_space = found[0]

    def stretch(self, operands: list[Operand]) -> None:
        """Operator Tz, in percent."""
        if found := numbers(operands, 1):
            self.state.stretch = found[0] / 100

    def leading(self, operands: list[Operand]) -> None:
        """Operator TL."""
        if found := numbers(operands, 1):
            self.state.leading = found[0]

    def mode(self, operands: list[Operand]) -> None:
        """Operator Tr."""
        if found := numbers(operands, 1):
            self.state.mode = int(found[0])

    def rise(self, operands: list[Operand]) -> None:
        """Operator Ts."""
        if found := numbers(operands, 1):
            self.state.rise = found[0]

    def move(self, operands: list[Operand]) -> None:
        """Operator Td."""
        if found := numbers(operands, 2):
            self.line_matrix = combined((1, 0, 0, 1, found[0], found[1]), self.line_matrix)
            self.text_matrix = self.line_matrix

    def move_and_lead(self, operands: list[Operand]) -> None:
        """Operator TD."""
        if found := numbers(operands, 2):
            self.state.leading = -found[1]
        self.move(operands)

    def place(self, operands: list[Operand]) -> None:
        """Operator Tm."""
        found = numbers(operands, 6)
        if found and finite(found):
            a, b, c, d, e, f = found
            self.text_matrix = self.line_matrix = (a, b, c, d, e, f)

    def next_line(self, _: list[Operand]) -> None:
        """T*."""
        self.move([0.0, -self.state.leading])

    def show(self, operands: list[Operand]) -> None:
        """Operator Tj."""
        if operands:
            self._show([operands[-1]])

    def show_spaced(self, operands: list[Operand]) -> None:
        """Operator TJ."""
        if operands and isinstance(operands[-1], list):
            self._show(operands[-1])

    def show_on_next_line(self, operands: list[Operand]) -> None:
        """The apostrophe."""
        self.next_line(operands)
        self.show(operands)

    def show_with_spaces(self, operands: list[Operand]) -> None:
        """The double quote: word space, character space, string."""
        if found := numbers(operands[:-1], 2):
            self.state.word_space, self.state.char_space = found
        self.show_on_next_line(operands)

    def _show(self, pieces: list[Operand]) -> None:
        state = self.state
        font, size = state.font, state.size
        widths, default, scale = font.widths, font.default, font.scale
        extent, missing, shown, blank = 0.0, 0, 0, True
        for piece in pieces:
            if isinstance(piece, bytes):
                codes = font.codes(piece)
                if font.vertical:
                    extent += size * len(codes)
                else:
                    extent += scale * size * sum([widths.get(code, default) for code in codes])
                extent += state.char_space * len(codes)
                if font.code_bytes == 1:
                    spaces = codes.count(_SPACE)
                    extent += state.word_space * spaces
                    blank = blank and spaces == len(codes)
                else:
                    blank = blank and not codes
                if font.missing:
                    missing += sum([code in font.missing for code in codes])
                shown += len(codes)
            elif isinstance(piece, float):
                extent -= piece * size * 0.001
        if shown and not blank:
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

    def begin_marked(self, operands: list[Operand]) -> None:
        """Operator BMC, BDC (14.6): what follows belongs to a figure, or does not."""
        if len(self.marked) < _MOST_MARKED:
            self.marked.append("Figure" in operands[:1])

    def end_marked(self, _: list[Operand]) -> None:
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
