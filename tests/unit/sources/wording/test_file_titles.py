"""Names of files as titles."""

from __future__ import annotations

import pytest

from compiler.sources.wording.file_titles import title_of_name


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("1_辩论稿(1)", "辩论稿"),
        ("答辩稿(2)(1)", "答辩稿"),
        ("纸的故事 - 副本", "纸的故事"),
        ("01 纸的故事", "纸的故事"),
        ("3.《纸谱》", "《纸谱》"),
        ("纸的故事（上）", "纸的故事（上）"),
        ("纸（1998）", "纸（1998）"),
        ("12.9运动", "12.9运动"),
        ("20 世纪的纸", "20 世纪的纸"),
        ("3-5岁", "3-5岁"),
        ("(1)", "(1)"),
    ],
)
def test_what_orders_files_and_their_copies_is_off(name, title):
    assert title_of_name(name) == title
