"""Frames of characters line up where their lines are equally long with narrow signs."""

import re

import pytest
from markupsafe import escape

from compiler.markup.code_grid import gridded


def cells(html):
    """How wide the signs are set that are half as wide as in their face, in em."""
    return [float(width) for width in re.findall(r'class="half" style="width: ([\d.]+)em"', html)]


def test_signs_of_a_narrow_frame_are_half_as_wide():
    html = gridded("┌──────┐\n│ 纸张 │\n└──────┘")
    assert cells(html) == [4.0, 0.5, 0.5, 4.0]
    assert re.sub(r"<[^>]*>", "", html) == "┌──────┐\n│ 纸张 │\n└──────┘"


def test_arrows_in_the_frame_are_narrow_too():
    assert cells(gridded("┌───────┐\n│ 纸→墨 │\n└───────┘")) == [4.5, 0.5, 0.5, 0.5, 4.5]


def test_a_tree_is_one_too():
    assert cells(gridded("├── 甲\n│   └── 乙\n└── 丙丁戊")) == [1.5, 0.5, 1.5, 1.5]


@pytest.mark.parametrize(
    "text",
    [
        "┌─┐\n│纸│\n└─┘",  # equally long with wide signs
        "a = “纸” → b",
        "+----+\n| 纸 |\n+----+",
        "│ 一行",
        "<b>&纸",
    ],
)
def test_other_lines_stay(text):
    assert gridded(text) == escape(text)
