"""Boxes of VuePress, Docusaurus, Pandoc and MkDocs are quotations, their titles bold lines."""

import pytest

from compiler.model.block import CodeBlock, ListBlock, Paragraph, Quote
from compiler.model.inline import Strong
from compiler.model.segments import plain
from compiler.sources.markdown.containers import with_boxes


def boxes(done):
    """The quotations of an article: their titles ("" for none) and the text of their paragraphs."""
    found = []
    for block in done.blocks:
        if isinstance(block, Quote):
            first = block.blocks[0]
            bold = isinstance(first, Paragraph) and isinstance(first.children[0], Strong)
            rest = block.blocks[1:] if bold else block.blocks
            words = [plain(one.children) for one in rest if isinstance(one, Paragraph)]
            found.append((plain(first.children) if bold else "", *words))
    return found


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("::: tip 提示\n内文。\n:::", ("提示", "内文。")),
        (":::note[看这里]\n\n内文。\n\n:::", ("看这里", "内文。")),
        ("::: details 点我 {open}\n内文。\n:::", ("点我", "内文。")),
        ('::: {.warning title="当心"}\n内文。\n:::', ("当心", "内文。")),
        ("::: 提示 小心\n内文。\n:::", ("提示 小心", "内文。")),
        (":::info\n内文。\n:::", ("", "内文。")),
        ('!!! note "标题"\n    内文。', ("标题", "内文。")),
        ("!!! note\n    内文。", ("", "内文。")),
        ('???+ tip inline end "标题"\n\n    内文。', ("标题", "内文。")),
        ('=== "页签"\n\n    内文。', ("页签", "内文。")),
        ('<TabItem value="a" label="苹果">\n\n内文。\n\n</TabItem>', ("苹果", "内文。")),
    ],
)
def test_a_box_has_its_title(read, text, box):
    done = read(f"# 题\n\n前文。\n\n{text}\n\n后文。\n")
    assert boxes(done) == [box]
    assert [plain(done.blocks[place].children) for place in (0, -1)] == ["前文。", "后文。"]


def test_boxes_stand_in_each_other(read):
    done = read("# 题\n\n:::: tip 外\n前。\n\n::: warning 内\n里。\n:::\n\n后。\n::::\n\n文。\n")
    outer = done.blocks[0]
    inner = outer.blocks[2]
    assert [plain(block.children) for block in inner.blocks] == ["内", "里。"]
    assert plain(outer.blocks[3].children) == "后。"


def test_lists_and_code_in_a_box_keep_their_kind(read):
    done = read('# 题\n\n!!! tip "甲"\n    - 一\n    - 二\n\n    ```sh\n    ls\n    ```\n')
    kinds = [type(block) for block in done.blocks[0].blocks]
    assert kinds == [Paragraph, ListBlock, CodeBlock]
    assert done.blocks[0].blocks[2].text == "ls"


def test_a_box_may_stand_in_an_item(read):
    done = read("# 题\n\n1. 一\n\n    !!! tip\n        盒。\n\n2. 二\n")
    assert isinstance(done.blocks[0].items[0].blocks[1], Quote)
    assert len(done.blocks[0].items) == 2


def test_tabs_of_a_container_are_boxes(read):
    text = "::: code-tabs\n@tab 甲\n\n```sh\nls\n```\n\n@tab:active 乙\n\n```sh\ndir\n```\n\n:::"
    done = read(f"# 题\n\n{text}\n")
    assert boxes(done) == [("甲",), ("乙",)]
    assert [block.blocks[1].text for block in done.blocks] == ["ls", "dir"]


def test_programs_of_a_group_have_their_labels(read):
    done = read("# 题\n\n::: code-group\n```sh [甲]\nls\n```\n```sh [乙]\ndir\n```\n:::\n\n文。\n")
    assert boxes(done) == [("甲",), ("乙",)]


def test_a_container_that_only_lays_out_is_no_box(read):
    done = read("# 题\n\n::: center\n居中。\n:::\n")
    assert [plain(block.children) for block in done.blocks] == ["居中。"]


@pytest.mark.parametrize(
    "text",
    [
        ":::info\n没有结束",
        ":::\n没有开始",
        "```\n::: tip\n:::\n!!! note\n    文\n```",
        "!!! 注意\n\n后文",
        '!!! note "标题"\n没有缩进',
        "时间：：：三点",
        "@tab 在外面",
    ],
)
def test_what_is_text_stays(text):
    assert "\n".join(with_boxes(text.split("\n"))) == text
