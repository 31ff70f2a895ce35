"""The leader of a contents line as one run: a box for every dot costs half the drawing.

The engine puts a text box, with a text layout of its own, for each dot between a title and its
page number (css-content-3, 2.4). Here its boxes are taken as they are placed, on the same grid,
and joined into one, whose glyphs are drawn by a single operator.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.draw import text as drawing
from weasyprint.layout import inline
from weasyprint.layout.leader import leader_index
from weasyprint.matrix import Matrix

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.replacement import replaced

_GLYPHS = re.compile(r"<([0-9a-f]*)>")
_DIGITS = 4  # hexadecimal digits a glyph; bitmap fonts, with 2, are drawn one by one
_FINEST = 0.0005  # thousandths of the font size: what four decimals can tell


class LeaderRun:
    """Stands for the text layout of a leader: ``count`` times the layout of its text.

    ``pitch`` (px, the engine's unit) is the distance from each to the next. What is not of its
    own, as the metrics for underlines, is that of the one layout.
    """

    def __init__(self, unit: Any, count: int, pitch: float) -> None:
        self.unit = unit
        self.count = count
        self.pitch = pitch
        self.text = unit.text * count

    def __getattr__(self, name: str) -> Any:
        return getattr(self.unit, name)

    def deactivate(self) -> None:
        """Free the one layout."""
        self.unit.deactivate()

    def reactivate(self, style: Any) -> None:
        """Set up the one layout for drawing."""
        self.unit.reactivate(style)


class _Recorder:
    """A stream that keeps the text shown instead of writing it, and the fonts asked for."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.shown: list[str] = []
        self.fonts: list[tuple[Any, float]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        self.fonts.append(self._stream.add_font(pango_font))
        return self.fonts[-1]

    def show_text(self, text: str) -> None:
        self.shown.append(text)


class _Dot:
    """Stands for the text box of a leader while the engine places copies of it along the line.

    Only the last and leftmost place counts, so each copy is the same object put elsewhere. Lines
    from right to left move the copies once more: they get real ones.
    """

    def __init__(self, box: Any) -> None:
        self.box = box
        self.width = box.width
        self.position_x = box.position_x

    def copy(self) -> _Dot:
        return self


def _join(leader: Any) -> None:
    """Make one box of the boxes of a leader."""
    if not leader.children:
        return
    first, count = leader.children[-1], len(leader.children)  # they stand from right to left
    box = (first.box if isinstance(first, _Dot) else first).copy()
    box.position_x = first.position_x
    if count > 1:
        box.pango_layout = LeaderRun(box.pango_layout, count, first.width)
        box.text = box.pango_layout.text
        box.width = first.width * count
    leader.children = (box,)


def _draw_run(draw: Callable[..., Any], stream: Any, box: Any, *clip: Any, matrix: Matrix) -> Any:
    """Draw a leader's glyphs by one operator where that is possible, else one by one."""
    run = box.pango_layout
    unit = box.copy()
    unit.pango_layout, unit.text = run.unit, run.unit.text
    recorder = _Recorder(stream)
    pictures = draw(recorder, unit, *clip, matrix)
    joined = None if pictures else _repeated(recorder, run)
    if joined is not None:
        stream.show_text(joined)
        return []
    for number in range(run.count):
        a, b, c, d, e, f = matrix.values
        x = e + number * run.pitch
        pictures = draw(stream, unit, *clip, Matrix(a, b, c, d, x, f))
        if pictures:
            drawing.draw_emojis(stream, box.style, x, f, pictures)
    return []


def _repeated(recorder: _Recorder, run: LeaderRun) -> str | None:
    """The recorded text ``count`` times, each moved to its place; None if it is not plain."""
    if not recorder.shown:
        return ""
    if len(recorder.shown) > 1 or len(recorder.fonts) != 1 or recorder.fonts[0][0].bitmap:
        return None
    (text,), ((font, size),) = recorder.shown, recorder.fonts
    text = text[: text.rindex(">") + 1]  # what follows moves to a next glyph that there is not
    glyphs = "".join(_GLYPHS.findall(text))
    numbers = [int(glyphs[start : start + _DIGITS], 16) for start in range(0, len(glyphs), _DIGITS)]
    moves = sum(float(move) for move in _GLYPHS.sub(" ", text).split())
    pad = sum(font.widths[number] for number in numbers) - moves - run.pitch * 1000 / size
    if abs(pad) < _FINEST:
        return (text * run.count).replace("><", "")
    return f"{pad:.4f}".join([text] * run.count)


@contextmanager
def _installed() -> Iterator[None]:
    handle_leader = inline.handle_leader
    draw_first_line = drawing.draw_first_line

    def joined_leader(context: Any, line: Any, containing_block: Any) -> None:
        _, leader = leader_index(line)
        if leader is not None:
            if line.style["direction"] == "ltr" and len(leader.children) == 1:
                leader.children = (_Dot(leader.children[0]),)
            handle_leader(context, line, containing_block)
            _join(leader)

    def draw(
        stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Matrix
    ) -> Any:
        clip = (text_overflow, block_ellipsis)
        if isinstance(textbox.pango_layout, LeaderRun):
            return _draw_run(draw_first_line, stream, textbox, *clip, matrix=matrix)
        return draw_first_line(stream, textbox, *clip, matrix)

    with (
        replaced(inline, handle_leader=joined_leader),
        replaced(drawing, draw_first_line=draw),
    ):
        yield


HOOK = Hook(
    "leaders",
    (
        Fingerprint("weasyprint.layout.leader", "handle_leader", "a7f944a205e41cd0"),
        Fingerprint("weasyprint.layout.leader", "leader_index", "a5db9f270b8b21c3"),
        Fingerprint("weasyprint.draw.text", "draw_text", "d1cfa769e258eb9a"),
        Fingerprint("weasyprint.draw.text", "draw_first_line", "df38b8753e86c3ba"),
    ),
    _installed,
)
