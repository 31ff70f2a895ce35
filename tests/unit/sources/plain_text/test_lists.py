"""Lists typed in a plain text."""

import pytest

from compiler.model.block import ListBlock, Paragraph
from compiler.model.segments import plain
from compiler.sources.plain_text.lists import lists_in
from compiler.sources.plain_text.pages import raw_lines
from compiler.sources.plain_text.wrap_habits import lines_of


def tree(block):
    """A list as its items' texts, each with what stands in it."""
    return [
        (plain(item.blocks[0].children), *(tree(inner) for inner in item.blocks[1:]))
        for item in block.items
    ]


def found_in(text):
    return [tree(found.block) for found in lists_in(lines_of(raw_lines(text).lines))]


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("- 甲\n- 乙", [[("甲",), ("乙",)]]),
        ("* 甲\n* 乙\n后文\n+ 丙\n+ 丁", [[("甲",), ("乙",)], [("丙",), ("丁",)]]),
        (
            "- 甲：\n  * 一\n    * 子\n  * 二\n- 乙",
            [[("甲：", [("一", [("子",)]), ("二",)]), ("乙",)]],
        ),
        ("- 甲\n\n- 乙", [[("甲",), ("乙",)]]),
        ("- 甲的话很长\n  接着说\n- 乙", [[("甲的话很长接着说",), ("乙",)]]),
        ("  - 甲\n- 乙", [[("甲",), ("乙",)]]),
    ],
)
def test_items_are_lists(text, lists):
    assert found_in(text) == lists


@pytest.mark.parametrize(
    "text",
    [
        "- 只有一项\n后文",
        "-甲\n-乙",
        "- 5\n- 6",
        "* 3 * 4\n* 5",
        "——甲\n——乙",
        "----\n----",
        "· 甲\n· 乙",
    ],
)
def test_other_lines_are_none(text):
    assert found_in(text) == []


def test_a_list_stands_between_paragraphs(read):
    done = read("会议纪要\n\n前文在此。\n- 甲\n- 乙\n后文在此。\n", name="稿.txt")
    kinds = [type(block) for block in done.blocks]
    assert kinds == [Paragraph, ListBlock, Paragraph]
    assert done.dropped("list-mark") == ["--"]
