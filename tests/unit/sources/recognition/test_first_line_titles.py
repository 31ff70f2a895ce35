"""The title of a text that marks none: its first line, or else the file's name."""

from __future__ import annotations

import pytest

PROSE = (
    "纸由植物纤维造成，薄而坚韧，可以写字，也可以印书。造纸的人把竹子泡在池里，一百天以后取出来。"
)


@pytest.mark.parametrize("line", ["一张纸的故事", "**一张纸的故事**"])
def test_a_short_first_line(read, line):
    done = read(f"{line}\n\n{PROSE}\n\n{PROSE}\n")
    assert done.article.title == "一张纸的故事"
    assert len(done.blocks) == 2


@pytest.mark.parametrize("below", ["竹林", "## 源流"])
def test_a_first_line_over_a_short_one_or_a_heading(read, below):
    done = read(f"一张纸的故事\n\n{below}\n\n{PROSE}\n", "别的名字.md")
    assert done.article.title == "一张纸的故事"


@pytest.mark.parametrize("line", ["一张纸的故事", "**【访谈】一张纸的故事**"])
@pytest.mark.parametrize("byline", ["本刊记者　陈石", "作者：陈石", "*本报记者 陈石*"])
def test_a_first_line_with_a_byline_below(read, line, byline):
    text = f"{line}\n\n{byline}\n\n**泡竹**\n\n{PROSE}\n\n**抄纸**\n\n{PROSE}\n"
    assert read(text).article.title == line.strip("*")


def test_questions_in_bold_are_no_heads(read):
    done = read(f"# 访谈\n\n**问：哪一年进厂？**\n\n{PROSE}\n\n**记者：后来呢**\n\n{PROSE}\n")
    assert [type(block).__name__ for block in done.blocks] == ["Paragraph"] * 4


@pytest.mark.parametrize(
    "text",
    [
        f"造纸的人说。\n\n{PROSE}\n",
        f"来源：造纸学会\n\n{PROSE}\n",
        f"**泡竹的日子**\n\n{PROSE}\n\n**抄纸的日子**\n\n{PROSE}\n",
        f"一、源流\n\n{PROSE}\n\n二、材料\n\n{PROSE}\n",
    ],
)
def test_else_the_files_name(read, text):
    assert read(text, "一张纸上的故事_某某新闻网.md").article.title == "一张纸上的故事"
