"""Composes the lines of one document: reads a line box once, plans it, builds line after line."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, preferred

from compiler.model.artifacts import Composition
from compiler.typeset.hooks.inline_text import InlineText, Reader, Width
from compiler.typeset.hooks.line_boxes import LineBuilder, LineParts
from compiler.typeset.hooks.text_positions import is_current, position_of, skip_stack_of
from compiler.typeset.shaping import Declined, Shaper
from compiler.typography.classes import Kind
from compiler.typography.compose import Line, Measure, compose_line, line_ends
from compiler.typography.paragraph import PairTables
from compiler.typography.policy import Policy

# Line boxes whose text is kept: the one being laid out, and its neighbours for a page turned back.
KEPT_TEXTS = 64
_ALIGNED_RIGHT = frozenset({"center", "right", "end"})


@dataclass(frozen=True)
class LineRecord:
    """What became of a line: ``declined`` is the reason, "" for a composed line.

    ``stretch_em`` is what was added to each of its gaps; ``ragged_pt`` by how much a justified
    line misses its measure; ``last_resort`` whether only a hyphen or gaps over the cap filled it.
    """

    declined: str = ""
    stretch_em: float = 0.0
    ragged_pt: float = 0.0
    last_resort: bool = False


@dataclass
class _Kept:
    """The text of a line box by what its object widths were measured for, or why it is declined."""

    line_box: Any
    texts: dict[object, InlineText] = field(default_factory=dict)
    reasons: dict[object, str] = field(default_factory=dict)


class Composer:
    """The state of one document's composition: policy, measured characters, texts at hand."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._tables = PairTables(policy)
        self.begin()

    def begin(self) -> None:
        """Forget all texts: what a part becomes does not depend on what was made before it."""
        self.shaper = Shaper()
        self.lacking: set[str] = set()  # characters of drawings that no font has
        self._kept: OrderedDict[int, _Kept] = OrderedDict()

    def count(self, page_boxes: Iterable[Any]) -> Composition:
        """The lines on laid-out pages; running heads and page numbers are not counted."""
        records = [record for page_box in page_boxes for record in _records(page_box)]
        declined: dict[str, int] = {}
        for record in records:
            if record.declined:
                declined[record.declined] = declined.get(record.declined, 0) + 1
        return Composition(
            lines=len(records),
            composed=len(records) - sum(declined.values()),
            declined=tuple(sorted(declined.items())),
            ragged=sum(abs(record.ragged_pt) > 0.1 for record in records),
            worst_stretch_em=max((record.stretch_em for record in records), default=0.0),
            last_resort=sum(record.last_resort for record in records),
        )

    def text(
        self, line_box: Any, purpose: object, atom_width: Width, reference: float
    ) -> InlineText:
        """The text of a line box, read or at hand; Declined if it is left to the engine.

        ``purpose`` tells measurings of objects apart; ``reference`` (pt) is for percentages.
        """
        key = id(line_box)
        kept = self._kept.get(key)
        if kept is None or kept.line_box is not line_box:
            kept = self._kept[key] = _Kept(line_box)
            if len(self._kept) > KEPT_TEXTS:
                self._kept.popitem(last=False)
        text = kept.texts.get(None) or kept.texts.get(purpose)
        if text is not None and is_current(text):
            return text
        text = Reader(self.shaper, self._tables, atom_width, reference).read(line_box)
        kept.texts[None if text.is_fixed else purpose] = text
        return text

    def content_width(self, context: Any, line_box: Any, *, minimum: bool, first: Any) -> float:
        """The min-content or max-content width of a line box in pt.

        ``first`` is None, or for the first line only a list holding its skip stack.
        """
        measure_child = preferred.min_content_width if minimum else preferred.max_content_width
        purpose = "min-content" if minimum else "max-content"
        text = self.text(line_box, purpose, lambda box: float(measure_child(context, box)), 0.0)
        paragraph = text.paragraph
        start = position_of(text, first[0]) if first else 0
        indent = _indent(line_box)
        widest = 0.0
        while start < paragraph.length:
            stop = start + 1
            while not (stop in paragraph.segments or (minimum and _may_part(text, stop))):
                stop += 1
            last = paragraph.last_visible(start, stop)
            width = paragraph.natural_width(start, last, trimmed=start > 0)
            widest = max(widest, width + (0 if start else indent))
            if first:
                break
            start = paragraph.skip_spaces(stop)
        # the width comes back as the room for the same line
        return widest + 1e-6

    def next_line(self, text: InlineText, measure: Measure, start: int) -> Line:
        """The line of ``text`` from ``start``."""
        ends = text.ends.setdefault(measure, {})
        if start not in ends:
            ends.update(line_ends(text.paragraph, measure, start))
        return compose_line(text.paragraph, measure, start, ends[start])

    def fill_line(
        self, context: Any, line_box: Any, call: LineCall
    ) -> tuple[Any, Any, bool, Any, Any, dict[str, float]]:
        """The next line of a line box, as ``split_inline_box`` returns it.

        Declined if the line box is left to the engine.
        """
        block = call.containing_block
        text = self.text(
            line_box, block.width, lambda box: _outer_width(context, box, block), block.width
        )
        paragraph = text.paragraph
        start = paragraph.skip_spaces(position_of(text, call.skip_stack))
        if start >= paragraph.length:
            raise Declined("empty")
        measure = _measure(text, line_box, call, start, self.policy)
        if start and not context.excluded_shapes:
            measure = _with_indent_of(text, measure)
        line = self.next_line(text, measure, start)
        parts = LineParts(block, call.lay_out(context), call.place(context))
        new = LineBuilder(text, line, parts, call.position_x).build()
        if measure.justified and not line.ragged and line.width == measure.room(start):
            new.width = call.max_x - line_box.content_box_x()
        stretch = 0.0 if measure.fills_last else _stretch(text, line)
        new.composition = LineRecord("", stretch, line.ragged, _is_last_resort(text, line, stretch))
        forced = line.next in paragraph.segments and line.next < paragraph.length
        forced |= paragraph.characters[line.next - 1].kind is Kind.LINE_BREAK
        resume_at = skip_stack_of(text, line.next)
        if resume_at is None:
            self._kept.pop(id(line_box), None)
        return new, resume_at, forced, None, None, {"left": 0, "right": 0}


@dataclass(frozen=True)
class LineCall:
    """What the engine asks a line for: where, how wide, and the lists it collects boxes in."""

    position_x: float
    max_x: float
    bottom_space: float
    skip_stack: Any
    containing_block: Any
    absolute_boxes: list[Any]
    fixed_boxes: list[Any]
    line_placeholders: list[Any]
    waiting_floats: list[Any]
    line_children: list[Any]

    def lay_out(self, context: Any) -> Any:
        """A function that lays out an object at a place in the line."""

        def lay_out(box: Any, x: float, max_x: float) -> Any:
            return inline.split_inline_level(
                context, box, x, max_x, self.bottom_space, None, self.containing_block,
                self.absolute_boxes, self.fixed_boxes, self.line_placeholders,
                self.waiting_floats, self.line_children, None, None,
            )[0]  # fmt: skip

        return lay_out

    def place(self, context: Any) -> Any:
        """A function that takes a box out of the flow; it gives its place holder, or None."""

        def place(parent: Any, box: Any, index: int, x: float) -> Any:
            placed: list[Any] = []
            inline._out_of_flow_layout(  # noqa: SLF001 - guarded
                context, parent, self.containing_block, index, box, [], self.line_children,
                placed, self.waiting_floats, self.absolute_boxes, self.fixed_boxes,
                self.line_placeholders, {"left": 0, "right": 0}, self.max_x, x,
                self.bottom_space,
            )  # fmt: skip
            return placed[0][1] if placed else None

        return place


def _outer_width(context: Any, box: Any, containing_block: Any) -> float:
    """The width of an object with its margins, in pt: laid out on its own and thrown away."""
    if any(getattr(part, "footnote", None) for part in box.descendants()):
        raise Declined("note-in-box")
    box.position_y = 0
    call = LineCall(0, inf, -inf, None, containing_block, [], [], [], [], [])
    return float(call.lay_out(context)(box, 0, inf).margin_width())


def _measure(
    text: InlineText, line_box: Any, call: LineCall, start: int, policy: Policy
) -> Measure:
    style = line_box.style
    indent = line_box.text_indent if start == 0 else 0.0
    aligned_right = style["text_align_all"] in _ALIGNED_RIGHT
    justified = style["text_align_all"] == "justify" and not text.has_leader
    return Measure(
        width=call.max_x - call.position_x + indent,
        indent=indent,
        justified=justified and style["white_space"] in {"normal", "nowrap", "pre-line"},
        trims_first=aligned_right or (indent > 0 and policy.trim_indented),
        emergency=text.emergency,
        fills_last=style["text_align_last"] == "justify" and not text.has_leader,
    )


def _with_indent_of(text: InlineText, measure: Measure) -> Measure:
    """The measure the paragraph was planned with, for a line inside it."""
    for planned in text.ends:
        if planned.width == measure.width or abs(planned.width - measure.width) < 1e-6:
            return planned
    return measure


def _indent(line_box: Any) -> float:
    """The first-line indent in pt, percentages counting 0, as the engine does it."""
    value = line_box.style["text_indent"]
    return float(value.value) if getattr(value, "unit", "%") != "%" else 0.0


def _may_part(text: InlineText, position: int) -> bool:
    paragraph = text.paragraph
    if paragraph.breaks_before(position):
        return True
    # CSS Text 3, 5.5: break-word parts a word for want of room, but asks for room for all of it
    return text.parts_for_width and not paragraph.characters[position].joined


def _stretch(text: InlineText, line: Line) -> float:
    """What each of the stretched gaps has over its natural width, in em; they share alike."""
    paragraph = text.paragraph
    for position, pair in enumerate(paragraph.pairs[line.start : line.last], line.start):
        if pair.expands and not pair.stretch:
            wider = line.gaps[position - line.start] - paragraph.gaps[position]
            return max(0.0, wider) / paragraph.em
    return 0.0


def _is_last_resort(text: InlineText, line: Line, stretch_em: float) -> bool:
    """Whether a word was parted, letters spaced or gaps stretched over the cap to fill the line."""
    paragraph = text.paragraph
    if line.hyphen or stretch_em > paragraph.policy.loosest + 1e-6:
        return True
    if 0 < stretch_em < paragraph.policy.loosest - 1e-6:
        return False
    pairs = enumerate(paragraph.pairs[line.start : line.last], line.start)
    return any(
        line.gaps[position - line.start] > paragraph.gaps[position] + 1e-6
        for position, pair in pairs
        if not (pair.expands or pair.stretch)
    )


def _records(page_box: Any) -> Iterable[LineRecord]:
    remaining = [page_box]
    while remaining:
        box = remaining.pop()
        if isinstance(box, boxes.LineBox):
            record = getattr(box, "composition", None)
            if record is not None:
                yield record
        if not isinstance(box, boxes.MarginBox):
            remaining.extend(getattr(box, "children", ()))
