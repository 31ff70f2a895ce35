"""Lines under the title that say who did what."""

from __future__ import annotations

import pytest

TEXT = "纸有正反两面，也有横直两种纹路，顺着纹路折不会裂，逆着纹路折就容易起毛。"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("作者：linzhi / 后期编辑：方晓", "linzhi / 后期编辑：方晓"),
        ("*编辑：林知白，方晓，周望舒*", "编辑：林知白，方晓，周望舒"),
        ("口述：林知白　整理：方晓", "口述：林知白　整理：方晓"),
        ("译者：Anna Smith", "译者：Anna Smith"),
    ],
)
def test_what_each_did_is_said(read, line, author):
    assert read(f"# 纸的用法\n\n{line}\n\n{TEXT}\n\n{TEXT}\n").article.author == author


@pytest.mark.parametrize(
    "line",
    ["编辑：改错字只是其中最小的一件。", "整理：先把书帖理齐，再划针孔", "摄影：光圈要小一点"],
)
def test_sentences_are_text(read, line):
    assert read(f"# 纸的用法\n\n{line}\n\n{TEXT}\n\n{TEXT}\n").article.author == ""
