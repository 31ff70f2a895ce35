"""The parts of a booklet dump: title block, contents, editor's note, articles."""

from __future__ import annotations

from collections import Counter

import pytest

from compiler.diagnostics import Report
from compiler.model.block import Figure, Heading, ListBlock
from compiler.model.booklet import BookletDraft, Manuscript
from compiler.model.characters import visible
from compiler.model.inline import Link, Strong
from compiler.model.segments import article_segments, block_segments, masthead_segments, plain
from compiler.sources.account import Account
from compiler.sources.whole_booklets.booklet_dump import is_booklet, read
from compiler.sources.whole_booklets.contents_list import same_as_printed
from compiler.sources.whole_booklets.title_block import masthead
from compiler.sources.wording.title_keys import title_key

DUMP = """内部资料 注意保存

机关党员 学习文选

# 纸墨笔砚

2024年第12期（总第36期）  2024年12月5日

主办：某某研究室

目录

一、文房 ........ 1
1. 造纸的故事 ........ 1
2. 观察 | 制墨 ........ 3
二、工具 ........ 5
3. 毛笔“四德” ........ 5

【编者按】

这一期说文房四宝。

也说用它们的人。

文房

本栏目说两样东西。

造纸的故事

——从竹子到纸

纸是**中国人**发明的，见[造纸史](https://example.org/paper)。

- 竹
- 麻

![抄纸](images/paper.jpg)

一、抄纸

竹帘荡料，一张张抄起来。[【链接】](https://example.org/one)

观察丨制墨

----

墨用松烟做。【[链接](#)】

工具

毛笔"四德"

尖齐圆健。

编辑：张三
印数：500份
"""


def draft_of(text: str, report: Report | None = None) -> BookletDraft:
    content = read(text, "issue.md", Report() if report is None else report).content
    assert isinstance(content, BookletDraft)
    return content


def printed(draft: BookletDraft) -> str:
    pieces = [segment.text for segment in masthead_segments(draft.masthead)]
    pieces += [segment.text for segment in block_segments(draft.editor_note)]
    for section in draft.sections:
        pieces.append(section.title)
        for article in section.articles:
            pieces += [segment.text for segment in article_segments(article)]
    return "".join(pieces)


def test_labels_that_share_a_line_at_the_end_are_told_apart():
    text = "纸讯\n第3期\n目录\n- 纸史\n- 墨史\n- 笔史\n\n纸史\n甲。\n墨史\n乙。\n笔史\n丙。\n\n"
    found = draft_of(text + "主编：张三　　印数：500份\n").masthead
    assert (found.editor, found.copies) == ("张三", "500份")


def balance(manuscript: Manuscript) -> None:
    ledger = manuscript.ledger
    assert isinstance(manuscript.content, BookletDraft)
    gone = "".join(entry.before for entry in (*ledger.dropped, *ledger.changed))
    come = "".join(entry.after for entry in ledger.changed)
    assert Counter(visible(ledger.text + come)) == Counter(
        visible(printed(manuscript.content) + gone)
    )


def test_the_title_block_fills_the_masthead() -> None:
    found = draft_of(DUMP).masthead
    assert found.series == "机关党员 学习文选"
    assert found.title == "纸墨笔砚"
    assert found.issue == "2024年第12期（总第36期）"
    assert found.date == "2024年12月5日"
    assert found.publisher == "某某研究室"
    assert found.notice == "内部资料 注意保存"
    assert (found.editor, found.copies) == ("张三", "500份")


def test_sections_articles_and_note() -> None:
    report = Report()
    draft = draft_of(DUMP, report)
    assert is_booklet(DUMP)
    assert [section.title for section in draft.sections] == ["文房", "工具"]
    titles = [[article.title for article in section.articles] for section in draft.sections]
    assert titles == [["造纸的故事", "观察 | 制墨"], ["毛笔“四德”"]]
    assert [plain(block.children) for block in draft.editor_note] == [
        "【编者按】",
        "这一期说文房四宝。",
        "也说用它们的人。",
    ]
    assert not report.warnings
    assert {section.origin for section in draft.sections} == {"issue.md"} == {draft.origin}


def test_the_blocks_of_an_article() -> None:
    article = draft_of(DUMP).sections[0].articles[0]
    assert article.subtitle == "——从竹子到纸"
    assert plain(article.lead[0].children) == "本栏目说两样东西。"
    assert article.links == ("https://example.org/one",)
    paragraph, items, figure, heading, last = article.blocks
    assert any(isinstance(inline, Strong) for inline in paragraph.children)
    assert [i.target for i in paragraph.children if isinstance(i, Link)] == [
        "https://example.org/paper"
    ]
    assert isinstance(items, ListBlock)
    assert len(items.items) == 2
    assert isinstance(figure, Figure)
    assert figure.images[0].address == "images/paper.jpg"
    assert isinstance(heading, Heading)
    assert plain(last.children).endswith("抄起来。")


def test_every_character_is_accounted_for() -> None:
    manuscript = read(DUMP, "issue.md", Report())
    balance(manuscript)
    ledger = manuscript.ledger
    assert ledger.markup == len(visible(DUMP)) - len(visible(ledger.text))
    assert {entry.reason for entry in ledger.dropped} == {
        "contents",
        "label",
        "link-marker",
        "ruler",
    }


def test_a_missing_article_and_an_empty_one_are_reported() -> None:
    report = Report()
    draft_of(DUMP.replace("\n造纸的故事\n", "\n").replace("尖齐圆健。\n", ""), report)
    assert sorted(finding.code for finding in report.warnings) == [
        "mending.empty-article",
        "mending.missing-article",
    ]


def test_text_before_the_first_title_is_kept_at_the_front() -> None:
    report = Report()
    text = DUMP.replace("【编者按】\n", "")
    manuscript = read(text, "issue.md", report)
    assert "mending.text-before-title" in report.codes()
    assert plain(manuscript.content.editor_note[0].children) == "这一期说文房四宝。"
    balance(manuscript)


def test_a_text_without_contents_is_one_article() -> None:
    report = Report()
    manuscript = read("造纸\n\n纸是中国人发明的。\n", "a.md", report)
    assert not is_booklet("造纸\n\n纸是中国人发明的。\n")
    assert report.codes() == ["mending.no-contents"]
    assert manuscript.content.sections[0].articles[0].title == "造纸"
    balance(manuscript)


def test_the_contents_of_one_long_document_make_no_booklet() -> None:
    chapters = ["第一章 总则", "第二章 纸", "第三章 墨"]
    text = "条例\n\n目录\n" + "\n".join(chapters) + "\n\n"
    text += "\n\n".join(f"{chapter}\n\n第一条 这里是正文。" for chapter in chapters)
    assert not is_booklet(text)


@pytest.mark.parametrize("text", ["", "\n\n", "目录", "目录\n\n甲\n", "- 一\n- 二\n- 三\n"])
def test_scraps_are_no_booklets_and_never_fail(text: str) -> None:
    assert not is_booklet(text)
    balance(read(text, "a.md", Report()))


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("第一观察 | 持续推动", "第一观察丨持续推动"),
        ("共建“丝路”新篇", '共建 " 丝路 " 新篇'),
        ("1. 造纸", "造纸"),
        ("微视频：互联 互通", "微视频:互联互通"),
        ("（2024）", "（２０２４）"),
    ],
)
def test_spellings_of_one_title_have_one_key(entry: str, line: str) -> None:
    assert title_key(entry) == title_key(line)


def test_different_titles_have_different_keys() -> None:
    assert title_key("一带一路") != title_key("一带")
    assert title_key("2024年总结") != title_key("2023年总结")


@pytest.mark.parametrize(
    ("entry", "line", "title"),
    [
        ("造纸", "1. 造纸", "造纸"),
        ("1. 造纸", "造纸", "造纸"),
        ("1. 造纸", "1．造纸", "1．造纸"),
        ("造纸", "一、造纸", "一、造纸"),
    ],
)
def test_the_number_of_a_printed_title(entry: str, line: str, title: str) -> None:
    assert same_as_printed(entry, line) == title


def test_a_single_line_is_the_title() -> None:
    assert masthead(["纸墨笔砚"], Account("a", "booklet")).title == "纸墨笔砚"
