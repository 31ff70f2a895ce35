"""Half-width marks of Chinese sentences, and all that only looks like them."""

from __future__ import annotations

import pytest

from compiler.model.walk import rewrite_text
from compiler.sources.mending import punctuation


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("你好,世界.", "你好，世界。"),
        ("你好, 世界", "你好， 世界"),
        ("纸;墨", "纸；墨"),
        ("字体:宋体", "字体：宋体"),
        ("好吗?", "好吗？"),
        ("印了两次,版本号为2.0.", "印了两次，版本号为2.0。"),
        ("他读了The Old Man and the Sea,很喜欢.", "他读了The Old Man and the Sea，很喜欢。"),
        ("他说:“你好,世界!”", "他说：“你好，世界！”"),
        ("(见图(1))", "（见图（1））"),
        ("3:请看", "3：请看"),
        ("好!", "好！"),
        ("好吗?!", "好吗？！"),
        ("好!!!", "好！！！"),
        ("印刷(活字)术", "印刷（活字）术"),
        ("世界卫生组织(WHO)宣布", "世界卫生组织（WHO）宣布"),
        ("图(1)", "图（1）"),
        ("(1)总则是这样", "（1）总则是这样"),
        ("(2) Word的界面如图", "（2） Word的界面如图"),
        ("(一)总则", "（一）总则"),
        ("印刷（活字)术", "印刷（活字）术"),
        ("印刷(活字）术", "印刷（活字）术"),
        ("共30,其中三张", "共30，其中三张"),
        ("我们用WPS,很方便", "我们用WPS，很方便"),
        ("他说:“好.”", "他说：“好。”"),
        ("《印刷史》(第二版)很好", "《印刷史》（第二版）很好"),
        ("我们都要学习.我们都要实践.", "我们都要学习。我们都要实践。"),
        ("你去不去?我不去", "你去不去？我不去"),
        ("谁是CEO?", "谁是CEO？"),
        ("会议时间:10:30开始", "会议时间：10:30开始"),
        ("电话:010-12345678", "电话：010-12345678"),
        ("约3.14,取两位", "约3.14，取两位"),
        ("见 https://a.cn/b,然后", "见 https://a.cn/b，然后"),
        ("如下:(1)纸;(2)墨", "如下：（1）纸；（2）墨"),
        ("第一页,\n第二页", "第一页，\n第二页"),
        ("他(1881—1936)是作家", "他（1881—1936）是作家"),
        ("纸(paper, 中国发明)好", "纸（paper， 中国发明）好"),
    ],
)
def test_full_width_marks_are_set(source: str, mended: str) -> None:
    assert rewrite_text(source, punctuation.edits) == mended
    assert rewrite_text(mended, punctuation.edits) == mended


@pytest.mark.parametrize(
    "source",
    [
        "10:30",
        "比分3:2",
        "圆周率3.14",
        "1,000元",
        "一共1,234,567册",
        'He said, "yes".',
        "He wrote 天下, and left.",
        "使用 Word, Excel 两种",
        "约翰.肯尼迪",
        "美国前总统约翰.肯尼迪的演说",
        "一.总则",
        "第二.纸张",
        "1.概述",
        "参考文献第3.",
        "(a+b)的平方",
        "天下, he wrote, is large and wide",
        "A.纸",
        "v2.0.1版",
        "https://a.cn/?a=1,2;b:3",
        "www.a.cn",
        "发到 a.b@c.cn 邮箱",
        "报告(1).docx",
        "请看附件报告(终稿).pdf",
        "f(x)的值",
        "y=2(n-1)个",
        "[1] 新华网. 印刷:纸的故事[EB/OL]. 人民网, 2025-05-15.",
        "新华网. 印刷术[J]. 纸, 2001(3): 5.",
        "C:\\文件\\纸",
        "打开 D:盘",
        "Yahoo!公司",
        "a!=b 时",
        "等等...",
        "哈哈:)",
        "写作“(”和“)”的符号",
        "半角的“,”和“?”",
        "HH:MM 格式",
        "目录/纸.md",
        ":smile:",
        "&nbsp;纸",
        "a,b,c",
        "(c) 2024 Company",
        "Word(2019)",
        "（全角），已经。",
        "WPS (Office) Suite 是软件",
        "",
    ],
)
def test_what_punctuation_leaves(source: str) -> None:
    assert rewrite_text(source, punctuation.edits) == source
