"""The zero of Chinese years, and circles, letters and digits elsewhere."""

from __future__ import annotations

import pytest

from compiler.model.walk import rewrite_text
from compiler.sources.mending import zeros


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("二○二四年", "二〇二四年"),
        ("二○○八年", "二〇〇八年"),
        ("二○○○年", "二〇〇〇年"),
        ("一九四○年", "一九四〇年"),
        ("一九五О年", "一九五〇年"),
        ("二O二四年", "二〇二四年"),
        ("二o二四年", "二〇二四年"),
        ("二0二四年", "二〇二四年"),
        ("二０二四年", "二〇二四年"),
        ("二◯二四年", "二〇二四年"),
        ("二Ο一二年", "二〇一二年"),
        ("二〇○八年", "二〇〇八年"),
        ("五○年代", "五〇年代"),
        ("国发〔二○一二〕三号", "国发〔二〇一二〕三号"),
        ("二○一二、二○一三", "二〇一二、二〇一三"),
        ("二○二四 年", "二〇二四 年"),
        ("二○一二至二○一五年", "二〇一二至二〇一五年"),
        ("一九○○年", "一九〇〇年"),
        ("从二○一九年到二○二○年", "从二〇一九年到二〇二〇年"),
        ("二○一二——二○一五", "二〇一二——二〇一五"),
    ],
)
def test_zeros_of_years_are_set(source: str, mended: str) -> None:
    assert rewrite_text(source, zeros.edits) == mended
    assert rewrite_text(mended, zeros.edits) == mended


@pytest.mark.parametrize(
    "source",
    [
        "二〇二四年",
        "2024年",
        "○○公司",
        "某○某",
        "○ 第一项",
        "三○○元",
        "三○一医院",
        "一○○○",
        "一○○○元",
        "（一）○",
        "COVID",
        "一O",
        "二○",
        "十○",
        "五二○二四年",  # a longer number
        "编号三二○一五",
        "一○○○○○",
        "二零二四年",
        "一二三四",
        "1O月",
        "O型血",
        "",
    ],
)
def test_what_zeros_leaves(source: str) -> None:
    assert rewrite_text(source, zeros.edits) == source
