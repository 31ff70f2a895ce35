"""Roles of Sphinx name places; no page shows them."""

import pytest

from compiler.sources.markdown.left_out import LeftOut
from compiler.sources.markdown.notation import without_commands


@pytest.mark.parametrize(
    ("text", "common"),
    [
        ("![](a.png)\n:width:`800px`\n:label:`fig_a`", "![](a.png)\n\n"),
        ("如图:numref:`fig_a`所示", "如图所示"),
        ("见 :cite:`Zhang.2020`。", "见 。"),
    ],
)
def test_roles_are_left_out(text, common):
    left = LeftOut()
    assert without_commands(text, left) == common
    assert {reason for reason, _ in left} == {"place-mark"}


@pytest.mark.parametrize("text", ["时间:`三点`", ":code:`a`", "`:label:`", "宽度：`800px`"])
def test_other_code_stays(text):
    assert without_commands(text) == text
