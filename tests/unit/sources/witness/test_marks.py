"""Markdown less its marks: what is one and what is text."""

from __future__ import annotations

import pytest

from compiler.sources.witness.marks import markdown_seen
from compiler.sources.witness.seen import Sight


def _text(markdown):
    seen = markdown_seen(markdown)
    words = "".join(one.text for one in seen.stretches if one.sight is Sight.SEEN)
    return "".join(each for each in words if each not in seen.notation and not each.isspace())


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ('见[网页](http://a.cn/b_(c) "题")。', "见网页。"),
        ("![图](a.png)字", "字"),
        ("字<br/>字<font color=red>红</font>", "字字红"),
        ("<!-- 藏\n藏 -->字", "字"),
        ("字[^1]\n\n[^1]: 注文", "字注文"),
        ("[甲][乙]\n\n[乙]: http://a.cn", "甲"),
        ("```python\nprint(1)\n```", "print1"),
        ("&copy; 字", "©字"),
        ("::: tip 提示\n字\n:::", "提示字"),
        ("- [x] 字", "字"),
        ("$$\n\\frac{a}{b}\n$$", "ab"),
        ("## 字 {#id .b}", "字"),
        ("{% raw %}\n字", "字"),
    ],
)
def test_marks(markdown, text):
    assert _text(markdown) == text


@pytest.mark.parametrize(
    "text",
    ["a<b的时候", "按<Enter>键", "变量List<String>", "[1]某书，北京，2001年", "{j=1}", "价5$和6$"],
)
def test_what_is_text_stays(text):
    bare = "".join(each for each in text if each not in markdown_seen("").notation)
    assert _text(text) == bare


def test_front_matter_and_code_stand_as_they_are():
    seen = markdown_seen("---\ntitle: 题\n---\n字\n\n~~~\n**码**\n~~~\n\n2. 项\n")
    assert [(one.text.strip(), one.line, one.sight) for one in seen.stretches] == [
        ("title: 题", 2, Sight.SEEN),
        ("字", 4, Sight.SEEN),
        ("**码**", 7, Sight.SEEN),
        ("2", 10, Sight.MADE),
        ("项", 10, Sight.SEEN),
    ]
