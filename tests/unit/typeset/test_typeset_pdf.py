"""The finished file, read back with pikepdf and PDFium."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name

from compiler.model.artifacts import Pages

HEADINGS = {"造纸": "s1", "纸的由来": "a1", "纸的种类": "a2", "印刷": "s2", "活字": "a3"}


@pytest.fixture(scope="module")
def pdf(small_pages: Pages) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(small_pages.pdf))


def page_texts(pages: Pages) -> list[str]:
    document = pypdfium2.PdfDocument(pages.pdf)
    return [document[index].get_textpage().get_text_range() for index in range(len(document))]


def test_outline_is_the_headings_and_lands_on_their_pages(small_pages: Pages) -> None:
    document = pypdfium2.PdfDocument(small_pages.pdf)
    texts = page_texts(small_pages)
    found = {}
    for item in document.get_toc():
        index = item.get_dest().get_index()
        assert item.get_title() in texts[index]
        found[item.get_title()] = index
    assert found == {title: small_pages.anchors[anchor] for title, anchor in HEADINGS.items()}
    levels = [item.level for item in document.get_toc()]
    assert levels == [0, 1, 1, 0, 1]


def test_labels_are_roman_before_the_body_and_restart_in_it(
    small_pages: Pages, pdf: pikepdf.Pdf
) -> None:
    body = small_pages.anchors["s1"]
    assert body == 2, "the first section starts on a recto"
    count = len(small_pages.labels) - body
    assert small_pages.labels == ("i", "ii", *(str(n) for n in range(1, count + 1)))
    assert [page.label for page in pdf.pages] == list(small_pages.labels)


def test_labels_are_what_the_pages_and_the_contents_print(small_pages: Pages) -> None:
    texts = page_texts(small_pages)
    for label, text in list(zip(small_pages.labels, texts, strict=True))[2:]:
        assert f"— {label} —" in text
    contents = texts[0].replace(".", "").replace(" ", "")
    for title, anchor in (("造纸", "s1"), ("印刷", "s2")):
        assert f"{title}{small_pages.labels[small_pages.anchors[anchor]]}" in contents


def test_metadata_stands_in_info_and_xmp(pdf: pikepdf.Pdf) -> None:
    info = {name: str(value) for name, value in pdf.docinfo.items()}
    assert info["/Title"] == "纸与印刷"
    assert info["/Author"] == "编辑部"
    assert info["/Subject"] == "第一期"
    assert info["/Keywords"] == "纸, 印刷"
    assert info["/Creator"] == "wenxuan"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20241205093000+08'00"
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "纸与印刷"
        assert xmp["dc:creator"] == ["编辑部"]
        assert xmp["pdf:Keywords"] == "纸, 印刷"
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2024-12-05T09:30:00+08:00"
        assert xmp.pdfa_status == "2A"
        assert xmp["pdfuaid:part"] == "1"


def test_catalogue_says_tagged_titled_and_in_which_language(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "zh-Hans"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.OutputIntents[0].S == Name.GTS_PDFA1


def structure_kinds(pdf: pikepdf.Pdf) -> set[str]:
    kinds = set()
    pending = list(pdf.Root.StructTreeRoot.K)
    while pending:
        element = pending.pop()
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            kinds.add(str(element.S))
            kids = element.get("/K", [])
            pending.extend(kids if isinstance(kids, pikepdf.Array) else [kids])
    return kinds


def test_structure_tells_headings_paragraphs_lists_and_pictures(pdf: pikepdf.Pdf) -> None:
    wanted = {"/H1", "/H2", "/P", "/L", "/LI", "/Lbl", "/Figure", "/Caption", "/Link", "/Art"}
    assert wanted <= structure_kinds(pdf)


def test_fonts_are_embedded_subsets(pdf: pikepdf.Pdf, small_pages: Pages) -> None:
    fonts = [
        entry
        for entry in pdf.objects
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == Name.FontDescriptor
    ]
    names = {str(font.FontName) for font in fonts}
    faces = {name.split("+")[1] for name in names}
    assert faces == {"Noto-Serif-CJK-SC", "Noto-Sans-CJK-SC-Bold"}
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
    assert len(small_pages.pdf) < 400_000, "the whole faces would be tens of megabytes"


def test_pictures_do_not_ask_for_interpolation(pdf: pikepdf.Pdf) -> None:
    images = [
        entry
        for entry in pdf.objects
        if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == Name.Image
    ]
    assert len(images) == 1
    assert not images[0].get("/Interpolate", False)


def test_lines_count_text_without_page_numbers(small_pages: Pages, set_body) -> None:
    pages, _ = set_body("<p>一行</p><p>又一行</p>")
    assert pages.composition.lines == 2
    assert small_pages.composition.lines > 40
