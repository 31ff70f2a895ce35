"""Tables and pictures of Word files, and files that are none."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from PIL import Image as PillowImage
from steps import lines_run
from word_files import LONG, OFFICE, WordFile, heading, paragraph, run

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.model.block import Figure, Paragraph, Table
from compiler.model.inline import InlineImage, Strong
from compiler.model.segments import article_segments, plain
from compiler.sources.registry import ReadingSettings, read_source


@pytest.fixture
def read(tmp_path):
    """Reads a WordFile, a body or a path, and proves that nothing of it is lost."""

    def reading(file):
        if isinstance(file, str):
            file = WordFile(file)
        path = file.write(tmp_path / "稿件.docx") if isinstance(file, WordFile) else file
        report = Report()
        manuscript = read_source(path, tmp_path, ReadingSettings(), report)
        text = "".join(segment.text for segment in article_segments(manuscript.content))
        assert not imbalance(manuscript.ledger, text)
        return manuscript.content, report

    return reading


def cell(text: str, properties: str = "", look: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text, '', look)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
TITLE = heading("书名", 1)


def shape(made: Table) -> list[list[tuple[str, int, int]]]:
    return [
        [
            (
                "".join(plain(b.children) for b in c.blocks if isinstance(b, Paragraph)),
                c.colspan,
                c.rowspan,
            )
            for c in r.cells
        ]
        for r in made.head + made.body
    ]


def test_merged_cells_and_header_rows(read):
    body = table(
        row(cell("纸"), cell("规格", '<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>"),
        row(cell("铜版", RESTART), cell("157"), cell("克")),
        row(cell("", CONTINUE), cell("200"), cell("克")),
        row(cell("留字", CONTINUE), cell("250"), cell("克")),
        row(cell("胶版"), properties='<w:gridAfter w:val="2"/>'),
    )
    article, _ = read(TITLE + body + paragraph(LONG))
    made = article.blocks[0]
    assert len(made.head) == 1
    assert all(c.header for c in made.head[0].cells)
    assert shape(made) == [
        [("纸", 1, 1), ("规格", 2, 1)],
        [("铜版留字", 1, 3), ("157", 1, 1), ("克", 1, 1)],
        [("200", 1, 1), ("克", 1, 1)],
        [("250", 1, 1), ("克", 1, 1)],
        [("胶版", 1, 1), ("", 2, 1)],
    ]


def test_a_bold_first_row_is_the_head_and_a_caption_stands_above(read):
    bold = "<w:b/>"
    body = paragraph("表1 纸张", '<w:jc w:val="center"/>') + table(
        row(cell("名", "", bold), cell("克", "", bold)), row(cell("甲"), cell("80"))
    )
    article, _ = read(TITLE + paragraph(LONG) + body)
    made = article.blocks[1]
    assert plain(made.caption) == "表1\u3000纸张"
    assert len(made.head) == 1
    assert isinstance(made.head[0].cells[0].blocks[0].children[0], Strong)


def test_deleted_rows_go_and_one_cell_is_no_table(read):
    gone = row(cell("废行"), cell("废行"), properties='<w:del w:id="1"/>')
    body = table(gone, row(cell("框里一段"))) + paragraph(LONG)
    article, report = read(TITLE + body)
    assert [plain(block.children) for block in article.blocks] == ["框里一段", LONG]
    assert "sources.word-tracked" in report.codes()


def test_tables_in_tables_are_kept_to_a_depth_and_flattened_below(read):
    inner = paragraph("最里")
    for _ in range(20):
        inner = table(row(cell("边"), f"<w:tc>{inner}<w:p/></w:tc>"))
    article, _ = read(TITLE + inner + paragraph(LONG))
    depth, blocks = 0, article.blocks
    while any(isinstance(block, Table) for block in blocks):
        made = next(block for block in blocks if isinstance(block, Table))
        blocks, depth = made.body[0].cells[1].blocks, depth + 1
    assert 5 <= depth <= 8


def test_spans_beyond_reason_are_clamped(read):
    body = table(
        row(cell("甲", '<w:gridSpan w:val="999999999"/>'), cell("乙")), row(cell("丙"), cell("丁"))
    )
    article, _ = read(TITLE + body + paragraph(LONG))
    assert article.blocks[0].body[0].cells[0].colspan == 100


def png(width: int, height: int) -> bytes:
    data = io.BytesIO()
    PillowImage.new("RGB", (width, height), "white").save(data, "PNG")
    return data.getvalue()


def inline_picture(relation: str, emu: int, kind: str = "inline", attribute: str = "embed") -> str:
    return (
        f'<w:r><w:drawing><wp:{kind}><wp:extent cx="{emu}" cy="{emu}"/>'
        f'<wp:docPr id="1" name="p" descr="一幅图"/><a:graphic><a:graphicData>'
        "<pic:pic><pic:blipFill>"
        f'<a:blip r:{attribute}="{relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        f"</wp:{kind}></w:drawing></w:r>"
    )


def with_picture(body: str, name: str = "image1.png", data: bytes | None = None) -> WordFile:
    return WordFile(
        TITLE + body + paragraph(LONG),
        relations=f'<Relationship Id="i1" Type="{OFFICE}/image" Target="media/{name}"/>'
        f'<Relationship Id="i2" Type="{OFFICE}/image" Target="http://127.0.0.1:9/x.png" '
        'TargetMode="External"/>',
        parts={f"word/media/{name}": png(300, 200) if data is None else data},
    )


def test_a_picture_with_its_caption(read, tmp_path):
    body = paragraph(inline_picture("i1", 1905000)) + paragraph(
        "图1 白纸", '<w:pStyle w:val="Caption"/>'
    )
    article, _ = read(with_picture(body))
    figure = article.blocks[0]
    assert isinstance(figure, Figure)
    assert plain(figure.caption) == "图1\u3000白纸"
    (image,) = figure.images
    assert (image.alt, image.width_px) == ("一幅图", 200)
    assert (tmp_path / image.asset).is_file()


def test_a_small_picture_stands_in_the_line_and_a_floating_one_after_it(read):
    body = paragraph(run("前") + inline_picture("i1", 190500) + run("后"))
    article, _ = read(with_picture(body))
    assert any(isinstance(child, InlineImage) for child in article.blocks[0].children)
    body = paragraph(run("前") + inline_picture("i1", 1905000, "anchor") + run("后"))
    article, _ = read(with_picture(body))
    assert plain(article.blocks[0].children) == "前后"
    assert isinstance(article.blocks[1], Figure)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (
            with_picture(paragraph(inline_picture("i2", 99, attribute="link"))),
            "sources.word-linked-picture",
        ),
        (with_picture(paragraph(inline_picture("i9", 99))), "sources.word-linked-picture"),
        (
            with_picture(paragraph(inline_picture("i1", 999999)), "image1.emf", b"\1\0\0\0"),
            "sources.word-vector-picture",
        ),
        (
            with_picture(paragraph(inline_picture("i1", 999999)), data=b"no picture"),
            "sources.unreadable-image",
        ),
    ],
)
def test_a_picture_that_cannot_be_had_leaves_its_place(read, file, code):
    article, report = read(file)
    assert isinstance(article.blocks[0], Figure)
    assert article.blocks[0].images[0].asset == ""
    assert code in report.codes()


def test_a_vml_picture(read):
    body = paragraph(
        '<w:r><w:pict><v:shape style="width:90pt;height:60pt">'
        '<v:imagedata r:id="i1" o:title="旧图"/>'
        "</v:shape></w:pict></w:r>"
    )
    article, _ = read(with_picture(body))
    (image,) = article.blocks[0].images
    assert (image.alt, image.width_px) == ("旧图", 120)
    assert image.asset


def test_a_file_by_python_docx(read, tmp_path):
    document = docx.Document()
    document.add_heading("装订手册", 0)
    document.add_heading("骑马订", 1)
    document.add_paragraph(LONG)
    for text in ("折页", "配页"):
        document.add_paragraph(text, style="List Number")
    made = document.add_table(2, 2)
    made.cell(0, 0).merge(made.cell(0, 1)).text = "合并"
    document.save(tmp_path / "p.docx")
    article, _ = read(tmp_path / "p.docx")
    assert article.title == "装订手册"
    texts = [plain(block.children) for block in article.blocks if hasattr(block, "children")]
    assert texts == ["骑马订", LONG, "1.折页", "2.配页"]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "sources.word-broken"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "sources.word-encrypted"),
        ("a.docx", b"plain text", "sources.word-not-word"),
        ("a.docx", b"PK\x03\x04", "sources.word-broken"),
        ("a.docx", b"", "sources.empty-file"),
        ("a.docx", None, "sources.missing-file"),
    ],
)
def test_what_is_no_docx_is_named_for_what_it_is(tmp_path, name, data, code):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read_source(path, tmp_path, ReadingSettings(), Report())
    assert caught.value.code == code


def archive(path, **parts: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        for name, data in parts.items():
            made.writestr(f"word/{name}.xml", data)


W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
END = b"</w:body></w:document>"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
DEEP = (b"<w:tbl><w:tr><w:tc>" * 500) + b"<w:p/>" + (b"</w:tc></w:tr></w:tbl>" * 500)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (ENTITIES + W + b"<w:p><w:r><w:t>&b;</w:t></w:r></w:p>" + END, "sources.word-broken"),
        (
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + W + b"&a;" + END,
            "sources.word-broken",
        ),
        ((ENTITIES + W + END).decode().encode("utf-16"), "sources.word-broken"),
        (W + DEEP + END, "sources.word-too-deep"),
        (W + b"<w:p>", "sources.word-broken"),
        (b"<sheet/>", "sources.word-not-word"),
        (
            W + b"<w:p><w:r><w:t>" + b"a" * 70_000_000 + b"</w:t></w:r></w:p>" + END,
            "sources.word-too-large",
        ),
    ],
    ids=["entities", "external", "utf-16", "deep", "cut", "sheet", "bomb"],
)
def test_hostile_documents_are_refused_at_once(tmp_path, monkeypatch, document, code):
    path = tmp_path / "a.docx"
    archive(path, document=document)
    unpacked: list[int] = []
    whole = zipfile.ZipExtFile.read

    def read_and_count(file: zipfile.ZipExtFile, *size: int) -> bytes:
        data = whole(file, *size)
        unpacked.append(len(data))
        return data

    monkeypatch.setattr(zipfile.ZipExtFile, "read", read_and_count)

    def refused() -> None:
        with pytest.raises(SourceError) as caught:
            read_source(path, tmp_path, ReadingSettings(), Report())
        assert caught.value.code == code

    refused()  # what is imported once is no work of the document
    unpacked.clear()
    assert lines_run(refused) < 20_000
    assert sum(unpacked) < 100_000


def test_names_that_climb_out_are_never_written(read, tmp_path):
    outside = tmp_path.parent / "climbed.png"
    file = with_picture(paragraph(inline_picture("i1", 1905000)), "../../../../climbed.png")
    article, _ = read(file)
    assert not outside.exists()
    assert all(not image.asset.startswith("..") for image in article.blocks[0].images)


def test_wrappers_nested_to_the_limit_are_no_recursion_error(read):
    body = "<w:p>" + "<w:smartTag>" * 180 + run("深处") + "</w:smartTag>" * 180 + "</w:p>"
    article, _ = read(TITLE + body + paragraph(LONG))
    assert plain(article.blocks[0].children) == "深处"
    body = "<w:sdt><w:sdtContent>" * 90 + paragraph("深处") + "</w:sdtContent></w:sdt>" * 90
    article, _ = read(TITLE + body + paragraph(LONG))
    assert plain(article.blocks[0].children) == "深处"
    math = "<m:oMath>" + "<m:d><m:e>" * 90 + "<m:r><m:t>x</m:t></m:r>" + "</m:e></m:d>" * 90
    article, _ = read(TITLE + f"<w:p>{math}</m:oMath></w:p>" + paragraph(LONG))
    assert "x" in plain(article.blocks[0].children)
