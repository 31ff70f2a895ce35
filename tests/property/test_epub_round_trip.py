"""Whatever stands in a booklet, its EPUB is well-formed and holds all of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from compiler.conservation.verify import verify_epub
from compiler.diagnostics import Report
from compiler.finishing.epub_file import epub_file
from compiler.markup.reflowable.publication import render_epub
from compiler.markup.reflowable.settings import EpubSettings
from compiler.model.article import Article, Ledger
from compiler.model.block import (
    Cell,
    CodeBlock,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Table,
    Video,
)
from compiler.model.block import Row as TableRow
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Code, Emphasis, LineBreak, Link, Note, Ruby, Strong, Text
from compiler.model.segments import article_segments

SETTINGS = EpubSettings(datetime(2024, 1, 1, tzinfo=UTC), Path("/nowhere"))
characters = st.characters(codec="utf-8") | st.sampled_from(
    "纸墨印刷“”——①<>&\"'\x00\x1f\ufffe\u2028"
)
texts = st.text(characters, max_size=12)
addresses = st.sampled_from(["https://example.com/a b", "javascript:x", "mailto:a@b.cn"]) | texts
plain = st.lists(st.builds(Text, texts) | st.builds(Code, texts) | st.just(LineBreak()), max_size=3)
words = plain.map(tuple)
notes = st.builds(Note, st.tuples(st.builds(Paragraph, words)))
inside = st.lists(
    st.one_of(plain.map(lambda run: Strong(tuple(run))), notes, st.builds(Text, texts)), max_size=3
).map(tuple)
runs = st.lists(
    st.one_of(
        st.builds(Text, texts),
        st.builds(Emphasis, inside),
        st.builds(Link, inside, addresses),
        st.builds(Ruby, words, words),
        notes,
    ),
    max_size=4,
).map(tuple)
leaves = st.one_of(
    st.builds(Paragraph, runs),
    st.builds(Heading, st.integers(1, 4), runs),
    st.builds(CodeBlock, texts),
    st.builds(Video, addresses, texts),
)
cells = st.builds(Cell, st.lists(st.builds(Paragraph, runs), max_size=2).map(tuple))
rows = st.lists(st.lists(cells, max_size=2).map(lambda row: TableRow(tuple(row))), max_size=2)
blocks = st.one_of(
    leaves,
    st.lists(leaves, max_size=2).map(lambda inner: Quote(tuple(inner))),
    st.lists(leaves, max_size=2).map(lambda inner: ListBlock((ListItem(tuple(inner)),))),
    st.builds(Table, rows.map(tuple), rows.map(tuple), runs),
)
articles = st.builds(
    Article,
    title=texts,
    blocks=st.lists(blocks, max_size=4).map(tuple),
    author=texts,
    source=texts,
    lead=st.lists(leaves, max_size=1).map(tuple),
    links=st.lists(addresses, max_size=2).map(tuple),
    origin=st.just("a.md"),
)


# No shrinking: a case is small, and a smaller one takes minutes to find.
@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(articles, max_size=2), texts)
def test_every_character_is_read_again(written, title):
    text = title + "".join(
        segment.text for article in written for segment in article_segments(article)
    )
    section = Section(title, tuple(written), anchor="s1" if title else "", origin="a.md")
    booklet = Booklet(Masthead(), (section,), ledgers=(Ledger("a.md", "markdown", text),))
    files = render_epub(booklet, SETTINGS, Report())
    for name in files.spine:
        ET.fromstring(files.files[name])  # noqa: S314 - the product's own file
    [account] = verify_epub(booklet, booklet, epub_file(files))
    assert account.unaccounted == 0
