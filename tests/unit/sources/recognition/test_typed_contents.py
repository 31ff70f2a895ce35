"""Contents lists typed into one article: they go, and what only they name is told."""

from __future__ import annotations

import re

import pytest
from content_text import text_of
from word_files import WordFile, heading, paragraph

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.block import Heading, ListBlock
from compiler.model.booklet import BookletDraft
from compiler.model.segments import plain
from compiler.sources.recognition import typed_contents
from compiler.sources.registry import ReadingSettings, read_source

A = "纸是用植物纤维做成的，经过打浆、抄造、干燥，成为薄而有韧性的材料。"
B = "墨由烟炱和胶做成，松烟墨的颜色偏青，油烟墨的颜色偏亮，各有各的用处。"
LINKED = "- [纸的来历](#a)\n  - [手工纸](#b)\n  - [机制纸](#c)\n- [墨的来历](#d)\n"
BODY = f"## 纸的来历\n\n{A}\n\n### 手工纸\n\n{A}\n\n### 机制纸\n\n{B}\n\n## 墨的来历\n\n{B}\n"
HEADS = ["纸的来历", "手工纸", "机制纸", "墨的来历"]


def heads(done) -> list[str]:
    return [plain(block.children) for block in done.blocks if isinstance(block, Heading)]


def codes(done) -> list[str]:
    return [diagnostic.code for diagnostic in done.report]


@pytest.mark.parametrize(
    "listed",
    [
        f"## 目录\n\n{LINKED}",
        f"**目　录**\n\n{LINKED}\n---\n",
        LINKED,  # as editors make it, with no heading over it
        "目录：\n\n1. 纸的来历\n2. 手工纸\n3. 机制纸\n4. 墨的来历\n",
        "目录\n纸的来历\n手工纸\n机制纸\n墨的来历\n",
        "【目录】\n\n纸的来历……1\n\n手工纸……2\n\n机制纸……3\n\n墨的来历……12\n",
        "## Contents\n\n" + LINKED,
    ],
)
def test_a_list_of_the_article_s_own_heads_goes(read, listed):
    done = read(f"# 纸与墨\n\n{listed}\n{BODY}", kind="article")
    assert (done.article.title, heads(done)) == ("纸与墨", HEADS)
    assert "".join(done.dropped("contents")).count("机制纸") == 1
    assert not any(isinstance(block, ListBlock) for block in done.blocks)
    assert "sources.typed-contents" in codes(done)
    assert not imbalance(done.ledger, text_of(done.article))


class Watched:
    """A pattern that keeps the length of the longest text it was given."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.longest = pattern, 0

    def sub(self, new: str, text: str) -> str:
        self.longest = max(self.longest, len(text))
        return self.pattern.sub(new, text)


@pytest.mark.parametrize("piece", ["…", "\t", " ", "（", ". ", "——", "1 "])
def test_the_pattern_that_takes_its_time_sees_no_long_line(read, monkeypatch, piece):
    pattern = Watched(typed_contents._LEADER)
    monkeypatch.setattr(typed_contents, "_LEADER", pattern)
    read(f"# 纸\n\n目录\n\n墨……1\n\n纸{piece * 8000}x\n\n{A}\n", kind="article")
    assert 0 < pattern.longest <= 80


def test_the_word_contents_over_a_heading_goes_without_its_list(read):
    done = read(f"# 纸与墨\n\n目录\n\n{BODY}", kind="article")
    assert done.dropped("contents") == ["目录"]
    assert heads(done) == HEADS
    done = read(f"# 纸与墨\n\n目录\n\n{A}\n\n{BODY}", kind="article")
    assert not done.dropped("contents")


def test_an_entry_without_its_text_is_told(read):
    listed = LINKED + "- [笔的来历](#笔的来历)\n"
    done = read(f"# 纸与墨\n\n## 目录\n\n{listed}\n{BODY}", kind="article")
    (lost,) = [each for each in done.report if each.code == "mending.missing-article"]
    assert dict(lost.values)["title"] == "笔的来历"
    assert not imbalance(done.ledger, text_of(done.article))


@pytest.mark.parametrize(
    "listed",
    [
        "目录\n\n- 甲\n- 乙\n- 丙\n",  # of something else
        "本文谈四个问题：\n\n- 纸的来历\n- 手工纸\n- 机制纸\n- 墨的来历\n",
        "## 目录\n\n- 墨的来历\n- 机制纸\n- 手工纸\n- 纸的来历\n",  # in another order
        "- 纸的来历\n- 手工纸\n- 另说一事\n",
        "## 目录\n\n- 纸的来历[^1]\n- 手工纸\n- 墨的来历\n\n[^1]: 一个注。\n",
    ],
)
def test_lists_that_are_text_stay(read, listed):
    done = read(f"# 纸与墨\n\n{listed}\n{BODY}", kind="article")
    assert not done.dropped("contents")
    assert any(isinstance(block, ListBlock) for block in done.blocks)


def test_a_head_that_recurs_in_each_part_is_not_taken_for_an_entry(read):
    listed = "目录\n\n概述\n\n纸\n\n概述\n\n墨\n"
    body = f"**概述**\n\n{A}\n\n**纸**\n\n{A}\n\n**概述**\n\n{B}\n\n**墨**\n\n{B}\n"
    done = read(f"# 纸与墨\n\n{listed}\n{body}", kind="article")
    assert heads(done) == ["概述", "纸", "概述", "墨"]
    assert done.dropped("contents") == ["目录", "概述", "纸", "概述", "墨"]


def test_chapters_of_the_first_level_are_no_title(read):
    listed = "# 目录\n\n- [纸](#a)\n- [墨](#b)\n- [笔](#c)\n"
    done = read(f"{listed}\n# 纸\n\n{A}\n\n# 墨\n\n{B}\n\n# 笔\n\n{A}\n", kind="article")
    assert (done.article.title, heads(done)) == ("稿件", ["纸", "墨", "笔"])
    done = read(f"# 一、纸\n\n{A}\n\n# 二、墨\n\n{B}\n")
    assert (done.article.title, heads(done)) == ("稿件", ["一、纸", "二、墨"])
    done = read(f"# 纸与墨\n\n{A}\n\n# 墨\n\n{B}\n")
    assert (done.article.title, heads(done)) == ("纸与墨", ["墨"])


def test_study_notes_with_linked_contents_are_one_article(read):
    assert isinstance(read(f"# 纸与墨\n\n## 目录\n\n{LINKED}\n{BODY}").article, Article)


@pytest.mark.parametrize(
    "sign",
    ["第3期", "纸墨文选", "某某印刷厂编印", "内部资料 注意保存", "编者按：本期说纸说墨。"],
)
def test_a_booklet_with_linked_contents_is_a_booklet(read, sign):
    found = read(f"# 纸与墨\n\n{sign}\n\n## 目录\n\n{LINKED}\n{BODY}")
    assert isinstance(found.article, BookletDraft)


def test_bylines_under_its_titles_make_it_a_booklet(read):
    body = "".join(f"## {title}\n\n作者：林知白\n\n{A}\n\n" for title in HEADS)
    found = read(f"# 纸与墨\n\n## 目录\n\n{LINKED}\n{body}")
    assert isinstance(found.article, BookletDraft)


def test_a_list_typed_in_word_goes(tmp_path):
    listed = "".join(paragraph(f"{head}{'…' * 20}{at}") for at, head in enumerate(HEADS, 1))
    body = "".join(heading(head, 1) + paragraph(A) for head in HEADS)
    WordFile(paragraph("目 录") + listed + body).write(tmp_path / "a.docx")
    settings = ReadingSettings(kind="article")
    done = read_source(tmp_path / "a.docx", tmp_path, settings, Report())
    assert [entry.reason for entry in done.ledger.dropped] == ["contents"] * 5
    assert isinstance(done.content, Article)
    assert not imbalance(done.ledger, text_of(done.content))


def test_a_chapter_said_otherwise_below_does_not_end_the_list(read):
    listed = "目录\n\n第一章 原料\n\n第二章 纸坊的工具\n\n第三章 附则\n\n"
    body = "".join(f"{head}\n\n{A}\n\n" for head in ("第一章原料", "第二章 工具", "第三章附则"))
    done = read(f"纸与墨\n\n{listed}{body}", kind="article", name="纸.txt")
    assert "".join(done.dropped("contents")).count("章") == 3
    assert heads(done) == ["第一章原料", "第二章 工具", "第三章附则"]
