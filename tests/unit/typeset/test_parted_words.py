"""A hyphen at a line's end is seen and not read; addresses go on without one."""

from __future__ import annotations

import io
import subprocess
from datetime import UTC, datetime

import pypdfium2
import pytest
from pdfminer.high_level import extract_text

from compiler.diagnostics import Report
from compiler.model.artifacts import Font, Markup, Pages
from compiler.typeset.engine import TypesetSettings, typeset

FAMILY = "Noto Serif CJK SC"
WORD = "internationalization"


def narrow(body: str, css: str = "") -> Pages:
    style = (
        "@page { size: 120pt 400pt; margin: 10pt } body { margin: 0 }"
        f"p {{ margin: 0; text-align: justify; font: 10pt/18pt '{FAMILY}' }} {css}"
    )
    html = f"<html lang=zh-Hans><title>纸</title><style>{style}</style><p>{body}</p></html>"
    settings = TypesetSettings(datetime(2024, 12, 5, tzinfo=UTC), "zh-Hans")
    return typeset(Markup(html, (), (Font("song", (FAMILY,)),)), settings, Report())


def read(pages: Pages, tmp_path) -> tuple[str, str]:
    path = tmp_path / "narrow.pdf"
    path.write_bytes(pages.pdf)
    poppler = subprocess.run(
        ["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    document = pypdfium2.PdfDocument(io.BytesIO(pages.pdf))
    return poppler, document[0].get_textpage().get_text_range()


def hyphens(pages: Pages) -> int:
    """How many hyphens are drawn; pdfminer reads glyphs, not what stands for them."""
    return extract_text(io.BytesIO(pages.pdf)).count("-")


@pytest.mark.parametrize("marked", [WORD, f"<b>{WORD}</b>", f"inter<b>{WORD[5:]}</b>"])
def test_a_parted_word_reads_as_one(marked, tmp_path):
    pages = narrow(f"纸张尺寸与版面{marked}之间的关系")
    assert pages.composition.ragged == 0
    assert pages.composition.last_resort >= 1
    for text in read(pages, tmp_path):
        assert f"与版面{WORD}之间" in "".join(text.split())


def test_the_hyphen_is_drawn_but_not_in_code_or_where_the_word_fits():
    text = f"纸张尺寸与版面<b>{WORD}</b>之间"
    assert hyphens(narrow(text)) >= 1
    assert hyphens(narrow(text, "b { --hyphens: none }")) == 0
    assert hyphens(narrow("纸张尺寸与版面<b>word</b>之间的关系")) == 0


def test_the_end_of_an_address_is_not_torn_from_its_scheme(tmp_path):
    address = "https://www.example.com/0123456789abcdefghijkl?page=1&lang=zh"
    pages = narrow(f"装订见{address}为证")
    assert pages.composition.ragged == 0
    for text in read(pages, tmp_path):
        assert address in "".join(text.split())
        assert not any(line.endswith("://") for line in text.split())
