"""前言, 结语 and the like beside heads that the text has."""

from __future__ import annotations

import pytest

from compiler.model.block import Heading
from compiler.model.segments import plain

TEXT = "纸有正反两面，也有横直两种纹路，顺着纹路折不会裂，逆着纹路折就容易起毛。"
SECTIONS = f"一、选纸\n\n{TEXT}\n\n二、裁纸\n\n{TEXT}"


def heads(read, text: str) -> list[tuple[int, str]]:
    blocks = read(text, "稿件.txt").blocks
    return [(b.level, plain(b.children)) for b in blocks if isinstance(b, Heading)]


@pytest.mark.parametrize("first", ["前言", "引 言", "绪论", "写在前面"])
@pytest.mark.parametrize("last", ["结语", "结束语", "后记", "参考文献"])
def test_what_introduces_and_what_closes(read, first, last):
    text = f"纸的用法\n\n{first}\n\n{TEXT}\n\n{SECTIONS}\n\n{last}\n\n{TEXT}\n"
    assert heads(read, text) == [(1, first), (1, "一、选纸"), (1, "二、裁纸"), (1, last)]


@pytest.mark.parametrize(
    "text",
    [
        f"纸的用法\n\n{TEXT}\n\n结语\n\n{TEXT}\n\n{TEXT}\n",  # no heads beside it
        f"纸的用法\n\n{SECTIONS}\n\n后记\n",  # nothing under it
        f"纸的用法\n\n一、选纸\n\n{TEXT}\n\n前言\n\n{TEXT}\n\n二、裁纸\n\n{TEXT}\n",  # between
        f"纸的用法\n\n{SECTIONS}\n\n结语写得太长，读者就不看了。\n\n{TEXT}\n",
    ],
)
def test_what_is_no_head(read, text):
    assert not [
        words for _, words in heads(read, text) if "选纸" not in words and "裁纸" not in words
    ]
