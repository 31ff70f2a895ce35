"""What the tests of dots and ruby share: paragraphs composed, and facts read from the PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from line_composition import composed_lines
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from compiler.model.artifacts import Composition
from compiler.typography.policy import MAINLAND

EM = 16.0
LINE = 28.0
PX = 0.75  # pt
PLAIN = "造纸用植物纤维打浆抄成薄页压干焙烘即成"


@dataclass(frozen=True)
class Box:
    """What stands on a page, in px from its lower left corner; ``text`` of a character."""

    left: float
    bottom: float
    right: float
    top: float
    text: str = ""

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Composed:
    """A composed document: its engine's pages, how its lines were set, its PDF."""

    laid_out: Any
    count: Composition
    pdf: bytes

    def lines(self) -> list[Any]:
        found = (box for page in self.laid_out.pages for box in page._page_box.descendants())
        return [box for box in found if isinstance(box, boxes.LineBox)]

    def text(self) -> str:
        page = pypdfium2.PdfDocument(io.BytesIO(self.pdf))[0]
        return re.sub(r"\s", "", page.get_textpage().get_text_range())

    def characters(self) -> list[Box]:
        """The characters of the first page, each with the box of its advance and its font."""
        text = pypdfium2.PdfDocument(io.BytesIO(self.pdf))[0].get_textpage()
        return [
            Box(*(side / PX for side in text.get_charbox(i, loose=True)), text.get_text_range(i, 1))
            for i in range(text.count_chars())
            if text.get_text_range(i, 1).strip()
        ]

    def dots(self) -> list[Box]:
        page = pypdfium2.PdfDocument(io.BytesIO(self.pdf))[0]
        paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
        return [Box(*(side / PX for side in path.get_bounds())) for path in paths]


def compose(
    body: str, css: str = "", family: str = "Noto Serif CJK SC", **options: Any
) -> Composed:
    """An HTML body, composed at 16 px in lines of 28 px."""
    html = (
        "<!DOCTYPE html><html lang=zh-Hans><title>纸</title><style>@page { size: 600px 800px;"
        f" margin: 40px }} html {{ font: {EM}px/{LINE}px '{family}' }} body, p {{ margin: 0 }}"
        f" p {{ text-align: justify }} {css}</style><body>{body}</body></html>"
    )
    with composed_lines(MAINLAND) as composer:
        laid_out = HTML(string=html).render(pdf_tags=True)
        count = composer.count(page._page_box for page in laid_out.pages)
        return Composed(laid_out, count, laid_out.write_pdf(pdf_tags=True, **options))


def text_boxes(line: Any) -> Iterator[Any]:
    return (box for box in line.descendants() if isinstance(box, boxes.TextBox))
