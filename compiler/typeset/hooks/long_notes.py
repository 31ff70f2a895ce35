"""A footnote that finds no room at the foot of its page goes on at the foot of the next.

The engine keeps notes whole: one longer than the page runs off the sheet, one that does not fit
takes the line that calls it to the next page. Here the note begins under its line and is parted
where the page ends. What is left stands on the pages after it, under at least a few lines of the
text; if the text has ended, or begins anew on another page, on pages of notes alone, which count
among those before them. A page whose text turns out to need more room is made again.

The engine also moves a note to another page than its call's, to keep two lines of a paragraph
together; here the paragraph moves. And pages that are made again are given the notes that
the page before left them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import layout
from weasyprint.formatting_structure.boxes import FootnoteAreaBox
from weasyprint.layout import LayoutContext, block
from weasyprint.layout import page as paging

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.note_areas import cut_last, shown
from compiler.typeset.hooks.note_pages import making, remaking
from compiler.typeset.hooks.replacement import replaced


def _layout_footnote(add: Callable[..., bool]) -> Callable[..., bool]:
    def layout_footnote(context: Any, footnote: Any) -> bool:
        page = shown(context)
        overflows = add(context, footnote)
        if page.cut is not None:
            return True  # after one that goes on there is no room for another
        if context.in_column:
            return overflows
        foot = page.wanted_foot(context.current_footnote_area.page)
        if not context.overflows_page(page.bottom_space, foot):
            return overflows
        return not cut_last(page, context, foot)

    return layout_footnote


def _update_footnote_area(update: Callable[..., bool]) -> Callable[..., bool]:
    def update_footnote_area(context: Any) -> bool:
        page = shown(context)
        if page.cut is not None and page.cut not in context.current_page_footnotes:
            page.cut, page.rest = None, None
        return update(context)

    return update_footnote_area


def _showing(change: Callable[..., None]) -> Callable[..., None]:
    """A method of the context that needs to see the page's notes."""

    def method(context: Any, footnote: Any) -> None:
        shown(context)
        change(context, footnote)

    return method


def _unlayout_footnote(unlayout: Callable[..., None]) -> Callable[..., None]:
    def unlayout_footnote(context: Any, footnote: Any) -> None:
        page = shown(context)
        if footnote in context.current_page_footnotes:
            page.taken_back = max(page.taken_back, float(context.page_bottom))
        unlayout(context, footnote)

    return unlayout_footnote


def _area_layout(lay_out: Callable[..., Any]) -> Callable[..., Any]:
    """``block_level_layout``, which is asked for the footnote area from two modules."""

    def block_level_layout(
        context: Any, box: Any, bottom_space: float, skip_stack: Any, *rest: Any, **more: Any
    ) -> Any:
        if not isinstance(box, FootnoteAreaBox):
            return lay_out(context, box, bottom_space, skip_stack, *rest, **more)
        return shown(context).lay_out(lay_out, context, box, *rest, **more)

    return block_level_layout


def _iter_line_boxes(lines: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    def iter_line_boxes(  # noqa: PLR0917 - the engine's own signature
        context: Any, box: Any, position_y: float, bottom_space: float, skip_stack: Any,
        containing_block: Any, *rest: Any,
    ) -> Iterator[Any]:  # fmt: skip
        """The engine's lines; each one's foot is known when the notes that it calls are set."""
        found = lines(context, box, position_y, bottom_space, skip_stack, containing_block, *rest)
        if not (context.footnotes or context.current_page_footnotes):
            yield from found
            return
        page = shown(context)
        for index, (line, resume_at, is_last_but_one) in enumerate(_with_the_last(found, context)):
            foot = line.position_y + line.height
            if resume_at is None:
                foot += containing_block.padding_bottom + containing_block.border_bottom_width
            if not page.is_inside:
                if context.overflows_page(bottom_space, foot):
                    page.hidden = page.hidden or context.current_page_footnotes
                    context.current_page_footnotes = []
                orphans, widows = (containing_block.style[name] for name in ("orphans", "widows"))
                missing = 0 if resume_at is None else max(0, orphans - 1 - index)
                missing = max(missing, is_last_but_one and widows > 1)
                page.foot, page.bottom_space = foot + missing * line.height, bottom_space
            yield line, resume_at

    return iter_line_boxes


def _with_the_last(lines: Iterator[Any], context: Any) -> Iterator[tuple[Any, Any, bool]]:
    """Lines, and of one that calls a note whether the next is the paragraph's last.

    That cannot stand alone on the next page: if the note left no room to it, both lines would go
    there, the note with them, and this page would stay empty.
    """
    found = next(lines, None)
    while found is not None:
        line, resume_at = found
        calls = resume_at is not None and any(
            box.footnote is not None and box.footnote in context.footnotes
            for box in line.descendants()
        )
        following = next(lines, None) if calls else None
        yield line, resume_at, following is not None and following[1] is None
        found = following if calls else next(lines, None)


def _linebox_layout(lay_out: Callable[..., Any]) -> Callable[..., Any]:
    def linebox_layout(context: Any, *rest: Any) -> Any:
        result = lay_out(context, *rest)
        shown(context)
        return result

    return linebox_layout


@contextmanager
def _installed() -> Iterator[None]:
    with (
        replaced(
            LayoutContext,
            layout_footnote=_layout_footnote(LayoutContext.layout_footnote),
            unlayout_footnote=_unlayout_footnote(LayoutContext.unlayout_footnote),
            report_footnote=_showing(LayoutContext.report_footnote),
            _update_footnote_area=_update_footnote_area(LayoutContext._update_footnote_area),  # noqa: SLF001 - guarded
        ),
        replaced(layout, block_level_layout=_area_layout(layout.block_level_layout)),
        replaced(
            block,
            iter_line_boxes=_iter_line_boxes(block.iter_line_boxes),
            _linebox_layout=_linebox_layout(block._linebox_layout),  # noqa: SLF001 - guarded
        ),
        replaced(
            paging,
            block_level_layout=_area_layout(paging.block_level_layout),
            make_page=making(paging.make_page),
            remake_page=remaking(paging.remake_page),
        ),
    ):
        yield


HOOK = Hook(
    "long-notes",
    (
        Fingerprint("weasyprint.layout", "LayoutContext.layout_footnote", "13581cb46283df56"),
        Fingerprint("weasyprint.layout", "LayoutContext.unlayout_footnote", "053407751b1c7515"),
        Fingerprint("weasyprint.layout", "LayoutContext.report_footnote", "6c5e58ebb16dcc23"),
        Fingerprint("weasyprint.layout", "LayoutContext._update_footnote_area", "fedec017556e86a2"),
        Fingerprint("weasyprint.layout", "layout_document", "421aba4c280938be"),
        Fingerprint("weasyprint.layout.block", "_linebox_layout", "2edf8a7e471b161a"),
        Fingerprint("weasyprint.layout.block", "_break_line", "d1d7a55d46f4265d"),
        Fingerprint("weasyprint.layout.block", "_add_break_values", "28c7bb2464a95898"),
        Fingerprint("weasyprint.layout.block", "block_level_layout", "6b8ad2cbf57702fa"),
        Fingerprint("weasyprint.layout.block", "block_container_layout", "85c099075fd383b1"),
        Fingerprint("weasyprint.layout.block", "remove_placeholders", "c7196fdc1f9c6cc9"),
        Fingerprint("weasyprint.layout.page", "make_page", "956a4c5f9b42bac8"),
        Fingerprint("weasyprint.layout.page", "remake_page", "54219cdedd6586a9"),
        Fingerprint("weasyprint.layout.page", "make_all_pages", "18987bbc6ea9e804"),
        Fingerprint("weasyprint.layout.page", "_update_page_groups", "c249dd9912b70d27"),
        Fingerprint("weasyprint.layout.inline", "iter_line_boxes", "6133a0ef6e562fad"),
        Fingerprint("weasyprint.text.line_break", "strut", "e0631a4e87ce02c2"),
    ),
    _installed,
)
