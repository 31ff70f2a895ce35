"""Footnote numbers ①②③ that restart on each page.

WeasyPrint 70 ignores ``@page { counter-reset: footnote }``. The theme's calls and markers are one
circled figure each, all as wide as one another, so the figures are put right between layout and
painting without any line moving.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from weasyprint.formatting_structure.boxes import FootnoteAreaBox, TextBox

from compiler.typeset.drawing import LinePiece
from compiler.typeset.shaping import Shaper

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_CALL, _MARKER = "::footnote-call", "::footnote-marker"


def number_by_page(page_boxes: Sequence[Any], shaper: Shaper) -> None:
    """Give each footnote the count of its call on that page, at the call and at the note.

    ``shaper`` measures the figures of composed lines. Beyond the fiftieth, Unicode has no circled
    figures: plain ones, as wide. Where a theme numbers otherwise, numbers stay as they are.

    A note that found no room on its call's page keeps its number on the next one, where no other
    note has the same.
    """
    if not any(map(_has_notes, page_boxes)):
        return
    figures: dict[Any, str] = {}
    for page_box in page_boxes:
        parts = _numbers(page_box)
        calls = [box for box in parts if box.element_tag.endswith(_CALL)]
        held = {figures[box.element] for box in parts if box.element in figures}
        free = (figure for figure in _figures() if figure not in held)
        for call, figure in zip(calls, free, strict=False):
            figures[call.element] = figure
        for box in parts:
            if figure := figures.get(box.element, ""):
                _relabel(box, figure, shaper)


def _figures() -> Iterator[str]:
    yield from CIRCLED
    yield from (str(number) for number in range(len(CIRCLED) + 1, 100))


def _has_notes(page_box: Any) -> bool:
    """Whether notes stand at the page's foot."""
    return any(isinstance(child, FootnoteAreaBox) for child in page_box.children)


def _relabel(box: Any, figure: str, shaper: Shaper) -> None:
    box.text = figure
    piece = box.pango_layout
    if isinstance(piece, LinePiece):
        characters = shaper.table(box.style).characters(figure)
        box.pango_layout = piece.relabelled(characters)
        box.pango_layout.measure_decoration(box.style)
    else:
        piece.text = figure


def _numbers(page_box: Any) -> list[Any]:
    """The boxes of a page that hold a footnote's circled number, in their order."""
    return [
        box
        for box in page_box.descendants()
        if isinstance(box, TextBox)
        and (box.element_tag or "").endswith((_CALL, _MARKER))
        and box.text in CIRCLED
    ]
