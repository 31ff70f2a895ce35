"""Anchors: names for sections, articles and headings that links and bookmarks point to."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace

from compiler.model.article import Article
from compiler.model.block import Block, Blocks, Heading
from compiler.model.booklet import Section
from compiler.model.segments import plain


class _Names:
    """Gives each title a name of its own, which stays when other articles come and go."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def name(self, kind: str, *path: str) -> str:
        """``kind``, a dash and a digest of the path of titles; equal paths are counted."""
        digest = hashlib.sha256("\x1f".join(path).encode()).hexdigest()[:10]
        key = f"{kind}-{digest}"
        self._seen[key] += 1
        count = self._seen[key]
        return key if count == 1 else f"{key}-{count}"


def anchored(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with an anchor on each section, article and heading."""
    names = _Names()
    return tuple(_section(section, names) for section in sections)


def _section(section: Section, names: _Names) -> Section:
    return replace(
        section,
        anchor=names.name("section", section.title) if section.title else "",
        articles=tuple(_article(article, section.title, names) for article in section.articles),
    )


def _article(article: Article, section_title: str, names: _Names) -> Article:
    def anchored_blocks(blocks: Blocks) -> Blocks:
        return tuple(heading(block) for block in blocks)

    def heading(block: Block) -> Block:
        if not isinstance(block, Heading):
            return block
        name = names.name("heading", section_title, article.title, plain(block.children))
        return replace(block, anchor=name)

    return replace(
        article,
        anchor=names.name("article", section_title, article.title),
        blocks=anchored_blocks(article.blocks),
    )
