"""What follows from a style alone is found out once a style, not once a box.

Lengths without percentages, whether a box is in the flow, that it has nothing behind it, its strut
and its font: the engine works these out for every box of every page, from some 20 properties each
time. A booklet has some tens of styles. A style is not changed once a box of it is laid out (the
engine copies it before), and a copy starts without what was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import (
    absolute,
    background,
    block,
    column,
    float,  # noqa: A004 - the engine's name
    grid,
    inline,
    page,
    percent,
    table,
)
from weasyprint.text import line_break

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks import line_boxes
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.replacement import replaced

_SIDES = ("top", "right", "bottom", "left")
_LENGTHS = (
    *(f"{edge}_{side}" for edge in ("margin", "padding") for side in _SIDES),
    *(f"{bound}{axis}" for bound in ("", "min_", "max_") for axis in ("width", "height")),
)
_SET = (*_LENGTHS, *(f"border_{side}_width" for side in _SIDES))
_SQUARE = {
    f"border_{corner}_radius": (0, 0)
    for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
}
_NOTHING_BEHIND = {**_SQUARE, "background": None}
_UNDECIDED = object()
# who has taken the function from its module
_RESOLVING = (absolute, block, column, float, grid, inline, page, percent, table)


def _lengths_once(resolve: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """``resolve_percentages``, with used lengths kept by style where no percentage is in them."""

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        if not isinstance(box, boxes.Box):  # a placeholder passes attributes on to its box
            resolve(box, containing_block)
            return
        facts = vars(box.style)
        lengths = facts.get("wenxuan_lengths", _UNDECIDED)
        if lengths and lengths is not _UNDECIDED:
            vars(box).update(lengths)
            return
        resolve(box, containing_block)
        if lengths is _UNDECIDED:
            constant = _is_constant(box.style)
            facts["wenxuan_lengths"] = {n: vars(box)[n] for n in _SET} if constant else None

    return resolve_percentages


def _is_constant(style: Any) -> bool:
    """Whether no used length of the style depends on more than the style."""
    return style["border_collapse"] != "collapse" and all(
        style[name] == "auto" or getattr(style[name], "unit", "%") != "%" for name in _LENGTHS
    )


def _flow_once(is_in_flow: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """``Box.is_in_normal_flow``, kept by style."""

    def is_in_normal_flow(box: Any) -> bool:
        facts = vars(box.style)
        found: bool | None = facts.get("wenxuan_in_flow")
        if found is None:
            found = facts["wenxuan_in_flow"] = is_in_flow(box)
        return found

    return is_in_normal_flow


def _backgrounds_once(lay_out: Callable[..., None]) -> Callable[..., None]:
    """``layout_box_backgrounds``; boxes of styles that have none are passed by."""

    def layout_box_backgrounds(
        page: Any, box: Any, get_image: Any, layout_children: bool = True, style: Any = None  # noqa: FBT001, FBT002 - the engine's
    ) -> None:  # fmt: skip
        if style is not None or box is page or not isinstance(box, boxes.Box):
            lay_out(page, box, get_image, layout_children, style)
            return
        facts = vars(box.style)
        if facts.get("wenxuan_nothing_behind"):
            vars(box).update(_NOTHING_BEHIND)
            if layout_children:
                for child in box.all_children():
                    layout_box_backgrounds(page, child, get_image)
            return
        lay_out(page, box, get_image, layout_children)
        if "wenxuan_nothing_behind" not in facts:
            facts["wenxuan_nothing_behind"] = box.background is None and _is_bare(box)

    return layout_box_backgrounds


def _kept(name: str, find: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function of a style alone, kept by style: its strut, its font description."""

    def kept(style: Any) -> Any:
        facts = vars(style)
        if name not in facts:
            facts[name] = find(style)
        return facts[name]

    return kept


def _is_bare(box: Any) -> bool:
    """Whether the style asks for no picture and no rounded corner."""
    style = box.style
    sources = (
        style["border_image_source"],
        style["mask_border_source"],
        *style["background_image"],
    )
    return all(source[0] == "none" for source in sources) and all(
        getattr(box, name) == square and (0, "px") in style[name]
        for name, square in _SQUARE.items()
    )


@contextmanager
def _installed() -> Iterator[None]:
    resolve = _lengths_once(percent.resolve_percentages)
    in_flow = _flow_once(boxes.Box.is_in_normal_flow)
    behind = _backgrounds_once(background.layout_box_backgrounds)
    strut = _kept("wenxuan_strut", line_break.strut)
    description = _kept("wenxuan_font", line_break.get_font_description)
    with ExitStack() as stack:
        for module in (*_RESOLVING, line_boxes):
            stack.enter_context(replaced(module, resolve_percentages=resolve))
        for module in (inline, line_break, line_boxes):
            stack.enter_context(replaced(module, strut=strut))
        stack.enter_context(replaced(line_break, get_font_description=description))
        stack.enter_context(replaced(boxes.Box, is_in_normal_flow=in_flow))
        stack.enter_context(replaced(background, layout_box_backgrounds=behind))
        yield


HOOK = Hook(
    "style-facts",
    (
        Fingerprint("weasyprint.layout.percent", "resolve_percentages", "92016b948f740deb"),
        Fingerprint("weasyprint.layout.percent", "resolve_one_percentage", "8abbba7df518308d"),
        Fingerprint("weasyprint.layout.percent", "percentage", "c75fddf0ecb77552"),
        Fingerprint("weasyprint.layout.percent", "adjust_box_sizing", "a0415df952b1b7b4"),
        Fingerprint("weasyprint.layout.percent", "resolve_radii_percentages", "09b868a4531d9c68"),
        Fingerprint("weasyprint.layout.background", "layout_box_backgrounds", "3a31f4bc48483de6"),
        Fingerprint(
            "weasyprint.formatting_structure.boxes", "Box.is_in_normal_flow", "ae3892a287380d8b"
        ),
        Fingerprint("weasyprint.text.line_break", "strut", "e0631a4e87ce02c2"),
        Fingerprint("weasyprint.text.line_break", "character_ratio", "b5a26f3530a7b398"),
        Fingerprint("weasyprint.text.line_break", "Layout.setup", "97d605ad9767d73e"),
        Fingerprint("weasyprint.text.fonts", "get_font_description", "be554c07a53fc092"),
        Fingerprint("weasyprint.css", "ComputedStyle.copy", "90e6ce693678a851"),
        Fingerprint("weasyprint.css", "AnonymousStyle.copy", "ed995c2a8607b754"),
    ),
    _installed,
)
