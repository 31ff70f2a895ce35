"""Plain text and booklet dumps: whatever stands in them, nothing is lost and nothing fails."""

from __future__ import annotations

from collections import Counter

from composed import read_text
from hypothesis import example, given
from hypothesis import strategies as st

from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.booklet import Manuscript
from compiler.model.characters import visible
from compiler.model.segments import article_segments, block_segments, masthead_segments
from compiler.sources.whole_booklets import booklet_dump

LINES = st.sampled_from(
    [
        "",
        "目录",
        "纸墨 笔砚",
        "文房.....1",
        "- **文房**.....1",
        " - 造纸 | 制墨",
        "1. 毛笔 …… 3",
        "文房",
        "造纸丨制墨",
        "毛笔",
        "# 毛笔",
        "编者按：说纸。",
        "【编者按】",
        "2024年第3期  2024年3月1日",
        "主办：某室",
        "内部资料",
        "一、原料",
        "（1）竹子",
        "— 3 —",
        "7",
        "\f",
        "======",
        "纸是**古人**发明的，见[此](https://example.org/a)。[【链接】](#)",
        "墨用松烟做。【[链接](https://example.org/b)】",
        '他说 " 好 " 和 "坏。',
        "新华社记者 张三",
        "![图](a.jpg)",
        "> 引文",
        "造纸的人把竹子泡在池里，一百天以后取出来，捣成纸浆，再用细竹帘",
    ]
)
TEXTS = st.lists(LINES, max_size=25).map("\n".join)


def balance(manuscript: Manuscript) -> None:
    content, ledger = manuscript.content, manuscript.ledger
    if isinstance(content, Article):
        pieces = [segment.text for segment in article_segments(content)]
    else:
        pieces = [segment.text for segment in masthead_segments(content.masthead)]
        pieces += [segment.text for segment in block_segments(content.editor_note)]
        for section in content.sections:
            pieces.append(section.title)
            for article in section.articles:
                pieces += [segment.text for segment in article_segments(article)]
    gone = "".join(entry.before for entry in (*ledger.dropped, *ledger.changed))
    come = "".join(entry.after for entry in ledger.changed)
    assert Counter(visible(ledger.text + come)) == Counter(visible("".join(pieces) + gone))


@given(TEXTS)
@example("（1）竹子\n（1）竹子\n目录\n目录\n纸墨 笔砚\n文房.....1\n目录\n纸墨 笔砚")
@example("（1）竹子\n纸墨 笔砚\n（1）竹子\n目录\n目录\n纸墨 笔砚\n文房.....1\n目录\n纸墨 笔砚")
def test_a_dump_balances(source: str) -> None:
    booklet_dump.is_booklet(source)
    balance(booklet_dump.read(source, "a.md", Report()))


@given(TEXTS)
def test_a_text_balances(source: str) -> None:
    balance(read_text(source, "a.txt", Report()))
