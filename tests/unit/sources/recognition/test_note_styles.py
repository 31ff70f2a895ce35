"""Notes whose calls and list are numbered in other ways than [1]."""

from __future__ import annotations

import pytest

from compiler.model.inline import Note
from compiler.model.walk import leaves

BODY = "纸始于汉{}，墨更早{}。造纸的人把竹子泡在池里。"


def notes_of(done):
    return [
        leaf
        for block in done.blocks
        if hasattr(block, "children")
        for leaf in leaves(block.children)
        if isinstance(leaf, Note)
    ]


@pytest.mark.parametrize(
    ("calls", "listed"),
    [
        (("（注1）", "（注2）"), "注1：见《纸谱》。\n\n注2：见《墨谱》。"),
        (("⑴", "⑵"), "注释\n\n⑴见《纸谱》。\n\n⑵见《墨谱》。"),
        (("⑴", "⑵"), "注　释\n\n〔1〕见《纸谱》。\n\n〔2〕见《墨谱》。"),
        (("[1]", "[2]"), "注释：\n\n①见《纸谱》。\n\n②见《墨谱》。"),
    ],
)
def test_joined(read, calls, listed):
    done = read(f"# 题\n\n{BODY.format(*calls)}\n\n{listed}\n")
    assert len(notes_of(done)) == 2
    assert len(done.blocks) == 1


@pytest.mark.parametrize(
    ("calls", "listed"),
    [
        (("⑴", "⑶"), "注释\n\n〔1〕见《纸谱》。\n\n〔2〕见《墨谱》。"),  # no exact partners
        (("⑴", "⑵"), "〔1〕见《纸谱》。\n\n〔2〕见《墨谱》。"),  # another style, and no heading
        (("", ""), "⑴泡竹。\n\n⑵抄纸。"),  # items of the text
    ],
)
def test_left_as_text(read, calls, listed):
    done = read(f"# 题\n\n{BODY.format(*calls)}\n\n{listed}\n")
    assert notes_of(done) == []
