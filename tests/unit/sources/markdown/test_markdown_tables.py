"""Rows of Markdown tables that are longer than the head keep all their cells."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from steps import LINEAR, growth

from compiler.sources.markdown.rendering import render
from compiler.sources.markdown.tables import with_all_cells

EVEN = "| 工序 | 用时 |\n|---|---:|\n| 折页 | 30 |\n"


def test_a_bar_in_code_is_no_border_between_cells() -> None:
    html = render("| 名 | 码 |\n|---|---|\n| 折页 | `a|b` |\n").html
    assert "<code>a|b</code>" in html


@pytest.mark.parametrize(
    "text",
    [
        "| 工序 | 用时 |\n|---|---|\n| 折页 | 30 | 多出一格 |\n",
        "工序 | 用时\n--- | ---\n折页 | 30 | 多出一格\n",
        "> | 工序 | 用时 |\n> |---|---|\n> | 折页 | 30 | 多出一格 |\n",
    ],
)
def test_an_excess_cell_is_kept_in_a_wider_table(text: str) -> None:
    html = render(text).html
    assert "多出一格</td>" in html
    assert html.count("<th>") == 3


@pytest.mark.parametrize(
    "text",
    [
        EVEN,
        EVEN + "| 配页 |\n",
        "```\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n```\n",
        "一 | 二 | 三\n---\n四 | 五 | 六 | 七\n",
        "没有表格的一段",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    assert with_all_cells(text, tokens) == text


@pytest.mark.parametrize(
    "text",
    [
        "| 甲 | 乙 |\n|---|---|\n- x | y\n| 丙 |\n|---|\n| 丁 | 戊 | 己 |\n",  # a list between
        "| 甲 | 乙 |\n|---|---|\n一行\n| 丙 | 丁 | 戊 |\n",  # a row without bars
        "> | 甲 |\n|---|---|\n| 乙 | 丙 | 丁 |\n",  # the mark of a quote is a cell there
        "| 甲 | 乙 |\r\n|---|---|\r\n| 丙 | 丁 | 戊 |\r\n",
    ],
)
def test_odd_tables_keep_all_their_cells(text: str) -> None:
    html = render(text).html
    assert all(word in html for word in text if word.isalpha())


def test_heads_below_heads_take_linear_time() -> None:
    # 13 when each head counted all rows below it
    assert growth(lambda heads: render("|甲|乙|\n|-|-|\n" * heads), 100) < LINEAR
