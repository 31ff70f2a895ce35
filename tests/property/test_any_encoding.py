"""Sentences made of everyday words: whatever the encoding and the label, right or refused."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.errors import SourceError
from compiler.sources.encoding.decoding import decode, without_invisible

# fmt: off
SIMPLIFIED = [
    "纸张", "油墨", "印刷", "装订", "版面", "校对", "编辑", "设计", "字体", "标题",
    "正文", "目录", "封面", "裁切", "折页", "质量", "检查", "工作", "会议", "研究",
    "我们", "他们", "认真", "学习", "发展", "提高", "完成", "需要", "可以", "已经",
    "应当", "的", "了", "是", "在", "和", "与", "对", "从", "把",
    "也", "都", "很", "不", "一", "二", "三",
]
TRADITIONAL = [
    "紙張", "油墨", "印刷", "裝訂", "版面", "校對", "編輯", "設計", "字體", "標題",
    "正文", "目錄", "封面", "裁切", "摺頁", "品質", "檢查", "工作", "會議", "研究",
    "我們", "他們", "認真", "學習", "發展", "提高", "完成", "需要", "可以", "已經",
    "應當", "的", "了", "是", "在", "和", "與", "對", "從", "把",
    "也", "都", "很", "不", "一", "二", "三",
]
# fmt: on
MARKS = ["，", "。", "、", "：", "\n", " ", "A4", "2024"]
LABELS = st.sampled_from(["", "gb2312", "big5", "utf-8", "utf-16", "shift_jis"])


def sentences(words: list[str]) -> st.SearchStrategy[str]:
    pieces = st.lists(st.sampled_from(words * 3 + MARKS), min_size=8, max_size=60)
    return pieces.map("".join).filter(lambda text: sum(each > "\u4dff" for each in text) > 9)


@settings(max_examples=150)
@given(
    sentences(SIMPLIFIED),
    st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]),
    LABELS,
)
def test_simplified(text: str, encoding: str, label: str) -> None:
    assert decode(text.encode(encoding), "a.txt", label=label) == text


@settings(max_examples=150)
@given(
    sentences(TRADITIONAL),
    st.sampled_from(["utf-8", "big5", "big5hkscs", "gb18030", "utf-16-le", "utf-16-be"]),
    LABELS,
)
def test_traditional(text: str, encoding: str, label: str) -> None:
    assert decode(text.encode(encoding), "a.txt", label=label) == text


@settings(max_examples=200)
@given(st.binary(min_size=1, max_size=400), LABELS)
def test_any_bytes_are_read_or_refused(data: bytes, label: str) -> None:
    try:
        text = decode(data, "a.txt", label=label)
    except SourceError:
        return
    assert text == without_invisible(text)
    assert text.strip()
