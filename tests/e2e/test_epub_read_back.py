"""Our own EPUBs are manuscripts: the same articles, heads, notes and text come back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.finishing.epub_file import epub_file
from compiler.markup.reflowable.publication import render_epub
from compiler.markup.reflowable.settings import EpubSettings
from compiler.model.block import Heading
from compiler.model.characters import visible
from compiler.model.inline import Note
from compiler.model.segments import article_segments, block_segments, masthead_segments, plain
from compiler.model.walk import all_blocks, leaves
from compiler.pipeline import outline
from compiler.sources.intake import Request, read_all
from compiler.sources.settings import ReadingSettings


@pytest.fixture(scope="module")
def both(root, tmp_path_factory):
    """The example as it was read, and as it was read of its EPUB, with the findings."""
    booklet = outline(root / "examples" / "yinshua")
    settings = EpubSettings(datetime(2024, 12, 5, tzinfo=UTC), root / "examples" / "yinshua")
    folder = tmp_path_factory.mktemp("书")
    (folder / "书.epub").write_bytes(epub_file(render_epub(booklet, settings, Report())))
    report = Report()
    (found,) = read_all([Request(folder / "书.epub", folder, ReadingSettings())], report)
    return booklet, found, report


def articles(book):
    return [article for section in book.sections for article in section.articles]


def notes(article):
    runs = [getattr(block, "children", ()) for block in all_blocks(article.blocks)]
    return [
        "".join(map(str, leaf.blocks))
        for run in runs
        for leaf in leaves(run)
        if isinstance(leaf, Note)
    ]


def test_the_same_sections_articles_and_fields(both):
    booklet, found, _ = both
    assert [each.title for each in found.content.sections] == [
        each.title for each in booklet.sections
    ]
    for old, new in zip(articles(booklet), articles(found.content), strict=True):
        fields = ("title", "subtitle", "author", "source", "date", "links")
        assert [getattr(new, name) for name in fields] == [getattr(old, name) for name in fields]


def test_the_same_heads_and_notes(both):
    booklet, found, _ = both
    for old, new in zip(articles(booklet), articles(found.content), strict=True):
        heads = [
            [
                (each.level, each.number + plain(each.children))
                for each in article.blocks
                if isinstance(each, Heading)
            ]
            for article in (old, new)
        ]
        assert heads[0] == heads[1]
        assert notes(old) == notes(new)


def test_not_a_character_differs(both):
    booklet, found, _ = both
    for old, new in zip(articles(booklet), articles(found.content), strict=True):
        texts = [
            visible("".join(each.text for each in article_segments(one))) for one in (old, new)
        ]
        assert texts[0] == texts[1]


def test_the_masthead_and_the_note(both):
    booklet, found, _ = both
    for name in ("series", "title", "subtitle", "issue", "date", "publisher", "notice"):
        assert getattr(found.content.masthead, name) == getattr(booklet.masthead, name)
    words = [
        [plain(each.children) for each in note]
        for note in (booklet.editor_note, found.content.editor_note)
    ]
    assert words[0] == words[1]


def test_nothing_is_lost_on_the_way(both):
    _, found, report = both
    assert not [each for each in report if each.code.startswith("sources.l")]
    book = found.content
    printed = [*masthead_segments(book.masthead), *block_segments(book.editor_note)]
    for section in book.sections:
        printed += [each for article in section.articles for each in article_segments(article)]
    titles = "".join(section.title for section in book.sections)
    assert not imbalance(found.ledger, titles + "".join(each.text for each in printed))
