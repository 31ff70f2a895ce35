"""A Word file with a typed contents list is a whole booklet; other Word files are articles."""

from __future__ import annotations

import pytest
from content_text import text_of
from word_files import LONG, WordFile, paragraph, run

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.block import Heading
from compiler.model.booklet import BookletDraft
from compiler.model.segments import plain
from compiler.sources.registry import ReadingSettings, read_source

CENTRE = '<w:jc w:val="center"/>'
LARGE = '<w:sz w:val="36"/>'


def centred(text):
    return paragraph(run(text, LARGE), CENTRE)


def piece(title, *before):
    return centred(title) + "".join(before) + paragraph(LONG)


CONTENTS = (
    centred("目  录")
    + paragraph("【工艺讲堂】")
    + paragraph("活字的前世今生……………李明（1）")
    + paragraph("怎样选用纸张……………王五（3）")
    + paragraph("【编校园地】")
    + paragraph("排版的疏与密……………赵六（5）")
)
BODY = (
    centred("【工艺讲堂】")
    + piece("活字的前世今生", centred("——以本市为例"))
    + piece("怎样选用纸张")
    + centred("【编校园地】")
    + piece("排版的疏与密")
)


@pytest.fixture
def read(tmp_path):
    def reading(body, kind="auto"):
        path = WordFile(body).write(tmp_path / "稿件.docx")
        manuscript = read_source(path, tmp_path, ReadingSettings(kind=kind), Report())
        assert not imbalance(manuscript.ledger, text_of(manuscript.content))
        return manuscript

    return reading


def test_contents_cut_the_file_into_sections_and_articles(read):
    note = paragraph("编者按：本期说活字、纸张与版面。")
    draft = read(centred("印刷学习参考") + CONTENTS + note + BODY).content
    assert isinstance(draft, BookletDraft)
    assert draft.masthead.title == "印刷学习参考"
    assert [(s.title, [a.title for a in s.articles]) for s in draft.sections] == [
        ("【工艺讲堂】", ["活字的前世今生", "怎样选用纸张"]),
        ("【编校园地】", ["排版的疏与密"]),
    ]
    assert draft.sections[0].articles[0].subtitle == "——以本市为例"
    assert plain(draft.editor_note[0].children).startswith("编者按：")


def test_the_contents_list_is_not_printed_twice(read):
    ledger = read(centred("印刷学习参考") + CONTENTS + BODY).ledger
    dropped = "".join(entry.before for entry in ledger.dropped if entry.reason == "contents")
    assert "目" in dropped
    assert "李明（1）" in dropped


def test_a_project_may_say_that_it_is_one_article(read):
    content = read(centred("印刷学习参考") + CONTENTS + BODY, kind="article").content
    assert isinstance(content, Article)


@pytest.mark.parametrize(
    "body",
    [
        BODY,  # no contents list
        centred("目  录")
        + "".join(map(paragraph, ("第一章 纸 1", "第二章 墨 2", "第三章 笔 3")))
        + piece("第一章 纸")
        + piece("第二章 墨")
        + piece("第三章 笔"),
        centred("目  录")
        + "".join(map(paragraph, ("纸的历史", "墨的历史", "笔的历史")))
        + paragraph(LONG),
    ],
    ids=["no contents", "chapters of one document", "titles without text"],
)
def test_other_files_are_articles(read, body):
    assert isinstance(read(centred("印刷年度报告") + body).content, Article)


def test_levels_of_headings_count_from_one_in_each_article(read):
    body = BODY + paragraph(run("（一）纸的来历", "<w:b/>")) + paragraph(LONG)
    article = read(centred("印刷学习参考") + CONTENTS + body).content.sections[-1].articles[-1]
    assert [block.level for block in article.blocks if isinstance(block, Heading)] == [1]
