"""Text of drawings as PDF/A-2 wants it: every glyph there, and private characters spelt out.

The engine draws such text letter by letter. A letter that no font has would be drawn as .notdef
(ISO 19005-2, 6.2.11.8 forbids it): it gets 〓, the mark of Chinese and Japanese compositors for a
missing sort, and still reads as what it is. Characters for private use need an ActualText
(6.2.11.7.3).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from weasyprint.svg.text import TextBox
from weasyprint.text.ffi import ffi, pango
from weasyprint.text.line_break import Layout

PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
MISSING_SORT = "〓"
Draw = Callable[..., list[Any]]


def draw_letter(draw: Draw, stream: Any, textbox: TextBox, *rest: Any) -> tuple[list[Any], str]:
    """Draw a letter of a drawing by ``draw``, the engine's function.

    Gives what that gives, and the letter if no font has it.
    """
    text = textbox.text
    lacking = _is_lacking(textbox.pango_layout)
    if lacking:
        style = textbox.style
        instead = Layout(style)
        instead.set_text(MISSING_SORT)
        textbox = TextBox(instead, style)
    if not lacking and not PRIVATE_USE.search(text):
        return draw(stream, textbox, *rest), ""
    actual = ("\ufeff" + text).encode("utf-16-be").hex()
    stream.stream.append(f"/Span <</ActualText <{actual}>>> BDC".encode())
    emojis = draw(stream, textbox, *rest)
    stream.stream.append(b"EMC")
    return emojis, text if lacking else ""


def _is_lacking(layout: Layout) -> bool:
    """Whether a glyph of the layout's line is in no font."""
    line, _ = layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        glyphs = run.data.glyphs
        for info in glyphs.glyphs[0 : glyphs.num_glyphs]:
            if info.glyph != pango.PANGO_GLYPH_EMPTY and (
                info.glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG
            ):
                return True
        run = run.next
    return False
