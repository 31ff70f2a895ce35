"""Whether the first of several headings is the title, or a chapter of the file's own name."""

from __future__ import annotations

import pytest

from compiler.model.block import Heading
from compiler.model.segments import plain


def _heads(done):
    return [plain(block.children) for block in done.blocks if isinstance(block, Heading)]


@pytest.mark.parametrize(
    ("name", "heads", "title", "rest"),
    [
        ("造纸学习心得.md", ("经验", "教训", "总结"), "造纸学习心得", ["经验", "教训", "总结"]),
        ("造纸学习心得.md", ("心得体会", "教训", "总结"), "心得体会", ["教训", "总结"]),
        ("造纸学习心得.md", ("竹与水", "参考文献"), "竹与水", ["参考文献"]),
        ("paper.md", ("竹与水", "教训"), "竹与水", ["教训"]),
        ("新建文本文档.md", ("竹与水", "教训"), "竹与水", ["教训"]),
    ],
)
def test_first_of_several(read, name, heads, title, rest):
    done = read("".join(f"# {head}\n\n纸很薄。\n\n" for head in heads), name)
    assert (done.article.title, _heads(done)) == (title, rest)


def test_headings_in_quotations_of_their_own(read):
    done = read("# 纸\n\n> ## 首\n\n甲。\n\n> ## 续\n\n乙。\n\n> ## 引\n>\n> 丙。\n")
    assert _heads(done) == ["首", "续"]
