"""Fields that hold no result: what Word would show, told from their codes, or a warning."""

from __future__ import annotations

import pytest
from word_files import field_, paragraph, run


def bare(code: str) -> str:
    """A field that has not even the place for a result."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{end}'


@pytest.fixture
def line(read_word, lines_of):
    def reading(content: str) -> str:
        article, _, _ = read_word(paragraph(run("见") + content + run("处")))
        return lines_of(article.blocks)[0]

    return reading


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('QUOTE "引的话"', "引的话"),
        (r"QUOTE 引的话 \* MERGEFORMAT", "引的话"),
        ("QUOTE “引的话”", "引的话"),
        ("MACROBUTTON NoMacro 编号 甲", "编号 甲"),
        ("GOTOBUTTON p1 附录", "附录"),
        ("MERGEFIELD 姓名", "«姓名»"),
        (r'MERGEFIELD "通信地址" \* MERGEFORMAT', "«通信地址»"),
        (r"SEQ 图 \* ARABIC", "1"),
        (r"SEQ 图 \* CHINESENUM3 \* MERGEFORMAT", "一"),
        (r"SEQ 图 \* ROMAN", "I"),
        (r"SEQ 图 \r 7", "7"),
        (r"SEQ 图 \h", ""),
        (r"EQ \f(1,2)", "1/2"),
        ("SET 变量 5", ""),
        ("PRIVATE", ""),
    ],
)
@pytest.mark.parametrize("written", [bare, lambda code: field_(code, "")])
def test_what_a_code_shows(line, code, shown, written):
    assert line(written(code)) == f"见{shown}处"


@pytest.mark.parametrize(
    "code", ['QUOTE "旧话"', r"SEQ 图 \* ARABIC", "MERGEFIELD 姓名", r"EQ \f(1,2)"]
)
def test_a_result_that_is_there_is_what_is_printed(line, code):
    assert line(field_(code, run("结果"))) == "见结果处"


def test_hidden_words_of_a_button_are_not_shown(line):
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    words = "<w:instrText>Equation Chapter 2</w:instrText>"
    code = "<w:r><w:instrText> MACROBUTTON MTEdit </w:instrText></w:r>"
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr>{words}</w:r>"
    assert line(begin + code + hidden + end) == "见处"


def test_numbers_are_counted_on_from_those_that_are_there(line):
    code = r"SEQ 图 \* ARABIC"
    body = field_(code, run("3")) + run("，") + bare(code) + run("，") + bare(r"SEQ 图 \c")
    assert line(body + run("，") + bare("SEQ 表")) == "见3，4，4，1处"


def test_the_result_of_a_field_in_a_code_is_part_of_it(line):
    inner = field_("=1+1", run("2"))
    code = '<w:r><w:instrText xml:space="preserve"> QUOTE "第</w:instrText></w:r>'
    rest = '<w:r><w:instrText>章" </w:instrText></w:r>'
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    assert line(begin + code + inner + rest + end) == "见第2章处"


@pytest.mark.parametrize(
    "code", ["=SUM(ABOVE)", "REF 甲", "INCLUDETEXT 别处.docx", "DATE", "AUTONUM", "LISTNUM"]
)
def test_what_cannot_be_told_is_said(read_word, code):
    _, _, report = read_word(paragraph(run("见") + bare(code)))
    assert "sources.word-empty-field" in report.codes()


@pytest.mark.parametrize(
    "content",
    [
        field_("=SUM(ABOVE)", run("12")),
        field_('IF 1 = 2 "甲" ""', ""),
        field_(r"SEQ 图 \h", ""),
        field_("ADDIN EN.CITE", ""),
        bare("TC 甲"),
        field_("PAGE", ""),
    ],
)
def test_what_has_a_result_or_needs_none_is_not_said(read_word, content):
    _, _, report = read_word(paragraph(run("见") + content))
    assert "sources.word-empty-field" not in report.codes()
