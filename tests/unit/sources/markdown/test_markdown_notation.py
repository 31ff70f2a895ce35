"""Commands of Markdown dialects are no text of the article."""

from __future__ import annotations

import pytest
from regex_steps import Counted

from compiler.sources.markdown.notation import without_commands
from compiler.sources.markdown.site_commands import _CAPTION, _FILE, _PICTURE, _TAG


@pytest.mark.parametrize("line", ["[TOC]", "[[toc]]", "@[toc]", "[toc]  "])
def test_a_command_for_a_contents_list_goes(line):
    assert without_commands(f"{line}\n\n# 纸") == "\n\n# 纸"


@pytest.mark.parametrize(
    "line",
    ["{% note info %}", "{% endnote %}", "{%- raw -%}", "{{< callout type=tip >}}", "{{% /tip %}}"],
)
def test_what_only_wraps_text_on_a_site_goes(line):
    assert without_commands(f"{line}\n文") == "\n文"


def test_a_long_command_takes_linear_time():
    name = "a" * 2_000
    assert without_commands(f"{{{{< figure src={name} >}}}}") == f"{{{{< figure src={name} >}}}}"
    for pattern in (_TAG, _PICTURE, _FILE, _CAPTION):  # 4 million when a name could begin anywhere
        Counted(pattern).scan(f"{{{{< figure src={name} >}}}}", most=20 * len(name))


@pytest.mark.parametrize(
    ("line", "picture"),
    [
        ("{% asset_img a.png 行距对比 %}", "![行距对比](a.png)"),
        ("{% img left /i/a.jpg 300 200 'x' %}", "![](/i/a.jpg)"),
        ('{{< figure src="a.png" title="行距 对比" >}}', "![行距 对比](a.png)"),
    ],
)
def test_a_picture_of_a_site_is_one(line, picture):
    assert without_commands(line).strip() == picture


@pytest.mark.parametrize(
    ("line", "common"),
    [
        ("> [!NOTE]", "> "),
        ("> [!tip]- 提示", "> **提示**\n> "),
        ("%%批注%%", ""),
        ("见[[版面设计|版面]]与[[版心]]", "见版面与版心"),
        ("图见![[版心 1.png|300]]", "图见![](<版心 1.png>)"),
    ],
)
def test_notes_of_obsidian_and_github_in_common_markdown(line, common):
    assert without_commands(line) == common


@pytest.mark.parametrize("mark", ["{#paper}", "{#纸的起源}", "{.unnumbered #a-1}", "{: #x}"])
def test_the_attributes_of_a_heading_go(mark):
    assert without_commands(f"## 纸 {mark}\n\n文") == "## 纸\n\n文"
    assert without_commands(f"## 纸 {mark} ##") == "## 纸"


@pytest.mark.parametrize(
    "text",
    [
        "## 集合 {1, 2}",
        "## {#}",
        "见 {#paper}",
        "```\n[TOC]\n:::info\n:::\n```",
        ":::warning 标题\n文",
        "见 [TOC] 一节",
        ":::info\n没有结束",
        ":::\n没有开始",
        "{% note info 提示 %}",
        "{% youtube a1 %}",
        "增长5%%，又增长6%%。",
        "`[[ -f a ]]` 与 `![[a.png]]`",
        "见[[1]]与[[甲]](https://a.cn)",
        "[!NOTE] 不在引文里",
        "{% blockquote Tschichold %}",
        "见 {% raw %} 一节",
        "{% asset_img 没有文件 %}",
        '{{< figure src="a.png" title="纸" caption="墨" >}}',
    ],
)
def test_what_is_text_stays(text):
    assert without_commands(text) == text
