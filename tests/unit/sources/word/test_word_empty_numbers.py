"""Automatic numbers of paragraphs without text: counted and printed as Word shows them."""

from __future__ import annotations

import pytest
from word_files import LONG, WordFile, heading, paragraph, run

NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
ONE = NUMBER.format(1)


def level(form: str, text: str, look: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{form}<w:lvlText w:val="{text}"/>'
        f"<w:rPr>{look}</w:rPr></w:lvl>"
    )


DECIMAL = level('<w:numFmt w:val="decimal"/>', "%1.")
CHINESE = level('<w:numFmt w:val="chineseCounting"/>', "%1、")


def bullet(sign: str, font: str) -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    return level('<w:numFmt w:val="bullet"/>', sign, fonts)


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def numbered(content: str, mark: str = "", number: str = ONE) -> str:
    return f"<w:p><w:pPr>{number}<w:rPr>{mark}</w:rPr></w:pPr>{content}</w:p>"


@pytest.fixture
def lines(read_word, lines_of):
    def reading(body: str, *levels: str) -> list[str]:
        defined = "".join(
            f'<w:abstractNum w:abstractNumId="{at}">{one}</w:abstractNum>'
            for at, one in enumerate(levels or (DECIMAL,), 1)
        ) + "".join(
            f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
            for at in range(1, len(levels or (DECIMAL,)) + 1)
        )
        body = heading("书名", 1) + body + paragraph(LONG)
        article, _, _ = read_word(WordFile(body, numbering=defined))
        return lines_of(article.blocks)

    return reading


def test_a_column_of_numbers_has_no_text_of_its_own(lines):
    body = table(*(row(cell(numbered("")), cell(paragraph(text))) for text in ("纸", "墨", "胶")))
    assert lines(body) == ["1.", "纸", "2.", "墨", "3.", "胶"]


def test_an_empty_paragraph_counts_and_shows_its_number(lines):
    body = numbered(run("裁切。")) + numbered("") + numbered(run("装订。"))
    assert lines(body, CHINESE) == ["一、裁切。", "二、", "三、装订。"]


def test_a_paragraph_whose_words_were_all_deleted_is_an_empty_one(lines):
    gone = '<w:del w:id="1"><w:r><w:delText>旧话</w:delText></w:r></w:del>'
    assert lines(numbered(gone) + numbered(run("装订。"))) == ["1.", "2.装订。"]


@pytest.mark.parametrize("mark", ['<w:del w:id="1"/>', '<w:moveFrom w:id="1"/>', "<w:vanish/>"])
def test_what_is_no_paragraph_any_more_counts_nothing(lines, mark):
    assert lines(numbered("", mark) + numbered(run("装订。"))) == ["1.装订。"]


def test_two_paragraphs_made_one_have_the_number_of_the_second(lines):
    body = numbered(run("先裁，"), '<w:del w:id="1"/>') + numbered(run("后订。"))
    assert lines(body + numbered(run("包封面。"))) == ["1.先裁，后订。", "2.包封面。"]


def test_a_covered_cell_shows_no_number_and_counts_none(lines):
    body = table(
        row(cell(numbered(""), '<w:vMerge w:val="restart"/>'), cell(paragraph("纸"))),
        row(cell(numbered(""), "<w:vMerge/>"), cell(paragraph("墨"))),
        row(cell(numbered("")), cell(paragraph("胶"))),
    )
    assert lines(body) == ["1.", "纸", "墨", "2.", "胶"]


def test_a_page_break_leaves_the_number_before_the_first_words(lines):
    body = numbered(run("前页") + '<w:r><w:br w:type="page"/></w:r>' + run("后页"))
    assert lines(body) == ["1.前页", "后页"]


def test_an_empty_bullet_shows_no_words(lines):
    body = numbered("") + numbered(run("甲项"))
    assert lines(body, bullet("\uf0b7", "Symbol")) == ["甲项"]


@pytest.mark.parametrize(
    ("sign", "font", "shown"),
    [
        ("\uf0a8", "Wingdings", "□ 同意，月底交稿。"),
        ("\uf06f", "Wingdings", "□ 同意，月底交稿。"),
        ("\u2610", "MS Gothic", "☐ 同意，月底交稿。"),
        ("R", "Wingdings 2", "☑ 同意，月底交稿。"),
    ],
)
def test_a_bullet_that_is_a_box_to_tick_is_printed(lines, sign, font, shown):
    assert lines(numbered(run("同意，月底交稿。")), bullet(sign, font)) == [shown]


@pytest.mark.parametrize(
    ("sign", "font"), [("\uf06c", "Wingdings"), ("\uf0fc", "Wingdings"), ("·", "宋体")]
)
def test_other_bullets_are_the_bullets_of_a_list(lines, sign, font):
    assert lines(numbered(run("同意，月底交稿。")), bullet(sign, font)) == ["同意，月底交稿。"]


def test_a_hidden_number_counts_and_shows_nothing(lines):
    hidden = level('<w:numFmt w:val="decimal"/>', "%1.", "<w:vanish/>")
    assert lines(numbered(run("裁切。")) + numbered(""), hidden) == ["裁切。"]


@pytest.mark.parametrize(
    ("format_", "shown"), [("001, 002, 003, ...", "001."), ("α, β, ...", "01.")]
)
def test_a_form_of_later_words_is_known_or_its_fallback_stands(lines, format_, shown):
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="'
        f'{format_}"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback>'
        "</mc:AlternateContent>"
    )
    assert lines(numbered(""), level(form, "%1.")) == [shown]


@pytest.mark.parametrize(
    ("own", "shown"),
    [("", "1.1 "), ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', "1 ")],
)
def test_a_level_said_by_the_paragraph_goes_before_that_of_its_style(read_word, own, shown):
    """A level is tied to a style (§17.9.23), which names none itself."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="decimal"/>{tied}<w:lvlText w:val="{text}"/></w:lvl>'
        for at, tied, text in ((0, "", "%1"), (1, '<w:pStyle w:val="K"/>', "%1.%2"))
    )
    file = WordFile(
        heading("书名", 1) + paragraph(LONG, f'<w:pStyle w:val="K"/>{own}'),
        styles='<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="K"><w:name w:val="条款"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        numbering=f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    _, ledger, _ = read_word(file)
    assert [entry.after for entry in ledger.changed] == [shown]
