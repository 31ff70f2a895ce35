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


def test_the_first_of_headings_that_then_count_is_the_title(read):
    numbered = "".join(f"## {number}\n\n纸很薄。\n\n" for number in (1, 2, 3))
    done = read(f"## 谈谈纸\n\n先说几句。\n\n{numbered}", "a.md")
    assert (done.article.title, _heads(done)) == ("谈谈纸", ["1", "2", "3"])
    part = read(f"## 前言\n\n先说几句。\n\n{numbered}", "a.md")
    assert _heads(part) == ["前言", "1", "2", "3"]


def test_the_heading_that_the_file_is_named_by_is_the_title(read):
    done = read("## 谈谈纸\n\n甲。\n\n## 竹\n\n乙。\n\n## 水\n\n丙。\n", "谈谈纸.md")
    assert (done.article.title, _heads(done)) == ("谈谈纸", ["竹", "水"])


def test_a_line_with_an_address_is_no_title(read):
    done = read(
        "原文链接: https://press.example.com/paper/\n\n## 竹\n\n甲。\n\n## 水\n\n乙。\n", "谈纸.md"
    )
    assert (done.article.title, _heads(done)) == ("谈纸", ["竹", "水"])


def test_the_author_in_bold_under_the_title_is_no_heading(read):
    done = read(
        "# 谈谈纸\n\n**林知白**\n\n二〇一九年七月\n\n纸很薄，可以写字。\n\n## 竹\n\n乙。\n", "a.md"
    )
    assert (done.article.author, done.article.date) == ("林知白", "二〇一九年七月")
    poets = read("# 诗人\n\n**林知白**\n\n他写纸，也写水。\n\n**方晓**\n\n她写竹。\n", "a.md")
    assert _heads(poets) == ["林知白", "方晓"]


def test_chapters_that_count_stand_below_headings_of_others(read):
    rules = "".join(
        f"第{number}章　{words}\n\n第{number}条　纸要薄而坚韧。\n\n"
        for number, words in (("一", "总　则"), ("二", "选纸"), ("三", "附则"))
    )
    done = read(f"# 纸的规矩\n\n## 说明\n\n甲。\n\n## 条文\n\n{rules}", "a.md")
    heads = [
        (block.level, plain(block.children)) for block in done.blocks if isinstance(block, Heading)
    ]
    assert [level for level, _ in heads] == [1, 1, 2, 2, 2]
    few = read("# 纸的规矩\n\n## 说明\n\n第一章 讲纸\n\n第三章 讲水\n\n甲。\n", "a.md")
    assert _heads(few) == ["说明"]
