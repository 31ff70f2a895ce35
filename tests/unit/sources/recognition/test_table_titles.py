"""Titles that a table at the head says, where nothing else is one."""

from __future__ import annotations

import pytest

from compiler.model.block import Cell, Paragraph, Row, Table
from compiler.model.inline import Text
from compiler.sources.recognition.table_titles import table_title


def table(*rows):
    cells = [tuple(Cell((Paragraph((Text(text),)),)) for text in row) for row in rows]
    return Table((), tuple(Row(row) for row in cells))


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([["会议名称", "第三次读书会"], ["时间", "2024年5月"]], "第三次读书会"),
        ([["编号：12"], ["标题: 竹纸的做法"]], "竹纸的做法"),
        ([["会议名称", "2024年5月"]], ""),
        ([["名称", "竹纸"], ["标题", ""]], ""),
    ],
)
def test_titles(rows, title):
    assert table_title((table(*rows),)) == title


def test_not_in_a_table_further_down():
    text = Paragraph((Text("纸由竹子制成。"),))
    assert table_title((*[text] * 6, table(["标题：竹纸"]))) == ""
