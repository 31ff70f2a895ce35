"""The entries of the contents (目录), in the booklet's order."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.model.block import Heading
from compiler.model.booklet import ContentsEntry, Section
from compiler.model.segments import plain


def contents_of(sections: tuple[Section, ...], depth: int) -> tuple[ContentsEntry, ...]:
    """Sections alone for a ``depth`` of 1, articles too for 2, their headings for 3 and more.

    Articles that stand in no section are on the level of sections.
    """
    return tuple(entry for section in sections for entry in _entries(section, depth))


def _entries(section: Section, depth: int) -> Iterator[ContentsEntry]:
    above = 1 if section.title else 0
    if section.title:
        yield ContentsEntry(1, section.title, section.anchor, section=True)
    if depth < 2:
        return
    for article in section.articles:
        yield ContentsEntry(1 + above, article.title, article.anchor)
        for block in article.blocks:
            if isinstance(block, Heading) and block.level + 2 <= depth:
                title = block.number + plain(block.children).replace("\n", "")
                yield ContentsEntry(block.level + 1 + above, title, block.anchor)
