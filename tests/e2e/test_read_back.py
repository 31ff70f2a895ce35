"""A booklet made by this program, read back from its PDF: the same articles, heads, notes, text."""

from __future__ import annotations

import re
import shutil

import pytest

from compiler.diagnostics import Report
from compiler.model.block import Figure, Heading, ListBlock, Paragraph, Quote, Table
from compiler.model.booklet import BookletDraft
from compiler.model.characters import visible
from compiler.model.inline import Note
from compiler.model.segments import plain
from compiler.model.walk import leaves
from compiler.sources.registry import ReadingSettings, read_source
from compiler.workspace import BuildRequest, open_workspace

# What the page adds beside the text: a code to scan with its address, numbers of lists.
_SCANNED = re.compile(r"(?:链接|视频)扫码(?:阅读|观看)|https?://[!-~]+")
_MARKER = re.compile(r"(?:\d+\.|•)(?=\D)")


def lines_of(blocks):
    """The words of blocks, a line each; lists, tables and quotations opened."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield plain(block.children)
            case ListBlock():
                for item in block.items:
                    yield from lines_of(item.blocks)
            case Quote():
                yield from lines_of(block.blocks)
            case Table():
                yield plain(block.caption)
                for row in (*block.head, *block.body):
                    for cell in row.cells:
                        yield from lines_of(cell.blocks)
            case Figure():
                yield plain(block.caption)


def text_of(article):
    lines = [visible(line) for line in lines_of((*article.lead, *article.blocks))]
    return "".join(_SCANNED.sub("", _MARKER.sub("", line, count=1)) for line in lines)


def whole(article):
    """Subtitle, author and text: what of them stands in which place is for recognition to tell."""
    return visible(article.subtitle + article.author) + text_of(article)


def heads_of(article):
    return [
        visible(plain(block.children)) for block in article.blocks if isinstance(block, Heading)
    ]


def notes_of(article):
    runs = [getattr(block, "children", ()) for block in article.blocks]
    notes = [leaf for run in runs for leaf in leaves(run) if isinstance(leaf, Note)]
    return ["".join(visible(line) for line in lines_of(note.blocks)) for note in notes]


@pytest.fixture(scope="module")
def both(root, example, tmp_path_factory):
    """The articles of the example, and those read back from its PDF."""
    folder = tmp_path_factory.mktemp("back")
    shutil.copy(example.pdfs["zh-Hans"].path, folder / "旧册.pdf")
    back = read_source(folder / "旧册.pdf", folder, ReadingSettings(), Report()).content
    assert isinstance(back, BookletDraft)
    request = BuildRequest(root / "examples" / "yinshua", cached=False)
    with open_workspace(request, Report()) as workspace:
        booklet = workspace.read(Report(), keep_going=False)
    return booklet, back


def articles_of(booklet):
    return [article for section in booklet.sections for article in section.articles]


def test_the_same_sections_and_articles(both):
    booklet, back = both
    assert [part.title for part in back.sections] == [part.title for part in booklet.sections]
    assert [one.title for one in articles_of(back)] == [one.title for one in articles_of(booklet)]


def test_the_same_heads_and_notes(both):
    booklet, back = map(articles_of, both)
    for made, read in zip(booklet, back, strict=True):
        wanted = heads_of(made)
        assert heads_of(read)[: len(wanted)] == wanted  # the last is followed by the colophon
        assert notes_of(read) == notes_of(made)


def test_the_same_words(both):
    *others, last = zip(*map(articles_of, both), strict=True)
    for made, read in others:
        assert whole(read) == whole(made)
    made, read = last
    assert whole(read).startswith(whole(made))
    assert len(whole(read)) < len(whole(made)) + 80  # the colophon
