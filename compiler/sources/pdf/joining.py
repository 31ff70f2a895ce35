"""Paragraphs that go on in the next column, or on the next page, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compiler.sources.pdf.layout import Layout, is_near
from compiler.sources.pdf.paragraphs import ENDS, INDENT, ITEM, MORE_FEED, Paragraph


def joined_over_ends(paragraphs: Sequence[Paragraph], layout: Layout) -> list[Paragraph]:
    """Paragraphs that go on in the next column or on the next page put together.

    What stands between their parts, a picture or small text at the foot, follows them.
    """
    result: list[Paragraph] = []
    open_at: int | None = None  # the last paragraph that is text of the column
    for paragraph in paragraphs:
        aside = paragraph.thing is not None or paragraph.foot
        if aside:
            result.append(paragraph)
            continue
        if open_at is not None and _goes_on(result[open_at], paragraph, layout):
            last = result[open_at]
            result[open_at] = replace(last, rows=(*last.rows, *paragraph.rows), full=paragraph.full)
            continue
        result.append(paragraph)
        open_at = len(result) - 1
    return result


def _goes_on(last: Paragraph, following: Paragraph, layout: Layout) -> bool:
    """Whether a paragraph goes on in the first one of the next column."""
    before, row = last.rows[-1], following.rows[0]
    if following.page == last.page and row.base > before.base:
        above = row.left < before.right and before.left < row.right
        if above and row.base - before.base > MORE_FEED * layout.feed:
            return False
    if not following.begins or not last.full or last.align or following.align:
        return False
    if not is_near(before.size, row.size) or before.main.is_bold != row.main.is_bold:
        return False
    if ITEM.match(row.text):
        return False
    if following.indent >= INDENT:
        return False
    return before.text[-1:] not in ENDS or last.indent >= INDENT
