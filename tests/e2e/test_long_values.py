"""Names, addresses and lists of offices longer than their places: nothing stands on anything."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar

from compiler.diagnostics import Report
from compiler.markup.render import render
from compiler.markup.settings import PageSettings
from compiler.model.article import Article
from compiler.model.block import Paragraph
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Text
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.units import parse_trim

LONG = Masthead(
    series="编印工作者学习文选" * 4,
    title="纸张与印刷" * 8,
    subtitle="装订专辑" * 10,
    issue="2024年第12期（总第" + "9" * 40 + "期）",
    publisher="文选示例编辑组" * 8,
    editor="文选示例编辑组" * 9,
    copy_to="各印刷厂，文印室，" * 16,
    contact="https://example.com/" + "c" * 120,
    copies="300",
)


def signs(item: object) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        if item.get_text().strip():
            yield item
    elif hasattr(item, "__iter__"):
        for child in item:
            yield from signs(child)


@pytest.mark.parametrize("theme", ["neikan"])
@pytest.mark.parametrize("trim", ["A5", "A4"])
@pytest.mark.parametrize("lines", [3, 14, 20])
def test_long_values_of_the_masthead_cover_nothing(theme, trim, lines):
    size = parse_trim(trim)
    assert size is not None
    text = tuple(Paragraph((Text("纸" * 20),)) for _ in range(lines))
    article = Article("从雕版到活字的千年历程" * 6, text, author="文选编辑组" * 12, anchor="a")
    sections = (Section("源流与工艺" * 9, (article,), anchor="s"),)
    settings = PageSettings(size, trim, Path(), theme=theme)
    markup = render(Booklet(LONG, sections, script="zh-Hans"), settings, Report())
    made = TypesetSettings(datetime(2024, 12, 5, tzinfo=UTC), "zh-Hans")
    pdf = typeset(markup, made, Report()).pdf
    for page in extract_pages(io.BytesIO(pdf), laparams=None):
        left, bottom, right, top = page.bbox
        rows: dict[float, list[LTChar]] = defaultdict(list)
        for sign in signs(page):
            assert left <= sign.x0 <= sign.x1 <= right
            assert bottom <= sign.y0 <= sign.y1 <= top
            rows[round(sign.matrix[5], 1)].append(sign)
        for (upper, above), (lower, below) in pairwise(sorted(rows.items(), reverse=True)):
            span = min(max(s.x1 for s in above), max(s.x1 for s in below)) - max(
                min(s.x0 for s in above), min(s.x0 for s in below)
            )
            size_pt = min(above[0].size, below[0].size)
            # columns side by side may stand between each other's lines; nothing else may
            assert upper - lower > 0.6 * size_pt or span <= 0, (above[0], below[0])
