"""Builds the engine's boxes of one composed line, each at its final place.

The tree of the paragraph is copied as far as the line reaches. Every text in a box on the
baseline hangs in the line's own strut, so that another face in the line does not move the
baseline off the page's grid.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf
from typing import Any

from weasyprint.layout.inline import _adjust_line_height
from weasyprint.layout.percent import resolve_percentages
from weasyprint.text.line_break import strut

from compiler.typeset.drawing import LinePiece
from compiler.typeset.hooks.inline_text import Annotated, InlineText
from compiler.typeset.hooks.text_nodes import Atom, Marker, Node, Span, TextRun
from compiler.typeset.mixed_drawing import MixedPiece, Setting
from compiler.typography.compose import Line
from compiler.typography.directions import Places, places
from compiler.typography.paragraph import BLANK

_NO_EDGES = dict.fromkeys(
    [f"{edge}_{side}" for edge in ("margin", "padding") for side in ("left", "right")]
    + [f"padding_{side}" for side in ("top", "bottom")]
    + [f"border_{side}_width" for side in ("left", "right", "top", "bottom")],
    0,
)


@dataclass(frozen=True)
class Strut:
    """The line height of a style and its baseline from the top, in pt."""

    height: float
    baseline: float


@dataclass
class LineParts:
    """What the engine passes along while it lays out a line, for what is left to it.

    ``lay_out`` lays out an object at a place; ``place`` takes a box out of the flow.
    """

    containing_block: Any
    lay_out: Callable[[Any, float, float], Any]
    place: Callable[[Any, Any, int, float], Any]


class LineBuilder:
    """Builds one line of a text; ``x`` (pt) is where its first character starts."""

    def __init__(self, text: InlineText, line: Line, parts: LineParts, x: float) -> None:
        self._text = text
        self._line = line
        self._parts = parts
        self._x = x
        characters = text.paragraph.characters
        blank = characters[line.last].kind in BLANK
        self._stop = line.last if blank else line.last + 1  # of what is drawn
        self._mixed = _mixed(text, line, self._stop) if text.levels else None
        self._said = "".join(one.text for one in characters[line.start : self._stop])

    def build(self) -> Any:
        """The line box."""
        root = self._text.root
        box = root.box
        base = Strut(*strut(box.style))
        indent = self._x - box.content_box_x()
        if box.style["direction"] == "rtl":
            self._x -= indent  # it is at the right
        new = box.copy_with_children(self._children(root, base))
        paragraph, line = self._text.paragraph, self._line
        is_last = line.next >= paragraph.length
        new.remove_decoration(start=line.start > 0, end=not is_last)
        new.width = self._x - new.content_box_x()
        if self._mixed:
            new.width = self._mixed.width + indent
        _adjust_line_height(new)
        return new

    def _go(self, width: float) -> None:
        """Move on by what was set; in a mixed line each character has its place already."""
        if self._mixed is None:
            self._x += width

    def _place(self, position: int) -> float:
        """Where a character is set."""
        if self._mixed is None or not self._mixed.left:
            return self._x
        last = len(self._mixed.left) - 1
        return self._x + self._mixed.left[min(position - self._line.start, last)]

    def _touches(self, node: Node) -> bool:
        """Whether the node belongs to the line; empty ones stand before their character."""
        if node.stop > node.start:
            return node.start < self._line.next and node.stop > self._line.start
        is_last = self._line.next >= self._text.paragraph.length
        return self._line.start <= node.start and (node.start < self._line.next or is_last)

    def _children(self, span: Span, base: Strut) -> list[Any]:
        made = []
        for node in span.children:
            if not self._touches(node):
                continue
            node.box.position_y = self._text.root.box.position_y
            child = self._child(span, node, base)
            if child is not None:
                made.append(child)
        return made

    def _child(self, parent: Span, node: Node, base: Strut) -> Any:
        if isinstance(node, TextRun):
            return self._text_box(node, base)
        if isinstance(node, Span):
            return self._inline_box(node, base)
        if isinstance(node, Marker):
            return self._parts.place(parent.box, node.box, node.index, self._place(node.start))
        if isinstance(node, Annotated):
            return self._ruby(node, base)
        assert isinstance(node, Atom)  # noqa: S101 - the last kind of node
        return self._object(node)

    def _object(self, node: Atom) -> Any:
        line = self._line
        if node.start == line.start:
            self._go(line.lead)
        box = self._parts.lay_out(node.box, self._place(node.start), inf)
        self._go(box.margin_width() + self._gap_after(node.start))
        return box

    def _ruby(self, node: Annotated, parent: Strut) -> Any:
        """Base on the line's baseline, annotation over it; the narrower one centred.

        The white beside the base is part of its text, as is the gap to what follows: readers
        would guess spaces there.
        """
        resolve_percentages(node.box, self._parts.containing_block)
        vars(node.box).update(_NO_EDGES)
        base, annotation = node.parts
        gap = self._gap_after(node.start)
        beside, above = ((node.width - part.line.width) / 2 for part in node.parts)
        line = replace(base.line, lead=base.line.lead + beside, tail=base.line.tail + beside + gap)
        x = self._place(node.start)
        new = node.box.copy_with_children(
            [
                self._ruby_part(base.text, line, x, parent),
                self._ruby_part(annotation.text, annotation.line, x + above, parent),
            ]
        )
        new.position_x = x
        new.width = node.width
        _settle(new, parent)
        self._go(node.width + gap)
        return new

    def _ruby_part(self, text: InlineText, line: Line, x: float, parent: Strut) -> Any:
        text.root.box.position_y = self._text.root.box.position_y
        builder = LineBuilder(text, line, self._parts, x)
        return builder._inline_box(text.root, parent)

    def _gap_after(self, position: int) -> float:
        """The gap after a character without the edges of boxes, which the boxes add."""
        line, paragraph = self._line, self._text.paragraph
        if position >= line.last:
            return line.tail
        gap = line.gaps[position - line.start]
        return gap - paragraph.after.get(position, 0.0) - paragraph.before.get(position + 1, 0.0)

    def _text_box(self, run: TextRun, base: Strut) -> Any:
        line, paragraph = self._line, self._text.paragraph
        start, stop = max(line.start, run.start), min(self._stop, run.stop)
        if start >= stop:
            return None
        gaps = line.gaps[start - line.start : stop - 1 - line.start]
        if paragraph.before or paragraph.after:
            gaps = [self._gap_after(position) for position in range(start, stop - 1)]
        gaps.append(self._gap_after(stop - 1))
        is_base = line.tail > 0  # of ruby; any other line's end is trimmed, or not
        goes_on = (stop < self._stop or is_base) and stop not in paragraph.before
        hyphenates = line.hyphen and stop > line.last
        characters = run.characters[start - run.start : stop - run.start]
        blank = run.table.blank if goes_on and run.table else None
        hyphen = run.table.characters("-")[0] if hyphenates and run.table else None
        piece: LinePiece
        x = self._x
        if self._mixed:
            first, last = start - line.start, stop - line.start
            setting = Setting(
                self._mixed.left[first:last], self._text.levels[start:stop], self._said, first
            )
            piece = MixedPiece(characters, setting, gaps, blank, hyphen)
            x += piece.left
        else:
            lead = line.lead if start == line.start else 0.0
            piece = LinePiece(characters, lead, gaps, blank, hyphen, is_whole=is_base)
        box = run.box.copy_with_text(piece.text)
        piece.measure_decoration(box.style)
        box.pango_layout = piece
        half_leading = (base.height - box.style["font_size"]) / 2
        vars(box).update(
            _NO_EDGES,
            width=piece.width,
            height=box.style["font_size"],
            margin_top=half_leading,
            margin_bottom=half_leading,
            baseline=base.baseline,
            position_x=x,
        )
        self._go(box.width)
        return box

    def _inline_box(self, span: Span, parent: Strut) -> Any:
        box = span.box
        resolve_percentages(box, self._parts.containing_block)
        for side in ("left", "right"):
            if getattr(box, f"margin_{side}") == "auto":
                setattr(box, f"margin_{side}", 0)
        is_empty = span.start == span.stop
        starts = self._line.start <= span.start and (span.start < self._stop or is_empty)
        ends = span.stop <= self._line.next
        base = _strut_of(box, parent)
        left_x = self._x
        if starts:
            self._go(box.margin_left + box.border_left_width + box.padding_left)
        children = self._children(span, base)
        new = box.copy_with_children(children)
        new.remove_decoration(start=not starts, end=not ends)
        new.position_x = left_x
        new.width = self._x - new.content_box_x()
        if ends:
            self._go(box.margin_right + box.border_right_width + box.padding_right)
        if self._mixed:
            self._span_over(new, span)
        _settle(new, parent)
        return new

    def _span_over(self, new: Any, span: Span) -> None:
        """Lay an inline box of a mixed line over its characters, wherever they stand."""
        if self._mixed is None or span.start == span.stop:
            new.width = 0.0
            return
        first = max(0, span.start - self._line.start)
        stop = min(self._stop, span.stop) - self._line.start
        advances = self._text.paragraph.characters[self._line.start : self._stop]
        left = self._mixed.left[first:stop] or [0.0]
        ends = [x + advances[i].advance for i, x in enumerate(self._mixed.left[first:stop], first)]
        new.position_x = self._x + min(left) - (new.content_box_x() - new.position_x)
        new.width = max(ends, default=min(left)) - min(left)


def _mixed(text: InlineText, line: Line, stop: int) -> Places:
    """Where the characters of a line stand that has text from right to left."""
    characters = text.paragraph.characters[line.start : stop]
    count = len(characters)
    gaps = [*line.gaps, line.tail][:count]
    if count:  # a line may be of one blank
        gaps[count - 1 :] = [line.tail] if stop > line.last else [0.0]
    advances = [character.advance for character in characters]
    return places(advances, gaps, text.levels[line.start : stop], line.lead)


def _strut_of(box: Any, parent: Strut) -> Strut:
    """The strut that text in the box hangs in: its parent's if both share a baseline."""
    own = Strut(*strut(box.style))
    hangs = box.style["vertical_align"] == "baseline" and own.height <= parent.height
    return parent if hangs else own


def _settle(new: Any, parent: Strut) -> None:
    """Give a finished inline box its height and baseline."""
    _adjust_line_height(new)
    base = _strut_of(new, parent)
    if base is parent:
        half_leading = (base.height - new.height) / 2
        new.margin_top = half_leading - new.border_top_width - new.padding_top
        new.margin_bottom = half_leading - new.border_bottom_width - new.padding_bottom
        new.baseline = base.baseline
