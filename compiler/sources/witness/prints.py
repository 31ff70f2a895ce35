"""What a manuscript prints: its characters in their order, and the numbers that its lists count."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.model.article import Article
from compiler.model.block import Blocks, Cell, ListBlock, ListItem, Quote, Table
from compiler.model.booklet import BookletDraft
from compiler.model.segments import article_segments, block_segments, masthead_segments


def printed_text(content: Article | BookletDraft) -> str:
    """Every character that a manuscript prints, in its order."""
    if isinstance(content, Article):
        return "\n".join(segment.text for segment in article_segments(content))
    parts = [segment.text for segment in masthead_segments(content.masthead)]
    parts += [segment.text for segment in block_segments(content.editor_note)]
    for section in content.sections:
        parts.append(section.title)
        for article in section.articles:
            parts += [segment.text for segment in article_segments(article)]
    return "\n".join(parts)


def body_text(content: Article | BookletDraft) -> str:
    """What a manuscript prints below its titles and bylines, which a page may have in its head."""
    if isinstance(content, Article):
        return "\n".join(each.text for each in block_segments((*content.lead, *content.blocks)))
    return "\n".join(body_text(each) for part in content.sections for each in part.articles)


def list_numbers(content: Article | BookletDraft) -> Iterator[str]:
    """The numbers that the lists of a manuscript count."""
    if isinstance(content, Article):
        yield from _numbers_in((*content.lead, *content.blocks))
        return
    yield from _numbers_in(content.editor_note)
    for section in content.sections:
        for article in section.articles:
            yield from _numbers_in((*article.lead, *article.blocks))


def _numbers_in(blocks: Blocks) -> Iterator[str]:
    stack: list[object] = list(blocks)
    while stack:
        match stack.pop():
            case ListBlock(items, ordered, start):
                if ordered:
                    yield from (
                        str(start + place) if item.marker is None else item.marker
                        for place, item in enumerate(items)
                    )
                stack.extend(items)
            case ListItem(blocks=inner) | Quote(inner) | Cell(inner):
                stack.extend(inner)
            case Table(head, body):
                stack.extend(cell for row in head + body for cell in row.cells)
