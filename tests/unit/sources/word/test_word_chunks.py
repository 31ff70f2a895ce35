"""Files within a Word file (altChunk): read as the format that they are, where they stand."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest
from PIL import Image as PillowImage
from word_files import LONG, OFFICE, WordFile, heading, paragraph, run

from compiler.model.block import Figure, Heading, ListBlock, Paragraph, Table
from compiler.model.segments import plain

CHUNK = '<w:altChunk r:id="rC"/>'
PAGE = f"<html><head><title>页签</title></head><body><h2>纸张</h2><p>{LONG}</p></body></html>"


def holding(body: str, name: str, data: bytes, mode: str = "") -> WordFile:
    relation = f'<Relationship Id="rC" Type="{OFFICE}/aFChunk" Target="{name}" {mode}/>'
    return WordFile(body, relations=relation, parts={f"word/{name}": data})


def saved(page: str, *parts: str) -> bytes:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n'
    first = f"\n--x\nContent-Type: text/html; charset=utf-8\n\n{page}"
    return (head + first + "".join(f"\n--x\n{part}" for part in parts) + "\n--x--\n").encode()


def nested(tmp_path, file: WordFile) -> bytes:
    return file.write(tmp_path / "inner.docx").read_bytes()


def texts(article) -> list[str]:
    return [plain(block.children) for block in article.blocks if hasattr(block, "children")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", PAGE.encode()),
        ("a.htm", PAGE.replace("<head>", '<head><meta charset="gbk">').encode("gb18030")),
        ("a.xhtml", f'<?xml version="1.0" encoding="utf-8"?>{PAGE}'.encode()),
        ("a.mht", f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{PAGE}".encode()),
        ("a.mht", saved(PAGE)),
        ("a.bin", PAGE.encode()),  # what its bytes say counts, and not its name
    ],
)
def test_a_page_stands_where_it_is_called(read_word, name, data):
    body = heading("书名", 1) + paragraph("前文。" + LONG) + CHUNK + paragraph("后文。" + LONG)
    article, _, report = read_word(holding(body, name, data))
    assert article.title == "书名"
    assert texts(article) == ["前文。" + LONG, "纸张", LONG, "后文。" + LONG]
    assert isinstance(article.blocks[1], Heading)
    assert "sources.word-alt-chunk" not in report.codes()


def test_a_file_that_is_nothing_but_a_page_has_its_title(read_word):
    article, _, _ = read_word(holding(CHUNK, "a.html", PAGE.replace("h2", "h1").encode()))
    assert (article.title, texts(article)) == ("纸张", [LONG])


def test_lists_tables_and_hidden_text_of_a_page(read_word):
    page = (
        "<body><ul><li>甲项</li><li>乙项</li></ul><table><tr><td>纸</td><td>墨</td></tr>"
        '<tr><td>80</td><td>黑</td></tr></table><p style="display:none">暗处</p>'
        f"<p>{LONG}</p></body>"
    )
    article, ledger, _ = read_word(holding(heading("书名", 1) + CHUNK, "a.html", page.encode()))
    assert [type(block) for block in article.blocks] == [ListBlock, Table, Paragraph]
    assert [entry.reason for entry in ledger.dropped] == ["hidden"]


def test_a_picture_saved_with_the_page_is_shown(read_word):
    png = io.BytesIO()
    PillowImage.new("RGB", (200, 100), "white").save(png, "PNG")
    picture = base64.b64encode(png.getvalue()).decode()
    head = "Content-Type: image/png\nContent-ID: <p1>\nContent-Transfer-Encoding: base64"
    page = f'<body><p>{LONG}</p><p><img src="cid:p1"></p></body>'
    article, _, _ = read_word(
        holding(heading("书名", 1) + CHUNK, "a.mht", saved(page, f"{head}\n\n{picture}"))
    )
    assert isinstance(article.blocks[-1], Figure)
    assert article.blocks[-1].images[0].asset


def test_plain_text_is_a_paragraph_a_line(read_word):
    data = f"第一行，不长。\r\n\r\n{LONG}".encode("gb18030")
    article, _, _ = read_word(holding(heading("书名", 1) + CHUNK, "a.txt", data))
    assert texts(article) == ["第一行，不长。", LONG]


def test_another_word_file_has_its_own_styles_numbers_and_notes(read_word, tmp_path):
    inner = WordFile(
        paragraph("纸张", '<w:pStyle w:val="B"/>')
        + paragraph(
            run(LONG) + '<w:r><w:footnoteReference w:id="2"/></w:r>',
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
        ),
        styles='<w:style w:type="paragraph" w:styleId="B"><w:name w:val="heading 2"/></w:style>',
        numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt '
        'w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        footnotes=f'<w:footnote w:id="2">{paragraph("脚注。")}</w:footnote>',
    )
    file = holding(heading("书名", 1) + CHUNK, "a.docx", nested(tmp_path, inner))
    article, _, _ = read_word(file)
    assert isinstance(article.blocks[0], Heading)
    assert texts(article) == ["纸张", f"一、{LONG}"]
    assert "脚注。" in str(article.blocks[1])


def test_a_chunk_within_a_cell(read_word):
    cells = f"<w:tc>{paragraph('左')}</w:tc><w:tc>{CHUNK}<w:p/></w:tc>"
    body = heading("书名", 1) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + paragraph(LONG)
    article, _, _ = read_word(holding(body, "a.html", b"<p>\xe5\x8f\xb3</p>"))
    right = article.blocks[0].body[0].cells[1]
    assert plain(right.blocks[0].children) == "右"


@pytest.mark.parametrize(
    ("name", "data", "mode"),
    [
        ("a.rtf", b"{\\rtf1 a}", ""),
        ("a.docx", b"PK\x03\x04 broken", ""),
        ("a.html", b"", ""),
        ("a.html", b"<html>", 'TargetMode="External"'),
        ("a.xml", b'<?xml version="1.0"?><w:wordDocument/>', ""),
    ],
)
def test_what_cannot_be_read_is_told(read_word, name, data, mode):
    body = heading("书名", 1) + CHUNK + paragraph(LONG)
    article, _, report = read_word(holding(body, name, data, mode))
    assert texts(article) == [LONG]
    assert "sources.word-alt-chunk" in report.codes()


def test_files_within_files_end_somewhere(read_word, tmp_path):
    data = PAGE.encode()
    name = "a.html"
    for _ in range(6):
        data = nested(tmp_path, holding(CHUNK, name, data))
        name = "a.docx"
    _, _, report = read_word(holding(paragraph(LONG) + CHUNK, name, data))
    assert "sources.word-alt-chunk" in report.codes()


def test_a_zip_that_is_no_word_file_is_told(read_word):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.txt", "文")
    body = paragraph(LONG) + CHUNK
    _, _, report = read_word(holding(body, "a.docx", data.getvalue()))
    assert "sources.word-alt-chunk" in report.codes()


def test_a_word_file_with_a_broken_part_is_told_and_none_of_it_is_entered(read_word, tmp_path):
    inner = holding(paragraph("里面。"), "footnotes.xml", b"<w:footnotes")
    inner.relations = inner.relations.replace("aFChunk", "footnotes")
    body = paragraph(LONG) + CHUNK
    _, ledger, report = read_word(holding(body, "a.docx", nested(tmp_path, inner)))
    assert "sources.word-alt-chunk" in report.codes()
    assert "里面" not in ledger.text
