"""A small booklet with every kind of block, on harmless matters."""

from __future__ import annotations

from compiler.model.article import Article
from compiler.model.block import (
    Blocks,
    Cell,
    CodeBlock,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Role,
    Row,
    Rule,
    Table,
    Video,
)
from compiler.model.booklet import Booklet, ContentsEntry, Masthead, Section
from compiler.model.inline import (
    Code,
    Emphasis,
    Image,
    Inlines,
    Keep,
    LineBreak,
    Link,
    Note,
    Ruby,
    Strong,
    Subscript,
    Superscript,
    Text,
)

PROSE = "造纸先要浸泡树皮，再用石臼舂捣，把纸浆倒进槽里搅匀，用竹帘一抄，纤维便交织成纸。" * 3
_RUN: Inlines = (
    Text("据载，"),
    Strong((Text("工匠"),)),
    Text("改进了"),
    Note((Paragraph((Text("见古书。"),)),)),
    Emphasis((Text("造法"),)),
    Text("，H"),
    Subscript((Text("2"),)),
    Text("O，m"),
    Superscript((Text("2"),)),
    Ruby((Text("纸"),), (Text("zhǐ"),)),
    LineBreak(),
    Link((Text("此处"),), "https://example.com/?a=1&b=<2>"),
    Code("a < b"),
    Keep("乾隆"),
    Note((Paragraph((Text("另说。"),)), CodeBlock("注中代码"))),
)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def _cell(text: str, **more: int) -> Cell:
    return Cell((_paragraph(text),), **more)


def every_block() -> Blocks:
    """One of each kind."""
    return (
        Heading(1, (Text("从树皮到纸"),), number="一、", anchor="h1"),
        Paragraph(_RUN),
        Heading(2, (Text("（一）原料"),), anchor="h2"),
        Quote((_paragraph("书籍因之而广。"),)),
        ListBlock(
            (ListItem((_paragraph("备料"),)), ListItem((_paragraph("蒸煮"),))),
            ordered=True,
            start=3,
        ),
        ListBlock((ListItem((_paragraph("宣纸"), ListBlock((ListItem((_paragraph("生宣"),)),)))),)),
        Figure((Image("x", "图", 600, 300),), (Text("图1 纸帘"),)),
        Table(
            (Row((_cell("纸名"), _cell("原料"))),),
            tuple(Row((_cell(f"纸{n}"), _cell("竹"))) for n in range(60)),
            (Text("表1 原料"),),
        ),
        Table((), (Row((_cell("合并", colspan=2),)), Row((_cell("左"), _cell("右"))))),
        CodeBlock("抄纸(浆)\n  起帘"),
        Rule(),
        Video("https://example.com/v", "抄纸过程"),
        Paragraph((Text("本刊评论员"),), Role.SIGNATURE),
        Paragraph((Text("责编：纸白"),), Role.CREDIT),
    )


def sample(**changes: object) -> Booklet:
    """A booklet of two sections; ``changes`` replace fields."""
    one = Article(
        "纸的来历",
        every_block(),
        "——札记",
        "纸白",
        "造纸学刊",
        "2021年11月22日",
        lead=(_paragraph("编者按：原文有删节。"),),
        links=("https://example.com/a?b=1&c=2",),
        anchor="a1",
    )
    two = Article("装订", tuple(_paragraph(PROSE) for _ in range(30)), anchor="a2")
    three = Article("字体", (Paragraph((*_RUN, Text(PROSE))),), anchor="a3")
    fields: dict[str, object] = {
        "masthead": Masthead(
            "印刷工作者 学习文选",
            "纸张与印刷",
            "传统工艺",
            "2024年第12期",
            "2024-12-05",
            "印刷研究会",
            "内部资料",
            "纸白",
            "500册",
            "010-0000",
            ("纸", "印刷"),
        ),
        "sections": (Section("评析", (one, two), "s1"), Section("辅导", (three,), "s2")),
        "contents": (
            ContentsEntry(1, "评析", "s1"),
            ContentsEntry(2, "纸的来历", "a1"),
            ContentsEntry(3, "一、从树皮到纸", "h1"),
            ContentsEntry(2, "装订", "a2"),
            ContentsEntry(1, "辅导", "s2"),
            ContentsEntry(2, "字体", "a3"),
        ),
        "editor_note": (_paragraph("编者按：本期选编文章三篇。"), _paragraph("供参考。")),
    }
    return Booklet(**{**fields, **changes})  # type: ignore[arg-type]  # fields by name
