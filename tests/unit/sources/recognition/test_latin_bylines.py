"""Authors with Latin names, and what sites add behind a name."""

from __future__ import annotations

import pytest

TEXT = "纸由植物纤维造成，薄而坚韧。"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("作者：Mary Paper", "Mary Paper"),
        ("作者：Mary Ann Paper，文章阅读时长约 7-9 分钟", "Mary Ann Paper"),
        ("作者：mary paper and others", ""),
        ("文：The end of paper is near", ""),
    ],
)
def test_the_author(read, line, author):
    assert read(f"# 纸\n\n{line}\n\n{TEXT}\n").article.author == author
