"""The text of a line box before it is broken: characters, and the tree of boxes they stand in.

The engine's line box holds a whole paragraph as a tree of inline boxes. Here each text box becomes
characters, each picture, inline block or leader one object character, each box edge a width beside
a character; what is out of flow keeps its place between two characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.percent import percentage

from compiler.typeset.hooks.directions import directed
from compiler.typeset.hooks.emphasis_dots import keyword
from compiler.typeset.hooks.text_nodes import Atom, Marker, Node, Span, TextRun, text_runs
from compiler.typeset.hyphens import hyphenate
from compiler.typeset.shaping import Declined, Shaper, as_object
from compiler.typography.characters import Character
from compiler.typography.classes import NARROW, Kind
from compiler.typography.compose import Line, Measure, compose_line
from compiler.typography.directions import runs_to_the_left
from compiler.typography.last_resort import word_parts
from compiler.typography.paragraph import Frames, PairTables, Paragraph

Width = Callable[[Any], float]
# Between the Latin annotations of neighbours, in em of the annotation.
ANNOTATION_SPACE = 0.25
_UNBROKEN = Measure(inf, justified=False)
_COLLAPSING = frozenset({"normal", "nowrap", "pre-line"})
_UNWRAPPED = frozenset({"nowrap", "pre"})
_ATOMIC = (boxes.AtomicInlineLevelBox, boxes.InlineFlexBox, boxes.InlineGridBox)


@dataclass
class Annotated(Atom):
    """Ruby (注音): base and annotation, each in a line of its own; ``width`` is in pt."""

    parts: tuple[RubyPart, ...] = ()
    width: float = 0.0


@dataclass(frozen=True)
class InlineText:
    """A line box read: its tree, its paragraph, and where a line has to stay as it is.

    ``has_leader`` lines are filled by the engine, not stretched. ``emergency`` says whether words
    wider than a line may be broken (overflow-wrap), ``parts_for_width`` whether they count as
    broken where a width is asked for (``anywhere``, not ``break-word``). ``is_fixed`` texts have no
    object or edge whose width could depend on where they stand. ``levels`` are those of the
    characters (UAX #9), none if all run from left to right. ``ends`` keeps the line ends found, by
    measure.
    """

    root: Span
    paragraph: Paragraph
    has_leader: bool
    emergency: bool
    parts_for_width: bool
    is_fixed: bool
    levels: tuple[int, ...] = ()
    ends: dict[Measure, dict[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class RubyPart:
    """The base or the annotation of ruby, and the one line it is set in."""

    text: InlineText
    line: Line


class Reader:
    """Reads one line box; ``atom_width`` gives the outer width of an object, in pt."""

    def __init__(
        self, shaper: Shaper, tables: PairTables, atom_width: Width, reference_width: float
    ) -> None:
        self._shaper = shaper
        self._tables = tables
        self._atom_width = atom_width
        self._reference_width = reference_width  # pt, for percentages of edges
        self._characters: list[Character] = []
        self._before: dict[int, float] = {}
        self._after: dict[int, float] = {}
        self._unspaced: set[int] = set()
        self._unbreakable: set[int] = set()
        self._has_leader = False
        self._has_objects = False
        self._emergency = False
        self._is_mixed = False  # with text from right to left
        self._parts_for_width = False

    def read(self, line_box: Any) -> InlineText:
        """The line box as text; Declined if it holds what cannot be composed."""
        self._is_mixed |= line_box.style["direction"] == "rtl"
        root = Span(line_box, 0, 0)
        self._read_children(root)
        levels = directed(root, self._characters) if self._is_mixed else ()
        if line_box.style["white_space"] in _UNWRAPPED:
            self._unbreakable.update(range(1, root.stop))
        frames = Frames(
            self._before, self._after, frozenset(self._unspaced), frozenset(self._unbreakable)
        )
        paragraph = Paragraph(
            self._characters, self._tables, frames, lambda: parted_words(root, self._characters)
        )
        is_fixed = not (self._before or self._after or self._has_objects)
        return InlineText(
            root, paragraph, self._has_leader, self._emergency, self._parts_for_width, is_fixed,
            levels,
        )  # fmt: skip

    def _read_children(self, span: Span) -> None:
        for index, child in enumerate(span.box.children):
            start = len(self._characters)
            node = self._node(child, index, start)
            if node is not None:
                node.stop = len(self._characters)
                span.children.append(node)
        span.stop = len(self._characters)

    def _node(self, box: Any, index: int, start: int) -> Node | None:
        if isinstance(box, boxes.TextBox):
            return self._text_run(box, index, start) if box.style["font_size"] else None
        if not box.is_in_normal_flow():
            if box.is_floated():
                raise Declined("float")
            return Marker(box, index, start)
        if isinstance(box, _ATOMIC) or box.is_leader:
            return self._atom(box, index, start)
        if isinstance(box, boxes.InlineBox):
            return self._span(box, index, start)
        raise Declined("unknown-box")

    def _text_run(self, box: Any, index: int, start: int) -> TextRun:
        style = box.style
        is_mixed = runs_to_the_left(box.text)
        if "\t" in box.text and style["white_space"] not in _COLLAPSING and not is_mixed:
            raise Declined("tab")
        if style["hyphens"] == "auto" or (style["hyphens"] != "none" and "\xad" in box.text):
            self._refuse_hyphens(box)
        table = self._shaper.table(style)
        if is_mixed:
            characters = table.unknown(box.text)  # until the levels of the paragraph are known
        else:
            characters = table.characters(box.text, coloured=True)
            is_mixed = any(one.face and one.face.has_colour for one in characters)
        self._is_mixed |= is_mixed  # pictures of emoji are set each at its place, as in such lines
        self._characters += characters
        self._parts_for_width |= style["overflow_wrap"] == "anywhere"
        self._parts_for_width |= style["word_break"] == "break-all"
        self._emergency |= style["overflow_wrap"] == "break-word" or self._parts_for_width
        return TextRun(box, index, start, table=table, characters=characters)

    @staticmethod
    def _refuse_hyphens(box: Any) -> None:
        """Chinese has no hyphenation; other languages are left to the engine's dictionaries."""
        if "\xad" in box.text or not str(box.style["lang"] or "zh").startswith("zh"):
            raise Declined("hyphenation")

    def _atom(self, box: Any, index: int, start: int) -> Atom:
        self._characters.append(as_object(self._atom_width(box), box.style["font_size"]))
        self._has_objects = True
        if box.is_leader:
            self._has_leader = True
            self._unbreakable.add(start + 1)
        return Atom(box, index, start)

    def _span(self, box: Any, index: int, start: int) -> Node:
        if box.style["position"] == "relative" and any(_positioned(box)):
            raise Declined("positioned")
        sides = ("left", "right") if box.style["direction"] == "ltr" else ("right", "left")
        left, right = (self._edge(box, side) for side in sides)
        if (left or right) and box.style["box_decoration_break"] == "clone":
            raise Declined("cloned-edges")
        parts = self._ruby_parts(box)
        if parts:
            return self._annotated(box, index, start, parts)
        span = Span(box, index, start)
        self._read_children(span)
        stop = span.stop
        if stop == start:
            return self._atom(box, index, start) if left or right else span
        if left:
            self._before[start] = self._before.get(start, 0.0) + left
            self._unspaced.add(start)
        if right:
            self._after[stop - 1] = self._after.get(stop - 1, 0.0) + right
            self._unspaced.add(stop)
        if box.style["vertical_align"] != "baseline":
            self._unspaced.update((start, stop))
        if box.style["white_space"] in _UNWRAPPED:
            self._unbreakable.update(range(start + 1, stop))
        return span

    def _ruby_parts(self, box: Any) -> tuple[RubyPart, ...]:
        """Base and annotation of an inline box that is ruby; nothing for any other box."""
        if keyword(box.style, "ruby") != "pair" or len(box.children) != 2:
            return ()
        if not all(isinstance(part, boxes.InlineBox) for part in box.children):
            return ()
        parts = []
        for child in box.children:
            reader = Reader(self._shaper, self._tables, self._atom_width, self._reference_width)
            text = reader.read(child)
            paragraph = text.paragraph
            if not paragraph.length or len(paragraph.segments) > 1:
                return ()
            line = compose_line(paragraph, _UNBROKEN, 0, paragraph.length)
            parts.append(RubyPart(text, line))
        return tuple(parts)

    def _annotated(self, box: Any, index: int, start: int, parts: tuple[RubyPart, ...]) -> Node:
        """Ruby as one character that is not broken, as wide as the wider of its parts.

        It is spaced like Han if its base is; a Latin annotation keeps clear of the next one
        (CLREQ §3.3.2).
        """
        base, annotation = (part.text.paragraph.characters for part in parts)
        widths = [part.line.width for part in parts]
        if {annotation[0].kind, annotation[-1].kind} & NARROW:
            widths[1] += ANNOTATION_SPACE * annotation[0].size
        is_han = all(character.kind is Kind.HAN for character in base)
        kind = Kind.HAN if is_han else Kind.OBJECT
        size = box.style["font_size"]
        self._characters.append(Character("\ufffc", kind, max(widths), size))
        self._has_objects |= not all(part.text.is_fixed for part in parts)
        return Annotated(box, index, start, parts=parts, width=max(widths))

    def _edge(self, box: Any, side: str) -> float:
        """The width of margin, border and padding on a side, in pt; auto margins are 0."""
        width = float(box.style[f"border_{side}_width"])
        for name in (f"margin_{side}", f"padding_{side}"):
            value = percentage(box.style[name], box.style, self._reference_width)
            width += 0.0 if value == "auto" else float(value)
        return width


def parted_words(root: Span, characters: Sequence[Character]) -> dict[int, float]:
    """Where words of a text may be parted in need, and the width of the hyphen in pt."""
    text = "".join(character.text for character in characters)
    parts = word_parts(text, hyphenate)
    found: dict[int, float] = {}
    for run in text_runs(root):
        if run.table is None or keyword(run.box.style, "hyphens") == "none":
            continue
        for position in range(run.start + 1, run.stop + 1):
            if position in parts:
                found[position] = run.table.characters("-")[0].advance if parts[position] else 0.0
    return found


def _positioned(box: Any) -> Iterator[bool]:
    for descendant in box.descendants():
        if descendant is not box and descendant.is_absolutely_positioned():
            yield True
