"""Composed lines on real pages, in the real fonts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from line_composition import composed_lines
from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

from compiler.errors import TypesetError
from compiler.messages import LANGUAGES, sentence
from compiler.typeset.drawing import LinePiece
from compiler.typeset.guard import check_sources
from compiler.typeset.hooks import leaders
from compiler.typeset.hooks.composer import Composer
from compiler.typeset.hooks.composition import composition_hook
from compiler.typography.policy import CENTRED, MAINLAND, Policy, policy_for

EM = 16.0
TABLE = Path(__file__).resolve().parents[4] / "shared" / "typography_cases.tsv"
TEXT = (
    "造纸术传到各地，有人说：“‘纸’轻而便宜。”（见《纸谱》），用者日多。"
    "在2024年产量增长5%，书写用HTML与CSS——另有……许多。"
)
PLAIN = "造纸用植物纤维打浆抄成薄页压干焙烘即成"


def document(body: str, css: str = "", lang: str = "zh-Hans") -> str:
    family = "Noto Serif CJK TC" if "Hant" in lang else "Noto Serif CJK SC"
    return (
        f"<!DOCTYPE html><html lang={lang}><title>纸</title><style>"
        f"@page {{ size: 600px 800px; margin: 40px }} html {{ font: 16px/28px '{family}' }}"
        f"p {{ margin: 0; text-align: justify }} {css}</style><body>{body}</body></html>"
    )


def compose(html: str, policy: Policy = MAINLAND) -> tuple[Document, Any, bytes]:
    """The laid-out document, how its lines were set, and its PDF."""
    with composed_lines(policy) as composer:
        laid_out = HTML(string=html).render(pdf_tags=True)
        pdf = laid_out.write_pdf(pdf_tags=True)
        return laid_out, composer.count(page._page_box for page in laid_out.pages), pdf


def line_boxes(laid_out: Document) -> Iterator[Any]:
    for page in laid_out.pages:
        for box in page._page_box.descendants():
            if isinstance(box, boxes.LineBox):
                yield box


def pieces(line: Any) -> list[Any]:
    return [box for box in line.descendants() if isinstance(box, boxes.TextBox)]


def text_of(line: Any) -> str:
    return "".join(box.text for box in pieces(line))


def extracted(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def squash(text: str) -> str:
    """Without white space; pdfium gives a hyphen at a line's end as U+FFFE."""
    return re.sub(r"\s", "", text).replace("\ufffe", "-")


def table_rows(kind: str) -> list[list[str]]:
    if not TABLE.is_file():
        return []
    rows = [row.split("\t") for row in TABLE.read_text("utf-8").splitlines()]
    return [row for row in rows if not row[0].startswith("#") and row[4].startswith(kind)]


def test_the_lines_of_the_standard_cases_in_the_real_font(shared):
    rows = table_rows("lines=")
    widths = [float(re.search(r"width=([\d.]+)em", row[3])[1]) for row in rows]
    body = "".join(
        f'<p style="width: {width}em; text-align: left">{row[2]}</p>'
        for width, row in zip(widths, rows, strict=True)
    )
    policy = Policy(lone_characters="allow")
    laid_out, count, _ = compose(document(body, "p { margin-bottom: 1px }"), policy)
    found: dict[Any, list[str]] = {}
    for line in line_boxes(laid_out):
        found.setdefault(line.element, []).append(text_of(line))
    wanted = [re.match(r"lines=([^ ;]+)", row[4])[1].split("|") for row in rows]
    assert list(found.values()) == wanted
    assert count.declined == ()


@pytest.mark.parametrize("script", ["zh-Hans", "zh-Hant"])
def test_the_widths_of_the_standard_cases_in_the_real_font(shared, script):
    rows = [
        row for row in table_rows("advances=") if ("zh-Hant" in row[3]) == (script != "zh-Hans")
    ]
    body = "".join(f"<p>{row[2]}</p>" for row in rows)
    laid_out, _, _ = compose(document(body, lang=script), policy_for(script))
    widths = [line.width / EM for line in line_boxes(laid_out)]
    assert widths == pytest.approx([float(re.search(r"total=([\d.]+)", row[4])[1]) for row in rows])


@pytest.mark.parametrize("width", [160.0, 237.5, 333.3, 480.0])
def test_right_edges_are_flush(width):
    body = f"<p>{TEXT * 6}</p><p style='text-indent: 2em'>{PLAIN * 9}</p>"
    laid_out, count, pdf = compose(document(body, f"body {{ width: {width}px }}"))
    lines = list(line_boxes(laid_out))
    for line, following in pairwise(lines):
        if following.element is line.element:
            right = max(box.position_x + box.width for box in pieces(line))
            assert right - line.position_x == pytest.approx(width, abs=0.01)
    assert (count.ragged, count.declined) == (0, ())
    assert squash(extracted(pdf)) == squash(TEXT * 6 + PLAIN * 9)


def test_no_space_is_extracted_at_han_latin_gaps_even_across_boxes():
    body = "<p>在<b>GDP</b>增长5%的2024年用<a href='#x'>HTML</a>排版</p>"
    spaced = "<p style='letter-spacing: .4em'>学习<b>文选</b></p>"
    _, _, pdf = compose(document(body + spaced))
    assert extracted(pdf).split() == ["在GDP增长5%的2024年用HTML排版", "学习文选"]


INLINE = {
    "line break": "甲乙<br>丙丁",
    "footnote call": "甲乙<span style='float: footnote'>脚注</span>丙丁",
    "picture": "甲乙<img alt=x style='width: 20px; height: 9px' src='data:image/svg+xml,"
    '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>\'>，丙丁',
    "inline block": "甲乙<span style='display: inline-block'>块</span>丙丁",
    "leader": "<style>i::after { content: leader('.') '9' }</style>甲乙<i></i>",
    "letter-spacing": "<span style='letter-spacing: 3px'>甲乙丙</span>丁",
    "superscript": "甲<sup>2</sup>乙H<sub>2</sub>O",
    "padding": "甲<b style='padding: 0 4px; border: 1px solid'>“乙”</b>“丙”",
    "nowrap": "甲<span style='white-space: nowrap'>乙丙丁</span>",
    "positioned": "甲<span style='position: absolute'>乙</span>丙",
    "ruby": "<span style='display: inline-block; position: relative'>汉<span"
    " style='position: absolute; top: -8px; font-size: 8px'>hàn</span></span>字",
    "preserved": "<span style='white-space: pre-wrap'>甲  乙\n丙</span>",
    "address": "见 https://www.example.com/a-long-path/to/some/page.html?q=1234567890#top 甲",
    "anchor": "甲<span id=a></span>乙<a id=b></a>",
    "nested": "<b>甲<i>乙<u>丙</u></i></b>丁",
}


@pytest.mark.parametrize("name", INLINE)
def test_inline_objects_are_composed_and_nothing_is_lost(name):
    body = f"<p>{INLINE[name]}</p><p style='width: 300px'>{PLAIN}{INLINE[name]}{PLAIN}</p>"
    _, count, pdf = compose(document(body))
    assert count.declined == ()
    assert count.composed == count.lines > 2
    plain = extracted(HTML(string=document(body)).write_pdf())
    unequal = "." if name == "leader" else ""  # as many dots as there is room
    found, wanted = (squash(text).replace(unequal, "") for text in (extracted(pdf), plain))
    assert sorted(found) == sorted(wanted)


def test_anchors_bookmarks_and_links_stay():
    body = "<h1>甲</h1><p><span id=a></span>乙<a href='#b'>丙</a></p>" + "<p>丁</p>" * 40
    html = document(body + "<p>戊<span id=b></span></p>")
    laid_out, _, _ = compose(html)
    plain = HTML(string=html).render()
    for page, expected in zip(laid_out.pages, plain.pages, strict=True):
        assert page.anchors.keys() == expected.anchors.keys()
        assert len(page.links) == len(expected.links)
        assert [mark[1] for mark in page.bookmarks] == [mark[1] for mark in expected.bookmarks]


def test_another_face_in_a_line_keeps_the_grid():
    css = "b { font-family: 'Noto Sans CJK SC' } i { font-family: 'LXGW WenKai' }"
    body = f"<p>{PLAIN * 3}<b>{PLAIN}</b>{PLAIN}<i>{PLAIN}</i>English{PLAIN}</p>"
    laid_out, _, _ = compose(document(body, css))
    lines = list(line_boxes(laid_out))
    assert len(lines) > 3
    baselines = {
        round(box.position_y + box.baseline - 28 * index, 6)
        for index, line in enumerate(lines)
        for box in pieces(line)
    }
    assert len(baselines) == 1
    assert {line.height for line in lines} == {28}


def test_page_breaks_keep_orphans_and_widows():
    body = "".join(f"<p>{PLAIN * n}</p>" for n in range(1, 14))
    laid_out, _, pdf = compose(document(body, "@page { size: 300px 200px } p { widows: 2 }"))
    assert len(laid_out.pages) > 10
    assert squash(extracted(pdf)) == PLAIN * sum(range(1, 14))
    for page in laid_out.pages:
        counts: dict[Any, int] = {}
        for box in page._page_box.descendants():
            if isinstance(box, boxes.LineBox):
                counts[box.element] = counts.get(box.element, 0) + 1
        assert all(number > 1 for element, number in counts.items() if len(element.text) > 60)


def test_cells_and_shrunk_boxes_fit_their_composed_text():
    body = f"<table><tr><td>“甲”，乙</td><td>{PLAIN}</td></tr></table><p><span style='float:left'>"
    html = document(body + "“甲”（乙）“丙”GDP丁</span></p>", "table { width: 100% }")
    laid_out, _, _ = compose(html)
    texts = [text_of(line) for line in line_boxes(laid_out)]
    assert "“甲”，乙" in texts
    assert "“甲”（乙）“丙”GDP丁" in texts


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<p>甲<span style='float: left'>乙</span>丙</p>", "float"),
        ("<pre>甲\t乙</pre>", "tab"),
        ("<p style='overflow: hidden; text-overflow: ellipsis'>甲乙</p>", "ellipsis"),
    ],
)
def test_what_is_declined_is_counted_by_reason(body, reason):
    _, count, _ = compose(document(body))
    assert count.declined == ((reason, 1),)
    assert count.lines == count.composed + 1


def test_a_word_from_right_to_left_is_composed():
    laid_out, count, _ = compose(document("<p>甲\u05d0\u05d1乙</p>"))
    assert count.declined == ()
    assert [text_of(line) for line in line_boxes(laid_out)] == ["甲\u05d0\u05d1乙"]


def test_declined_lines_are_stretched_between_characters():
    body = f"<p style='width: 200px'>{PLAIN * 2}<span style='float: left'>乙</span>{PLAIN * 2}</p>"
    laid_out, count, pdf = compose(document(body))
    assert [reason for reason, _ in count.declined] == ["float"]
    lines = [
        line for line in line_boxes(laid_out) if "浆" in text_of(line) or "纸" in text_of(line)
    ]
    for line in lines[1:-1]:
        right = max(box.position_x + box.width for box in pieces(line))
        width = right - line.position_x
        assert min(abs(width - 200), abs(width - 184)) < 0.01  # one stands beside the float
    assert squash(extracted(pdf)).replace("乙", "") == PLAIN * 4


def test_marks_stay_tagged_and_spans_closed():
    _, _, pdf = compose(document(f"<p>{TEXT}</p><p><b>{TEXT}</b></p>"))
    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0]
    assert squash(page.get_textpage().get_text_range()) == squash(TEXT * 2)
    html = document(f"<p>{TEXT}</p>")
    with composed_lines(MAINLAND):
        content = HTML(string=html).write_pdf(pdf_tags=True, uncompressed_pdf=True)
    stream = content[content.index(b"stream") : content.index(b"endstream", content.index(b"BT"))]
    assert b"/ActualText" in stream
    assert b"MCID" in stream
    assert stream.count(b"BDC") == stream.count(b"EMC")
    depth = 0
    for operator in re.findall(rb"\b(?:BDC|EMC|BT|ET)\b", stream):
        depth += {b"BDC": 1, b"EMC": -1}.get(operator, 0)
        assert depth >= 0


def test_the_same_document_gives_the_same_bytes():
    html = document(f"<p>{TEXT * 3}</p>")
    assert compose(html)[2] == compose(html)[2]


def test_off_is_plain_weasyprint():
    html = document(f"<p>{TEXT * 3}</p>")
    before = HTML(string=html).write_pdf()
    compose(html)
    assert HTML(string=html).write_pdf() == before
    assert not any(
        isinstance(box.pango_layout, LinePiece)
        for line in line_boxes(HTML(string=html).render())
        for box in pieces(line)
    )


def test_it_stands_beside_a_hook_that_replaces_the_same_function():
    composer = Composer(MAINLAND)
    html = document("<style>i::after { content: leader('.') '9' }</style><p>“甲”，乙<i></i></p>")
    check_sources((*composition_hook(composer).relies_on, *leaders.HOOK.relies_on))
    with composition_hook(composer).install(), leaders.HOOK.install():
        laid_out = HTML(string=html).render()
        count = composer.count(page._page_box for page in laid_out.pages)
        pdf = laid_out.write_pdf()
    assert (count.lines, count.composed) == (1, 1)
    assert re.fullmatch(r"“甲”，乙\.{20,}9", squash(extracted(pdf)))


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("weasyprint.layout.inline", "split_inline_box"),
        ("weasyprint.layout.inline", "get_next_linebox"),
        ("weasyprint.draw.text", "draw_first_line"),
        ("weasyprint.layout.preferred", "inline_min_content_width"),
    ],
)
def test_a_changed_engine_is_refused_by_name(monkeypatch, module, name):
    monkeypatch.setattr(f"{module}.{name}", lambda *arguments: arguments)
    with pytest.raises(TypesetError) as refusal, composed_lines(MAINLAND):
        pass
    assert refusal.value.code == "typeset.engine-changed"
    for language in LANGUAGES:
        assert name in sentence(refusal.value.code, language, refusal.value.values).message


def test_regions_squeeze_their_own_marks():
    body = "<p>甲：「乙。」丙，丁</p>"
    mainland = compose(document(body))[0]
    taiwan = compose(document(body, lang="zh-Hant-TW"), CENTRED)[0]
    widths = [next(line_boxes(one)).width / EM for one in (mainland, taiwan)]
    assert widths == pytest.approx([8.0, 8.0])  # ：「 and 。」 each half an em less
