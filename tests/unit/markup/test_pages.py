"""What the stylesheets make of the pages: read back from PDFs that WeasyPrint lays out."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2
import pytest
import weasyprint
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar
from specimen_booklet import PROSE, every_block
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from compiler.model.article import Article
from compiler.model.block import Cell, Paragraph, Row, Table
from compiler.model.booklet import Masthead, Section
from compiler.model.inline import Note, Text
from compiler.units import PAPER_SIZES, mm_to_pt

PROSE_BLOCK = Paragraph((Text(PROSE),))
_LINE_PT = {"A4": 21, "A5": 18}


def _line(text: str) -> Paragraph:
    return Paragraph((Text(text),))


class _Assets(URLFetcher):
    def __init__(self, assets):
        super().__init__()
        self._assets = assets

    def fetch(self, url, headers=None):
        data = self._assets[url.removeprefix("asset:")]
        return URLFetcherResponse(url, data, {"Content-Type": "image/svg+xml"})


@dataclass(frozen=True)
class _Laid:
    names: list[str]
    texts: list[str]
    bookmarks: list
    pdf: bytes
    warnings: list[str]


def _lay(markup, caplog) -> _Laid:
    fonts, counters = FontConfiguration(), CounterStyle()
    sheets = [
        weasyprint.CSS(string=sheet.css, font_config=fonts, counter_style=counters)
        for sheet in markup.stylesheets
    ]
    page = weasyprint.HTML(string=markup.html, url_fetcher=_Assets(markup.assets))
    with caplog.at_level(logging.WARNING, "weasyprint"):
        document = page.render(stylesheets=sheets, font_config=fonts, counter_style=counters)
        pdf = document.write_pdf(pdf_tags=True)
    names = [laid._page_box.page_type.name for laid in document.pages]
    read = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in read]
    return _Laid(names, texts, document.make_bookmark_tree(), pdf, caplog.messages)


@pytest.fixture
def laid(rendered, caplog):
    def run(booklet, **settings):
        logging.getLogger("weasyprint").propagate = True
        return _lay(rendered(booklet, **settings), caplog)

    return run


def _numbers(text: str) -> list[str]:
    return re.findall(r"— (\d+) —", text)


@pytest.fixture
def pages(laid, booklet):
    return laid(booklet)


def test_the_engine_understands_every_rule(pages):
    assert pages.warnings == []


def test_the_body_counts_from_one_on_a_right_hand_page(pages):
    start = pages.names.index("opening")
    assert start % 2 == 0
    body = pages.texts[start:]
    assert [_numbers(text) for text in body] == [[str(n + 1)] for n in range(len(body))]
    assert not any(_numbers(text) for text in pages.texts[:start])


def test_contents_numbers_are_the_numbers_of_the_pages(pages, booklet):
    start = pages.names.index("opening")
    front = "\n".join(pages.texts[:start])
    for entry in booklet.contents:
        line = next(x for x in front.splitlines() if x.strip().startswith(entry.title))
        number = int(line.split()[-1])
        assert entry.title in pages.texts[start + number - 1]


def test_the_outline_is_the_contents(pages, booklet):
    def flat(bookmarks, level=1):
        for title, _, children, _ in bookmarks:
            yield level, title
            yield from flat(children, level + 1)

    assert list(flat(pages.bookmarks)) == [(e.level, e.title) for e in booklet.contents]


def test_running_heads_stand_on_all_pages_but_a_section_s_first(pages):
    start = pages.names.index("opening")
    series = "印刷工作者 学习文选"
    for at in range(start + 1, pages.names.index("body")):
        lines = [line.strip() for line in pages.texts[at].splitlines()]
        assert (series if at % 2 else "评析") in lines
    assert series not in pages.texts[start]
    assert pages.texts[pages.names.index("body")].count("辅导") == 1


def test_a_table_that_goes_on_says_so(pages):
    with_rows = [at for at, text in enumerate(pages.texts) if re.search(r"纸\d+ ?竹", text)]
    assert len(with_rows) >= 2
    marked = [at for at, text in enumerate(pages.texts) if "续表" in text]
    assert marked == with_rows[1:]
    assert all("纸名" in pages.texts[at] for at in with_rows)  # the head is repeated


def test_two_rows_stay_with_the_head_of_a_table(laid, booklet):
    """Wherever on the page the table begins; a second row tells that it goes on (续表)."""
    head = Row((Cell((_line("纸名"),), header=True), Cell((_line("产地"),), header=True)))
    body = tuple(Row((Cell((_line(f"纸{at}"),)), Cell((_line("竹"),)))) for at in range(6))
    table = Table((head,), body)
    sections = tuple(
        Section(f"栏目{above}", (Article("题", (*(_line("墨"),) * above, table)),), f"s{above}")
        for above in range(12, 22)
    )
    result = laid(replace(booklet, sections=sections, contents=(), masthead=Masthead("文选")))
    rows = [re.findall(r"纸\d", text) for text in result.texts if "纸名" in text]
    assert len(rows) > len(sections)  # some tables do go on
    begun = [found for found in rows if found[0] == "纸0"]
    assert len(begun) == len(sections)
    assert all(len(found) > 1 for found in begun)


def test_the_whole_masthead_stands_on_the_first_page_in_large_type(laid, booklet):
    masthead = replace(
        booklet.masthead,
        title="大字的书：给老年读者印的小册",
        subtitle="纸张、字形、墨与标点专辑",
        publisher="印刷研究会、造纸学刊编辑部",
    )
    for trim in ("A5", "32开"):
        result = laid(replace(booklet, masthead=masthead), trim=trim, large_type=True)
        first = "".join(result.texts[0].split())
        assert "给老年读者" in first, trim
        assert "标点专辑" in first, trim


def test_authors_stand_close_whatever_marks_part_them(laid, booklet):
    """A mark of 楷体 is a span of its own: nothing meant for the byline's parts may touch it."""
    article = Article("题", (PROSE_BLOCK,), author="甲丙、乙丁、戊己", date="2024年")
    sections = (Section("栏目", (article,), "s1"),)
    result = laid(replace(booklet, script="zh-Hant-TW", sections=sections, contents=()))
    placed = {
        char.get_text(): char.matrix[4] / char.size
        for page in extract_pages(io.BytesIO(result.pdf))
        for char in _characters(page)
        if char.get_text() in "丙乙丁戊己"
    }
    assert placed["乙"] - placed["丙"] == pytest.approx(2, abs=0.1)
    assert placed["戊"] - placed["丁"] == pytest.approx(2, abs=0.1)


def test_footnotes_are_circled_and_stand_on_the_page_of_their_call(laid, booklet):
    def called(word: str) -> Paragraph:
        before = (Text("纸" * 300), Text(word))
        return Paragraph((*before, Note((Paragraph((Text(word * 2),)),)), Text("墨" * 310)))

    words = "甲乙丙丁"
    article = replace(booklet.sections[0].articles[0], blocks=tuple(map(called, words)))
    result = laid(replace(booklet, sections=(Section("评析", (article,), "s1"),), contents=()))
    for figure, word in zip("①②③④", words, strict=True):
        (text,) = [text for text in result.texts if f"{figure} {word * 2}" in text]
        assert re.search(rf"纸\s*{word}\s*{figure}\s*墨", text)


@pytest.mark.parametrize("trim", ["A4", "A5"])
def test_lines_stand_on_the_grid(laid, booklet, trim):
    article = replace(
        booklet.sections[0].articles[0],
        blocks=tuple(b for b in every_block() if not isinstance(b, Table)) + (PROSE_BLOCK,) * 40,
    )
    result = laid(replace(booklet, sections=(Section("评析", (article,), "s1"),)), trim=trim)
    height, offsets = mm_to_pt(PAPER_SIZES[trim].height_mm), Counter()
    for at, page in enumerate(extract_pages(io.BytesIO(result.pdf))):
        if result.names[at] == "opening":
            offsets.update(
                round((height - char.matrix[5]) % _LINE_PT[trim], 1)
                for char in _characters(page)
                if char.get_text() in "浸臼舂捣槽"
            )
    assert len(offsets) == 1
    assert offsets.total() > 500


def _characters(item):
    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for child in item:
            yield from _characters(child)


def test_sections_may_begin_on_right_hand_pages(laid, booklet):
    result = laid(booklet, section_start="recto")
    assert result.names.index("body") % 2 == 0


def test_one_page_of_front_matter_is_followed_by_a_blank(laid, booklet):
    result = laid(replace(booklet, contents=(), editor_note=()))
    assert result.names.index("opening") == 2
    assert result.texts[1].strip() == ""


def test_the_colophon_stands_at_the_foot_of_the_last_page(laid, booklet):
    article = replace(booklet.sections[1].articles[0], blocks=(Paragraph((Text("纸"),)),))
    result = laid(replace(booklet, sections=(Section("辅导", (article,), "s2"),)))
    assert "500册" in result.texts[-1]
    last = list(extract_pages(io.BytesIO(result.pdf)))[-1]
    lowest = min(char.y0 for char in _characters(last) if char.get_text() == "册")
    assert lowest < last.height / 4


def test_what_the_colophon_says_hangs_beside_its_name(laid, booklet):
    masthead = replace(booklet.masthead, contact="纸张路" + "一二三四五六七八九十" * 3)
    article = Article("字体", (PROSE_BLOCK,))
    sections = (Section("辅导", (article,), "s2"),)
    for settings in ({}, {"large_type": True}):  # in two columns, and in one
        result = laid(replace(booklet, masthead=masthead, sections=sections), **settings)
        last = list(extract_pages(io.BytesIO(result.pdf)))[-1]
        drawn = [char for char in _characters(last) if char.y0 < last.height / 2]
        first = next(char for char in drawn if char.get_text() == "张")
        begins = [
            char.x0
            for before, char in pairwise(drawn)
            if char.get_text() in "一二三四五六七八九十" and char.x0 < before.x0
        ]
        assert begins, settings
        assert all(x0 == pytest.approx(first.x0 - first.size, abs=1.5) for x0 in begins), settings


def test_a_colophon_beside_footnotes_hides_none(laid, booklet):
    result = laid(booklet)  # the last article calls notes
    assert "500册" in result.texts[-1]
    last = list(extract_pages(io.BytesIO(result.pdf)))[-1]
    notes = [char.y1 for char in _characters(last) if char.get_text() == "①"]
    colophon = min(char.y0 for char in _characters(last) if char.get_text() == "册")
    assert notes
    assert min(notes) < colophon
