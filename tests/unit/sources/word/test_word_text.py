"""Word files: one small file a feature, judged by the model and by the account."""

from __future__ import annotations

import pytest
from word_files import LONG, WordFile, field_, heading, paragraph, run

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.model.block import Figure, Heading, ListBlock, PageTurn, Paragraph, Quote, Role
from compiler.model.inline import Emphasis, LineBreak, Link, Note, Ruby, Strong, Subscript, Text
from compiler.model.segments import article_segments, plain
from compiler.sources.registry import ReadingSettings, read_source

CENTRE = '<w:jc w:val="center"/>'
RIGHT = '<w:jc w:val="right"/>'


@pytest.fixture
def read(tmp_path):
    """Reads a WordFile (or a bare body) and proves that nothing of it is lost."""

    def reading(file):
        file = file if isinstance(file, WordFile) else WordFile(file)
        report = Report()
        path = file.write(tmp_path / "稿件.docx")
        manuscript = read_source(path, tmp_path, ReadingSettings(), report)
        text = "".join(segment.text for segment in article_segments(manuscript.content))
        assert not imbalance(manuscript.ledger, text)
        return manuscript.content, manuscript.ledger, report

    return reading


def dropped(ledger):
    return {entry.reason: "".join(entry.before.split()) for entry in ledger.dropped}


def texts(article):
    return [plain(block.children) for block in article.blocks if hasattr(block, "children")]


def test_headings_by_style_and_by_outline_level(read):
    body = (
        paragraph("印刷手册", '<w:pStyle w:val="Title"/>')
        + heading("纸张", 1)
        + paragraph(LONG)
        + heading("克重", 2)
        + paragraph(LONG)
        + paragraph("油墨", '<w:outlineLvl w:val="0"/>')
        + paragraph(LONG)
    )
    article, _, _ = read(body)
    assert article.title == "印刷手册"
    assert [(b.level, plain(b.children)) for b in article.blocks if isinstance(b, Heading)] == [
        (1, "纸张"),
        (2, "克重"),
        (1, "油墨"),
    ]


def test_a_heading_style_on_a_long_paragraph_is_body_text(read):
    article, ledger, _ = read(heading("书名", 1) + heading(LONG * 3, 2) + paragraph(LONG))
    assert isinstance(article.blocks[0], Paragraph)
    assert "word-long-heading" in {guess.reason for guess in ledger.guesses}


def test_a_heading_loses_bold_but_no_text(read):
    body = heading("书名", 1) + paragraph(
        run("字", "<w:b/>") + run("距", "<w:i/>"), '<w:pStyle w:val="2"/>'
    )
    article, _, _ = read(body + paragraph(LONG))
    assert article.blocks[0] == Heading(1, (Text("字距"),))


@pytest.mark.parametrize("size", [32, 36, 44])
def test_a_centred_large_line_is_the_title(read, size):
    """WPS: no styles, 二号 or 三号 in bold, centred; the author's name alone below it."""
    look = f'<w:rFonts w:eastAsia="方正小标宋简体"/><w:b/><w:sz w:val="{size}"/>'
    indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    body = (
        paragraph("谈谈小册子的", CENTRE, look)
        + paragraph("版心设计", CENTRE, look)
        + paragraph("张 三", CENTRE, '<w:rFonts w:eastAsia="楷体_GB2312"/>')
        + paragraph(LONG, indent, '<w:rFonts w:eastAsia="仿宋_GB2312"/>')
    )
    article, ledger, _ = read(body)
    assert (article.title, article.author) == ("谈谈小册子的版心设计", "张 三")
    assert texts(article) == [LONG]
    assert {"word-centred-title", "word-centred-name"} <= {g.reason for g in ledger.guesses}


@pytest.mark.parametrize("line", ["（征求意见稿）", "（2024年3月1日第三次会员大会通过）"])
def test_brackets_centred_under_the_title_are_its_subtitle(read, line):
    head = paragraph("纸张管理办法", CENTRE, '<w:b/><w:sz w:val="44"/>')
    article, ledger, _ = read(head + paragraph(line, CENTRE) + paragraph(LONG))
    assert (article.title, article.subtitle, texts(article)) == ("纸张管理办法", line, [LONG])
    assert "word-centred-bracket" in {guess.reason for guess in ledger.guesses}


def test_a_day_in_brackets_under_the_title_is_no_subtitle(read):
    head = paragraph("纸张管理办法", CENTRE, '<w:b/><w:sz w:val="44"/>')
    article, *_ = read(head + paragraph("（2024年3月1日）", CENTRE) + paragraph(LONG))
    assert not article.subtitle


def test_the_title_of_an_official_document_stands_below_its_number(read):
    body = (
        paragraph("某市印刷局文件", CENTRE, '<w:b/><w:sz w:val="72"/>')
        + paragraph("印发〔2024〕5号", CENTRE)
        + paragraph("关于纸张规格的通知", CENTRE, '<w:sz w:val="44"/>')
        + paragraph(LONG)
    )
    article, _, _ = read(body)
    assert article.title == "关于纸张规格的通知"
    assert "某市印刷局文件" in texts(article)


def test_level_heads_in_hei_and_kai_are_headings(read):
    """GB/T 9704-2012, 7.3.3: 一、 in 黑体, （一） in 楷体, text in 仿宋 of the same size."""
    fang = '<w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>'
    body = (
        paragraph("关于装订的意见", CENTRE, '<w:sz w:val="44"/>')
        + paragraph(LONG, "", fang)
        + paragraph("一、骑马订", "", '<w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/>')
        + paragraph("（一）折页", "", '<w:rFonts w:eastAsia="楷体_GB2312"/><w:sz w:val="32"/>')
        + paragraph(LONG, "", fang)
    )
    article, ledger, _ = read(body)
    heads = [(b.level, plain(b.children)) for b in article.blocks if isinstance(b, Heading)]
    assert heads == [(1, "一、骑马订"), (2, "（一）折页")]
    assert "word-face" in {guess.reason for guess in ledger.guesses}


def test_larger_lines_stand_above_numbered_ones(read):
    body = (
        paragraph("书名在此", '<w:pStyle w:val="Title"/>')
        + paragraph("上篇", CENTRE, '<w:b/><w:sz w:val="32"/>')
        + paragraph("一、纸", "", '<w:rFonts w:eastAsia="黑体"/>')
        + paragraph(LONG)
        + paragraph("下篇", CENTRE, '<w:b/><w:sz w:val="32"/>')
        + paragraph(LONG)
    )
    article, _, _ = read(body)
    heads = [(b.level, plain(b.children)) for b in article.blocks if isinstance(b, Heading)]
    assert heads == [(1, "上篇"), (2, "一、纸"), (1, "下篇")]


def test_a_bold_beginning_and_a_large_sentence_are_no_headings(read):
    body = paragraph("书名", '<w:pStyle w:val="Title"/>') + paragraph(
        run("第一条", "<w:b/>") + run(LONG)
    )
    article, _, _ = read(body + paragraph("这一句字号大。", "", '<w:sz w:val="40"/>'))
    assert [type(block) for block in article.blocks] == [Paragraph, Paragraph]


def test_signature_and_date_on_the_right(read):
    body = paragraph("书名", '<w:pStyle w:val="Title"/>') + paragraph(LONG)
    article, _, _ = read(
        body
        + paragraph("印刷史研究小组全体", RIGHT)
        + paragraph("二月初三于北平", '<w:ind w:leftChars="1800"/>')
    )
    assert [block.role for block in article.blocks[1:]] == [Role.SIGNATURE, Role.SIGNATURE]


def test_a_signature_pushed_to_the_right_by_blanks(read):
    body = paragraph("书名", '<w:pStyle w:val="Title"/>') + paragraph("　　" + LONG)
    article, _, _ = read(body + paragraph("　" * 9 + " " * 8 + "纸业行会"))
    assert [block.role for block in article.blocks] == [Role.BODY, Role.SIGNATURE]


def test_tracked_changes_are_accepted_and_reported(read):
    body = paragraph(
        run("原文")
        + '<w:ins w:id="1"><w:r><w:t>新增</w:t></w:r></w:ins>'
        + '<w:del w:id="2"><w:r><w:delText>旧字</w:delText></w:r></w:del>'
        + '<w:moveFrom w:id="3"><w:r><w:t>挪走</w:t></w:r></w:moveFrom>'
        + '<w:moveTo w:id="4"><w:r><w:t>挪走</w:t></w:r></w:moveTo>'
        + run("。" + LONG)
    )
    article, ledger, report = read(heading("书名", 1) + body)
    assert texts(article)[0].startswith("原文新增挪走。")
    assert dropped(ledger) == {"tracked-deletion": "旧字", "moved-text": "挪走"}
    (found,) = [d for d in report if d.code == "sources.word-tracked"]
    assert dict(found.values) == {"inserted": "1", "deleted": "1", "moved": "1"}


def test_a_deleted_paragraph_mark_joins_two_paragraphs(read):
    body = (
        "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p>"
        + paragraph("后半句。" + LONG)
    )
    article, _, _ = read(heading("书名", 1) + body)
    assert texts(article) == ["前半句，后半句。" + LONG]


def test_a_drop_cap_belongs_to_its_paragraph(read):
    body = paragraph("纸", '<w:framePr w:dropCap="drop" w:lines="3"/>') + paragraph(
        "张分类。" + LONG
    )
    article, _, _ = read(heading("书名", 1) + body)
    assert texts(article) == ["纸张分类。" + LONG]


def test_notes_stand_where_they_are_called(read):
    file = WordFile(
        heading("书名", 1)
        + paragraph(
            run("正文")
            + '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            + '<w:footnoteReference w:id="2"/></w:r>'
            + run("再续")
            + '<w:r><w:endnoteReference w:id="1"/></w:r>'
            + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
        )
        + paragraph(LONG),
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" 脚注")}</w:p></w:footnote>'
        f'<w:footnote w:id="3"><w:p>{run("星注")}</w:p></w:footnote>'
        f'<w:footnote w:id="9"><w:p>{run("无人引用")}</w:p></w:footnote>',
        endnotes=f'<w:endnote w:id="1"><w:p>{run("尾注")}</w:p></w:endnote>',
    )
    article, ledger, report = read(file)
    children = article.blocks[0].children
    notes = [plain(child.blocks[0].children) for child in children if isinstance(child, Note)]
    assert notes == ["脚注", "尾注", "星注"]
    assert dropped(ledger)["footnote-call"] == "*"
    assert "sources.uncalled-note" in report.codes()
    assert texts(article)[-1] == "无人引用"


def test_a_deleted_call_takes_its_note_along(read):
    file = WordFile(
        heading("书名", 1)
        + paragraph(run(LONG) + '<w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'),
        footnotes=f'<w:footnote w:id="2"><w:p>{run("废注")}</w:p></w:footnote>',
    )
    article, ledger, _ = read(file)
    assert texts(article) == [LONG]
    assert dropped(ledger) == {"tracked-deletion": "废注"}


def test_links_by_relationship_and_by_field(read):
    underlined = run("甲", '<w:u w:val="single"/>')
    file = WordFile(
        heading("书名", 1)
        + paragraph(
            f'<w:hyperlink r:id="h1">{underlined}</w:hyperlink>'
            + field_('HYPERLINK "https://b.example/"', run("乙"))
            + f'<w:hyperlink w:anchor="_Ref1">{run("丙")}</w:hyperlink>'
        )
        + paragraph(LONG),
        relations='<Relationship Id="h1" Type="x/hyperlink" Target="https://a.example/" '
        'TargetMode="External"/>',
    )
    article, _, _ = read(file)
    assert article.blocks[0].children == (
        Link((Text("甲"),), "https://a.example/"),
        Link((Text("乙"),), "https://b.example/"),
        Text("丙"),
    )


def test_an_automatic_contents_list_goes_with_its_heading(read):
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    )
    body = (
        heading("书名", 1)
        + paragraph("目　录", CENTRE)
        + paragraph(
            begin + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'<w:hyperlink w:anchor="a">{run("第一节")}<w:r><w:tab/></w:r>'
            + field_("PAGEREF a", run("3"))
            + "</w:hyperlink>"
        )
        + paragraph(f'<w:hyperlink w:anchor="b">{run("第二节")}</w:hyperlink>')
        + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + paragraph("手打的目录行", '<w:pStyle w:val="TOC1"/>')
        + paragraph(LONG)
    )
    article, ledger, report = read(body)
    assert texts(article) == [LONG]
    assert {entry.reason for entry in ledger.dropped} == {"contents"}
    assert "sources.word-contents" in report.codes()


def test_the_contents_control_of_word_goes(read):
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('目录')}{paragraph('一	1')}"
        "</w:sdtContent></w:sdt>"
    )
    article, ledger, _ = read(heading("书名", 1) + control + paragraph(LONG))
    assert texts(article) == [LONG]
    assert dropped(ledger) == {"contents": "目录一1"}


@pytest.mark.parametrize("where", ["before", "after", "inside"])
def test_text_where_a_contents_control_has_none_is_accounted_for(read, where):
    stray = dict.fromkeys(("before", "after", "inside"), "") | {where: "多余的字"}
    control = (
        f"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        f"<w:docPartUnique>{stray['inside']}</w:docPartUnique></w:docPartObj></w:sdtPr>"
        f"{stray['before']}<w:sdtContent>{paragraph('一	1')}</w:sdtContent>"
        f"{stray['after']}</w:sdt>"
    )
    _, ledger, _ = read(heading("书名", 1) + control + paragraph(LONG))
    assert "多余的字" in dropped(ledger)["contents"]


def test_an_unclosed_contents_field_takes_nothing_with_it(read):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    article, _, _ = read(heading("书名", 1) + paragraph(begin + separate) + paragraph(LONG))
    assert texts(article) == [LONG]


def test_results_of_fields_are_kept_once_and_page_numbers_dropped(read):
    body = paragraph(
        run("见")
        + field_("REF _Ref5", run("图2"))
        + f'<w:fldSimple w:instr=" SEQ 图 ">{run("7")}</w:fldSimple>'
        + run("，共")
        + field_("NUMPAGES", run("88"))
        + run("，在第")
        + field_("PAGEREF x", run("12"))
        + run("处。" + LONG)
    )
    article, ledger, report = read(heading("书名", 1) + body)
    assert texts(article)[0].startswith("见图27，共，在第12处。")
    assert dropped(ledger) == {"page-number": "88"}
    assert "sources.word-page-references" in report.codes()


def test_marks_ruby_breaks_and_signs(read):
    body = (
        paragraph(
            run("着重", '<w:em w:val="dot"/>')
            + run("H")
            + run("2", '<w:vertAlign w:val="subscript"/>')
            + run("粗", "<w:b/>")
            + "<w:r><w:br/></w:r>"
            + "<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r>"
            + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
            + run("\uf0fc", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
        )
        + "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>shū</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>书</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>" + paragraph(LONG)
    )
    article, _, _ = read(heading("书名", 1) + body)
    assert article.blocks[0].children == (
        Emphasis((Text("着重"),)),
        Text("H"),
        Subscript((Text("2"),)),
        Strong((Text("粗"),)),
        LineBreak(),
        Text("A-B☑✓"),
    )
    assert article.blocks[1].children == (Ruby((Text("书"),), (Text("shū"),)),)


@pytest.mark.parametrize(
    ("twice", "text"), [("rt", "书shūshū"), ("rubyBase", "书书shū")], ids=["rt", "rubyBase"]
)
def test_a_part_of_ruby_that_stands_twice_is_not_lost(read, twice, text):
    parts = {"rt": "shū", "rubyBase": "书"}
    written = "".join(
        f"<w:{name}><w:r><w:t>{said}</w:t></w:r></w:{name}>" * (2 if name == twice else 1)
        for name, said in parts.items()
    )
    body = f"<w:p><w:r><w:ruby><w:rubyPr/>{written}</w:ruby></w:r></w:p>"
    article, ledger, _ = read(heading("书名", 1) + body + paragraph(LONG))
    assert article.blocks[0].children == (Text(text),)
    assert ledger.text.count("书") == ledger.text.count("书名") + text.count("书")


def test_word_for_word_ruby_of_old_files_is_ruby(read):
    code = r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(pīn),拼)'
    body = paragraph(field_(code, "") + field_(r"EQ \f(1,a+b)", "") + field_(r"EQ \o\ac(○,3)", ""))
    article, ledger, _ = read(heading("书名", 1) + body + paragraph(LONG))
    assert article.blocks[0].children[0] == Ruby((Text("拼"),), (Text("pīn"),))
    assert plain(article.blocks[0].children) == "拼1/(a+b)③"
    assert {entry.reason for entry in ledger.changed} == {"formula"}


def test_hidden_text_comments_and_headers_are_dropped_and_counted(read):
    file = WordFile(
        heading("书名", 1)
        + paragraph(
            run("明")
            + run("暗", "<w:vanish/>")
            + '<w:commentRangeStart w:id="0"/>'
            + run("文。" + LONG)
            + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        ),
        comments=f'<w:comment w:id="0"><w:p>{run("批语")}</w:p></w:comment>',
        header="页眉",
    )
    article, ledger, report = read(file)
    assert texts(article) == ["明文。" + LONG]
    assert dropped(ledger) == {"hidden-text": "暗", "comment": "批语", "running-head": "页眉"}
    assert {"sources.word-hidden", "sources.word-comments"} <= set(report.codes())


def test_wrappers_are_transparent_and_prompts_are_dropped(read):
    body = (
        "<w:p><w:smartTag><w:r><w:t>北</w:t></w:r></w:smartTag>"
        "<w:customXml><w:r><w:t>京</w:t></w:r></w:customXml>"
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>印刷</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处</w:t></w:r>"
        "</w:sdtContent></w:sdt></w:p>" + paragraph(LONG)
    )
    article, ledger, _ = read(heading("书名", 1) + body)
    assert texts(article) == ["北京印刷", LONG]
    assert dropped(ledger) == {"placeholder": "单击此处"}


def test_text_in_an_element_nobody_knows_is_kept_and_reported(read):
    body = "<w:p><w:novelty><w:r><w:t>新花样</w:t></w:r></w:novelty></w:p>" + paragraph(LONG)
    article, _, report = read(heading("书名", 1) + body)
    assert texts(article) == ["新花样", LONG]
    assert "sources.word-unknown" in report.codes()


def test_quotes_bullets_and_page_breaks(read):
    bullet = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    file = WordFile(
        heading("书名", 1)
        + paragraph("引文一", '<w:pStyle w:val="Quote"/>')
        + paragraph("引文二", '<w:pStyle w:val="Quote"/>')
        + paragraph("甲项", bullet.format(0))
        + paragraph("甲下", bullet.format(1))
        + paragraph("乙项", bullet.format(0))
        + paragraph(run("前页") + '<w:r><w:br w:type="page"/></w:r>' + run("后页" + LONG)),
        numbering='<w:abstractNum w:abstractNumId="0">'
        + "".join(
            f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
            for at in range(2)
        )
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    article, _, _ = read(file)
    quote, bullets, before, after = article.blocks
    assert isinstance(quote, Quote)
    assert len(quote.blocks) == 2
    assert isinstance(bullets, ListBlock)
    assert [len(item.blocks) for item in bullets.items] == [2, 1]
    assert (plain(before.children), plain(after.children)) == ("前页", "后页" + LONG)


def test_a_text_box_written_twice_is_read_once(read):
    box = f"<w:txbxContent>{paragraph('框内文字')}</w:txbxContent>"
    body = paragraph(
        run("正文。" + LONG)
        + '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    article, ledger, report = read(heading("书名", 1) + body)
    assert texts(article) == ["正文。" + LONG, "框内文字"]
    assert dropped(ledger) == {"alternate-content": "框内文字"}
    assert "sources.word-text-boxes" in report.codes()


def test_an_old_text_box_and_lettering(read):
    body = paragraph(
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{paragraph('旧框')}</w:txbxContent></v:textbox></v:shape>"
        '<v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>' + run(LONG)
    )
    article, _, _ = read(heading("书名", 1) + body)
    assert texts(article) == [LONG, "旧框", "艺术字"]


def test_a_title_from_the_first_line_or_the_file_name(read):
    article, _, _ = read(paragraph("纸的故事") + paragraph(LONG))
    assert article.title == "纸的故事"
    article, _, report = read(paragraph(LONG) + paragraph(LONG))
    assert article.title == "稿件"
    assert "sources.title-from-file-name" in report.codes()


def test_several_first_level_headings_are_no_title(read):
    body = heading("上编", 1) + paragraph(LONG) + heading("下编", 1) + paragraph(LONG)
    article, _, _ = read(body)
    assert article.title == "稿件"
    assert [type(block) for block in article.blocks] == [Heading, Paragraph, Heading, Paragraph]


def test_a_chart_leaves_its_place(read):
    file = WordFile(
        heading("书名", 1)
        + paragraph(
            run(LONG)
            + '<w:r><w:drawing><wp:inline><c:chart r:id="c1"/></wp:inline></w:drawing></w:r>'
        ),
        relations='<Relationship Id="c1" Type="x/chart" Target="charts/chart1.xml"/>',
        parts={
            "word/charts/chart1.xml": (
                '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
                "<c:v>销量</c:v><c:f>Sheet1!A1</c:f></c:chart>"
            ).encode()
        },
    )
    article, ledger, report = read(file)
    assert isinstance(article.blocks[-1], Figure)
    assert dropped(ledger) == {"chart": "销量"}
    assert "sources.word-chart" in report.codes()


def test_the_strict_form_of_the_standard_is_read(tmp_path):
    path = WordFile(heading("书名", 1) + paragraph(LONG)).write(tmp_path / "a.docx")
    strict = tmp_path / "strict.docx"
    import zipfile

    with zipfile.ZipFile(path) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for before, after in (
                (
                    "schemas.openxmlformats.org/officeDocument/2006/",
                    "purl.oclc.org/ooxml/officeDocument/",
                ),
                (
                    "schemas.openxmlformats.org/wordprocessingml/2006/",
                    "purl.oclc.org/ooxml/wordprocessingml/",
                ),
            ):
                text = text.replace(before, after)
            new.writestr(name, text)
    article = read_source(strict, tmp_path, ReadingSettings(), Report()).content
    assert (article.title, texts(article)) == ("书名", [LONG])


def test_automatic_numbers_are_text_and_an_unknown_form_is_reported(read):
    number = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    file = WordFile(
        heading("书名", 1)
        + paragraph("选纸", number.format(0))
        + paragraph(LONG)
        + paragraph("Offset", number.format(1)),
        numbering='<w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="hebrew1"/><w:lvlText w:val="%2."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    article, ledger, report = read(file)
    assert texts(article) == ["一、选纸", LONG, "1. Offset"]
    assert [e.after for e in ledger.changed if e.reason == "automatic-number"] == ["一、", "1."]
    assert "sources.word-number-form" in report.codes()


@pytest.mark.parametrize(
    "body",
    [
        f"甲{paragraph('纸')}",
        "<w:p>甲<w:r><w:t>纸</w:t></w:r></w:p>",
        "<w:p><w:r>甲<w:t>纸</w:t></w:r></w:p>",
        "<w:p><w:r><w:tab>甲</w:tab><w:t>纸</w:t></w:r></w:p>",
        "<w:p><m:oMath>甲<m:r><m:t>纸</m:t></m:r></m:oMath></w:p>",
        "<w:p><m:oMath><m:f><m:num>甲</m:num><m:den><m:r><m:t>纸</m:t></m:r></m:den></m:f></m:oMath></w:p>",
    ],
)
def test_text_outside_of_text_elements_is_kept(read, body):
    article, _, _ = read(body)
    assert "甲" in "".join(texts(article)) + article.title


@pytest.mark.parametrize("name", ["pPr", "rPr", "sectPr", "tblPr", "bookmarkStart", "proofErr"])
def test_text_in_what_prints_nothing_is_dropped_by_name(read, name):
    article, ledger, report = read(f"<w:p><w:{name}>甲</w:{name}><w:r><w:t>纸</w:t></w:r></w:p>")
    assert "甲" not in "".join(texts(article))
    assert dropped(ledger) == {"dropped-element": "甲"}
    assert "sources.dropped-element" in report.codes()


def section(width: int, height: int, orient: str = "") -> str:
    said = f' w:orient="{orient}"' if orient else ""
    return f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"{said}/></w:sectPr>'


UPRIGHT, BROAD = section(11906, 16838), section(16838, 11906, "landscape")


def shown_turns(article) -> str:
    """The first character of each paragraph, 「 where pages turn and 」 where they turn back."""
    return "".join(
        ("」", "「")[block.turned] if isinstance(block, PageTurn) else plain(block.children)[0]
        for block in article.blocks
    )


@pytest.mark.parametrize(
    ("sections", "shown"),
    [
        ([UPRIGHT, BROAD, UPRIGHT], "甲「乙」丙"),
        ([UPRIGHT, section(16838, 11906), UPRIGHT], "甲「乙」丙"),
        ([UPRIGHT, BROAD, BROAD], "甲「乙丙"),
        ([BROAD, UPRIGHT, UPRIGHT], "「甲」乙丙"),
        ([UPRIGHT, UPRIGHT, UPRIGHT], "甲乙丙"),
        ([BROAD, BROAD, BROAD], "甲乙丙"),
        ([section(11906, 16838, "landscape"), UPRIGHT, UPRIGHT], "甲乙丙"),
        (["<w:sectPr/>", '<w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr>', ""], "甲「乙」丙"),
    ],
)
def test_landscape_sections_turn_their_pages(read, sections, shown):
    first, second, last = sections
    article, _, _ = read(
        heading("书名", 1)
        + paragraph("甲" + LONG, first)
        + paragraph("乙" + LONG)
        + f"<w:p><w:pPr>{second}</w:pPr></w:p>"
        + paragraph("丙" + LONG)
        + last
    )
    assert article.title == "书名"
    assert shown_turns(article) == shown


def test_a_broken_file_with_two_bodies_loses_neither(read):
    two = f"{paragraph(LONG)}</w:body><w:body>{paragraph('另一个正文里的一段话，同样要印。')}"
    article, _, _ = read(two)
    assert texts(article) == [LONG, "另一个正文里的一段话，同样要印。"]
