"""White space that goes, and white space that stays."""

from __future__ import annotations

import pytest

from compiler.model.inline import Code, Text
from compiler.model.walk import rewrite_run, rewrite_text
from compiler.sources.mending import spaces


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("8 年来", "8年来"),
        ("11 月 19 日，用了 6 个", "11月19日，用了6个"),
        ("一 、历史", "一、历史"),
        ("（二） 道路", "（二）道路"),
        ("欢呼声 …… 万千", "欢呼声……万千"),
        ("关注 —— 在 3 月", "关注——在3月"),
        ("\u3000\u3000各位读者", "各位读者"),
        ("卡尔 · 马克思", "卡尔·马克思"),
        ("占 5 % 的", "占5 %的"),
        ("收入\u00a0增长", "收入 增长"),
        ("零 \u200b宽 1", "零 宽1"),
        ("宋体  黑体", "宋体 黑体"),
        ("Ahana Fernandez 用", "Ahana Fernandez用"),
    ],
)
def test_spaces_that_print_does_not_have_go(source: str, mended: str) -> None:
    assert rewrite_text(source, spaces.edits) == mended


@pytest.mark.parametrize(
    "source",
    [
        "新华网 张芮绮",
        "新华社记者 申宏 摄",
        "第一观察 | 总书记",
        "第一章 总则",
        "王鹏 / 摄",
        "Noto Serif CJK",
        "2021-05-31\u3000来源",
        "见 https://example.org/a 一页",
        "5.1.2 页面",
        "said “ok” then",
    ],
)
def test_spaces_that_mean_something_stay(source: str) -> None:
    assert rewrite_text(source, spaces.edits) == source


def test_spaces_beside_code_stay() -> None:
    run = (Text("运行 "), Code("make demo"), Text(" 即可"))
    assert rewrite_run(run, spaces.edits) == run
