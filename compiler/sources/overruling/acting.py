"""Something done to these very blocks of an article, or to each article of a manuscript."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from compiler.model.article import Article
from compiler.model.block import Block, Blocks, ListBlock, Quote
from compiler.model.booklet import BookletDraft

Change = Callable[[Article], Article]
Content = Article | BookletDraft


def changed(content: Content, change: Change) -> Content:
    """The content with each of its articles changed; an editor's note is one without a title."""
    match content:
        case Article():
            return change(content)
        case BookletDraft(sections=sections, editor_note=note):
            parts = tuple(
                replace(section, articles=tuple(map(change, section.articles)))
                for section in sections
            )
            return replace(content, sections=parts, editor_note=change(Article("", note)).blocks)


def articles_of(content: Content) -> tuple[Article, ...]:
    """Its articles, in order."""
    match content:
        case Article():
            return (content,)
        case BookletDraft(sections=sections):
            return tuple(article for section in sections for article in section.articles)


def blocks_of(content: Content) -> Blocks:
    """Every block of the content that stands in no other."""
    note = content.editor_note if isinstance(content, BookletDraft) else ()
    return note + tuple(
        block for article in articles_of(content) for block in article.lead + article.blocks
    )


def acting(blocks: Sequence[Block], act: Callable[[Block], Blocks]) -> Change:
    """``act`` done to these very blocks of an article, wherever they stand."""

    def change(article: Article) -> Article:
        lead, body = (acted(part, blocks, act) for part in (article.lead, article.blocks))
        return replace(article, lead=lead, blocks=body)

    return change


def acted(
    blocks: Iterable[Block], wanted: Sequence[Block], act: Callable[[Block], Blocks]
) -> Blocks:
    """The blocks with ``act`` done to those wanted; quotes and lists left empty go."""
    result: list[Block] = []
    for block in blocks:
        if any(block is each for each in wanted):
            result.extend(act(block))
        elif not holds(block, wanted):
            result.append(block)
        elif isinstance(block, Quote):
            inner = acted(block.blocks, wanted, act)
            result += [Quote(inner)] if inner else []
        elif isinstance(block, ListBlock):
            items = [replace(item, blocks=acted(item.blocks, wanted, act)) for item in block.items]
            kept = tuple(item for item in items if item.blocks)
            result += [replace(block, items=kept)] if kept else []
    return tuple(result)


def holds(block: Block, wanted: Sequence[Block]) -> bool:
    """Whether the block is one of those wanted, or one of them stands in it."""
    if any(block is each for each in wanted):
        return True
    match block:
        case Quote(inner):
            return any(holds(each, wanted) for each in inner)
        case ListBlock(items):
            return any(holds(each, wanted) for item in items for each in item.blocks)
        case _:
            return False


def out_of_lead(article: Article, wanted: Sequence[Block]) -> Article:
    """The article with those wanted at the head of its text if they stand in its lead."""
    moved = tuple(block for block in article.lead if holds(block, wanted))
    rest = tuple(block for block in article.lead if not holds(block, wanted))
    return replace(article, lead=rest, blocks=(*moved, *article.blocks))
