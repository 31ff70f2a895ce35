"""HTML → blocks: everything the model has is kept, the rest is dropped by name."""

from __future__ import annotations

import pytest
from steps import LINEAR, growth

from compiler.model.block import (
    CodeBlock,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Table,
    Video,
)
from compiler.model.inline import (
    Code,
    Emphasis,
    InlineImage,
    LineBreak,
    Link,
    Ruby,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from compiler.model.segments import plain


@pytest.fixture
def blocks(read):
    return lambda html: read(f"<div>{html}</div>").blocks


def texts(blocks):
    return [plain(block.children) for block in blocks]


def test_inline_elements_nest_as_they_stand(blocks):
    (paragraph,) = blocks(
        "<p>一<b>二<i>三</i></b><sup>四</sup><sub>五</sub><code>六  七</code></p>"
    )
    assert paragraph.children == (
        Text("一"),
        Strong((Text("二"), Emphasis((Text("三"),)))),
        Superscript((Text("四"),)),
        Subscript((Text("五"),)),
        Code("六  七"),
    )


def test_a_mark_around_blocks_goes_into_each(blocks):
    html = "<strong><p>一，这里有许多字。</p><p>二，这里也有许多字。</p></strong>"
    assert all(isinstance(block.children[0], Strong) for block in blocks(html))


def test_links_are_kept_if_they_lead_somewhere(read):
    done = read(
        '<p>见<a href="https://a.cn/b">甲</a><a href="javascript:x()">乙</a>等处的文字。</p>'
    )
    assert done.blocks[0].children == (
        Text("见"),
        Link((Text("甲"),), "https://a.cn/b"),
        Text("乙等处的文字。"),
    )
    assert done.report.codes().count("sources.unsafe-link") == 1


def test_loose_text_between_blocks_is_a_paragraph(blocks):
    assert texts(blocks("甲<p>乙</p>丙<div>丁</div>")) == ["甲", "乙", "丙", "丁"]


def test_line_breaks_and_paragraphs_made_of_them(blocks):
    (one,) = blocks("<p>甲<br>乙</p>")
    assert one.children == (Text("甲"), LineBreak(), Text("乙"))
    assert texts(blocks("<p>甲<br><br>乙<br>　　丙<br></p>")) == ["甲", "乙", "丙"]


def test_white_space_collapses_but_not_between_latin_words(blocks):
    assert texts(blocks("<p>\n  中\n  文  and \n more\n</p>")) == ["中文and more"]


def test_headings_start_at_level_one_without_gaps(blocks):
    found = blocks("<p>前文。</p><h3>甲</h3><p>乙。</p><h5>丙</h5><h3>丁</h3>")
    assert [b.level for b in found if isinstance(b, Heading)] == [1, 2, 1]


def test_quotes_lists_rules_and_code(blocks):
    found = blocks(
        "<blockquote><p>引</p></blockquote><ol start=3><li>甲<ul><li>乙</ul><li>丙</ol><hr>"
        "<pre>a  =  1\n  b</pre>"
    )
    quote, numbered, rule, code = found
    assert quote == Quote((Paragraph((Text("引"),)),))
    assert isinstance(numbered, ListBlock)
    assert (numbered.ordered, numbered.start, len(numbered.items)) == (True, 3, 2)
    assert isinstance(numbered.items[0].blocks[1], ListBlock)
    assert (rule, code) == (Rule(), CodeBlock("a  =  1\n  b"))


def test_unclosed_items_and_cells_are_siblings(blocks):
    (found,) = blocks("<ul><li>甲<li>乙<li>丙</ul>")
    assert [plain(item.blocks[0].children) for item in found.items] == ["甲", "乙", "丙"]
    (table,) = blocks("<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>")
    assert [len(row.cells) for row in table.body] == [2, 2]


@pytest.mark.parametrize(
    "indent", ["&nbsp;&nbsp;&nbsp; ", "&nbsp; &nbsp; ", " &nbsp;&nbsp;&nbsp;&nbsp;"]
)
def test_a_break_and_an_indent_begin_a_paragraph(blocks, indent):
    found = blocks(f"{indent}甲说。<br>{indent}“乙。”<br>{indent}丙说。")
    assert [plain(block.children).strip() for block in found] == ["甲说。", "“乙。”", "丙说。"]


def test_a_second_caption_of_a_table_is_not_lost(blocks):
    (table,) = blocks(
        "<table><caption>甲题</caption><tr><td>甲</td><td>乙<caption>乙题</caption></td></tr></table>"
    )
    assert plain(table.caption) == "甲题\n乙题"


def test_tables_keep_spans_heads_and_captions(blocks):
    (table,) = blocks(
        "<table><caption>表题</caption><thead><tr><th>甲<th align=right>乙</thead>"
        "<tbody><tr><td colspan=2 style='text-align:center'>丙</td></tr>"
        "<tr><td rowspan=9>丁</td><td>戊</td></tr></tbody></table>"
    )
    assert isinstance(table, Table)
    assert plain(table.caption) == "表题"
    assert [cell.align for cell in table.head[0].cells] == ["", "right"]
    assert (table.body[0].cells[0].colspan, table.body[0].cells[0].align) == (2, "center")
    assert table.body[1].cells[0].rowspan == 1  # no further than the last row


@pytest.mark.parametrize(
    ("bold", "rows", "heads"),
    [
        ({0}, 4, 1),
        ({0}, 3, 0),  # so short a table needs no head
        ({0, 1, 2, 3}, 4, 0),  # bold is how the whole table is set
        ({0, 1}, 4, 0),
        ({1}, 4, 0),
    ],
)
def test_a_first_row_alone_in_bold_is_a_head(blocks, bold, rows, heads):
    def row(number):
        cell = "<td><b>字</b></td>" if number in bold else "<td>字</td>"
        return f"<tr>{cell}{cell}</tr>"

    (table,) = blocks(f"<table>{''.join(map(row, range(rows)))}</table>")
    assert (len(table.head), len(table.body)) == (heads, rows - heads)


@pytest.mark.parametrize(
    ("rows", "spans"),
    [
        # of a row the cells' columns and rows
        ("<tr><td>甲<td rowspan=2>乙<tr><td colspan=2>丙", [[(1, 1), (1, 2)], [(1, 1)]]),
        ("<tr><td>甲<td>乙<td rowspan=3>丙<tr><td>丁<tr><td colspan=9>戊",
         [[(1, 1), (1, 1), (1, 3)], [(1, 1)], [(2, 1)]]),
        ("<tr><td rowspan=2>甲<td>乙<tr><td colspan=2>丙", [[(1, 2), (1, 1)], [(2, 1)]]),
        ("<tr><td colspan=2 rowspan=2>甲<td>乙<tr><td>丙<td colspan=3>丁",
         [[(2, 2), (1, 1)], [(1, 1), (3, 1)]]),
    ],
)  # fmt: skip
def test_no_cell_reaches_over_one_from_above(blocks, rows, spans):
    (table,) = blocks(f"<table>{rows}</table>")
    found = [[(cell.colspan, cell.rowspan) for cell in row.cells] for row in table.body]
    assert found == spans


def test_huge_spans_are_clamped(blocks):
    (table,) = blocks("<table><tr><td colspan=100000 rowspan=100000>甲<td>乙</table>")
    assert table.body[0].cells[0].colspan == 100


def test_ruby_is_kept_in_pairs_without_its_parentheses(read):
    done = read("<p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby></p>")
    assert done.blocks[0].children == (
        Ruby((Text("漢"),), (Text("hàn"),)),
        Ruby((Text("字"),), (Text("zì"),)),
    )
    assert done.dropped("ruby-parenthesis") == ["(", ")"]


def test_figures_and_pictures_in_the_line(blocks):
    (figure,) = blocks(
        '<figure><img src="http://a.cn/1.jpg"><figcaption>图题</figcaption></figure>'
    )
    assert isinstance(figure, Figure)
    assert plain(figure.caption) == "图题"
    (paragraph,) = blocks('<p>看<img src="http://a.cn/i.png" width=16 height=16>这里</p>')
    assert isinstance(paragraph.children[1], InlineImage)


def test_videos_have_an_absolute_address(blocks):
    (video,) = blocks('<p><iframe src="//v.qq.com/p.html?vid=a&auto=0"></iframe></p>')
    assert video == Video("https://v.qq.com/p.html?vid=a&auto=0")


@pytest.mark.parametrize("tag", ["object", "audio", "button", "math", "canvas"])
def test_what_cannot_be_kept_is_dropped_by_name(read, tag):
    done = read(f"<div><p>正文。</p><{tag}>遗失的字</{tag}></div>")
    assert texts(done.blocks) == ["正文。"]
    assert done.dropped("dropped-element") == ["遗失的字"]
    assert "sources.dropped-element" in done.report.codes()


def test_programs_and_comments_are_no_text(read):
    done = read("<div><p>正文。</p><script>var 甲</script><style>乙{}</style><!-- 丙 --></div>")
    assert texts(done.blocks) == ["正文。"]
    assert done.ledger.text.strip() == "正文。"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20000,
        "<blockquote>" * 20000,
        "<b><i>" * 10000,
        "<ul><li>" * 5000,
        "<table><tr><td>" * 3000,
        "<figure>" * 3000,
        "<a href='#'>" * 20000,
        "<p>" * 20000,
    ],
)
def test_no_depth_ends_in_a_traceback(read, html):
    done = read(f"<div>{html}正文</div>")
    assert "正文" in repr(done.blocks)
    short = len(html) // 60
    assert growth(lambda part: read(f"<div>{html[: part * short]}正文</div>"), 1) < LINEAR


def test_words_of_a_drawing_are_lines_of_the_text(read):
    done = read(
        "<div><p>正文。</p><svg><title>图名</title><desc>说明</desc>"
        "<text x=1>图里<tspan>的字</tspan></text>"
        "<foreignObject><section><p>藏在图里的一段。</p></section></foreignObject></svg></div>"
    )
    assert texts(done.blocks) == ["正文。", "图里的字", "藏在图里的一段。"]
    assert done.dropped("program") == ["图名", "说明"]


def test_a_drawing_without_words_is_told(read):
    done = read("<div><p>正文。</p><svg><title>图名</title><path d='M0 0'/></svg></div>")
    assert texts(done.blocks) == ["正文。"]
    assert "sources.dropped-element" in done.report.codes()


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("常言道：<q>先大后小</q>。", "常言道：“先大后小”。"),
        ("他说<q>常言道<q>先大后小</q></q>。", "他说“常言道‘先大后小’”。"),
        ("<q><b>先</b>大</q>后小", "“先大”后小"),
    ],
)
def test_quotations_have_their_marks(read, html, wanted):
    done = read(f"<div><p>{html}</p></div>")
    assert texts(done.blocks) == [wanted]
    assert "quotation-marks" in {entry.reason for entry in done.ledger.changed}
