"""Lines that lead to the previous and next article, and back."""

from __future__ import annotations

import pytest

from compiler.model.segments import article_segments

TEXT = "纸有正反两面，也有横直两种纹路，顺着纹路折不会裂，逆着纹路折就容易起毛。"


def printed(read, above: str = "", below: str = "") -> str:
    article = read(f"# 纸的用法\n\n{above}\n\n{TEXT}\n\n{TEXT}\n\n{below}\n").article
    return "\n".join(segment.text for segment in article_segments(article))


@pytest.mark.parametrize(
    "line",
    [
        "上一篇：[选纸](1.md) ｜ 下一篇：[裁纸](3.md)",
        "[上一章](1.md) | [目录](README.md) | [下一章](3.md)",
        "- 上一节：[选纸](1.md)\n- 下一节：[裁纸](3.md)",
        "← [上一页](1.md)　[下一页](3.md) →",
        "上一篇：选纸\\\n下一篇：没有了",
        "[Previous](1.md) | [Next](3.md)",
        "[下一篇：裁纸](3.md)",
    ],
)
def test_they_go_and_are_told(read, line):
    assert "篇" not in printed(read, below=line)
    assert TEXT in printed(read, below=line)
    result = read(f"# 纸的用法\n\n{TEXT}\n\n{TEXT}\n\n---\n\n{line}\n")
    assert result.dropped("chrome")
    assert len(result.blocks) == 2


@pytest.mark.parametrize(
    "line",
    [
        "下一篇我们讲裁纸。",
        "下一篇：讲裁纸，也讲磨刀。",
        "上一章说过，纸有两面。",
        "上一篇文章里有[一张图](1.md)，可以对照着看。",
        "下一讲",
        "下一篇：我们讲裁纸吗？",
    ],
)
def test_what_is_said_of_the_neighbours_stays(read, line):
    words = line.replace("[", "").replace("](1.md)", "")
    assert words in printed(read, below=line)


def test_the_way_home_goes(read):
    assert "主页" not in printed(read, below="[[🏠点击这里回到主页]](README.md)")


def test_in_the_middle_a_list_of_links_stays(read):
    line = "上一篇：[选纸](1.md) ｜ 下一篇：[裁纸](3.md)"
    text = "\n\n".join([TEXT] * 4)
    assert "选纸" in printed(read, below=f"{line}\n\n{text}")
