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


@pytest.mark.parametrize(
    ("written", "tagged"),
    [
        ("1", "1"),
        ("123", "123"),
        ("12312", "12312"),
        ("2", "1"),
        ("232", "121"),
        ("13", "12"),
        ("2425231", "1212121"),
        ("3515", "1212"),
        ("156465", "123233"),
    ],
)
def test_headings_start_at_the_first_level_and_skip_none(
    set_body, written: str, tagged: str
) -> None:
    pages, _ = set_body("".join(f"<h{level}>题</h{level}><p>文字</p>" for level in written))
    levels = [kind[1] for kind in kinds(pages.pdf) if kind[0] == "H"]
    assert "".join(levels) == tagged
    assert claims(pages.pdf) == ("2A", "1")


def kinds(pdf: bytes) -> list[str]:
    """What the elements of the structure tree are, parents before children."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        waiting, found = [file.Root.StructTreeRoot.K[0]], []
        while waiting:
            entry = waiting.pop()
            if isinstance(entry, pikepdf.Dictionary) and "/S" in entry:
                found.append(str(entry.S)[1:])
                waiting += reversed([*entry.K])
    return found


def test_an_inner_list_stays_before_what_follows_it_in_its_item(set_body) -> None:
    pages, _ = set_body(BODY + "<ul><li>甲<ol><li>乙</li></ol>丙<ul><li>丁</li></ul></li></ul>")
    item = ["L", "LI", "Lbl", "Span", "LBody", "Span"]
    tree = [kind for kind in kinds(pages.pdf) if kind not in {"NonStruct", "Div"}]
    assert tree[tree.index("L") :] == [*item, *item, "Span", *item]


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
