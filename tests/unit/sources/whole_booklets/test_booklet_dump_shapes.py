"""Shapes of whole-booklet dumps: how offices type contents lists, title blocks and notes."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.sources.account import Account
from compiler.sources.whole_booklets.booklet_dump import is_booklet, read
from compiler.sources.whole_booklets.title_block import masthead

TEXT = "纸张的厚薄与颜色都会影响阅读，开工之前应当同印厂确认。"


def structure(text):
    assert is_booklet(text)
    draft = read(text, "dump.txt", Report()).content
    return draft, [(s.title, [a.title for a in s.articles]) for s in draft.sections]


def test_authors_and_bracketed_pages_in_the_contents():
    draft, found = structure(
        "纸与墨\n\n编写说明\n\n本书供内部学习。\n\n目　录\n\n第一部分　工艺（1）\n"
        "　　活字的故事／李明（1）\n　　选纸的方法／王五（3）\n第二部分　编校（5）\n"
        "　　通报（1）／赵六（5）\n后记（8）\n\n第一部分　工艺\n\n活字的故事\n李明\n\n"
        f"{TEXT}\n\n选纸的方法\n王五\n\n{TEXT}\n\n第二部分　编校\n\n"
        f"通报（1）\n\n{TEXT}\n\n后记\n\n{TEXT}\n"
    )
    assert draft.masthead.title == "纸与墨"
    assert draft.masthead.subtitle == ""
    assert [articles for _, articles in found] == [
        ["活字的故事", "选纸的方法"],
        ["通报（1）"],
        ["后记"],
    ]


def test_titles_behind_a_bullet_of_their_own():
    _, found = structure(
        "读书简报\n\n本期要目：\n\n● 活字的故事\n● 选纸的方法\n● 版面的疏密\n\n"
        f"● 活字的故事\n\n{TEXT}\n\n● 选纸的方法\n\n{TEXT}\n\n● 版面的疏密\n\n{TEXT}\n"
    )
    assert found == [("", ["活字的故事", "选纸的方法", "版面的疏密"])]


NUMBERED = (
    "目录\n一、工艺......1\n（一）活字的故事......1\n（二）选纸的方法......3\n"
    "二、编校......5\n（一）版面的疏密......5\n\n一、工艺\n（一）活字的故事\n"
    f"{TEXT}\n（二）选纸的方法\n{TEXT}\n二、编校\n（一）版面的疏密\n{TEXT}\n"
)


def test_numbers_all_through_are_sections_in_what_calls_itself_a_collection():
    _, found = structure(f"印刷学习文选\n\n{NUMBERED}")
    assert [len(articles) for _, articles in found] == [2, 1]
    assert not is_booklet(f"印刷年度报告\n\n{NUMBERED}")


def test_a_note_whose_label_ends_in_a_space():
    draft, _ = structure(
        "纸与墨\n\n编者按 本期说纸。\n\n目录\n活字的故事\n选纸的方法\n版面的疏密\n\n"
        f"活字的故事\n\n{TEXT}\n\n选纸的方法\n\n{TEXT}\n\n版面的疏密\n\n{TEXT}\n"
    )
    assert draft.masthead.title == "纸与墨"
    assert len(draft.editor_note) == 1


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("《纸与墨》学习资料汇编", True),
        ("印刷知识新编", True),
        ("市印刷协会办公室编", False),
        ("局办公室汇编", False),
    ],
)
def test_a_compilation_is_a_title_and_its_compiler_is_not(line, title):
    found = masthead(["印刷丛刊", line], Account("dump.txt", "booklet"))
    assert (found.title == line) is title
    assert (found.publisher == line) is not title


def test_a_list_in_the_text_is_no_contents():
    body = "".join(f"{name}\n\n{TEXT}\n\n" for name in "纸墨针")
    text = f"# 线装\n\n线装要三样东西。\n\n- 纸\n- 墨\n- 针\n\n{TEXT}\n\n{body}"
    assert not is_booklet(text)
    assert is_booklet(text.replace("线装要三样东西。\n\n", ""))
