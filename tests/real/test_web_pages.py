"""The saved pages of the corpus: title, source, date, text read by eye, nothing lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest

from compiler.diagnostics import Report
from compiler.model.block import Figure, Heading, Paragraph, Role, Table
from compiler.model.characters import visible
from compiler.model.segments import article_segments, plain
from compiler.sources.registry import ReadingSettings, read_source


@dataclass(frozen=True)
class Wanted:
    """What a reader sees of a page; ``first`` and ``last`` are ends of its text."""

    title: str
    source: str
    date: str
    paragraphs: int
    figures: int
    first: str
    last: str
    author: str = ""
    subtitle: str = ""
    tables: tuple[tuple[int, int], ...] = ()  # head rows and body rows


PAGES = {
    "govcn-01.html": Wanted(
        "国务院办公厅关于加强三级公立医院绩效考核工作的意见",
        "国务院办公厅",
        "2019年1月16日",
        52,
        0,
        "各省、自治区、直辖市人民政府",
        "技术市场合同成交金额总数。",
        subtitle="国办发〔2019〕4号",
        tables=((1, 55),),
    ),
    "govcn-05.html": Wanted(
        "国务院关于在海南博鳌乐城国际医疗旅游先行区暂时调整实施"
        "《中华人民共和国药品管理法实施条例》有关规定的决定",
        "国务院",
        "2018年12月21日",
        5,
        0,
        "各省、自治区、直辖市人民政府",
        "（此件公开发布）",
        subtitle="国发〔2018〕43号",
    ),
    "html-partyhosp-01.html": Wanted(
        "【不忘初心 牢记使命】我院医技药剂党支部举办2019年中药、药学理论知识与专业技能大赛",
        "本站原创",
        "2019年10月31日",
        5,
        3,
        "本站讯（职工通讯员",
        "供稿 摄影/张艳 编辑/苏芳",
        author="医技药剂党支部",
    ),
    "html-people-01.html": Wanted(
        "女儿出嫁，郑板桥画了几笔兰花当嫁妆",
        "人民网-文化频道",
        "2019年6月15日",
        28,
        2,
        "父亲的教诲像一盏灯",
        "（责编：汤诗瑶、丁涛）",
    ),
    "html-xinhuanet-02.html": Wanted(
        "武汉的声音：有英勇的你，才有英雄的城！",
        "半月谈",
        "2020年2月19日",
        15,
        3,
        "“妈妈，为什么还不能出去",
        "责任编辑：焦鹏",
    ),
}


def read(shared, name):
    path = shared / "corpus" / name
    report = Report()
    return read_source(path, path.parent, ReadingSettings(), report), report


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_read_as_a_reader_sees_it(shared, name):
    wanted = PAGES[name]
    manuscript, report = read(shared, name)
    article = manuscript.content
    assert (article.title, article.author, article.source, article.date, article.subtitle) == (
        wanted.title,
        wanted.author,
        wanted.source,
        wanted.date,
        wanted.subtitle,
    )
    texts = [plain(b.children) for b in article.blocks if isinstance(b, Paragraph | Heading)]
    assert len(texts) == wanted.paragraphs
    assert texts[0].startswith(wanted.first)
    assert texts[-1].endswith(wanted.last)
    assert sum(isinstance(block, Figure) for block in article.blocks) == wanted.figures
    tables = [(len(b.head), len(b.body)) for b in article.blocks if isinstance(b, Table)]
    assert tuple(tables) == wanted.tables
    assert "sources.page-left-out" not in report.codes()
    assert ("sources.page-of-several" in report.codes()) is (name == "html-people-01.html")


@pytest.mark.parametrize("name", PAGES)
def test_every_character_is_accounted_for(shared, name):
    manuscript, _report = read(shared, name)
    ledger = manuscript.ledger
    balance = Counter(visible(ledger.text))
    for entry in ledger.changed:
        balance.update(visible(entry.after))
        balance.subtract(visible(entry.before))
    for entry in ledger.dropped:
        balance.subtract(visible(entry.before))
    for segment in article_segments(manuscript.content):
        balance.subtract(visible(segment.text))
    assert {character: count for character, count in balance.items() if count} == {}
    assert {entry.reason for entry in ledger.dropped} <= {
        "chrome",
        "page-metadata",
        "hidden",
        "duplicate-title",
        "byline-label",
    }


def test_the_large_table_keeps_its_merged_cells(shared):
    manuscript, _report = read(shared, "govcn-01.html")
    (table,) = [block for block in manuscript.content.blocks if isinstance(block, Table)]
    heads = [plain(cell.blocks[0].children) for cell in table.head[0].cells]
    assert heads == ["一级指标", "二级指标", "三级指标", "指标性质", "指标说明"]
    first = table.body[0].cells
    assert (first[0].rowspan, first[1].rowspan) == (24, 7)
    places = sum(cell.rowspan * cell.colspan for row in table.body for cell in row.cells)
    assert places == 55 * 5


def test_an_order_is_signed(shared):
    manuscript, _report = read(shared, "govcn-05.html")
    signed = [
        plain(block.children)
        for block in manuscript.content.blocks
        if isinstance(block, Paragraph) and block.role is Role.SIGNATURE
    ]
    assert signed == ["国务院", "2018年12月21日"]


def test_captions_stand_at_their_pictures(shared):
    manuscript, _report = read(shared, "html-xinhuanet-02.html")
    captions = [plain(b.caption) for b in manuscript.content.blocks if isinstance(b, Figure)]
    assert [bool(caption) for caption in captions] == [True, False, False]
    assert captions[0].endswith("新华社记者 才扬 摄")
