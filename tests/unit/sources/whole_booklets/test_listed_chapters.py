"""Whether the titles of an automatic contents list are articles, or chapters of one document."""

from __future__ import annotations

import pytest

from compiler.model.article import Article
from compiler.model.block import Heading, Paragraph
from compiler.model.inline import Text
from compiler.model.segments import plain
from compiler.sources.flow.listing import Listed, Listing
from compiler.sources.whole_booklets.lines import DumpLine
from compiler.sources.whole_booklets.listed_titles import listed_titles

LONG = "纸张从竹子和树皮里来，先浸在水里，再煮、再捣，抄成薄薄的一张，晾干以后就可以写字了。" * 9


def found(titles):
    """What a file holds whose list names ``titles``; two blanks stand before those of level 2."""
    listed = [Listed(title.strip(), 2 if title.startswith("  ") else 1) for title in titles]
    blocks = []
    for at, one in enumerate(listed):
        blocks.append(Heading(one.depth, (Text(one.title),)))
        if at + 1 == len(listed) or listed[at + 1].depth <= one.depth:
            blocks.append(Paragraph((Text(LONG),)))
    article = Article("竹纸", tuple(blocks))
    lines = [DumpLine(at, block.children, plain(block.children)) for at, block in enumerate(blocks)]
    return listed_titles(Listing(tuple(listed), asked=False), lines, article)


@pytest.mark.parametrize(
    "titles",
    [
        ["1调研背景", "2 问卷结果", "3措施", "4总结和展望"],
        ["1调研背景", "  1.1概况", "  1.2现状", "2 问卷结果", "  2.1对象", "3措施", "  3.1官方"],
        ["场景一 收纸", "场景二：抄纸", "场景三 晾纸"],
        ["场景一 收纸", "  收竹子", "  收树皮", "场景二 抄纸", "  用水", "场景三 晾纸", "  用风"],
        ["实验1 收纸", "实验2 抄纸", "实验3 晾纸"],
        ["F.1开篇", "  F.1.1目的", "  F.1.2背景", "F.2框架", "F.3办法"],
        ["一、背景", "1、能源的重要性：能源是基础", "二、目的", "（1）时间：", "附件一：提纲"],
    ],
)
def test_numbered_chapters_are_of_one_document(titles):
    assert found(titles) is None


@pytest.mark.parametrize(
    "titles",
    [
        ["竹纸的做法", "一条河的故事", "春天里的书店"],
        ["3个学徒", "1条河的故事", "2家书店"],  # numbers that count nothing on
        ["工艺", "  竹纸的做法", "  活字的来历", "人物", "  一条河的故事", "  春天里的书店"],
    ],
)
def test_titles_without_such_numbers_are_articles(titles):
    assert found(titles) is not None
