"""All text of what a reader gives, an article or a booklet."""

from __future__ import annotations

from compiler.model.article import Article
from compiler.model.booklet import BookletDraft
from compiler.model.segments import article_segments, block_segments, masthead_segments


def text_of(content: Article | BookletDraft) -> str:
    if isinstance(content, Article):
        return "".join(segment.text for segment in article_segments(content))
    segments = [*masthead_segments(content.masthead), *block_segments(content.editor_note)]
    for section in content.sections:
        for article in section.articles:
            segments += article_segments(article)
    return "".join([each.text for each in segments] + [each.title for each in content.sections])
