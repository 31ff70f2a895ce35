"""A file of several articles, cut where the project file says that another begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compiler.model.article import Article
from compiler.model.block import Block, Heading, Paragraph
from compiler.model.booklet import BookletDraft, Masthead, Section
from compiler.model.characters import visible
from compiler.model.segments import plain
from compiler.sources.overruling.pointing import text_of

_LONGEST_TITLE = 60  # characters of a paragraph that can be one


def divided(content: Article | BookletDraft, begins: Sequence[Block]) -> Article | BookletDraft:
    """The content with another article from each of these blocks on."""
    match content:
        case Article():
            articles = _parts(content, begins)
            if len(articles) == 1:
                return content
            sections = (Section("", articles),)
            return BookletDraft(Masthead(), sections, origin=content.origin, divided=True)
        case BookletDraft(sections=whole):
            cut = tuple(
                replace(
                    section,
                    articles=tuple(
                        part for article in section.articles for part in _parts(article, begins)
                    ),
                )
                for section in whole
            )
            return replace(content, sections=cut)


def _parts(article: Article, begins: Sequence[Block]) -> tuple[Article, ...]:
    places = [
        index
        for index, block in enumerate(article.blocks)
        if any(block is begin for begin in begins)
    ]
    if not places:
        return (article,)
    ends = [*places[1:], len(article.blocks)]
    first = replace(article, blocks=article.blocks[: places[0]], links=())
    rest = [_begun(article, start, end) for start, end in zip(places, ends, strict=True)]
    rest[-1] = replace(rest[-1], links=article.links)  # they stand at the end of the file
    return (first, *rest)


def _begun(article: Article, start: int, end: int) -> Article:
    """The article from one block on: that is its title if it can be one."""
    head, blocks = article.blocks[start], article.blocks[start:end]
    title = plain(head.children) if isinstance(head, Heading | Paragraph) else ""
    whole = visible(title) == visible(text_of((head,)))
    if not title or not whole or len(visible(title)) > _LONGEST_TITLE:
        return Article("", blocks, origin=article.origin)
    return Article(" ".join(title.split()), blocks[1:], origin=article.origin)
