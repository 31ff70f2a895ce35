"""``<`` is a character of the text unless an element begins there."""

import pytest

from compiler.sources.html.elements import with_text_kept
from compiler.sources.html.parsing import parsed


@pytest.mark.parametrize(
    "text",
    [
        "先按 <Enter> 键",
        "变量写作 List<String> 即可",
        "临窗<ABC<靠墙的书架",
        "按 <ISO9001> 标准",
        "若 a<b 且 c>d，则成立",
        "写信给 <me@example.cn>",
        "见 <https://example.cn/a>",
        "</3 与 <3",
        "<!重要> 与 <?什么>",
        "</Enter> 没有开头",
        "x<p,q>y",
    ],
)
def test_every_character_is_kept(text):
    assert parsed(f"<p>{text}</p><p>后文</p>").get_text() == f"{text}后文"


@pytest.mark.parametrize(
    "html",
    [
        "<P class=a>纸</P><br/><font color=red>墨</font>",
        "<my-note>纸</my-note><o:p></o:p>",
        '<Badge text="新"/><Counter />',
        "<Foo title='纸'>",
        "<b>纸</b><i class>墨</i><a download href=x>链</a><p nowrap>",
        "<!-- 先按 <Enter> --><!DOCTYPE html><?xml version='1.0'?>",
        "<script>if (a<Foo && b>c) {}</script><style>a<Foo></style>",
        "<svg><zoom></svg>",
        "纸 &lt;Enter&gt;",
    ],
)
def test_what_is_markup_stays(html):
    assert with_text_kept(html) == html


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "<Foo a='", "<!-- ", "<script ", "<svg>", "</b", "<b c"]
)
def test_the_time_is_linear(piece):
    assert len(with_text_kept(piece * 20_000)) >= 20_000 * len(piece)
