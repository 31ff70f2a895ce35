"""A link has one annotation a line, whatever stands in it."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pikepdf
import pytest

from compiler.diagnostics import Report
from compiler.model.artifacts import Font, Markup, Stylesheet
from compiler.typeset.engine import TypesetSettings, typeset

FONTS = (Font("song", ("Noto Serif CJK SC",)),)
CSS = "html { font-family: 'Noto Serif CJK SC'; font-size: 10pt } a::after { content: '…' }"


@pytest.mark.parametrize(
    ("inside", "lines"),
    [("造纸", 1), ("造<b>纸</b>与<i>印</i>刷", 1), ("造纸<br>印刷", 2), ("<b>造<br>纸</b>", 2)],
)
def test_boxes_inside_a_link_have_none_of_their_own(inside: str, lines: int) -> None:
    html = (
        f'<html lang="zh-Hans"><title>纸</title><p><a href="https://example.com/">{inside}</a></p>'
    )
    markup = Markup(html, (Stylesheet("test", CSS),), FONTS)
    pages = typeset(markup, TypesetSettings(datetime(2024, 1, 1, tzinfo=UTC), "zh-Hans"), Report())
    with pikepdf.open(io.BytesIO(pages.pdf)) as pdf:
        links = list(pdf.pages[0].Annots)
        assert len(links) == lines
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        tags = {int(parents[at]): parents[at + 1] for at in range(0, len(parents), 2)}
        assert {str(tags[int(link.StructParent)].S) for link in links} == {"/Link"}
