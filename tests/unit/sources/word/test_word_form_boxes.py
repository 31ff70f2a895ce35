"""Boxes and choices of forms: printed as they are ticked and chosen."""

from __future__ import annotations

import pytest
from word_files import LONG, STYLES, WordFile, heading, paragraph, run

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
LIST = "".join(f'<w:listEntry w:val="{one}"/>' for one in ("甲等", "乙等", "丙等"))

TICKED = (
    '<w14:checkbox><w14:checked w14:val="1"/>'
    '<w14:checkedState w14:val="00FE" w14:font="Wingdings"/></w14:checkbox>'
)
CHOSEN = (
    '<w:dropDownList w:lastValue="2"><w:listItem w:displayText="甲等" w:value="1"/>'
    '<w:listItem w:displayText="乙等" w:value="2"/></w:dropDownList>'
)


def form(code: str, data: str, result: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
        f'</w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(properties: str, content: str) -> str:
    content = f"<w:sdtContent>{content}</w:sdtContent>"
    return f"<w:sdt {W14}><w:sdtPr>{properties}</w:sdtPr>{content}</w:sdt>"


@pytest.mark.parametrize(
    ("code", "data", "shown"),
    [
        ("FORMCHECKBOX", '<w:checkBox><w:default w:val="1"/></w:checkBox>', "☑"),
        ("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
        ("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☑"),
        (
            "FORMCHECKBOX",
            '<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>',
            "☐",
        ),
        ("FORMCHECKBOX", "", "☐"),
        ("FORMDROPDOWN", f'<w:ddList><w:result w:val="1"/>{LIST}</w:ddList>', "乙等"),
        ("FORMDROPDOWN", f'<w:ddList><w:default w:val="2"/>{LIST}</w:ddList>', "丙等"),
        ("FORMDROPDOWN", f"<w:ddList>{LIST}</w:ddList>", "甲等"),
        ("FORMDROPDOWN", f'<w:ddList><w:result w:val="9"/>{LIST}</w:ddList>', ""),
        ("FORMTEXT", '<w:textInput><w:default w:val="总务组"/></w:textInput>', "总务组"),
    ],
)
def test_boxes_of_forms(read_word, lines_of, code, data, shown):
    article, ledger, _ = read_word(paragraph(run("结果：") + form(code, data) + run("。")))
    assert lines_of(article.blocks) == [f"结果：{shown}。"]
    assert [entry.reason for entry in ledger.changed] == ["form-field"] * bool(shown)


def test_a_result_that_is_written_is_not_told_again(read_word, lines_of):
    data = f'<w:ddList><w:result w:val="1"/>{LIST}</w:ddList>'
    body = form("FORMDROPDOWN", data, run("丙等"))
    body += form("FORMTEXT", '<w:textInput><w:default w:val="空"/></w:textInput>', run("总务组"))
    article, _, _ = read_word(paragraph(body))
    assert lines_of(article.blocks) == ["丙等总务组"]


@pytest.mark.parametrize(
    ("properties", "content", "shown"),
    [
        ('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "", "☑"),
        ('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', "", "☐"),
        (TICKED, "", "☑"),
        ('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', run("☒"), "☒"),
        (
            '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>',
            '<w:r><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>',
            "□",
        ),
        (CHOSEN, "", "乙等"),
        ('<w:comboBox><w:listItem w:value="1"/></w:comboBox>', run("自定"), "自定"),
        ('<w:date w:fullDate="2024-05-01T00:00:00Z"/>', run("2024年5月1日"), "2024年5月1日"),
    ],
)
def test_content_controls_of_every_kind(read_word, lines_of, properties, content, shown):
    article, _, _ = read_word(paragraph(run("选：") + control(properties, content)))
    assert lines_of(article.blocks) == [f"选：{shown}"]


def test_a_control_between_paragraphs_shows_its_tick(read_word, lines_of):
    box = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    article, _, _ = read_word(control(box, "<w:p/>"))
    assert lines_of(article.blocks) == ["☑"]


PROMPT = '<w:style w:type="character" w:styleId="a9"><w:name w:val="Placeholder Text"/></w:style>'


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (run("单击此处输入文字。"), ""),
        (run("Choose an item."), ""),
        (run("[文档标题]"), ""),
        (run("姓名", '<w:rStyle w:val="a9"/>'), ""),
        (run("总务组"), "总务组"),  # filled in by a program that left the switch as it was
    ],
)
def test_prompts_are_dropped_and_what_is_filled_in_is_kept(read_word, lines_of, content, kept):
    body = heading("书名", 1) + paragraph(run("单位：") + control("<w:showingPlcHdr/>", content))
    article, ledger, _ = read_word(WordFile(body + paragraph(LONG), styles=STYLES + PROMPT))
    assert lines_of(article.blocks) == [f"单位：{kept}"]
    assert bool(ledger.dropped) is not bool(kept)


def test_a_prompt_that_is_a_cell_leaves_the_cell_empty(read_word, lines_of):
    cell = f"<w:tc>{paragraph('{}')}</w:tc>"
    prompt = control("<w:showingPlcHdr/>", cell.format("单击输入姓名"))
    body = f"<w:tbl><w:tr>{cell.format('姓名')}{prompt}{cell.format('单位')}</w:tr></w:tbl>"
    article, ledger, _ = read_word(body)
    table = article.blocks[0]
    assert [len(one.blocks) for one in table.body[0].cells] == [1, 0, 1]
    assert [entry.reason for entry in ledger.dropped] == ["placeholder"]
