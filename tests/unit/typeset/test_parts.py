"""A booklet in parts: the same as in one piece, and in one piece where parts would not be."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pytest
from small_booklet import CSS, document, markup, settings

from compiler.diagnostics import Report
from compiler.model.artifacts import Pages
from compiler.typeset.engine import typeset
from compiler.typeset.parts import booklet
from compiler.typeset.parts.booklet import MadeParts

OWN = "article { counter-reset: footnote }"
MIRRORED = (
    "@page :left { margin-left: 22mm; margin-right: 8mm }"
    "@page :right { margin-left: 8mm; margin-right: 22mm }"
)
HEADS = "@page { @top-right { content: string(head) } } h1 { string-set: head content() }"
TEXT = "".join(f"<p>第{n}段。" + "纸由植物纤维制成，薄而均匀。" * 12 + "</p>" for n in range(5))


def body(middle: str = "<p>中。</p>") -> str:
    """Contents and three sections, the middle one with what is to be tried."""
    sections = (("opening", "s1", TEXT), ("body", "s2", TEXT + middle), ("body", "s3", TEXT))
    entries = "".join(f'<p><a href="#{name}">篇</a></p>' for _, name, _ in sections)
    return f'<section class="front"><div class="toc">{entries}</div></section>' + "".join(
        f'<section class="{kind}"><h1 id="{name}">题{name}</h1><article>{text}</article></section>'
        for kind, name, text in sections
    )


def pages_of(html: str, css: str = OWN, hands: int = 1) -> tuple[Pages, Report]:
    report = Report()
    return typeset(markup(document(html), CSS + css), settings(), report, None, hands), report


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many parts each booklet was made of."""
    counts: list[int] = []
    make = booklet.make_parts

    def make_parts(*values: Any) -> MadeParts:
        made = make(*values)
        counts.append(len(made.parts))
        return made

    monkeypatch.setattr("compiler.typeset.engine.make_parts", make_parts)
    return counts


def in_one_piece(html: str, css: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Pages, Report]:
    def uncut(source: Any, *_: Any) -> tuple[tuple[int, ...], ...]:
        return (tuple(range(len(source.html.etree_element.find("body")))),)

    with monkeypatch.context() as patch:
        patch.setattr(booklet, "cut", uncut)
        return pages_of(html, css)


def facts(pages: Pages) -> dict[str, Any]:
    """What a reader of the PDF gets of it, but for objects' numbers."""
    text = pypdfium2.PdfDocument(pages.pdf)
    with pikepdf.open(io.BytesIO(pages.pdf)) as pdf:
        numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}
        links = [
            (index, [round(float(x), 1) for x in link.Rect], str(link.get("/Dest")))
            for index, page in enumerate(pdf.pages)
            for link in page.get("/Annots", ())
        ]
        with pdf.open_outline() as outline:
            lines = [(line.title, numbers[line.destination[0].objgen]) for line in outline.root]
        return {
            "text": [page.get_textpage().get_text_bounded() for page in text],
            "links": links,
            "outline": lines,
            "structure": [*elements(pdf.Root.StructTreeRoot.K[0], numbers)],
            "labels": pages.labels,
            "anchors": pages.anchors,
            "lines": (pages.composition.lines, pages.composition.declined),
        }


def elements(element: Any, numbers: dict[Any, int]) -> Iterator[tuple[Any, ...]]:
    page = numbers[element.Pg.objgen] if "/Pg" in element else None
    kids = [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    yield str(element.S), page, len(element.K), str(element.get("/Alt"))
    for kid in kids:
        yield from elements(kid, numbers)


TABLE = "<table><thead><tr><th>甲</th><th>乙</th></tr></thead><tbody>" + (
    "<tr><td>丙</td><td>丁</td></tr>" * 30 + "</tbody></table>"
)


@pytest.mark.parametrize(
    ("middle", "css"),
    [
        ("<p>中。</p>", ""),
        ("<p>中。</p>", MIRRORED),
        ('<p>注<span class="note">脚注</span>见下，<a href="#s3">后</a>。</p>', MIRRORED + HEADS),
        ('<figure><img alt="红" src="asset:red.png"></figure>', MIRRORED),
        ('<p style="opacity: .5">淡</p><img alt="画" src="asset:drawing.svg">', MIRRORED),
        (TABLE, MIRRORED + "table { width: 100% } td { border: 1pt solid }"),
        ("<ol><li><p>甲</p><ul><li>乙</li></ul></li></ol>", HEADS),
        ("<p>𠮷\ue000。</p>", ""),
        ("<p>中。</p>", ".body { break-before: left }"),
        ('<p class="big">中。</p>', ".body:has(.big) h1, .part.body:has(.big) { color: red }"),
        ('<article style="break-before: right"><p>另页。</p></article>', MIRRORED),
        (
            "<p>中。</p>",
            "@page :left { @footnote { margin-top: 9pt } background: #eee }" + MIRRORED,
        ),
        ('<p class="see">见</p>', ".see::after { content: target-counter(url(#s3), page) }"),
        ('<p class="here">在</p>', ".here::after { content: counter(page) }"),
    ],
)
def test_parts_give_what_one_piece_gives(
    middle: str, css: str, counted: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    html, css = body(middle), OWN + css
    whole, told = in_one_piece(html, css, monkeypatch)
    pages, report = pages_of(html, css)
    assert counted == [1, 4]
    assert facts(pages) == facts(whole)
    assert sorted(map(str, report)) == sorted(map(str, told))


@pytest.mark.parametrize(
    ("middle", "css"),
    [
        ("<p>中。</p>", "h1 { counter-increment: chapter }"),
        ('<p>注<span class="note">脚注</span>。</p>', "article { counter-reset: none }"),
        ('<p style="position: fixed; bottom: 0">定</p>', ""),
        ('<p class="of">共</p>', ".of::after { content: counter(pages) }"),
        ("<p>中。</p>", "@page :first { margin: 20mm }"),
        ("<p>中。</p>", "@page :nth(2n) { margin: 20mm }"),
        ('<p class="run">行</p>', ".run { position: running(head) }"),
        ('<p class="see">见</p>', ".see::after { content: target-text(url(#s3)) }"),
        ("<p>中。</p>", "body:has(.toc) h1 { color: red }"),
        ("<p>中。</p>", ".opening, .body { break-before: auto !important; page: auto !important }"),
        ("<p>中。</p>", ".body { float: left }"),
    ],
)
def test_what_is_one_thing_is_made_in_one_piece(middle: str, css: str, counted: list[int]) -> None:
    pages_of(body(middle), OWN + css)
    assert counted == [1]


@pytest.mark.parametrize("hands", [2, 4])
def test_any_number_of_processes_writes_the_same_bytes(
    hands: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(booklet, "_WORTH_A_PROCESS", 0)
    html = body('<p>注<span class="note">𠮷</span>——<img src="asset:none.png"></p>')
    one, told = pages_of(html, OWN + MIRRORED)
    many, report = pages_of(html, OWN + MIRRORED, hands)
    assert many.pdf == one.pdf
    assert many == one
    assert [*report] == [*told]


def test_a_glyph_that_stands_for_two_characters_reads_as_each() -> None:
    text = body("<p>甲―乙</p>").replace("题s1", "甲—乙")
    pages, _ = pages_of(text)
    read = "".join(facts(pages)["text"])
    assert "甲—乙" in read
    assert "甲―乙" in read


def test_what_no_font_has_is_told_once_with_its_place() -> None:
    _, report = pages_of(body("<p>\U0002ebf0</p>").replace("题s1", "\U0002ebf0"))
    told = [one for one in report if one.code == "typeset.missing-glyph"]
    assert [dict(one.values)["count"] for one in told] == ["2"]
