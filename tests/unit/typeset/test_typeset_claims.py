"""A file claims a standard only when nothing known forbids it."""

from __future__ import annotations

import io

import pikepdf
import pytest

BODY = '<h1 id="a">题</h1><p>文字</p>'


def claims(pdf: bytes) -> tuple[str, str | None]:
    with pikepdf.open(io.BytesIO(pdf)).open_metadata() as xmp:
        return xmp.pdfa_status, xmp.get("pdfuaid:part")


def test_a_plain_file_claims_both(set_body) -> None:
    pages, _ = set_body(BODY)
    assert claims(pages.pdf) == ("2A", "1")


@pytest.mark.parametrize(
    ("body", "css", "wanted"),
    [
        pytest.param("<p>&#x10FE23;</p>", "", ("", None), id="missing glyph"),
        pytest.param("<p>字</p>", "p { color: device-cmyk(0 0 0 1) }", ("", "1"), id="CMYK"),
        pytest.param(
            '<img alt="红" src="asset:red.png">', "img { image-rendering: auto }", ("", "1"),
            id="interpolated picture",
        ),
        pytest.param('<img src="asset:red.png">', "", ("2A", None), id="undescribed picture"),
        pytest.param(
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "", ("2A", None),
            id="undescribed drawing",
        ),
        pytest.param("<h3>题</h3>", "", ("2A", None), id="skipped heading level"),
        pytest.param(
            "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>", "",
            ("2A", None), id="uneven table",
        ),
    ],
)  # fmt: skip
def test_what_forbids_a_claim(set_body, body: str, css: str, wanted: tuple[str, str]) -> None:
    pages, _ = set_body(BODY + body, css=css)
    assert claims(pages.pdf) == wanted


def test_even_tables_and_orderly_headings_keep_the_claim(set_body) -> None:
    pages, _ = set_body(
        f"""{BODY}<h2>节</h2><h3>小节</h3><h2>节</h2><table>
        <thead><tr><th colspan="2">头</th></tr></thead>
        <tr><td rowspan="2">甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>"""
    )
    assert claims(pages.pdf) == ("2A", "1")


def test_an_item_has_one_label_and_one_body(set_body) -> None:
    pages, _ = set_body(
        BODY + "<ul><li><p>甲</p><p>乙</p><ol><li>丙<p>丁</p></li></ol></li><li>戊</li></ul>"
    )
    with pikepdf.open(io.BytesIO(pages.pdf)) as pdf:
        items = [
            entry
            for entry in pdf.objects
            if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == pikepdf.Name.LI
        ]
        assert len(items) == 3
        for item in items:
            assert [str(kid.S) for kid in item.K] == ["/Lbl", "/LBody"]
            body = item.K[1]
            assert body.P.objgen == item.objgen
            assert all(kid.P.objgen == body.objgen for kid in body.K)
