"""Real pages read from the copy with boxes for outlines: the same in every character and doubt."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import partial

import pikepdf
import pytest

from compiler.conservation import page_text
from compiler.conservation.glyph_drawings import drawings
from compiler.conservation.page_text import read_pages
from compiler.conservation.printed import Cause, PageText
from compiler.conservation.reading_copy import reading_copy
from compiler.diagnostics import Report
from compiler.events import Clock
from compiler.markup.render import render
from compiler.markup.settings import PageSettings
from compiler.pipeline import outline
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.units import PAPER_SIZES
from compiler.workers.side_by_side import side_by_side

# With drawings of nothing for outlines PDFium loses, of these, D, 编, “, ① and the 用 before 37.
MANUSCRIPT = f"""# 纸

读书会用了37天编写PDF文件，“把字印准、把书做好”的要求始终没有变；公元105年，蔡伦造纸[^1]。

{"叫包背装；老排版师比较PDF文件目录，并且在一九八六年登记字模的高低——这很要紧——并印刷。" * 60}

| 名称 | 用处 |
|---|---|
| 宣纸 | PDF、“书画” |

[^1]: 用了37天。
"""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory) -> bytes:
    folder = tmp_path_factory.mktemp("copy")
    (folder / "a.md").write_text(MANUSCRIPT, "utf-8")
    booklet = outline(folder / "a.md", Report())
    markup = render(booklet, PageSettings(PAPER_SIZES["A5"], "A5", folder), Report())
    created = datetime(2024, 12, 5, tzinfo=UTC)
    return typeset(markup, TypesetSettings(created, "zh-Hans"), Report()).pdf


@pytest.mark.parametrize("style", [b"", b" 1 g", b" 3 Tr", b" 40 Tz", b" 20 Tz"])
def test_the_copy_reads_as_the_pdf_itself(pdf, monkeypatch, style):
    """As it is, and with all text white, unpainted, condensed or squeezed."""
    if style:
        pdf = with_state(pdf, style)
    read = read_pages(pdf)
    assert reading_copy(pdf, 9) != pdf
    monkeypatch.setattr(page_text, "reading_copy", lambda pdf, _: pdf)
    assert read == read_pages(pdf)
    assert any(page.hidden for page in read) is bool(style)
    text = "".join(page.main + page.notes for page in read)
    for words in ("用了37天编写PDF文件", "“把字印准", "公元105年", "叫包背装"):
        assert words in text


@pytest.mark.parametrize("parts", [1, 2, 3])
def test_pages_are_read_the_same_whatever_is_read_before_them(pdf, parts):
    """Signs without ink on several pages: each is found where it stands, in any process."""
    pdf = with_blanks(pdf)
    whole = read_pages(pdf)
    blank = [any(one.cause is Cause.EMPTY for one in page.hidden) for page in whole]
    assert sum(blank) > 2
    read = side_by_side(
        [partial(_part, pdf, range(start, len(whole), parts)) for start in range(parts)],
        parts,
        1,
        Report(),
        Clock.silent(),
    )
    found = [call() for call in read]
    assert [found[place % parts][place // parts] for place in range(len(whole))] == list(whole)


def _part(pdf: bytes, wanted: range, _report: Report, _clock: Clock) -> tuple[PageText, ...]:
    return read_pages(pdf, wanted)


def with_blanks(pdf: bytes) -> bytes:
    """The PDF with nothing in place of a third of each font's drawings."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/FontFile3" in item:
                font = bytearray(item.FontFile3.read_bytes())
                for drawing in drawings(bytes(font))[::3]:
                    font[drawing.start] = 14  # endchar
                item.FontFile3.write(bytes(font))
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()


def with_state(pdf: bytes, state: bytes) -> bytes:
    """The PDF with operators of the graphics state at the beginning of each piece of text."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            content = page.Contents.read_bytes().replace(b"BT", b"BT" + state + b" ")
            page.Contents = document.make_stream(content)
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()
