"""A Word file as WPS writes it, from `wenxuan build` to the finished page's text."""

from __future__ import annotations

import pytest
from built_booklets import built
from word_files import LONG, OFFICE, WordFile, field_, heading, paragraph, run

CENTRE = '<w:jc w:val="center"/>'
FANG = '<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>'
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
LEVEL = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def manuscript() -> WordFile:
    box = f"<w:txbxContent>{paragraph('框里的提示语')}</w:txbxContent>"
    body = (
        paragraph("关于小册子装订的意见", CENTRE, '<w:b/><w:sz w:val="44"/>')
        + paragraph("李 四", CENTRE, '<w:rFonts w:eastAsia="楷体_GB2312"/>')
        + paragraph(LONG, INDENT, FANG)
        + paragraph("选纸", LEVEL.format(0), '<w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/>')
        + paragraph(
            run("胶版纸吸墨", FANG)
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
            + '<w:ins w:id="1">'
            + run("较快", FANG)
            + "</w:ins>"
            + '<w:del w:id="2"><w:r><w:delText>极慢</w:delText></w:r></w:del>'
            + run("，吸水率为", FANG)
            + "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r>"
            "</m:den></m:f></m:oMath>" + run("。" + LONG, FANG),
            INDENT,
        )
        + paragraph("折页的次序", LEVEL.format(1), FANG)
        + paragraph(
            run("详见", FANG)
            + field_("REF _Ref1", run("表1", FANG))
            + run("。" + LONG, FANG)
            + '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
            f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r>",
            INDENT,
        )
        + paragraph("表1 纸张", CENTRE)
        + "<w:tbl><w:tr>"
        + cell("品种", '<w:vMerge w:val="restart"/>')
        + cell("克重", '<w:gridSpan w:val="2"/>')
        + "</w:tr><w:tr>"
        + cell("", "<w:vMerge/>")
        + cell("八十")
        + cell("一百")
        + "</w:tr></w:tbl>"
        + paragraph("某某印刷研究室", '<w:jc w:val="right"/>')
        + paragraph("2024年3月5日", '<w:jc w:val="right"/>')
    )
    return WordFile(
        body,
        numbering='<w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
        '<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%2"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        footnotes=f'<w:footnote w:id="2"><w:p>{run("吸墨快则易透印。")}</w:p></w:footnote>',
        header="旧页眉",
        relations=f'<Relationship Id="x" Type="{OFFICE}/image" Target="file:///etc/passwd" '
        'TargetMode="External"/>',
    )


@pytest.fixture(scope="module")
def word(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    return built(
        manuscript().write(folder / "意见.docx"), folder / "out", ("zh-Hans", "zh-Hant-TW")
    )


def test_every_character_is_accounted_for(word):
    (account,) = word.result.accounts
    assert account.unaccounted == 0
    assert dict(account.dropped) == {
        "alternate-content": 6,
        "running-head": 3,
        "tracked-deletion": 2,
    }


@pytest.mark.parametrize(
    "words",
    [
        "关于小册子装订的意见",
        "一、选纸",
        "较快，吸水率为(a+b)/2。",
        "①折页的次序",
        "详见表1。",
        "框里的提示语",
        "吸墨快则易透印。",
        "某某印刷研究室",
    ],
)
def test_the_page_says_it_once(word, words):
    text = "".join("".join(word.pdfs["zh-Hans"].text.split()))
    assert text.replace("\u2060", "").count(words) >= 1
    if words == "框里的提示语":
        assert text.count(words) == 1


def test_what_was_left_out_is_on_no_page(word):
    text = word.pdfs["zh-Hans"].text
    assert "极慢" not in text
    assert "旧页眉" not in text


def test_the_reader_is_told(word):
    codes = set(word.report.codes())
    assert {"sources.word-tracked", "sources.word-formulas", "sources.word-text-boxes"} <= codes
    assert "sources.word-numbers" in codes


def test_a_heading_style_and_an_outline(tmp_path):
    file = WordFile(heading("纸", 1) + heading("竹纸", 2) + paragraph(LONG))
    made = built(file.write(tmp_path / "a.docx"), tmp_path / "out", ("zh-Hans",))
    assert made.result.accounts[0].unaccounted == 0
