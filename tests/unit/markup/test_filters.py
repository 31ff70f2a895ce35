from __future__ import annotations

import pytest
from markupsafe import Markup

from compiler.markup import filters
from compiler.model.block import Cell, ListItem, Paragraph, Role, Row, Table
from compiler.model.booklet import ContentsEntry
from compiler.model.inline import Strong, Text
from compiler.model.segments import plain


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("造纸\n印刷", "造纸印刷"),
        ("see\npage", "see\npage"),
        ("纸\nA4", "纸\nA4"),
        ("纸，\r\n  墨", "纸，墨"),
        ("a<b&c", "a&lt;b&amp;c"),
        ("两 个", "两 个"),
    ],
)
def test_printed(text, html):
    assert filters.printed(text) == html


@pytest.mark.parametrize(
    ("series", "above", "name"),
    [
        ("印刷工作者 学习文选", "印刷工作者", "学习文选"),
        ("甲 乙 学习文选", "甲 乙", "学习文选"),
        ("学习文选", "", "学习文选"),
        ("印刷　文选", "印刷", "文选"),
        ("一个没有空格而且特别长的丛书名称", "", "一个没有空格而且特别长的丛书名称"),
        ("文选 A", "", "文选 A"),
    ],
)
def test_nameplate_splits_at_its_last_word(series, above, name):
    plate = filters.nameplate(series, 456, 64)
    assert (plate.above, plate.name) == (above, name)


def test_a_name_of_one_character_is_not_spread():
    assert filters.nameplate("纸", 456, 64).spacing_pt == 0


@pytest.mark.parametrize("series", ["学习文选", "一个没有空格而且特别长的丛书名称"])
def test_nameplate_fills_the_width_and_no_more(series):
    plate = filters.nameplate(series, 294, 64)
    count = len(plate.name)
    width = count * plate.size_pt + (count - 1) * plate.spacing_pt
    assert width == pytest.approx(294, abs=1)
    assert width <= 294.5


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("编者按：本期", "编者按：", "本期"),
        ("【编者按】本期", "【编者按】", "本期"),
        ("編者按：本期", "編者按：", "本期"),
        ("编者的话：本期", "编者的话：", "本期"),
        ("编者按语：本期", "编者按语：", "本期"),
    ],
)
def test_a_salutation_is_cut_off_and_nothing_lost(text, label, rest):
    head, body = filters.with_salutation((Paragraph((Text(text), Strong((Text("终"),)))),))
    assert isinstance(head, Paragraph)
    assert isinstance(body, Paragraph)
    assert head.role is Role.SALUTATION
    assert plain(head.children) == label
    assert plain(body.children) == rest + "终"


@pytest.mark.parametrize("text", ["编者按照惯例选编", "本期选编", "编者按需要", ""])
def test_other_beginnings_are_no_salutation(text):
    blocks = (Paragraph((Text(text),)),)
    assert filters.with_salutation(blocks) == blocks


@pytest.mark.parametrize(
    ("date", "kept"),
    [("2024-12-05", True), ("2024", True), ("2024年12月5日", False), ("2024-1-5", False)],
)
def test_iso_date(date, kept):
    assert filters.iso_date(date) == (date if kept else "")


def test_merged_cells_need_a_grid():
    def table(span: int) -> Table:
        return Table((), (Row((Cell((), colspan=span), Cell(()))),))

    assert filters.needs_grid(table(2))
    assert not filters.needs_grid(table(1))
    assert filters.columns(table(2)) == 3


def test_outline_levels_begin_at_one():
    contents = (ContentsEntry(2, "甲", "a"), ContentsEntry(3, "乙", "b"))
    assert filters.outline_levels(contents) == {"a": 1, "b": 2}


def in_spans(marked: str) -> str:
    """Every second part of ``marked`` as a mark, as the filter writes it."""
    parts = enumerate(marked.split("|"))
    return "".join(f'<span class="mark">{part}</span>' if at % 2 else part for at, part in parts)


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("“纸”", "|“|纸|”|"),
        ("It’s", "It’s"),
        ('<a href="“">纸</a>”', '<a href="“">纸</a>|”|'),
        ("《纸》", "《纸》"),
        ("他说‘A’", "他说|‘|A|’|"),
    ],
)
def test_curly_quotes_are_marked_outside_tags_and_words(html, marked):
    given = Markup(html)  # noqa: S704 - written above
    assert filters.marks(given) == in_spans(marked)


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("紙，墨；筆。", "紙|，|墨|；|筆|。|"),
        ("紙？！", "紙|？！|"),
        ('<a title="紙，墨">1,000.5</a>「紙」', '<a title="紙，墨">1,000.5</a>「紙」'),
    ],
)
def test_marks_that_stand_in_the_middle_are_marked_in_traditional_texts(html, marked):
    given = Markup(html)  # noqa: S704 - written above
    assert filters.marks(given, traditional=True) == in_spans(marked)
    assert filters.marks(given) == html


def test_marked_twice_is_marked():
    once = filters.marks(Markup("“纸”"))
    assert filters.marks(once).striptags() == once.striptags() == "“纸”"


def test_a_picture_is_described_by_itself_its_caption_or_its_number():
    described = filters.Descriptions().described
    assert described("图片", " 竹帘 ", "图1 抄纸") == "竹帘"
    assert described("图片", "  ", "图1 抄纸 ") == "图1 抄纸"
    assert described("图片", "") == "图片3"
    assert described("圖片", "", " ") == "圖片4"


@pytest.mark.parametrize(
    ("marker", "style"),
    [
        (None, ""),
        ("", ' style="list-style-type: none"'),
        ("三、", ' style="list-style-type: &#39;三、&#39;"'),
        ("c.", ' style="list-style-type: &#39;c. &#39;"'),
        ("'\\", ' style="list-style-type: &#39;\\27 \\5c  &#39;"'),
    ],
)
def test_an_item_with_a_marker_of_its_own_has_it_as_its_style(marker, style):
    assert filters.marker(ListItem((), marker)) == style
