"""Something done to these very blocks of an article, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from compiler.model.article import Article
from compiler.model.block import Block, Blocks, ListBlock, Quote

Change = Callable[[Article], Article]


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
