"""Heading levels of whole articles: mixed forms, gaps, what is an enumeration."""

from __future__ import annotations

import pytest

from compiler.model.block import Heading, Paragraph, Quote, Role
from compiler.model.inline import Strong
from compiler.model.segments import plain
from compiler.sources.recognition.numbered_heads import outline
from compiler.sources.wording.heading_numbers import Form, form_of

BODY = "一段正文，说的是纸。"


def tree(done) -> list[tuple[int, str]]:
    return [(b.level, plain(b.children)) for b in done.blocks if isinstance(b, Heading)]


@pytest.mark.parametrize(
    ("lines", "levels"),
    [
        (["第一编 纸", "第一章 竹", "第一节 料", "第二节 工"], [1, 2, 3, 3]),
        (["第一章 纸", "一、竹", "（一）料", "二、草"], [1, 2, 3, 2]),
        (["一、竹", "1. 料", "2. 工", "二、草"], [1, 2, 2, 1]),
        (["一、竹", "（一）料", "1. 选", "（1）看", "（2）摸"], [1, 2, 3, 4, 4]),
        (["01", "02"], [1, 1]),
        (["01 竹纸", "02 草纸"], [1, 1]),
        (["一", "二", "三"], [1, 1, 1]),
        (["1. 纸", "1.1 竹纸", "1.2 草纸", "2. 墨"], [1, 2, 2, 1]),
        (["第5章 版面", "5.1 页面", "5.1.2 天头", "5.2 版心"], [1, 2, 3, 2]),
        (["一、竹", "附录A 名词", "附件1"], [1, 1, 1]),
        (["附件2", "一、竹", "二、草"], [1, 1, 1]),
    ],
)
def test_forms_in_an_article_are_its_levels(lines, levels):
    texts = [text for line in lines for text in (line, BODY)]
    assert list(outline(texts).levels) == [each for level in levels for each in (level, None)]


@pytest.mark.parametrize(
    "lines",
    [
        ["一、时间", "二、地点", "三、人员", BODY],  # an agenda
        ["（1）看", BODY, "（3）摸", BODY],  # does not count
        ["2. 看", BODY, "3. 摸", BODY],
        ["（1）竹（2）草（3）麻", BODY],
        ["1.5 亿人读书", BODY, "3.2 亿册书", BODY],
        ["第一条 总则", BODY, "第二条 分则", BODY],
        ["三", BODY, "五", BODY],
        ["附件：1.样张", BODY],
        ["01月的天气", BODY],
    ],
)
def test_what_makes_no_heading(lines):
    assert set(outline(lines).levels) == {None}


def test_forms():
    assert form_of("第三部分 工艺") is Form.PART
    assert form_of("附录") is Form.APPENDIX
    assert form_of("第一次造纸") is None


def test_bold_and_numbered_heads_together(read):
    done = read(
        f"引言在此。\n\n**一、竹纸**\n\n（一）选料\n\n{BODY}\n\n（二）制浆\n\n{BODY}\n\n**二、草纸**\n\n{BODY}\n"
    )
    assert [level for level, _ in tree(done)] == [1, 2, 2, 1]
    above = read(
        f"引言在此。\n\n**竹纸**\n\n一、选料\n\n{BODY}\n\n二、制浆\n\n{BODY}\n\n**草纸**\n\n{BODY}\n"
    )
    assert [level for level, _ in tree(above)] == [1, 2, 2, 1]
    below = read(f"引言在此。\n\n一、竹纸\n\n**选料**\n\n{BODY}\n\n二、草纸\n\n{BODY}\n")
    assert [level for level, _ in tree(below)] == [1, 2, 1]


def test_a_number_and_the_head_on_the_next_line_are_one(read):
    done = read(f"引言在此。\n\n01\n\n**竹纸**\n\n{BODY}\n\n02\n\n草纸\n\n{BODY}\n")
    assert tree(done) == [(1, "01\u3000竹纸"), (1, "02\u3000草纸")]


def test_clauses_are_body_with_bold_numbers(read):
    done = read(
        "# 办法\n\n第一条 甲事。\n\n第二条 乙事。\n\n第三条之一 丙事。\n\n第四条规定的事。\n"
    )
    firsts = [block.children[0] for block in done.blocks]
    assert [plain((first,)) for first in firsts[:3]] == ["第一条", "第二条", "第三条之一"]
    assert all(isinstance(first, Strong) for first in firsts[:3])
    assert not isinstance(firsts[3], Strong)
    letter = read("# 信\n\n第一条 甲事。\n\n别的话。\n")
    assert not isinstance(letter.blocks[0].children[0], Strong)


@pytest.mark.parametrize(
    "line",
    [
        "编者按：纸好。",
        "【编者按】纸好。",
        "编者的话：纸好。",
        "编辑导语：纸好。",
        "［导读］纸好。",
        "（编前语）纸好。",
    ],
)
def test_forms_of_the_lead(read, line):
    done = read(f"# 题\n\n{line}\n\n{BODY}\n\n{BODY}\n")
    assert [plain(block.children) for block in done.article.lead] == [line]


def test_a_lead_in_a_quote_and_one_under_its_label(read):
    done = read(f"# 题\n\n> 编者按：纸好。\n>\n> 墨也好。\n\n{BODY}\n")
    assert len(done.article.lead) == 2
    assert not any(isinstance(block, Quote) for block in done.blocks)
    done = read(f"# 题\n\n编者按\n\n纸好。\n\n{BODY}\n")
    assert [plain(block.children) for block in done.article.lead] == ["编者按", "纸好。"]


@pytest.mark.parametrize(
    "line",
    ["□ 林知白", "■ 本报记者 林知白", "（作者：林知白）", "撰稿｜林知白", "本报记者：林知白"],
)
def test_more_bylines(read, line):
    done = read(f"# 题\n\n{line}\n\n{BODY}\n")
    assert done.article.author.endswith("林知白")
    assert len(done.blocks) == 1


def test_a_signature_over_a_day(read):
    done = read(f"# 题\n\n{BODY}\n\n造纸学会\n\n2021年5月31日\n")
    assert [block.role for block in done.blocks if isinstance(block, Paragraph)] == [
        Role.BODY,
        Role.SIGNATURE,
        Role.SIGNATURE,
    ]


def test_a_series_whose_numbers_have_a_point_or_none():
    texts = ["1.简介", "纸由竹子制成。", "2 方法", "竹子先要浸泡。", "3 结果", "纸薄而韧。"]
    assert outline(texts).levels == (1, None, 1, None, 1, None)


def test_the_names_of_enclosed_files_at_the_end_are_no_heads():
    texts = ["名单见附件。", "附件1：竹纸名录", "附件2：皮纸名录", "造纸学会", "2024年5月20日"]
    assert outline(texts).levels == (None,) * 5
    assert outline(["名单见附件。", "附件1：竹纸名录", "竹纸有三种。"]).levels[1] == 1
