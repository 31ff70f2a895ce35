"""EPUBs read as the product reads them, with the proof that nothing of them is lost."""

from __future__ import annotations

import pytest
from epub_files import write_epub

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.segments import article_segments, block_segments, masthead_segments
from compiler.sources.intake import Request, read_all
from compiler.sources.settings import ReadingSettings


@pytest.fixture
def read_epub(tmp_path):
    """Reads an EPUB of these documents; gives its content, its ledger and the findings."""

    def reading(documents, **more):
        write_epub(tmp_path / "书.epub", documents, **more)
        report = Report()
        (found,) = read_all([Request(tmp_path / "书.epub", tmp_path, ReadingSettings())], report)
        assert not imbalance(found.ledger, printed(found.content))
        assert not [each for each in report if each.code == "sources.lost-text"]
        return found.content, found.ledger, report

    return reading


def printed(book):
    """All that is printed of an article or a booklet."""
    if isinstance(book, Article):
        return "".join(each.text for each in article_segments(book))
    segments = [*masthead_segments(book.masthead), *block_segments(book.editor_note)]
    for section in book.sections:
        segments += [each for article in section.articles for each in article_segments(article)]
    return "".join(each.title for each in book.sections) + "".join(each.text for each in segments)
