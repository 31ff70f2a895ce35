"""A single line end in Markdown: a new paragraph, a forced break, or nothing."""

import pytest

from compiler.model.block import Heading, Paragraph
from compiler.model.segments import plain

FIRST = "河边的书店早上八点开门，店主把招牌擦干净，挂在门口的钩子上，坐下来等第一位客人。"
SECOND = "晚上九点打烊，店主数一数当天卖出的书，写在墙上。"


def texts(done):
    return [plain(block.children) for block in done.blocks]


def test_lines_of_prose_are_paragraphs(read):
    done = read(f"# 题\n\n{FIRST}\n{SECOND}\n短的一行\n")
    assert texts(done) == [FIRST, SECOND, "短的一行"]


def test_a_bold_line_is_a_heading_of_its_own(read):
    done = read(f"# 题\n\n{FIRST}\n**守住一条河**\n文一。\n**让孩子先读**\n文二。\n")
    kinds = [type(block) for block in done.blocks]
    assert kinds == [Paragraph, Heading, Paragraph, Heading, Paragraph]


def test_a_text_of_such_lines_was_cut_by_no_pages(read):
    lead = "书店在河边开了四十年，店主把每一天卖出的书都写在墙上，这是一个小镇的读书史"
    done = read(f"# 题\n\n制图：某某\n{lead}\n\n{FIRST}\n{SECOND}\n{FIRST}\n")
    assert lead in texts(done)


@pytest.mark.parametrize(
    "text",
    [
        "床前明月光，\n疑是地上霜。",
        "地址：河边路一号\n电话：一二三四",
        "**甲**\n**乙**",
        "短的一行\n又一行**重点**在此",
    ],
)
def test_short_lines_are_forced_breaks(read, text):
    done = read(f"# 题\n\n前文在此。\n\n{text}\n\n后文在此。\n")
    assert len(done.blocks) == 3
    assert plain(done.blocks[1].children).count("\n") == 1


def test_lines_of_an_item_stay_in_it(read):
    done = read(f"# 题\n\n- {FIRST}\n  {SECOND}\n- 乙\n")
    assert len(done.blocks) == 1
    assert len(done.blocks[0].items) == 2


def test_wrapped_lines_are_joined(read):
    line = "一二三四五六七八九十" * 4
    done = read(f"# 题\n\n{line}\n{line}\n{line}\n{line}\n末行。\n")
    assert texts(done) == [line * 4 + "末行。"]
