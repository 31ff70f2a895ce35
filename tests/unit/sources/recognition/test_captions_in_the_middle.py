"""Lines in the middle right under a picture, in posts and Markdown."""

from __future__ import annotations

import pytest

from compiler.model.block import Figure, Paragraph, Role
from compiler.model.segments import plain

TEXT = "纸有正反两面，也有横直两种纹路，顺着纹路折不会裂，逆着纹路折就容易起毛。"
PICTURE = "![](https://example.org/a.png)"


def captions(read, below: str) -> list[str]:
    blocks = read(f"# 纸的用法\n\n{TEXT}\n\n{PICTURE}\n\n{below}\n\n{TEXT}\n").blocks
    return [plain(block.caption) for block in blocks if isinstance(block, Figure)]


@pytest.mark.parametrize(
    "below",
    [
        '<p align="center">厂门旧影</p>',
        "<center>厂门旧影</center>",
        '<div style="text-align: center">厂门旧影</div>',
        '<div align="center"><p>厂门旧影</p></div>',
        '<div align="center"><sub>厂门旧影</sub></div>',
    ],
)
def test_a_line_in_the_middle_is_the_caption(read, below):
    assert captions(read, below) == ["厂门旧影"]


@pytest.mark.parametrize(
    "below",
    [
        "厂门旧影",
        '<p align="left">厂门旧影</p>',
        '<p align="center">厂门是那一年修的。</p>',
        '<p align="center">一、厂门</p>',
        '<p align="center"><b>厂门旧影</b></p>',
        '<p align="center">作者：林知白</p>',
        '<p align="center">灯下翻开旧书页</p>\n\n<p align="center">墨香犹在字已残</p>',
    ],
)
def test_what_is_no_caption(read, below):
    assert captions(read, below) == [""]


def test_where_the_text_stands_in_the_middle_a_line_there_is_text(read):
    lines = "\n\n".join(f'<p align="center">第{n}行短短的诗</p>' for n in "甲乙丙丁")
    blocks = read(f'# 诗\n\n{lines}\n\n{PICTURE}\n\n<p align="center">末行</p>\n').blocks
    assert not any(block.caption for block in blocks if isinstance(block, Figure))


@pytest.mark.parametrize("where", ['align="right"', 'style="text-align: right"'])
def test_lines_on_the_right_sign(read, where):
    signed = f"<p {where}>总务组</p>\n\n<p {where}>二〇二四年五月一日</p>"
    blocks = read(f"# 盘点通知\n\n{TEXT}\n\n{signed}\n").blocks
    assert [
        plain(b.children) for b in blocks if isinstance(b, Paragraph) and b.role is Role.SIGNATURE
    ] == ["总务组", "二〇二四年五月一日"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("上图：厂门旧影", True),
        ("上图为厂门", True),
        ("左图（林知白 摄）", True),
        ("图为老师傅在折页。", True),
        ("师傅正在水槽边抄纸。示例网 林知白 绘", True),
        ("折页的次序（林知白 绘）", True),
        ("这一页的图样由老师傅照着实物一笔一笔手工描绘", False),
        ("上图这种纸的帘纹很密，对着光看一寸之内有二十几道。", False),
        ("下图书馆里还有一册。", False),
    ],
)
def test_words_that_tell_a_caption(read, text, told):
    assert captions(read, text) == [text if told else ""]
