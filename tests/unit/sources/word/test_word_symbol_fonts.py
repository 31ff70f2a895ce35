"""Letters in symbol fonts: printed as the signs they show, or told."""

from __future__ import annotations

import pytest
from word_files import LONG, WordFile, field_, paragraph, run


def typed(text: str, font: str, more: str = "") -> str:
    return run(text, f'<w:rFonts {more} w:ascii="{font}" w:hAnsi="{font}"/>')


@pytest.mark.parametrize(
    ("font", "text", "shown"),
    [
        ("Wingdings", "þ", "☑"),
        ("Wingdings", "¨", "□"),
        ("Wingdings", "ü", "✓"),
        ("Wingdings", "oln", "□●■"),
        ("Wingdings", "\uf06f\uf0d8", "□➢"),
        ("Wingdings 2", "R£PT", "☑□✓☒"),
        ("Wingdings2", "\uf052\uf0a3", "☑□"),
        ("Wingdings 3", "\uf075\uf022", "▶→"),
        ("Webdings", "a4", "✔▶"),
        ("Symbol", "abD", "αβΔ"),
        ("Symbol", "\uf0b0\uf0b1", "°±"),
        ("Symbol", "x = 12", "ξ = 12"),
    ],
)
def test_letters_typed_in_a_symbol_font(read_word, lines_of, font, text, shown):
    article, ledger, _ = read_word(paragraph(run("见") + typed(text, font) + run("处")))
    assert lines_of(article.blocks) == [f"见{shown}处"]
    assert {entry.reason for entry in ledger.changed} == {"symbol-font"}


def test_chinese_in_such_a_run_stands_in_the_other_font(read_word, lines_of):
    article, _, _ = read_word(paragraph(typed("甲“乙”—丙×°", "Wingdings", 'w:hint="eastAsia"')))
    assert lines_of(article.blocks) == ["甲“乙”—丙×°"]


def test_a_style_names_the_font(read_word, lines_of):
    styles = (
        '<w:style w:type="character" w:styleId="tick"><w:name w:val="tick"/><w:rPr>'
        '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:style>'
    )
    body = paragraph(run("已办", "") + run("þ", '<w:rStyle w:val="tick"/>')) + paragraph(LONG)
    article, _, _ = read_word(WordFile(body, styles=styles))
    assert "已办☑" in [article.title, *lines_of(article.blocks)]


@pytest.mark.parametrize("font", ["宋体", "Times New Roman", ""])
def test_letters_in_other_fonts_are_letters(read_word, lines_of, font):
    article, ledger, _ = read_word(paragraph(typed("Rþ£", font)))
    assert lines_of(article.blocks) == ["Rþ£"]
    assert not ledger.changed


@pytest.mark.parametrize(
    ("element", "shown"),
    [
        ('<w:sym w:font="Wingdings 2" w:char="00A3"/>', "□"),  # as WPS writes it
        ('<w:sym w:font="Wingdings" w:char="F046"/>', "☞"),
        ('<w:sym w:font="MS Gothic" w:char="2611"/>', "☑"),
        ('<w:sym w:font="Symbol" w:char="F0AE"/>', "→"),
        ('<w:sym w:font="Wingdings" w:char="F08C"/>', "❶"),
    ],
)
def test_signs_by_their_own_element(read_word, lines_of, element, shown):
    article, _, report = read_word(paragraph(f"<w:r>{element}</w:r>"))
    assert lines_of(article.blocks) == [shown]
    assert "sources.word-symbol" not in report.codes()


@pytest.mark.parametrize(
    "content",
    ['<w:r><w:sym w:font="Marlett" w:char="F061"/></w:r>', typed("\uf0a8", "宋体")],
)
def test_a_sign_nobody_knows_is_told_with_its_place(read_word, lines_of, content):
    article, _, report = read_word(paragraph(run("已通风") + content))
    assert lines_of(article.blocks) == ["已通风□"]
    told = next(one for one in report if one.code == "sources.word-symbol")
    assert told.location.quote == "已通风"


@pytest.mark.parametrize(
    ("code", "result", "shown"),
    [
        (r'SYMBOL 254 \f "Wingdings" \s 12', typed("þ", "Wingdings"), "☑"),
        (r'SYMBOL 254 \f "Wingdings" \s 12', run("þ"), "☑"),  # the code says the font
        (r"SYMBOL 168 \f Wingdings", "", "□"),
        (r"SYMBOL 0xA3 \f &quot;Wingdings 2&quot;", "", "□"),
        (r"SYMBOL 9745 \u", "", "☑"),
        (r"SYMBOL 9745 \u \f &quot;MS Gothic&quot; \h", "", "☑"),
        (r"SYMBOL 41409 \f 宋体", "", "×"),  # 0xA1C1 in the code page of Chinese Windows
        (r"SYMBOL 65", "", "A"),
    ],
)
def test_signs_by_a_field(read_word, lines_of, code, result, shown):
    article, _, _ = read_word(paragraph(run("见") + field_(code, result) + run("处")))
    assert lines_of(article.blocks) == [f"见{shown}处"]
