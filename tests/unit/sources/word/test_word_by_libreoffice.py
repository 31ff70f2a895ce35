"""What LibreOffice writes as .docx: nothing of it is lost, and what is left out is named."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.block import Figure, Heading, ListBlock, Paragraph, Role, Table
from compiler.model.booklet import BookletDraft
from compiler.model.inline import Emphasis, Link, Note, Ruby, Strong, Subscript, Superscript
from compiler.model.segments import article_segments, plain
from compiler.model.walk import all_blocks
from compiler.sources.registry import ReadingSettings, read_source

SAMPLES = Path(__file__).resolve().parents[3] / "word_samples"


@pytest.fixture
def read(tmp_path):
    def reading(name):
        path = Path(shutil.copy(SAMPLES / name, tmp_path))
        report = Report()
        return read_source(path, tmp_path, ReadingSettings(), report), report

    return reading


@pytest.fixture
def features(read):
    manuscript, report = read("libreoffice-features.docx")
    assert isinstance(manuscript.content, Article)
    return manuscript.content, manuscript.ledger, report


def inlines(article, kind):
    found = []
    stack = [child for b in all_blocks(article.blocks) for child in getattr(b, "children", ())]
    while stack:
        inline = stack.pop()
        found += [inline] if isinstance(inline, kind) else []
        stack += getattr(inline, "children", ())
    return found


def test_every_character_is_accounted_for(features):
    article, ledger, _ = features
    assert not imbalance(ledger, "".join(s.text for s in article_segments(article)))
    assert {entry.reason: entry.before.strip() for entry in ledger.dropped} == {
        "comment": "批注里的话",
        "tracked-deletion": "删去的词",
        "hidden-text": "藏起来的",
        "alternate-content": "框中的提示语",  # the text box stands in the file twice
        "page-number": "4",
    }


def test_what_is_left_out_is_said(features):
    _, _, report = features
    assert {
        "sources.word-tracked",
        "sources.word-hidden",
        "sources.word-comments",
        "sources.word-text-boxes",
        "sources.word-numbers",
        "sources.word-page-numbers",
        "sources.lost-style",
    } == set(report.codes())


def test_headings_by_style_and_by_a_bold_line_in_hei(features):
    article, _, _ = features
    assert article.title == "小册子装订须知"
    heads = [(plain(b.children), b.level) for b in article.blocks if isinstance(b, Heading)]
    assert heads == [("选纸", 1), ("列项", 2), ("表与图", 1), ("三、用黑体写的小标题", 2)]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Strong, "克重"),
        (Emphasis, "松厚度"),
        (Subscript, "2"),
        (Superscript, "2"),
        (Link, "纸样"),
    ],
)
def test_marks(features, kind, words):
    assert [plain(inline.children) for inline in inlines(features[0], kind)] == [words]


def test_ruby_and_notes(features):
    (ruby,) = inlines(features[0], Ruby)
    assert (plain(ruby.base), plain(ruby.annotation)) == ("纸", "zhǐ")
    notes = [plain(note.blocks[0].children) for note in inlines(features[0], Note)]
    assert sorted(notes) == ["尾注说注音。", "脚注说克重。"]


def test_lists_tables_and_pictures(features):
    article, _, _ = features
    kinds = Counter(type(block) for block in article.blocks)
    assert (kinds[ListBlock], kinds[Table], kinds[Figure]) == (1, 1, 2)
    (table,) = (block for block in article.blocks if isinstance(block, Table))
    spans = [(c.colspan, c.rowspan) for row in (*table.head, *table.body) for c in row.cells]
    assert spans == [(1, 2), (2, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1)]
    assert plain(table.caption) == "表1　常用纸张"
    first, second = (block for block in article.blocks if isinstance(block, Figure))
    assert (plain(first.caption), plain(second.caption)) == ("", "图1　样张")
    assert all(block.images[0].asset for block in (first, second))


def test_columns_and_page_breaks_are_text_in_its_order(features):
    texts = [plain(b.children) for b in features[0].blocks if isinstance(b, Paragraph)]
    beginnings = [text[:6] for text in texts]
    order = [beginnings.index(text) for text in ("换页之后的一", "两栏里的第一", "两栏里的第二")]
    assert order == sorted(order)
    assert features[0].blocks[-1].role is Role.SIGNATURE


def test_an_automatic_contents_list_cuts_the_file(read):
    manuscript, report = read("libreoffice-contents.docx")
    draft = manuscript.content
    assert isinstance(draft, BookletDraft)
    assert [(s.title, [(a.title, a.author) for a in s.articles]) for s in draft.sections] == [
        ("工艺讲堂", [("活字的前世今生", "张三"), ("怎样选用纸张", "张三")]),
        ("编校园地", [("排版的疏与密", "张三")]),
    ]
    assert (draft.masthead.title, draft.masthead.issue) == ("印刷学习参考", "2024年第3期")
    assert report.codes() == ["sources.word-contents"]
