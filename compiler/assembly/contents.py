"""The entries of the contents (目录), in the booklet's order."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.model.block import Heading
from compiler.model.booklet import ContentsEntry, Section
from compiler.model.segments import plain


def contents_of(sections: tuple[Section, ...], depth: int) -> tuple[ContentsEntry, ...]:
    """Entries of level 1 (sections), 2 (articles) and 3 to ``depth`` (headings of articles)."""
    return tuple(entry for entry in _entries(sections) if entry.level <= depth)


def _entries(sections: tuple[Section, ...]) -> Iterator[ContentsEntry]:
    for section in sections:
        if section.title:
            yield ContentsEntry(1, section.title, section.anchor)
        for article in section.articles:
            yield ContentsEntry(2, article.title, article.anchor)
            for block in article.blocks:
                if isinstance(block, Heading):
                    title = block.number + plain(block.children).replace("\n", "")
                    yield ContentsEntry(block.level + 2, title, block.anchor)
