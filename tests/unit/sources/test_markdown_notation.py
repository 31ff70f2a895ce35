"""Commands of Markdown dialects are no text of the article."""

from __future__ import annotations

import pytest

from compiler.sources.markdown_notation import without_commands


@pytest.mark.parametrize("line", ["[TOC]", "[[toc]]", "@[toc]", "[toc]  "])
def test_a_command_for_a_contents_list_goes(line):
    assert without_commands(f"{line}\n\n# 纸") == "\n\n# 纸"


def test_the_fences_of_a_container_go_and_its_words_stay():
    assert without_commands(":::info\n提示一句。\n:::\n后文") == "\n提示一句。\n\n后文"


@pytest.mark.parametrize(
    "text",
    [
        "```\n[TOC]\n:::info\n:::\n```",
        ":::warning 标题\n文",
        "见 [TOC] 一节",
        ":::info\n没有结束",
        ":::\n没有开始",
    ],
)
def test_what_is_text_stays(text):
    assert without_commands(text) == text
