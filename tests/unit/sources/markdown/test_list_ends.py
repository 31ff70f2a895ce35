"""Lists end where a line stands left of them, and keep the numbers they were typed with."""

import re

import pytest

from compiler.model.block import ListBlock
from compiler.model.segments import plain
from compiler.sources.markdown.rendering import render


def shape(done):
    """Lists as their first number and how many items they have, paragraphs as their text."""
    return [
        (block.start, len(block.items)) if isinstance(block, ListBlock) else plain(block.children)
        for block in done.blocks
    ]


def test_a_line_left_of_the_list_ends_it(read):
    done = read("# 题\n\n议题一\n  1. 甲\n  2. 乙\n议题二\n\n  1. 丙\n议题三\n  - 丁\n尾\n")
    assert shape(done) == ["议题一", (1, 2), "议题二", (1, 1), "议题三", (1, 1), "尾"]


def test_numbers_that_begin_anew_end_it(read):
    done = read("# 题\n\n议题一\n1. 甲\n2. 乙\n议题二\n1. 丙\n2. 丁\n")
    assert shape(done) == ["议题一", (1, 2), "议题二", (1, 2)]
    done = read("# 题\n\n议题一\n1. 甲\n议题二\n1. 丙\n2. 丁\n")  # the number of the item above
    assert shape(done) == ["议题一", (1, 1), "议题二", (1, 2)]


@pytest.mark.parametrize(
    "text", ["1. 甲\n甲的说明\n2. 乙", "- 甲\n  说明\n- 乙", "1. 甲\n\n   说明\n2. 乙"]
)
def test_what_goes_on_stays(read, text):
    assert shape(read(f"# 题\n\n{text}\n")) == [(1, 2)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1. 甲\n2. 乙\n4. 丙", ["4"]),
        ("1. 甲\n1. 乙\n1. 丙", []),
        ("5. 甲\n6. 乙", []),
        ("1. 甲\n2. 乙\n\n1. 丙", ["1"]),
    ],
)
def test_items_keep_their_numbers(text, values):
    assert re.findall(r'<li value="(\d+)"', render(text).html) == values


def test_a_bracket_after_the_number_stays():
    html = render("1) 甲\n2) 乙\n\n后文\n\n1. 丙").html
    assert re.findall(r"list-style-type: '([^']*)'", html) == ["1)", "2)"]
    assert re.findall(r"list-style-type: '([^']*)'", render("1) 甲\n1) 乙").html) == ["1)", "2)"]
