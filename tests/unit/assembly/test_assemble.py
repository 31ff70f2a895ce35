"""Manuscripts become one booklet, and every overruled character stays on the books."""

from __future__ import annotations

import pytest

from compiler.assembly.arrange import (
    AssemblySettings,
    Contribution,
    Override,
    SectionPart,
    assemble,
)
from compiler.assembly.numbering import chinese_numeral, level_number
from compiler.conservation.verify import check_ledgers
from compiler.diagnostics import Report
from compiler.errors import ConservationError
from compiler.model.article import Article, Entry, Ledger
from compiler.model.block import Heading, Paragraph
from compiler.model.booklet import BookletDraft, Manuscript, Masthead, Section
from compiler.model.inline import Text


def paragraph(text):
    return Paragraph((Text(text),))


def manuscript(name, title, *blocks, **fields):
    article = Article(title, blocks, origin=name, **fields)
    said = [title, *fields.values(), *(block.children[0].text for block in blocks)]
    return Contribution(Manuscript(article, Ledger(name, "markdown", "\n".join(said))))


def dump(name="d.md"):
    draft = BookletDraft(
        Masthead(series="丛书", title="主题"),
        (Section("甲", (Article("一文", (paragraph("文字"),), origin=name),), origin=name),),
        (paragraph("编者按：说明"),),
        origin=name,
    )
    ledger = Ledger(name, "booklet", "丛书 主题 甲 一文 文字 编者按：说明")
    return Contribution(Manuscript(draft, ledger))


def build(*parts, **settings):
    settings.setdefault("masthead", Masthead())
    booklet = assemble(parts, AssemblySettings(**settings), Report())
    check_ledgers(booklet)
    return booklet


def test_a_dump_brings_its_sections_masthead_and_note_and_posts_follow():
    booklet = build(SectionPart("", (dump(), manuscript("p.md", "新文", paragraph("正文")))))
    assert [section.title for section in booklet.sections] == ["甲", ""]
    assert booklet.masthead.series == "丛书"
    assert booklet.editor_note_origin == "d.md"
    assert [entry.title for entry in booklet.contents] == ["甲", "一文", "新文"]


def test_the_project_file_overrules_and_the_books_still_balance():
    override = Override(title="改题", author="某人", date="2024年")
    contribution = manuscript("p.md", "原题", paragraph("正文"), author="旧名")
    part = SectionPart("栏目", (Contribution(contribution.manuscript, override),))
    booklet = build(part)
    article = booklet.sections[0].articles[0]
    assert (article.title, article.author, article.date) == ("改题", "某人", "2024年")
    assert Entry("overridden", "原题", "改题") in booklet.ledgers[0].changed


def test_the_project_masthead_wins_over_the_dump():
    booklet = build(SectionPart("", (dump(),)), masthead=Masthead(title="新题"))
    assert (booklet.masthead.title, booklet.masthead.series) == ("新题", "丛书")
    assert booklet.draft_fields == ("series",)


def test_a_lost_or_doubled_character_is_refused():
    article = Article("题", (paragraph("正文"),), origin="p.md")
    for said, code in (("题正文字", "unaccounted"), ("题文", "doubled")):
        part = SectionPart("", (Contribution(Manuscript(article, Ledger("p.md", "text", said))),))
        with pytest.raises(ConservationError) as caught:
            build(part)
        assert caught.value.code == f"conservation.{code}"


def test_anchors_are_unique_and_stay_when_articles_are_added():
    one = manuscript("1.md", "同题", paragraph("一"))
    two = manuscript("2.md", "同题", paragraph("二"))
    anchors = [a.anchor for a in build(SectionPart("甲", (one, two))).sections[0].articles]
    assert len(set(anchors)) == 2
    new = manuscript("0.md", "新", paragraph("零"))
    later = [a.anchor for a in build(SectionPart("甲", (new, one, two))).sections[0].articles]
    assert later[1:] == anchors


def test_level_numbers_only_where_the_text_has_none():
    def heads(*texts):
        levels = [(level, text) for level, text in texts]
        blocks = [Heading(level, (Text(text),)) for level, text in levels]
        part = SectionPart("甲", (manuscript("1.md", "题", *blocks),))
        return [b.number for b in build(part, number_levels=True).sections[0].articles[0].blocks]

    assert heads((1, "甲"), (2, "乙"), (2, "丙"), (3, "丁"), (4, "戊"), (1, "己"), (2, "庚")) == [
        "一、", "（一）", "（二）", "1. ", "（1）", "二、", "（一）",
    ]  # fmt: skip
    assert heads((1, "一、甲"), (1, "乙")) == ["", ""]
    assert heads((1, "第二章 甲"), (2, "乙")) == ["", ""]


def test_contents_depth():
    blocks = (Heading(1, (Text("节"),)), paragraph("文"))
    part = SectionPart("甲", (manuscript("1.md", "题", *blocks),))
    levels = [len(build(part, contents_depth=depth).contents) for depth in (1, 2, 3)]
    assert levels == [1, 2, 3]


@pytest.mark.parametrize(
    ("number", "word"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")]
)
def test_chinese_numerals(number, word):
    assert chinese_numeral(number) == word
    assert level_number(2, number) == f"（{word}）"


def test_empty_sections_and_articles_are_reported():
    report = Report()
    parts = (SectionPart("空", ()), SectionPart("甲", (manuscript("1.md", "只有题"),)))
    assemble(parts, AssemblySettings(Masthead()), report)
    assert report.codes() == ["assembly.empty-section", "assembly.empty-article"]
