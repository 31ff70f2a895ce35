"""Whatever tags and notation stand in a manuscript, its ledger adds up and nothing is thrown."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.model.article import Article
from compiler.model.characters import visible
from compiler.model.segments import article_segments
from compiler.sources.registry import ReadingSettings, read_source

TAGS = """
p div b i sup a blockquote ul ol li table tr td th thead caption figure figcaption h1 h2 pre code
ruby rt rp form input svg script br hr span dl dt dd section del select nav img iframe video
wenxuan-note center
"""
ATTRIBUTES = (
    "", ' href="#"', ' href="http://a.cn"', ' class="share"', ' src="http://a.cn/1.jpg"',
    ' label="1"', " colspan=3", ' class="zk_decsimg"',
)  # fmt: skip
WORDS = (
    "正文", "题目", "。", "“引”", '"', " ", "\n", "8 年", "摄", "图为", "【链接】", "链接", "abc",
    "来源：某报", "央视评论员", "2021-05-31", "收藏", "&nbsp;", "&shy;", "&lt;", "\u3000\u3000",
    "责编：某人", "新华网 张三", "====================", "编者按：", "一、",
)  # fmt: skip
NOTATION = (
    "# ", "## ", "**", "*", "> ", "- ", "1. ", "\n\n", "\n", "[^1]", "\n\n[^1]: ", "^[", "]", "`",
    "[", "](#)", "](https://a.cn/b)", "![](x.png)", "|", "|-|-|\n", "    ", "~~", "---\n",
    "title: ", "\\", "```\n", "<!-- ", " -->", "\n\n***\n\n",
)  # fmt: skip

opened = st.builds(
    lambda name, more: f"<{name}{more}>", st.sampled_from(TAGS.split()), st.sampled_from(ATTRIBUTES)
)
closed = st.builds(lambda name: f"</{name}>", st.sampled_from(TAGS.split()))
words = st.sampled_from(WORDS)
html = st.lists(opened | closed | words, max_size=40).map("".join)
markdown = st.lists(words | st.sampled_from(NOTATION) | opened, max_size=40).map("".join)
front = st.sampled_from(
    [
        "",
        "---\ntitle: 题目\nauthor: ZAKER\ntags: [ZAKER]\ndate: 2021-05-31\n---\n",
        "---\ntitle: 甲\n",
    ]
)


def imbalance(text: str) -> dict[str, int]:
    """What a text's ledger leaves over as characters; {} for a text that is refused as empty."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "名.md"
        path.write_text(text, encoding="utf-8")
        try:
            manuscript = read_source(path, path.parent, ReadingSettings(kind="article"), Report())
        except SourceError:  # nothing but white space
            assert not text.strip()
            return {}
    ledger, article = manuscript.ledger, manuscript.content
    assert isinstance(article, Article)
    balance = Counter(visible(ledger.text))
    for entry in ledger.changed + ledger.dropped:
        balance.update(visible(entry.after))
        balance.subtract(visible(entry.before))
    for segment in article_segments(article):
        balance.subtract(visible(segment.text))
    return {character: count for character, count in balance.items() if count}


@settings(max_examples=400, deadline=None)
@given(front, html)
def test_any_html_adds_up(head, body):
    assert imbalance(f"{head}<div>{body}</div>") == {}


@settings(max_examples=400, deadline=None)
@given(front, markdown)
@example("", "正文\n\n[^1]: 注[^1]")
@example("", '<b class="share">\n\n[^1]: 正文')
@example("", "\n\n[^1]: 正文\n\n[^1]: ")
@example("", "<wenxuan-note>")
def test_any_markdown_adds_up(head, body):
    assert imbalance(f"{head}{body}\n正文") == {}
