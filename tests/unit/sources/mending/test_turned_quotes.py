"""Curly quotes that face the wrong way, and paragraphs cut before a closing mark."""

from __future__ import annotations

import pytest

from compiler.model.segments import plain
from compiler.model.walk import rewrite_text
from compiler.sources.mending.quotes import edits


def mended(text):
    return rewrite_text(text, edits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成了”拐杖词”！", "成了“拐杖词”！"),
        ("是“熟纸“，也叫“生纸“。", "是“熟纸”，也叫“生纸”。"),
        ("语”paper”即纸，见“纸”字。", "语“paper”即纸，见“纸”字。"),
    ],
)
def test_turned(text, expected):
    assert mended(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "他说：“所谓“熟纸”，是矾过的。”",  # nested, and paired
        "纸有“生、熟两种",  # one alone
        "见”。纸“，又",  # nothing that could stand in quotes
        "他说”造纸难。抄纸更难”了",  # a sentence ends inside
        "没有引号。",
    ],
)
def test_left_alone(text):
    assert mended(text) == text


def test_a_closing_mark_begins_no_paragraph(read):
    done = read("# 题\n\n《纸谱》说：“纸有生熟。\n\n”这是造纸人的老话。\n")
    assert [plain(block.children) for block in done.blocks] == [
        "《纸谱》说：“纸有生熟。”这是造纸人的老话。"
    ]
    assert "mending.unpaired-quote" not in done.report.codes()


def test_one_that_closes_nothing_is_left(read):
    done = read("# 题\n\n纸有生熟。\n\n”这是老话。\n")
    assert len(done.blocks) == 2
