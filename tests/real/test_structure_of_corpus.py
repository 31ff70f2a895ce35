"""Heading trees and bylines of the real manuscripts, as read by eye in their files."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.model.block import Blocks, Heading, ListBlock, Paragraph, Quote, Role
from compiler.model.guess import GuessKind
from compiler.model.inline import Note, Strong
from compiler.model.segments import plain
from compiler.sources.registry import ReadingSettings, read_source

TREES = {
    "law-01.md": [1] * 6,
    "handout-05.md": [1] * 6,
    "handout-03.txt": [1] * 6,
    "book-02.md": [1] * 4,
    "clip-02.md": [1] * 2,
    "clip-04.md": [1] * 3,
    "issue-02.md": [1, 1, *[2] * 11, *[1] * 9],
    "zaker-02.md": [1] * 3,
    "refs-01.md": [],
    "zaker-04.md": [],
}


@pytest.fixture(scope="module")
def corpus(shared):
    return lambda name: read_source(
        shared / "corpus" / name, shared / "corpus", ReadingSettings(), Report()
    )


@pytest.mark.parametrize("name", TREES)
def test_heading_levels(corpus, name):
    article = corpus(name).content
    assert [block.level for block in article.blocks if isinstance(block, Heading)] == TREES[name]


def test_the_study_handout_has_five_chapters_with_parts_in_order(corpus):
    blocks = corpus("handout-01.txt").content.blocks
    heads = [block for block in blocks if isinstance(block, Heading)]
    chapters = [plain(head.children)[:3] for head in heads if head.level == 1]
    assert chapters == ["第一章", "第二章", "第三章", "第四章", "第五章"]
    assert [plain(head.children)[:3] for head in heads if head.level == 2][:7] == [
        f"（{number}）" for number in "一二三四五六七"
    ]


def test_the_heads_of_the_pair_are_the_same(corpus):
    def heads(name):
        blocks = corpus(name).content.blocks
        return [plain(block.children) for block in blocks if isinstance(block, Heading)]

    assert heads("handout-03.txt") == heads("handout-05.md")


def test_all_clauses_of_the_law_have_bold_numbers(corpus):
    paragraphs = [b for b in corpus("law-01.md").content.blocks if isinstance(b, Paragraph)]
    clauses = [b for b in paragraphs if isinstance(b.children[0], Strong)]
    assert len(clauses) == 50
    assert plain(clauses[-1].children).startswith("第五十条")


def notes(blocks: Blocks) -> list[Note]:
    found: list[Note] = []
    for block in blocks:
        match block:
            case Paragraph(run) | Heading(children=run):
                found += [inline for inline in run if isinstance(inline, Note)]
            case Quote(inner):
                found += notes(inner)
            case ListBlock(items):
                for item in items:
                    found += notes(item.blocks)
            case _:
                pass
    return found


def test_the_notes_of_the_book_are_called_where_its_numbers_stood(corpus):
    manuscript = corpus("book-02.md")
    found = notes(manuscript.content.blocks)
    assert [plain(note.blocks[0].children)[:2] for note in found] == [
        "富县",
        "边币",
        "参见",
        "参见",
    ]
    joined = [guess for guess in manuscript.guesses if guess.kind is GuessKind.NOTES]
    assert [guess.reason for guess in joined] == ["notes-joined"]


def test_a_list_of_references_stays_text(corpus):
    manuscript = corpus("refs-01.md")
    starts = [plain(b.children)[:3] for b in manuscript.content.blocks if isinstance(b, Paragraph)]
    assert starts[:2] == ["[1]", "[2]"]
    assert notes(manuscript.content.blocks) == []


def test_byline_and_dateline_of_the_clip(corpus):
    article = corpus("clip-04.md").content
    assert article.author == "新华网记者钱芳"
    roles = [block.role for block in article.blocks if isinstance(block, Paragraph)]
    assert roles.count(Role.DATELINE) == 1


@pytest.mark.parametrize("name", TREES)
def test_few_guesses_are_doubtful(corpus, name):
    guesses = corpus(name).guesses
    assert guesses
    assert sum(guess.doubtful for guess in guesses) <= 6
