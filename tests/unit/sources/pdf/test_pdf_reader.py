"""PDFs read: lines, columns, paragraphs; what is furniture, note, table, picture; what is told."""

from __future__ import annotations

import pytest
from made_pdf import Page, made

from compiler.model.block import Figure, Heading, Paragraph, Table
from compiler.model.inline import Note
from compiler.model.segments import block_segments, plain
from compiler.model.walk import leaves

LINE = "纸是由植物纤维制成的薄片用来书写印刷和包装它的发明改变了知识传播的方式"
OTHER = "雕版印刷把一页书刻在木头上刷墨覆纸揭下来就是一页一块版可以印上千张不坏"


def full(text=LINE, width=35):
    """A line that reaches the right edge."""
    return (text * 2)[:width]


def test_lines_are_paragraphs_by_indent_and_short_last_line(read):
    page = Page().text("造纸的来历", 235, 90, 18, bold=True)
    page.lines(["　　" + full(width=33), full(OTHER), "如此而已。"], 72, 140)
    page.lines(["　　" + full(OTHER, 33), "另起一段。"], 72, 200)
    found = read(page)
    assert found.content.title == "造纸的来历"
    assert found.texts == [
        full(width=33) + full(OTHER) + "如此而已。",
        full(OTHER, 33) + "另起一段。",
    ]


def test_a_paragraph_goes_on_over_pages_and_a_new_one_does_not(read):
    first = Page().text("题目", 270, 90, 20).lines(["　　" + full(width=33), full()], 72, 140)
    second = Page().lines([full(OTHER), "写完。"], 72, 90).lines(["　　" + full(width=33)], 72, 130)
    assert read(first, second).texts == [
        full(width=33) + full() + full(OTHER) + "写完。",
        full(width=33),
    ]


def test_two_columns_are_read_one_after_the_other(read):
    page = Page().text("两栏的文章", 220, 80, 20)
    left = ["　　" + full(width=15), *(full(LINE[at:], 17) for at in range(1, 5))]
    right = [*(full(OTHER[at:], 17) for at in range(4)), "到此为止。"]
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        page.lines([one], 72, 130 + 20 * at).lines([other], 319, 130 + 20 * at)
    assert read(page).texts == ["".join(left + right).strip("\u3000")]


def test_three_columns(read):
    page = Page()
    for row in range(5):
        for column in range(3):
            words = str(column) + full((LINE, OTHER)[column % 2][row:], 10) + "。"
            page.lines([words], 60 + 170 * column, 100 + 20 * row)
    text = "".join(read(page).texts)
    assert [each for each in text if each.isdigit()] == [*"000001111122222"]


def test_heads_and_page_numbers_go_and_are_told(read):
    pages = []
    for number in range(1, 5):
        page = Page().text("学习文选", 72, 50, 9).text(f"— {number} —", 280, 800, 9)
        page.lines(["　　" + full(width=33), full(), full(OTHER)], 72, 100 + 10 * number)
        pages.append(page)
    found = read(*pages)
    assert found.dropped("page-number") == [f"— {number} —" for number in range(1, 5)]
    assert found.dropped("running-head") == ["学习文选"] * 4
    assert "sources.running-heads" in found.codes


def test_heads_that_change_with_the_section_go_too(read):
    pages = []
    for number, name in enumerate(["源流", "源流", "工艺", "工艺", "今用"]):
        page = Page().text(name, 72, 50, 9)
        text = (LINE + OTHER)[number:]
        pages.append(page.lines([full(text), full(text[7:]), full(text[14:])], 72, 100))
    assert len(read(*pages).dropped("running-head")) == 5


def test_the_first_lines_of_pages_are_no_heads(read):
    texts = [(LINE + OTHER)[at:] for at in range(5)]
    pages = [Page().lines([full(text), full(text[7:]), full(text[14:])], 72, 72) for text in texts]
    assert not read(*pages).dropped("running-head")


def test_a_title_of_two_lines_is_one(read):
    page = Page().text("关于举办排版与印前", 190, 80, 22).text("培训班的通知", 230, 112, 22)
    page.lines(["　　" + full(width=33), full()], 72, 170)
    assert read(page).content.title == "关于举办排版与印前培训班的通知"


def notes_of(found):
    return [
        "".join(segment.text for segment in block_segments(leaf.blocks))
        for block in found.content.blocks
        for leaf in leaves(getattr(block, "children", ()))
        if isinstance(leaf, Note)
    ]


def test_notes_at_the_foot_are_joined_with_their_calls(read):
    page = Page().lines(["　　" + full(width=33)], 72, 100).text("敦煌有经卷", 72, 120)
    page.text("①", 132, 116, 7).text("，今在海外。", 140, 120).text("又有一卷", 212, 120)
    page.text("②", 260, 116, 7).text("在京。", 268, 120)
    page.rule(72, 740, 180, 740)
    page.text("①", 72, 760, 9).text("现藏英国图书馆。", 84, 760, 9)
    page.text("②", 72, 774, 9).text("现藏国家图书馆。", 84, 774, 9)
    found = read(page)
    assert notes_of(found) == ["现藏英国图书馆。", "现藏国家图书馆。"]
    assert found.dropped("note-number") == ["①", "①", "②", "②"]
    assert found.texts == [full(width=33) + "敦煌有经卷，今在海外。又有一卷在京。"]


def test_a_note_that_nothing_calls_stays_text(read):
    page = Page().lines(["　　" + full(width=33), full(), full(OTHER)], 72, 100)
    page.text("① 现藏英国图书馆。", 72, 760, 9)
    assert "① 现藏英国图书馆。".replace(" ", "") in "".join(read(page).texts).replace(" ", "")


def test_a_ruled_grid_is_a_table_with_joined_cells(read):
    page = Page().lines(["　　" + full(width=33), full(OTHER)], 72, 100)
    for y in (200, 230, 260, 290):
        page.rule(72, y, 372, y)
    for x in (72, 172, 372):
        page.rule(x, 200, x, 290)
    page.rule(272, 230, 272, 290)
    for x, y, words in (
        (80, 220, "名称"),
        (180, 220, "长处与短处"),
        (80, 250, "卷轴"),
        (180, 250, "完整"),
        (280, 250, "难查"),
        (80, 280, "线装"),
        (180, 280, "结实"),
        (280, 280, "费工"),
    ):
        page.text(words, x, y, 10)
    page.lines(["　　" + full(width=33)], 72, 330)
    found = read(page)
    (table,) = [block for block in found.content.blocks if isinstance(block, Table)]
    cells = [
        [
            (segment.text, cell.colspan)
            for cell in row.cells
            for segment in block_segments(cell.blocks)
        ]
        for row in table.body
    ]
    assert cells == [
        [("名称", 1), ("长处与短处", 2)],
        [("卷轴", 1), ("完整", 1), ("难查", 1)],
        [("线装", 1), ("结实", 1), ("费工", 1)],
    ]


def test_a_frame_round_text_is_no_table(read):
    page = Page().lines([full(width=20), full(OTHER, 20)], 80, 120)
    for start, end in (
        ((72, 100), (340, 100)),
        ((72, 150), (340, 150)),
        ((72, 100), (72, 150)),
        ((340, 100), (340, 150)),
    ):
        page.rule(*start, *end)
    assert not [block for block in read(page).content.blocks if isinstance(block, Table)]


def test_a_picture_stands_between_the_paragraphs_with_its_caption(read):
    page = Page().lines(["　　" + full(width=33), full(OTHER), "其一。"], 72, 100)
    page.picture(150, 170, 300, 200).text("图1 造纸的槽", 255, 390, 9)
    page.lines(["　　" + full(OTHER, 33), "其二。"], 72, 430)
    blocks = read(page).content.blocks
    (figure,) = [block for block in blocks if isinstance(block, Figure)]
    assert figure.images[0].asset
    assert figure.images[0].width_px == 400
    assert "造纸的槽" in plain(figure.caption)
    assert [type(block) for block in blocks] == [Paragraph, Figure, Paragraph]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (Page().text("看不见的字", 72, 300, mode=3), "看不见的字"),
        (Page().text("白纸上的白字", 72, 300, white=True), "白纸上的白字"),
        (Page().text("页外的字", 72, 900), "页外的字"),
        (Page(entries="/CropBox[0 300 595 842]").text("裁掉的字", 72, 600), "裁掉的字"),
    ],
)
def test_what_nobody_sees_is_not_printed_and_told(read, page, words):
    found = read(page.lines(["　　" + full(width=33), full()], 72, 100))
    assert found.dropped("hidden") == [words]
    assert words not in "".join(found.texts)


def test_white_words_on_a_dark_ground_are_seen(read):
    page = Page().box(60, 280, 300, 40, 0.3).text("反白的栏目", 72, 305, white=True)
    found = read(page.lines(["　　" + full(width=33), full()], 72, 100))
    assert any("反白的栏目" in text for text in found.texts)


def test_a_turned_page_is_read_as_it_is_shown(read):
    page = Page(entries="/Rotate 90")
    for at, line in enumerate([full(), full(OTHER), "写完。"]):
        page.text(line, 100 + 20 * at, 700, matrix="0 1 -1 0")
    assert read(page).texts == [full() + full(OTHER) + "写完。"]


def test_a_page_drawn_sideways_is_read_upright(read):
    page = Page()
    for at, line in enumerate([full(), full(OTHER), "写完。"]):
        page.text(line, 100 + 20 * at, 700, matrix="0 1 -1 0")
    assert read(page).texts == [full() + full(OTHER) + "写完。"]


def test_vertical_lines_are_read_from_right_to_left(read):
    page = Page()
    for column, line in enumerate([full(width=33), full(OTHER, 33), "写完。"]):
        for at, character in enumerate(line):
            page.text(character, 500 - 24 * column, 90 + 14 * at)
    assert read(page).texts == [full(width=33) + full(OTHER, 33) + "写完。"]


def test_a_watermark_is_dropped(read):
    page = Page().lines(["　　" + full(width=33), full()], 72, 100)
    found = read(page.text("内部资料", 200, 400, 60, matrix="0.7 0.7 -0.7 0.7"))
    assert found.dropped("watermark") == ["内部资料"]


def test_latin_words_keep_their_blanks_and_lose_their_hyphens(read):
    page = Page().lines(["The history of paper-", "making begins in China"], 72, 100)
    page.text("in 105", 72 + 0, 140)
    found = read(page)
    assert found.texts[0].startswith("The history of papermaking begins in China")
    assert found.dropped("line-hyphen") == ["-"]


def test_letters_that_are_spaced_out_make_words(read):
    page = Page().lines(["　　" + full(width=33), full()], 72, 100)
    for at, character in enumerate("学习文选"):
        page.text(character, 100 + 40 * at, 200)
    text = "".join(read(page).texts)
    assert "学习文选" in text.replace("\u3000", "").replace(" ", "")


def test_radicals_and_ligatures_are_mended(read):
    page = Page().lines(["　　⼀张⽩纸" + full(width=28), full(OTHER), "ﬁnance of paper"], 72, 100)
    found = read(page)
    assert found.texts[0].startswith("一张白纸")
    assert found.texts[0].endswith("finance of paper"), found.texts
    assert {entry.reason for entry in found.ledger.changed} >= {"ideographs"}


def test_pages_without_text_are_named(read):
    page = Page().lines(["　　" + full(width=33), full()], 72, 100)
    found = read(page, Page().picture(0, 0, 595, 842))
    (finding,) = [one for one in found.report if one.code == "sources.pdf-scanned-pages"]
    assert dict(finding.values) == {"pages": "2", "count": "1"}


def test_headings_by_number_and_weight(read):
    page = Page().text("造纸的来历", 235, 90, 18, bold=True)
    y = 140
    for number, words in (("一、", "从麻头到树皮"), ("二、", "从作坊到工厂")):
        page.text(number + words, 96, y, bold=True)
        page.lines(["　　" + full(width=33), full(OTHER), "如此。"], 72, y + 20)
        y += 100
    found = read(page)
    heads = [plain(block.children) for block in found.content.blocks if isinstance(block, Heading)]
    assert heads == ["一、从麻头到树皮", "二、从作坊到工厂"]


def test_the_witness_misses_nothing(taken_in):
    page = Page().text("造纸的来历", 235, 90, 18, bold=True)
    page.lines(["　　" + full(width=33), full(OTHER), "如此而已。"], 72, 140)
    found = taken_in(made(page))
    assert not {"sources.lost-text", "sources.no-witness", "sources.left-out"} & set(found.codes)
