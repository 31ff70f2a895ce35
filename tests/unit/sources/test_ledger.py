"""The ledger's identity, character by character: the law of ``model.article.Ledger``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.booklet import Manuscript
from compiler.model.characters import visible
from compiler.model.segments import (
    Segment,
    article_segments,
    block_segments,
    masthead_segments,
)
from compiler.sources.registry import ReadingSettings, read_source

CORPUS = [
    "book-02.md", "clip-02.md", "clip-04.md", "handout-01.txt", "handout-03.txt", "handout-05.md",
    "issue-02.md", "law-01.md", "law-02.md", "pdfweb-01.txt", "refs-01.md", "rss199it-01.md",
    "zaker-02.md", "zaker-04.md", "zaker-09.md",
]  # fmt: skip


def segments(content) -> Iterator[Segment]:
    if isinstance(content, Article):
        yield from article_segments(content)
        return
    yield from masthead_segments(content.masthead)
    yield from block_segments(content.editor_note)
    for section in content.sections:
        yield Segment(section.title)
        for article in section.articles:
            yield from article_segments(article)


def imbalance(manuscript: Manuscript) -> dict[str, int]:
    ledger = manuscript.ledger
    balance = Counter(visible(ledger.text))
    for entry in ledger.changed:
        balance.update(visible(entry.after))
        balance.subtract(visible(entry.before))
    for entry in ledger.dropped:
        balance.subtract(visible(entry.before))
    for segment in segments(manuscript.content):
        balance.subtract(visible(segment.text))
    return {character: count for character, count in balance.items() if count}


def read(path, **settings):
    return read_source(path, path.parent, ReadingSettings(**settings), Report())


def test_the_list_of_files_is_complete(shared):
    found = {p.name for p in (shared / "corpus").iterdir() if p.suffix in (".md", ".txt")}
    assert found == set(CORPUS)


@pytest.mark.parametrize("name", CORPUS)
@pytest.mark.parametrize("kind", ["auto", "article"])
def test_every_character_of_the_corpus_is_accounted_for(shared, name, kind):
    assert imbalance(read(shared / "corpus" / name, kind=kind)) == {}


@pytest.mark.parametrize("seed", ["000", "002", "003"])
def test_every_character_of_the_seeds_is_accounted_for(shared, seed):
    path = next((shared / "seeds").glob(f"{seed}_*"))
    manuscript = read(path)
    assert imbalance(manuscript) == {}
    text = path.read_text("utf-8")
    assert len(visible(text)) >= len(visible(manuscript.ledger.text)) > 1000


def test_nothing_is_dropped_from_an_article_but_by_known_reasons(shared):
    reasons = {
        entry.reason
        for name in CORPUS
        if name.endswith(".md")
        for entry in read(shared / "corpus" / name).ledger.dropped
    }
    notes = {"note-number", "note-heading"}  # of a list joined with its calls: book-02.md
    known = {"front-matter", "ruler", "byline-label", "chrome", "duplicate-title"}
    assert reasons <= known | notes


def test_an_imbalance_would_show(shared, tmp_path):
    path = tmp_path / "a.md"
    path.write_text("# 题\n\n正文。", encoding="utf-8")
    manuscript = read(path)
    assert imbalance(manuscript) == {}
    short = Article("题", manuscript.content.blocks[1:])
    assert imbalance(Manuscript(short, manuscript.ledger)) == {"正": 1, "文": 1, "。": 1}
