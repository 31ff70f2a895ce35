"""Tables that came damaged out of a chat or a page."""

import pytest

from compiler.model.block import Table
from compiler.model.segments import plain
from compiler.sources.markdown.notation import without_commands


def cells(table):
    return [
        [" ".join(plain(block.children) for block in cell.blocks) for cell in row.cells]
        for row in (*table.head, *table.body)
    ]


WHOLE = [["级", "木", "高"], ["一", "松", "两米"], ["二", "竹", "一米"]]


@pytest.mark.parametrize(
    "text",
    [
        "| 级 | 木 | 高 |\n|-|-|-|\n| 一 | 松 \n\n | 两米 \n\n |\n| 二 | 竹 \n\n | 一米\n |",
        "| 级 | 木 | 高 |\n| 一 | 松 | 两米 |\n| 二 | 竹 | 一米 |",
        "| 级 | 木 | 高 |\n\n| --- | --- | --- |\n\n| 一 | 松 | 两米 |\n\n| 二 | 竹 | 一米 |",
        "| 级 | 木 | 高 |\n| --- | --- |\n| 一 | 松 | 两米 |\n| 二 | 竹 | 一米 |",
    ],
    ids=["in pieces", "no rule", "lines between", "short rule"],
)
def test_a_damaged_table_is_whole(read, text):
    done = read(f"# 题\n\n前文。\n\n{text}\n\n后文。\n")
    assert [type(block) for block in done.blocks][1] is Table
    assert cells(done.blocks[1]) == WHOLE
    assert len(done.blocks) == 3


@pytest.mark.parametrize(
    "text",
    [
        "| 甲 | 乙 |\n| --- | --- |\n| 丙 |\n丁",
        "甲 | 乙\n丙 | 丁",
        "| 一行竖线 |",
        "| 甲 | 乙 |",
        "```\n| 甲 | 乙 |\n| 丙 | 丁 |\n```",
        "| 甲 | 乙 |\n\n\n| 丙 | 丁 |",
    ],
)
def test_what_is_whole_or_none_stays(text):
    assert without_commands(text) == text
