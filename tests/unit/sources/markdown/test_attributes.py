"""Attributes in braces are no words."""

import pytest

from compiler.sources.markdown.attributes import without_attributes


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("## 纸 {#paper}", "## 纸"),
        ("![](a.png){width=300}", "![](a.png)"),
        ('[甲](https://a.cn){:target="_blank"}', "[甲](https://a.cn)"),
        ("[红字]{.red}很红", "红字很红"),
        ("**重点**{.mark}", "**重点**"),
        ("这一段。{: .lead}", "这一段。"),
        ("{: .lead}", ""),
        ("{.class #id}", ""),
    ],
)
def test_attributes_go(line, words):
    assert without_attributes(line) == words


@pytest.mark.parametrize(
    "line",
    [
        "## 集合 {1, 2}",
        "集合 {a}",
        "## {#}",
        "见 {#paper} 处",
        "f(x){return 1}",
        "[1]{二}",
        "{{ n }}",
    ],
)
def test_braces_of_the_text_stay(line):
    assert without_attributes(line) == line
