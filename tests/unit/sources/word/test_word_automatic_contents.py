"""A Word file whose contents list is a TOC field: cut where that lists sections and articles."""

from __future__ import annotations

from itertools import count

import pytest
from content_text import text_of
from word_files import LONG, WordFile, field_, heading, paragraph, run

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.block import Heading, Quote
from compiler.model.booklet import BookletDraft
from compiler.model.segments import plain
from compiler.sources.registry import ReadingSettings, read_source

CENTRE = '<w:jc w:val="center"/>'
LARGE = '<w:sz w:val="44"/>'
TOC_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="TOC{level}"><w:name w:val="toc {level}"/></w:style>'
    for level in range(1, 4)
)
STYLES = WordFile("").styles.replace(
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>', TOC_STYLES
)
END = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'


def marked(text, level, anchor, note=""):
    """A heading with the bookmark that a contents list links to."""
    inner = (
        f'<w:bookmarkStart w:id="1" w:name="{anchor}"/>{run(text)}{note}<w:bookmarkEnd w:id="1"/>'
    )
    return paragraph(inner, f'<w:pStyle w:val="{level}"/>')


def entry(text, level, anchor, page=1, before=""):
    """A line of a contents list as Word writes it."""
    page_number = field_(f"PAGEREF {anchor} \\h", run(str(page)))
    line = f"{run(text)}<w:r><w:tab/></w:r>{page_number}"
    link = f'<w:hyperlink w:anchor="{anchor}">{line}</w:hyperlink>'
    return paragraph(before + link, f'<w:pStyle w:val="TOC{level}"/>')


def opening(code='TOC \\o "1-3" \\h \\z \\u'):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def contents(*listed, in_control=True, deepest=3):
    """The contents list of ``(title, level)``, in a content control or bare."""
    lines = [each for each in listed if each[1] <= deepest]
    entries = "".join(
        entry(title, level, f"_Toc{number}", number, opening() if not number else "")
        for number, (title, level) in enumerate(lines)
    )
    title = paragraph("目  录", CENTRE)
    if not in_control:
        return title + entries + END
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{title}{entries}{END}</w:sdtContent></w:sdt>"
    )


def body(*pieces):
    """Headings ``(text, level)`` with their bookmarks, and paragraphs."""
    number = count()
    return "".join(
        marked(*piece, f"_Toc{next(number)}") if isinstance(piece, tuple) else paragraph(piece)
        for piece in pieces
    )


COVER = paragraph("印刷学习参考", CENTRE, LARGE) + paragraph("2024年第3期", CENTRE)
FLAT = (("活字的前世今生", 1), ("怎样选用纸张", 1), ("排版的疏与密", 1))
DEEP = (
    ("工艺讲堂", 1),
    ("活字的前世今生", 2),
    ("怎样选用纸张", 2),
    ("编校园地", 1),
    ("排版的疏与密", 2),
)


def flat_body():
    return body(FLAT[0], LONG, LONG, FLAT[1], LONG, FLAT[2], LONG)


def deep_body():
    return body(DEEP[0], DEEP[1], LONG, DEEP[2], LONG, DEEP[3], DEEP[4], LONG)


def outline(content):
    assert isinstance(content, BookletDraft)
    return [(s.title, [a.title for a in s.articles]) for s in content.sections]


@pytest.fixture
def read(tmp_path):
    def reading(text, kind="auto", report=None, **parts):
        file = WordFile(text, **{"styles": STYLES, **parts})
        path = file.write(tmp_path / "稿件.docx")
        manuscript = read_source(path, tmp_path, ReadingSettings(kind=kind), report or Report())
        assert not imbalance(manuscript.ledger, text_of(manuscript.content))
        return manuscript

    return reading


@pytest.mark.parametrize("in_control", [True, False])
def test_headings_that_the_list_names_are_articles(read, in_control):
    draft = read(COVER + contents(*FLAT, in_control=in_control) + flat_body()).content
    assert outline(draft) == [("", [title for title, _ in FLAT])]
    assert draft.masthead.title == "印刷学习参考"
    assert draft.masthead.issue == "2024年第3期"
    assert draft.editor_note == ()


@pytest.mark.parametrize("in_control", [True, False])
def test_two_levels_are_sections_and_articles(read, in_control):
    draft = read(COVER + contents(*DEEP, in_control=in_control) + deep_body()).content
    assert outline(draft) == [
        ("工艺讲堂", ["活字的前世今生", "怎样选用纸张"]),
        ("编校园地", ["排版的疏与密"]),
    ]


def test_heads_within_articles_stay_heads(read):
    listed = (FLAT[0], ("一、泥活字", 2), ("二、铅活字", 2), FLAT[1], ("一、胶版纸", 2), FLAT[2])
    text = body(
        FLAT[0], ("一、泥活字", 2), LONG, ("二、铅活字", 2), LONG, FLAT[1], ("一、胶版纸", 2), LONG,
        FLAT[2], LONG,
    )  # fmt: skip
    draft = read(COVER + contents(*listed) + text).content
    assert outline(draft) == [("", [title for title, _ in FLAT])]
    heads = [b for b in draft.sections[0].articles[0].blocks if isinstance(b, Heading)]
    assert [(plain(head.children), head.level) for head in heads] == [
        ("一、泥活字", 1),
        ("二、铅活字", 1),
    ]


def test_three_levels_are_sections_articles_and_heads(read):
    text = body(
        ("工艺讲堂", 1), ("活字的前世今生", 2), LONG, ("泥与铅", 3), LONG, ("怎样选用纸张", 2),
        LONG, ("编校园地", 1), ("排版的疏与密", 2), LONG,
    )  # fmt: skip
    listed = (*DEEP[:2], ("泥与铅", 3), *DEEP[2:])
    draft = read(COVER + contents(*listed) + text).content
    assert outline(draft)[0] == ("工艺讲堂", ["活字的前世今生", "怎样选用纸张"])
    article = draft.sections[0].articles[0]
    assert [b.level for b in article.blocks if isinstance(b, Heading)] == [1]


def test_an_introduction_of_a_section_leads_its_first_article(read):
    text = body(DEEP[0], "本栏说工艺。", DEEP[1], LONG, DEEP[2], LONG, DEEP[3], DEEP[4], LONG)
    draft = read(COVER + contents(*DEEP) + text).content
    assert outline(draft)[0][0] == "工艺讲堂"
    assert [plain(b.children) for b in draft.sections[0].articles[0].lead] == ["本栏说工艺。"]


def test_the_list_is_dropped_once_and_told(read):
    report = Report()
    ledger = read(COVER + contents(*FLAT) + flat_body(), report=report).ledger
    dropped = "".join(entry.before for entry in ledger.dropped if entry.reason == "contents")
    assert dropped.count("怎样选用纸张") == 1
    assert "sources.word-contents" in report.codes()
    assert "mending.missing-article" not in report.codes()


def test_a_heading_renamed_after_the_list_was_made_is_found_by_its_bookmark(read):
    report = Report()
    renamed = body(FLAT[0], LONG, ("纸张怎样选用", 1), LONG, FLAT[2], LONG)
    draft = read(COVER + contents(*FLAT) + renamed, report=report).content
    assert outline(draft)[0][1] == ["活字的前世今生", "纸张怎样选用", "排版的疏与密"]
    assert "mending.missing-article" not in report.codes()


def test_a_heading_added_after_the_list_was_made_is_an_article_too(read):
    text = flat_body() + heading("装订的几种方法", 1) + paragraph(LONG)
    draft = read(COVER + contents(*FLAT) + text).content
    assert outline(draft)[0][1][-1] == "装订的几种方法"


def test_an_entry_without_heading_is_reported(read):
    report = Report()
    listed = (*FLAT, ("装订的几种方法", 1))
    draft = read(COVER + contents(*listed) + flat_body(), report=report).content
    assert len(outline(draft)[0][1]) == 3
    assert "mending.missing-article" in report.codes()


def test_an_editors_note_before_the_first_heading(read):
    note = paragraph("编者按：本期说活字、纸张与版面。")
    draft = read(COVER + contents(*FLAT) + note + flat_body()).content
    assert plain(draft.editor_note[0].children).startswith("编者按：")


def test_a_booklet_without_cover(read):
    draft = read(contents(*FLAT) + flat_body()).content
    assert outline(draft) == [("", [title for title, _ in FLAT])]


def test_a_title_with_a_footnote_keeps_its_note(read):
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    text = (
        marked(FLAT[0][0], 1, "_Toc0", call)
        + paragraph(LONG)
        + marked(FLAT[1][0], 1, "_Toc1")
        + paragraph(LONG)
        + marked(FLAT[2][0], 1, "_Toc2")
        + paragraph(LONG)
    )
    note = f'<w:footnote w:id="2"><w:p>{run("作者是排字工。")}</w:p></w:footnote>'
    draft = read(COVER + contents(*FLAT) + text, footnotes=note).content
    first = draft.sections[0].articles[0]
    assert first.title == FLAT[0][0]
    assert isinstance(first.blocks[0], Quote)


def test_a_title_broken_over_two_lines_is_one(read):
    broken = "活字的</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>前世今生"
    text = marked(broken, 1, "_Toc0") + paragraph(LONG) + marked(FLAT[1][0], 1, "_Toc1")
    draft = read(COVER + contents(("活字的 前世今生", 1), FLAT[1]) + text + paragraph(LONG)).content
    assert outline(draft) == [("", ["活字的 前世今生", FLAT[1][0]])]


def test_the_title_of_the_whole_as_its_first_heading(read):
    listed = (("印刷学习参考", 1), *((title, 2) for title, _ in FLAT))
    text = body(listed[0], "2024年第3期", *(x for one in listed[1:] for x in (one, LONG)))
    draft = read(contents(*listed) + text).content
    assert outline(draft) == [("", [title for title, _ in FLAT])]
    assert (draft.masthead.title, draft.masthead.issue) == ("印刷学习参考", "2024年第3期")


def test_articles_beside_sections_stand_in_none(read):
    listed = (("卷首语", 1), *DEEP, ("后记", 1))
    pieces = (listed[0], LONG, DEEP[0], DEEP[1], LONG, DEEP[2], LONG, DEEP[3], DEEP[4], LONG)
    draft = read(COVER + contents(*listed) + body(*pieces, listed[-1], LONG)).content
    assert [(title, len(articles)) for title, articles in outline(draft)] == [
        ("", 1), ("工艺讲堂", 2), ("编校园地", 1), ("", 1),
    ]  # fmt: skip


def test_numbers_that_word_counts_belong_to_the_titles(read):
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1讲　"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    text = "".join(
        paragraph(
            f'<w:bookmarkStart w:id="1" w:name="_Toc{at}"/>{run(title)}<w:bookmarkEnd w:id="1"/>',
            f'<w:pStyle w:val="1"/>{number}',
        )
        + paragraph(LONG)
        for at, (title, _) in enumerate(FLAT)
    )
    listed = [(f"第{sign}讲　{title}", 1) for sign, (title, _) in zip("一二三", FLAT, strict=True)]
    draft = read(COVER + contents(*listed) + text, numbering=numbering).content
    assert outline(draft)[0][1][0].endswith("活字的前世今生")
    assert len(outline(draft)[0][1]) == 3


def test_wps_writes_a_list_of_links_without_a_field(read):
    names = [f"_Toc{at}_WPSOffice_Level1" for at in range(3)]
    style = (
        '<w:style w:type="paragraph" w:styleId="M1"><w:name w:val="WPSOffice手动目录 1"/></w:style>'
    )
    lines = "".join(
        paragraph(
            field_(f"HYPERLINK \\l {name}", run(title)) + "<w:r><w:tab/></w:r>" + run("2"),
            '<w:pStyle w:val="M1"/>',
        )
        for name, (title, _) in zip(names, FLAT, strict=True)
    )
    text = "".join(
        marked(title, 1, name) + paragraph(LONG)
        for name, (title, _) in zip(names, FLAT, strict=True)
    )
    file = COVER + paragraph("目录", CENTRE) + lines + text
    draft = read(file, styles=STYLES + style).content
    assert outline(draft) == [("", [title for title, _ in FLAT])]


def test_a_style_of_ones_own_that_the_list_names(read):
    code = 'TOC \\t "文章题目,1"'
    lines = "".join(
        entry(title, 1, f"_Toc{at}", at, opening(code) if not at else "")
        for at, (title, _) in enumerate(FLAT)
    )
    text = "".join(
        paragraph(
            f'<w:bookmarkStart w:id="1" w:name="_Toc{at}"/>{run(title, LARGE)}'
            '<w:bookmarkEnd w:id="1"/>',
            CENTRE,
        )
        + paragraph(LONG)
        for at, (title, _) in enumerate(FLAT)
    )
    draft = read(COVER + paragraph("目录") + lines + END + text).content
    assert outline(draft) == [("", [title for title, _ in FLAT])]
    assert draft.masthead.title == "印刷学习参考"


REPORTS = {
    "chapters": ("第一章 纸", "第二章 墨", "第三章 笔"),
    "level heads": ("一、纸的历史", "二、墨的历史", "三、笔的历史"),
    "arabic": ("1 纸的历史", "2 墨的历史", "3 笔的历史"),
    "parts of a paper": ("引言", "纸的历史", "结论"),
}


@pytest.mark.parametrize("titles", REPORTS.values(), ids=REPORTS)
def test_one_long_document_is_one_article(read, titles):
    listed = [(title, 1) for title in titles]
    text = body(*(piece for title in titles for piece in ((title, 1), LONG)))
    whole = paragraph("造纸工艺研究报告", CENTRE, LARGE) + contents(*listed) + text
    assert isinstance(read(whole).content, Article)
    assert isinstance(read(whole, kind="booklet").content, BookletDraft)


def test_chapters_of_a_collection_are_articles(read):
    titles = ("一、活字的前世今生", "二、怎样选用纸张", "三、排版的疏与密")
    text = body(*(piece for title in titles for piece in ((title, 1), LONG)))
    cover = paragraph("印刷文选", CENTRE, LARGE)
    draft = read(cover + contents(*((title, 1) for title in titles)) + text).content
    assert len(outline(draft)[0][1]) == 3


def test_a_project_may_say_that_it_is_one_article(read):
    assert isinstance(read(COVER + contents(*FLAT) + flat_body(), kind="article").content, Article)


def test_a_list_of_figures_is_no_contents_list(read):
    lines = "".join(
        paragraph(
            (opening('TOC \\c "图"') if not at else "") + run(f"图{at} 样张") + run("3"),
            '<w:pStyle w:val="TOC1"/>',
        )
        for at in range(4)
    )
    content = read(COVER + lines + END + flat_body()).content
    assert isinstance(content, Article)


UNFILLED = (
    opening('TOC \\o "1-{}" \\h \\z \\u') + run("更新此域即得目录。") + END.removeprefix("<w:p>")
)


def test_a_list_that_was_never_filled_names_the_headings_of_its_levels(read):
    unfilled = "<w:p>" + UNFILLED.format(2)
    draft = read(COVER + unfilled + deep_body()).content
    assert outline(draft)[0] == ("工艺讲堂", ["活字的前世今生", "怎样选用纸张"])
    assert [title for title, _ in outline(draft)] == ["工艺讲堂", "编校园地"]


def test_headings_without_any_list_cut_nothing(read):
    assert isinstance(read(COVER + deep_body()).content, Article)


OWN = "编者自己写在目录之后的几句话，说明本书的来由和体例。"


@pytest.mark.parametrize("listed", [((("甲编", 1), ("乙编", 1))), ()])
def test_text_typed_into_the_control_after_its_list_is_kept(read, listed):
    lines = "".join(entry(title, level, "_Toc0") for title, level in listed)
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{lines}{paragraph(OWN)}</w:sdtContent></w:sdt>"
    )
    manuscript = read(heading("书名", 1) + control + body(("甲编", 2), LONG))
    assert OWN in text_of(manuscript.content)
