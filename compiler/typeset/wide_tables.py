"""Tables wider than the measure: smaller type, then a turned page, then row by row.

Contract with the theme: a table that may be fitted stands in a box of its own and carries, in pt,
``data-measure`` and ``data-turned`` (the width of the text upright and turned; 0: never turned),
``data-least`` (the smallest type), and ``data-colon``; an element around it says in
``data-origin`` which manuscript it is from. What has the class ``turned`` is turned by the theme's
``transform``, which begins at the left of the text; in a list or a quotation, set in, it is given
its own. An element of the class ``table-end`` right after a box tells where its table ends. The
widths are the engine's own, of words and figures unbroken; the boxes are made anew if a table was
changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure.boxes import TableBox
from weasyprint.formatting_structure.build import create_anonymous_boxes
from weasyprint.layout.preferred import table_and_columns_preferred_widths

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.typeset.hooks.turned_pages import PAGE_NAMES
from compiler.typeset.turned_heads import gathered, led

_PT = 0.75  # of a px
_STEP_PT = 0.5
_SLACK_PT = 2.0  # rules do not shrink with the type
_SHOWN = 20  # characters of a table's text that tell which one it is
_LEFT, _RIGHT = ("margin_left", "padding_left"), ("margin_right", "padding_right")
_ITEMS_AND_QUOTES = frozenset({"li", "ol", "ul", "blockquote"})
_END = "table-end"


@dataclass(frozen=True)
class _Edge:
    """Where a list, an item or a quotation begins on the left, and what it holds, in pt."""

    element: Element
    left: float
    inner: float


@dataclass(frozen=True)
class _Inset:
    """How far lines are set in, in pt: in all, and on the left.

    ``edges`` are the lists, items and quotations around them; ``is_theirs`` is whether nothing
    else sets the lines in.
    """

    whole: float = 0.0
    left: float = 0.0
    edges: tuple[_Edge, ...] = ()
    is_theirs: bool = True

    def within(self, box: Any) -> _Inset:
        """The inset of what ``box`` holds, in these lines."""
        left, right = _lengths(box.style, _LEFT), _lengths(box.style, _RIGHT)
        theirs = box.element is not None and box.element_tag in _ITEMS_AND_QUOTES
        edge = _Edge(box.element, self.left + _lengths(box.style, _LEFT[:1]), self.left + left)
        return _Inset(
            self.whole + left + right,
            self.left + left,
            (*self.edges, edge) if theirs else self.edges,
            self.is_theirs and (theirs or left + right == 0),
        )


_NONE = _Inset()


@dataclass(frozen=True)
class _Found:
    """A table that stands in no other: its element, its box, and how far its lines are set in."""

    element: Element
    wrapper: Any
    inset: _Inset
    is_turned: bool
    is_note: bool


def fit_wide_tables(html: Element, root: Any, context: Any, report: Report) -> bool:
    """Change the elements of tables that are too wide; whether any was.

    A table that neither smaller type nor a turned page holds is told (``typeset.wide-table``).
    """
    parents = {child: parent for parent in html.iter() for child in parent}
    tables = (*_tables(root), *_tables_of_notes(context.footnotes))
    return bool([each for each in tables if _fit(each, parents, context, report)])


def _tables_of_notes(notes: list[Any]) -> Iterator[_Found]:
    """Notes stand outside of the tree, and get the boxes round their tables at each layout only."""
    for note in notes:
        if any(isinstance(box, TableBox) for box in note.descendants()):
            yield from _tables(create_anonymous_boxes(note.deepcopy()), note=True)


def _tables(
    box: Any, inset: _Inset = _NONE, *, turned: bool = False, note: bool = False
) -> Iterator[_Found]:
    for child in getattr(box, "children", ()):
        is_turned = turned or child.style["page"] in PAGE_NAMES
        if child.is_table_wrapper:
            element = child.get_wrapped_table().element
            if element is not None and element.get("data-measure"):
                yield _Found(element, child, inset, is_turned, note)
                continue
        yield from _tables(child, inset.within(child), turned=is_turned, note=note)


def _lengths(style: Any, sides: tuple[str, ...]) -> float:
    lengths = (style[side] for side in sides)
    return sum(float(each.value) for each in lengths if getattr(each, "unit", "") == "px") * _PT


def _fit(found: _Found, parents: dict[Element, Element], context: Any, report: Report) -> bool:
    table = found.wrapper.get_wrapped_table()
    width = table_and_columns_preferred_widths(context, found.wrapper, outer=False)[0] * _PT
    said = found.element.get
    turned = float(said("data-turned", "0"))
    upright = turned if found.is_turned else float(said("data-measure", "0"))
    room = upright - found.inset.whole
    if width <= room + 0.01:
        return False
    size = table.style["font_size"] * _PT
    least = float(said("data-least", "0"))
    may_turn = turned > 0 and found.inset.is_theirs and not (found.is_turned or found.is_note)
    for turn in (False, True) if may_turn else (False,):
        fitting = _fitting(width, size, least, turned - found.inset.whole if turn else room)
        if fitting:
            _set_size(found.element, table.style["line_height"], size, fitting)
            if turn:
                _turn(found, parents, turned)
            return True
    if turned:
        quote, origin = _quote(found.element), _origin(found.element, parents)
        report.warn("typeset.wide-table", Location(source=origin, quote=quote), quote=quote)
    _as_records(found.element, parents[found.element])
    return True


def _fitting(width: float, size: float, least: float, room: float) -> float:
    """The largest size, in steps, in which a table of ``width`` fits into ``room``; 0 for none."""
    trial = size
    while trial >= least - 1e-6:
        if width * trial / size <= room - _SLACK_PT:
            return trial
        trial = max(least, trial - _STEP_PT) if trial > least else 0.0
    return 0.0


def _set_size(element: Element, line_height: Any, before: float, size: float) -> None:
    style = f"{element.get('style', '')}; font-size: {size:g}pt"
    if getattr(line_height, "unit", "") == "px":
        style += f"; line-height: {line_height.value * _PT * size / before:.2f}pt"
    element.set("style", style)


def _turn(found: _Found, parents: dict[Element, Element], turned: float) -> None:
    """Set a table on a turned page: with it the item that it begins, for its marker's sake.

    Also the headings right over it, which would stay behind, and the mark of its end, which would
    have a page of its own.
    """
    whole = outer = led(_with_end(parents[found.element], parents), parents)
    edges = {edge.element: edge for edge in found.inset.edges}
    item = None
    while (around := parents[outer]) in edges and around[0] is outer:
        outer = around
        item = outer if outer.tag == "li" else item
    whole = led(whole if item is None else item, parents)
    whole.set("class", f"{whole.get('class', '')} turned".strip())
    left = edges[whole].left if whole in edges else _left(parents[whole], edges, parents)
    if left:
        moved = f"transform: translate({-left:.3f}pt, {turned - left:.3f}pt) rotate(-90deg)"
        whole.set("style", f"{whole.get('style', '')}; {moved}".strip("; "))


def _with_end(box: Element, parents: dict[Element, Element]) -> Element:
    """A table's box in a new one with the mark of its end, if that is there."""
    siblings = [*parents[box]]
    after = siblings[siblings.index(box) + 1 :][:1]
    return gathered([box, *after], parents) if after and after[0].get("class") == _END else box


def _left(holder: Element, edges: dict[Element, _Edge], parents: dict[Element, Element]) -> float:
    """Where lines begin in an element, in pt from the left of the text."""
    around: Element | None = holder
    while around is not None and around not in edges:
        around = parents.get(around)
    return edges[around].inner if around is not None else 0.0


def _quote(element: Element) -> str:
    return "".join("".join(element.itertext()).split())[:_SHOWN]


def _origin(element: Element, parents: dict[Element, Element]) -> str:
    """The manuscript a table is from; "" where no element around it says."""
    around: Element | None = element
    while around is not None:
        if origin := around.get("data-origin"):
            return origin
        around = parents.get(around)
    return ""


def _as_records(table: Element, box: Element) -> None:
    """Put each row of a table in a box of its own, each cell in a line after its column's name."""
    colon = table.get("data-colon", ":")
    names: list[str] = []
    records = Element("div", {"class": "records"})
    records.tail = table.tail
    for group in table:
        is_head = group.tag == "thead"
        for row in group:
            if is_head:
                names = [_text(cell) for cell in row for _ in range(_span(cell))]
            records.append(_record(row, names, colon, is_head=is_head))
    box[list(box).index(table)] = records


def _record(row: Element, names: list[str], colon: str, *, is_head: bool) -> Element:
    record = Element("div", {"class": "record head" if is_head else "record"})
    column = 0
    for cell in list(row):
        field = Element("div", {"class": "field"})
        name = names[column] if column < len(names) and not is_head else ""
        if name:
            field.set("data-head", name + colon)
        field.text = cell.text
        field.extend(list(cell))
        record.append(field)
        column += _span(cell)
    return record


def _span(cell: Element) -> int:
    return int(cell.get("colspan", "1"))


def _text(cell: Element) -> str:
    return " ".join("".join(cell.itertext()).split())
