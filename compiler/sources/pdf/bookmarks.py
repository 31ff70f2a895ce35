"""The bookmarks of a PDF, where they name lines of its pages: its headings, and how deep each is.

They are believed if most of them stand as lines on the pages they lead to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium

from compiler.sources.flow.listing import Listed
from compiler.sources.pdf.paragraphs import Paragraph, leads, without_page
from compiler.sources.wording.title_keys import title_key

_MOST = 3_000
_DEEPEST = 6
_FOUND = 0.6  # of the bookmarks
_LONGEST = 100  # characters of a heading


@dataclass(frozen=True)
class Bookmark:
    """A bookmark: ``level`` counts from 1, ``page`` from 0."""

    title: str
    level: int
    page: int


@dataclass(frozen=True)
class Outline:
    """What believed bookmarks say: the level of each paragraph that one names, and the list."""

    levels: Mapping[int, int]  # by the paragraph's place
    listed: tuple[Listed, ...]
    contents: frozenset[int] = frozenset()  # the places of a printed list of the same


NO_OUTLINE = Outline({}, ())
_CONTENTS = frozenset({"目录", "目次", "目錄", "contents"})


def bookmarks_of(document: Any) -> list[Bookmark]:
    """All bookmarks that lead to a page, in their order."""
    try:
        return [*_bookmarks(document)]
    except (pdfium.PdfiumError, ValueError, RecursionError):
        return []


def _bookmarks(document: Any) -> Iterator[Bookmark]:
    for count, item in enumerate(document.get_toc(max_depth=_DEEPEST)):
        if count >= _MOST:
            return
        target = item.get_dest()
        title = " ".join((item.get_title() or "").split())
        page = target.get_index() if target else None
        if title and page is not None:
            yield Bookmark(title, item.level + 1, page)


def outline_of(bookmarks: Sequence[Bookmark], paragraphs: Sequence[Paragraph]) -> Outline:
    """The bookmarks laid beside the paragraphs, if most stand there."""
    places: dict[tuple[int, str], list[int]] = {}
    for at, paragraph in enumerate(paragraphs):
        text = "" if paragraph.thing is not None else paragraph.text
        if 0 < len(text) <= _LONGEST:
            places.setdefault((paragraph.page, title_key(text)), []).append(at)
    levels: dict[int, int] = {}
    for mark in bookmarks:
        key = title_key(mark.title)
        for page in (mark.page, mark.page + 1):
            if found := places.get((page, key)):
                levels[found.pop(0)] = mark.level
                break
    if len(bookmarks) < 2 or len(levels) < _FOUND * len(bookmarks):
        return NO_OUTLINE
    printed = _printed_list(bookmarks, paragraphs)
    first, *others = sorted(levels)
    size = paragraphs[first].rows[0].size
    if others and size > max(paragraphs[at].rows[0].size for at in others) + 0.5:
        del levels[first]  # the title, set larger than all heads
    listed = tuple(Listed(mark.title, mark.level) for mark in bookmarks)
    return Outline(levels, listed if printed else (), printed)


def _printed_list(bookmarks: Sequence[Bookmark], paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The lines of a contents list that say what the bookmarks say, and 目录 over them."""
    titles = {title_key(mark.title) for mark in bookmarks}
    found: set[int] = set()
    for at, paragraph in enumerate(paragraphs):
        text = "" if paragraph.thing is not None else paragraph.text
        if leads(text) and title_key(without_page(text)) in titles:
            found.add(at)
    if len(found) < 2:
        return frozenset()
    first = min(found)
    heads = [at for at in range(max(0, first - 3), first) if is_contents(paragraphs[at])]
    return frozenset((*found, *heads))


def is_contents(paragraph: Paragraph) -> bool:
    """Whether a paragraph says 目录 and no more."""
    return paragraph.thing is None and "".join(paragraph.text.split()).lower() in _CONTENTS
