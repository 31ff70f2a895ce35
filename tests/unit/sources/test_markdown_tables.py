"""Rows of Markdown tables that are longer than the head keep all their cells."""

from __future__ import annotations

import pytest

from compiler.sources.markdown import render
from compiler.sources.markdown_tables import with_all_cells

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
    assert with_all_cells(text) == text


def test_a_line_like_a_delimiter_that_is_none_takes_linear_time():
    line = "|-" + " " * 200_000 + "x"
    assert with_all_cells(f"|a|\n{line}\n") == f"|a|\n{line}\n"
