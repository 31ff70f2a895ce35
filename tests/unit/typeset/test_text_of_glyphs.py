"""What is read from glyphs that stand for more, or for other, than one character."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from line_composition import composed_lines
from weasyprint import HTML

from compiler.typography.policy import MAINLAND


def read(body: str, width: int = 500) -> str:
    """The text that PDFium reads from composed paragraphs, without white space."""
    css = (
        "html { font: 16px/28px 'Noto Serif CJK SC' } @page { size: 700px 900px }"
        f"p {{ width: {width}px; text-align: justify }}"
    )
    with composed_lines(MAINLAND):
        pdf = HTML(string=f"<html lang=zh-Hans><style>{css}</style>{body}").write_pdf()
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)


@pytest.mark.parametrize("text", ["甲—乙―丙", "甲―乙—丙", "用⽤字", "⽤用字"])
def test_characters_that_share_a_glyph_are_read_as_typed(text):
    assert read(f"<p>{text}</p>") == text


@pytest.mark.parametrize("width", range(200, 330, 13))
def test_a_dash_of_one_glyph_is_read_once_beside_any_gap(width):
    text = "A——B甲l——G乙页——丙书……D丁——5%戊HTML——字" * 3
    assert read(f"<p>{text}</p>", width) == text
