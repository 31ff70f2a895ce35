"""Booklets of any Markdown: no character is lost, wherever tables, code and footnotes are cut."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from content_text import text_of
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.model.booklet import BookletDraft
from compiler.sources.registry import ReadingSettings, read_source

TITLES = ("活字的前世今生", "怎样选用纸张", "排版的疏与密")
HEAD = "# 印刷学习参考\n\n## 目录\n\n" + "".join(f"- {title}\n" for title in TITLES)
LINES = st.sampled_from(
    [
        "版心与订口。", "", "| 甲 | 乙 |", "| --- | --- |", "| 丙 | 丁 | 戊 |", "```", "~~~", "$$",
        "[^1]: 注甲。", "    续注。", "文[^1]。", "文[^2]。", "[^2]: 注乙。", "> 引。", ">", "- 项",
        "  - 子项", "1. 项", "• 项", "<table><tr><td>格", "</td></tr></table>", "<div>", "</div>",
        "`码`与==亮==", "H~2~O与$x_1$", r"\[\binom{a}{b}\]", "![样](无.png)", "文![样](无.png)文",
        "[【链接】](#)", "[【链接】](https://www.example.com/)", "##小题", "### 小题", "---",
        "——副题", "作者：张三", "铜版纸", ": 定义", "　　缩进。", "— 3 —", "+++", "<b>粗", "*着重*",
        "活字的前世今生", "来源：印刷报", '<a id="x"></a>', "&emsp;&lt;文&mdash;&#8203;",
        '<a name="y">文</a>', "[返回目录](#目录)", "<font>文</font>", "## 目 {#m}", "表1 甲",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(LINES, max_size=12), min_size=3, max_size=3))
def test_no_character_is_lost(bodies):
    text = HEAD + "".join(
        f"\n## {title}\n\n版心与订口。\n" + "\n".join(body) + "\n"
        for title, body in zip(TITLES, bodies, strict=True)
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "刊.md"
        path.write_text(text, encoding="utf-8")
        manuscript = read_source(path, Path(folder), ReadingSettings(kind="booklet"), Report())
    draft = manuscript.content
    assert isinstance(draft, BookletDraft)
    assert not imbalance(manuscript.ledger, text_of(draft))
