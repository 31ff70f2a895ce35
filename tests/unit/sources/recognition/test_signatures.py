"""Who signs, and the day: lines on the right, near the end or around a day."""

from __future__ import annotations

import pytest

from compiler.model.block import Paragraph, Role
from compiler.model.inline import Text
from compiler.sources.account import Account
from compiler.sources.flow.looks import Look, Looks, Passage
from compiler.sources.recognition.signatures import with_signatures

PROSE = "纸由植物纤维造成，薄而坚韧，可以写字，也可以印书。"
RIGHT, PUSHED, CENTRED = Look(align="right"), Look(pushed_em=10), Look(align="center")


def signed(*lines):
    """The lines that are signatures; each is a text, or a text and how it looks."""
    pairs = [line if isinstance(line, tuple) else (line, Look()) for line in lines]
    passages = [Passage(Paragraph((Text(text),)), look) for text, look in pairs]
    blocks = tuple(one.block for one in passages)
    found = with_signatures(blocks, Looks(passages), Account("a.docx", "word"))
    return [block.children[0].text for block in found if block.role is Role.SIGNATURE]


@pytest.mark.parametrize("look", [RIGHT, PUSHED, Look(pushed_em=14)])
def test_lines_on_the_right_at_the_end(look):
    assert signed(PROSE, ("造纸学会", look), ("2024年5月1日", look)) == ["造纸学会", "2024年5月1日"]


@pytest.mark.parametrize("look", [Look(), CENTRED, Look(pushed_em=9.9)])
def test_lines_that_stand_elsewhere(look):
    assert signed(PROSE, ("造纸学会", look)) == []


@pytest.mark.parametrize("text", ["此件公开发布。", "名单如下：", "纸" * 41])
def test_lines_that_say_something_else(text):
    assert signed(PROSE, (text, RIGHT)) == []


def test_a_line_that_is_only_pushed_signs_near_the_end_alone():
    for below, expected in ((5, ["造纸学会"]), (6, [])):
        assert signed(PROSE, ("造纸学会", PUSHED), *[PROSE] * below) == expected
    assert signed(*[PROSE] * 9, ("造纸学会", PUSHED), *[PROSE] * 6) == []


def test_or_beside_a_day():
    day = ("2024年5月1日", PUSHED)
    expected = ["造纸学会", "2024年5月1日"]
    assert signed(PROSE, ("造纸学会", PUSHED), day, *[PROSE] * 9) == expected
    assert signed(PROSE, ("造纸学会", PUSHED), PROSE, day, *[PROSE] * 9) == ["2024年5月1日"]


def test_a_line_set_to_the_right_needs_neither():
    assert signed(PROSE, ("造纸学会", RIGHT), *[PROSE] * 9) == ["造纸学会"]


def test_nothing_is_signed_before_the_text_has_begun():
    assert signed("题", ("造纸学会", RIGHT), PROSE) == []
