"""Booklets in Markdown whose articles hold more than lines: cut as others, the rest intact."""

from __future__ import annotations

import pytest
from PIL import Image

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.model.block import (
    CodeBlock,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from compiler.model.booklet import BookletDraft
from compiler.model.inline import Code, InlineImage, LineBreak, Note, Ruby
from compiler.model.segments import article_segments, block_segments, masthead_segments, plain
from compiler.model.walk import leaves
from compiler.sources.registry import ReadingSettings, read_source
from compiler.sources.whole_booklets.marked_up import regions

TITLES = ("活字的前世今生", "怎样选用纸张", "排版的疏与密")
HEAD = "# 印刷学习参考\n\n2024年第3期\n\n## 目录\n\n" + "".join(f"- {t}\n" for t in TITLES)
PLAIN = "版心与订口共同决定一页的面貌。"


def booklet(first, second=PLAIN, third=PLAIN):
    bodies = (first, second, third)
    return HEAD + "".join(f"\n## {t}\n\n{b}\n" for t, b in zip(TITLES, bodies, strict=True))


def printed(draft):
    segments = [*masthead_segments(draft.masthead), *block_segments(draft.editor_note)]
    for section in draft.sections:
        for article in section.articles:
            segments += article_segments(article)
    return "".join([s.text for s in segments] + [s.title for s in draft.sections])


@pytest.fixture
def articles(tmp_path):
    def reading(text):
        path = tmp_path / "刊.md"
        path.write_text(text, encoding="utf-8")
        report = Report()
        manuscript = read_source(path, tmp_path, ReadingSettings(), report)
        draft = manuscript.content
        assert isinstance(draft, BookletDraft)
        assert not imbalance(manuscript.ledger, printed(draft))
        found = [article for section in draft.sections for article in section.articles]
        assert [article.title for article in found] == list(TITLES)
        return found

    return reading


def kinds(article):
    return [type(block) for block in article.blocks]


TABLE = "| 年代 | 材料 |\n| --- | --- |\n| 宋 | 泥 |\n| 元 | 木 \\| 锡 |"
CODE = "```python\ndef a():\n\n    return '## 怎样选用纸张'\n```"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"一段。\n\n{TABLE}\n\n又一段。", [Paragraph, Table, Paragraph]),
        (f"一段。\n{TABLE}\n又一段。", [Paragraph, Table, Paragraph]),
        (f"一段。\n\n{CODE}\n\n又一段。", [Paragraph, CodeBlock, Paragraph]),
        ("一段`码`。\n又一段。", [Paragraph, Paragraph]),
        ("<table>\n<tr><td>甲</td>\n<td>乙</td></tr>\n</table>\n又一段。", [Table, Paragraph]),
        ("一段`码`。\n\n> 引一。\n>\n> 引二。\n\n又一段。", [Paragraph, Quote, Paragraph]),
        ("一段`码`。\n- 甲\n  - 乙\n- 丙\n又一段。", [Paragraph, ListBlock, Paragraph]),
        ("• 甲`码`\n• 丙\n又一段。", [ListBlock, Paragraph]),
        ("##小标题\n一段`码`。", [Heading, Paragraph]),
        ("$$\n\\begin{a}\n\\end{a}\n$$\n一段。", [Paragraph, Paragraph]),
        ("一段`码`。\n\n---\n\n又一段。\n\n---", [Paragraph, Rule, Paragraph]),
        ("　　一段`码`。\n　　又一段。", [Paragraph, Paragraph]),
    ],
)
def test_what_goes_over_lines_is_kept_whole(articles, body, expected):
    first, second, third = articles(booklet(body))
    assert kinds(first) == expected
    assert kinds(second) == kinds(third) == [Paragraph]


def test_a_table_and_code_hold_what_they_held(articles):
    (first, *_) = articles(booklet(f"{TABLE}\n\n{CODE}"))
    table, code = first.blocks
    cells = [plain(cell.blocks[0].children) for row in table.body for cell in row.cells]
    assert cells == ["宋", "泥", "元", "木 | 锡"]
    assert code.text == "def a():\n\n    return '## 怎样选用纸张'"


def test_lines_of_a_quote_are_paragraphs(articles):
    (first, *_) = articles(booklet("一段`码`。\n> 引一。\n> 引二。"))
    assert [plain(b.children) for b in first.blocks[1].blocks] == ["引一。", "引二。"]


def test_pictures_alone_and_in_the_line(articles, tmp_path):
    for name, size in (("纸样.png", (300, 200)), ("记号.png", (16, 16))):
        Image.new("RGB", size, (9, 99, 9)).save(tmp_path / name)
    body = "一段。\n![样](纸样.png)\n行内有![号](记号.png)一枚。"
    (first, *_) = articles(booklet(body))
    assert kinds(first) == [Paragraph, Figure, Paragraph]
    assert first.blocks[1].images[0].asset == "纸样.png"
    (small,) = (x for x in leaves(first.blocks[2].children) if isinstance(x, InlineImage))
    assert small.image.asset == "记号.png"


def test_marks_inside_lines(articles):
    body = "见`活字`一词，<ruby>纸<rt>zhǐ</rt></ruby>，第一行<br>第二行。"
    (first, *_) = articles(booklet(body))
    found = {type(leaf) for leaf in leaves(first.blocks[0].children)}
    assert {Code, Ruby, LineBreak} <= found


def notes_of(article):
    found = [x for b in article.blocks for x in leaves(b.children) if isinstance(x, Note)]
    return [plain(note.blocks[0].children) for note in found]


def test_footnotes_of_each_article(articles):
    noted = "一段[^1]。\n\n[^1]: {}\n"
    first, second, _ = articles(booklet(noted.format("注甲。"), noted.format("注乙。")))
    assert (notes_of(first), notes_of(second)) == (["注甲。"], ["注乙。"])


def test_footnotes_at_the_end_of_the_file_go_where_they_are_called(articles):
    text = booklet(
        "一段[^a]。", "二段[^b]。", f"{PLAIN}\n\n[^a]: 注甲。\n    续甲。\n[^b]: 注乙。\n"
    )
    first, second, third = articles(text)
    assert (notes_of(first), notes_of(second)) == (["注甲。\n续甲。"], ["注乙。"])
    assert kinds(third) == [Paragraph]


def test_a_footnote_that_two_articles_call_is_set_once(articles):
    first, second, third = articles(booklet("一段[^a]。", "二段[^a]。", f"{PLAIN}\n\n[^a]: 注甲。"))
    assert (notes_of(first), notes_of(second), notes_of(third)) == (["注甲。"], [], [])
    first, _, third = articles(booklet("一段[^a]。", PLAIN, "三段[^a]。\n\n[^a]: 注甲。"))
    assert (notes_of(first), notes_of(third)) == ([], ["注甲。"])


def test_the_byline_and_the_subtitle_are_found_all_the_same(articles):
    (first, *_) = articles(booklet(f"——以本市为例\n\n作者：张三\n\n{TABLE}"))
    assert (first.subtitle, first.author) == ("——以本市为例", "张三")
    assert kinds(first) == [Table]


def test_a_section_with_a_table_before_its_first_article(tmp_path):
    titles = "**工艺讲堂**\n - 活字的前世今生\n - 怎样选用纸张\n**编校园地**\n - 排版的疏与密\n"
    text = "印刷学习参考\n\n目录\n" + titles + f"\n工艺讲堂\n\n{TABLE}\n\n"
    text += f"活字的前世今生\n{PLAIN}\n怎样选用纸张\n{PLAIN}\n编校园地\n排版的疏与密\n{PLAIN}\n"
    path = tmp_path / "刊.md"
    path.write_text(text, encoding="utf-8")
    manuscript = read_source(path, tmp_path, ReadingSettings(), Report())
    assert not imbalance(manuscript.ledger, printed(manuscript.content))
    section = manuscript.content.sections[0]
    assert section.title == "工艺讲堂"
    assert [type(block) for block in section.articles[0].lead] == [Table]


def test_lines_without_notation_stay_paragraphs(articles):
    (first, *_) = articles(booklet("一段，\n又一段。\n1. 项一\n2. 项二\n价格是$5和$6。"))
    assert Table not in kinds(first)
    assert len(first.blocks) == 5


def test_a_link_marker_in_markdown_gives_its_address(articles):
    (first, *_) = articles(booklet("一段`码`。[【链接】](https://www.example.com/a)"))
    assert first.links == ("https://www.example.com/a",)


@pytest.mark.parametrize(
    "line", ["```", "~~~", "<table>", "$$", "[^1]: 注", "|a|", "> 引", "    码"]
)
def test_what_never_ends_takes_linear_time(line):
    assert len(regions([line, "字"] * 50_000)) == 100_000


def test_names_of_characters_and_places_to_jump_to_are_notation(articles):
    first, second, third = articles(
        booklet(
            '<a id="x"></a>\n&emsp;&emsp;一段，&nbsp;3 &lt; 5&mdash;&mdash;R&D。&#8203;\n\n'
            "[返回目录](#目录)",
            "一段<font color=\"red\">红字</font>。\n\n<a name='y'>又</a>一段。",
        ).replace("## 排版的疏与密", '## <a id="z"></a>排版的疏与密 {#z-1}')
    )
    assert [plain(block.children) for block in first.blocks] == ["一段，3 < 5——R&D。"]
    assert [plain(block.children) for block in second.blocks] == ["一段红字。", "又一段。"]
    assert kinds(third) == [Paragraph]


def test_signs_of_a_heading_inside_a_line_are_no_heading(articles):
    first, second, _ = articles(
        booklet("用`C#语言`写。\n\n[返回目录](#目录)", "> ##小题\n\n一段`码`。")
    )
    assert [plain(block.children) for block in first.blocks] == ["用C#语言写。"]
    assert isinstance(second.blocks[0].blocks[0], Heading)


def test_a_place_to_jump_to_before_the_first_title_is_no_text(tmp_path):
    path = tmp_path / "刊.md"
    path.write_text(booklet(PLAIN).replace("## 活字", '<a id="a"></a>\n## 活字'), "utf-8")
    report = Report()
    manuscript = read_source(path, tmp_path, ReadingSettings(), report)
    assert not manuscript.content.editor_note
    assert "mending.text-before-title" not in [each.code for each in report]
