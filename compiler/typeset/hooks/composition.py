"""Chinese line composition inside WeasyPrint: the one hook that breaks, fills and draws lines.

``split_inline_box`` is asked for each line; for a line box it now answers with a composed line.
The width functions must know composed widths, or cells and shrink-to-fit boxes come out too
narrow; ``justify_line`` leaves composed lines alone; ``draw_first_line`` draws their pieces, and
``draw_text`` adds emphasis dots.
Switched off, WeasyPrint's own functions are back and its output is its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.draw as drawing
from weasyprint.draw import text as draw_text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, preferred
from weasyprint.matrix import Matrix
from weasyprint.svg.text import TextBox as LetterBox
from weasyprint.text.line_break import Layout

from compiler.typeset.drawing import LinePiece, draw_piece, spoken
from compiler.typeset.hooks.composer import Composer, LineCall, LineRecord
from compiler.typeset.hooks.declined_lines import DeclinedLines
from compiler.typeset.hooks.directions import engine_piece
from compiler.typeset.hooks.emphasis_dots import draw_dots
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.reliance import RELIED_ON
from compiler.typeset.hooks.replacement import replaced
from compiler.typeset.mixed_drawing import MixedPiece, Paint, draw_mixed
from compiler.typeset.picture_text import draw_letter
from compiler.typeset.shaping import CharacterTable, Declined, in_colour
from compiler.typography.directions import runs_to_the_left

NAME = "composition"


def composition_hook(composer: Composer) -> Hook:
    """Composition as a hook among others: ``composer`` makes the lines of one document."""
    return Hook(NAME, RELIED_ON, lambda: _installed(composer))


@contextmanager
def _installed(composer: Composer) -> Iterator[None]:
    hooks = _Hooks(composer)
    with (
        replaced(
            inline,
            split_inline_box=hooks.split_inline_box,
            justify_line=hooks.justify_line,
            inline_min_content_width=hooks.inline_min_content_width,
        ),
        replaced(
            preferred,
            inline_min_content_width=hooks.inline_min_content_width,
            inline_max_content_width=hooks.inline_max_content_width,
        ),
        replaced(draw_text, draw_first_line=hooks.draw_first_line),
        replaced(drawing, draw_text=hooks.draw_text),
    ):
        yield


class _Hooks:
    """The functions put in place of the engine's; each falls back to the one it replaces."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self._declined_lines = DeclinedLines(composer.policy, composer.shaper)
        self._split_inline_box = inline.split_inline_box
        self._justify_line = inline.justify_line
        self._minimum_width = preferred.inline_min_content_width
        self._maximum_width = preferred.inline_max_content_width
        self._draw_first_line = draw_text.draw_first_line
        self._draw_text = drawing.draw_text

    def split_inline_box(  # noqa: PLR0917 - the engine's signature
        self, context: Any, box: Any, position_x: float, max_x: float, bottom_space: float,
        skip_stack: Any, containing_block: Any, absolute_boxes: list[Any], fixed_boxes: list[Any],
        line_placeholders: list[Any], waiting_floats: list[Any], line_children: list[Any],
        first_letter_style: Any, first_line_style: Any,
    ) -> Any:  # fmt: skip
        """A line, composed if it is a line box of text that can be."""
        declined = ""
        if isinstance(box, boxes.LineBox):
            call = LineCall(
                position_x, max_x, bottom_space, skip_stack, containing_block, absolute_boxes,
                fixed_boxes, line_placeholders, waiting_floats, line_children,
            )  # fmt: skip
            try:
                _refuse_styles(box, containing_block, first_letter_style, first_line_style)
                return self.composer.fill_line(context, box, call)
            except Declined as refusal:
                declined = refusal.reason
        result = self._split_inline_box(
            context, box, position_x, max_x, bottom_space, skip_stack, containing_block,
            absolute_boxes, fixed_boxes, line_placeholders, waiting_floats, line_children,
            first_letter_style, first_line_style,
        )  # fmt: skip
        if declined and declined != "empty":
            result[0].composition = LineRecord(declined)
        return result

    def justify_line(self, context: Any, line: Any, extra_width: float) -> None:
        """Composed lines have their width already; others are stretched between characters."""
        record = getattr(line, "composition", None)
        if record is not None and not record.declined:
            return
        if not self._declined_lines.justify(line, extra_width):
            self._justify_line(context, line, extra_width)

    def inline_min_content_width(  # noqa: PLR0917 - the engine's signature
        self, context: Any, box: Any, outer: bool = True, skip_stack: Any = None,  # noqa: FBT001, FBT002 - WeasyPrint's
        first_line: bool = False, is_line_start: bool = False,  # noqa: FBT001, FBT002 - WeasyPrint's
    ) -> Any:  # fmt: skip
        """The width of the widest piece that cannot be parted."""
        if isinstance(box, boxes.LineBox):
            first = [skip_stack] if first_line else None
            try:
                width = self.composer.content_width(context, box, minimum=True, first=first)
            except Declined:
                pass
            else:
                return preferred.adjust(box, outer, width)
        return self._minimum_width(context, box, outer, skip_stack, first_line, is_line_start)

    def inline_max_content_width(
        self, context: Any, box: Any, outer: bool = True, is_line_start: bool = False  # noqa: FBT001, FBT002 - WeasyPrint's
    ) -> Any:  # fmt: skip
        """The width of the text broken only where it must be."""
        if isinstance(box, boxes.LineBox):
            try:
                width = self.composer.content_width(context, box, minimum=False, first=None)
            except Declined:
                pass
            else:
                return preferred.adjust(box, outer, width)
        return self._maximum_width(context, box, outer, is_line_start)

    def draw_text(self, stream: Any, textbox: Any, *rest: Any) -> None:
        """Draw a text box with its lines, then its emphasis dots."""
        self._draw_text(stream, textbox, *rest)
        draw_dots(stream, textbox)

    def draw_first_line(
        self, stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any
    ) -> list[Any]:
        """Draw a text box; the list is of colour glyphs, which composed text has none of."""
        piece = self._readable(textbox)
        if isinstance(piece, LinePiece):
            language = str(textbox.style["lang"] or "")
            with spoken(stream, "" if language.startswith("zh") else language):
                if isinstance(piece, MixedPiece):
                    paint = self._painter(stream, textbox.style, matrix)
                    draw_mixed(stream, piece, matrix, paint)
                else:
                    draw_piece(stream, piece, matrix)
            return []
        if isinstance(textbox, LetterBox):
            drawn, lacking = draw_letter(
                self._draw_first_line, stream, textbox, text_overflow, block_ellipsis, matrix
            )
            self.composer.lacking.update(lacking)
            return drawn
        emojis: list[Any] = self._draw_first_line(
            stream, textbox, text_overflow, block_ellipsis, matrix
        )
        return emojis

    def _readable(self, textbox: Any) -> Any:
        """What is drawn of a text box: a piece, or the engine's layout of text to the right.

        Of what the engine draws itself, words to the left read in no order, and signs in colour
        are pictures without a text.
        """
        layout, text = textbox.pango_layout, textbox.text
        if isinstance(layout, LinePiece) or isinstance(textbox, LetterBox):
            return layout
        table = self.composer.shaper.table(textbox.style)
        if runs_to_the_left(text) or _has_emoji(table, text):
            return engine_piece(table, text, textbox.style)
        return layout

    def _painter(self, stream: Any, style: Any, matrix: Any) -> Paint:
        """What draws a glyph in colour by the engine, at a distance from the matrix."""

        def paint(text: str, distance: float) -> None:
            layout = Layout(style)
            layout.set_text(text)
            x, y = matrix.values[4] + distance, matrix.values[5]
            stream.begin_text()
            box, place = LetterBox(layout, style), Matrix(d=-1, e=x, f=y)
            pictures = self._draw_first_line(stream, box, "clip", "none", place)
            stream.end_text()
            draw_text.draw_emojis(stream, style, x, y, pictures)

        return paint


def _has_emoji(table: CharacterTable, text: str) -> bool:
    """Whether some of the text is in colour; a face that has Han in colour is the engine's."""
    try:
        return not text.isascii() and in_colour(table.characters(text, coloured=True))
    except Declined:
        return False


def _refuse_styles(
    line_box: Any, containing_block: Any, first_letter_style: Any, first_line_style: Any
) -> None:
    """Raise Declined for what the engine draws by laying the text out again."""
    if first_letter_style or first_line_style:
        raise Declined("first-line")
    if line_box.text_overflow != "clip" or containing_block.style["block_ellipsis"] != "none":
        raise Declined("ellipsis")
