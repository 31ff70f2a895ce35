"""The wave line between numbers, and tildes that are none."""

from __future__ import annotations

import pytest

from compiler.model.walk import rewrite_text
from compiler.sources.mending import waves


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("10~20元", "10～20元"),
        ("5%~8%的比例", "5%～8%的比例"),
        ("三~五天", "三～五天"),
        ("三〜五天", "三～五天"),
        ("10∼20页", "10～20页"),
        ("10万~20万元", "10万～20万元"),
        ("25℃~30℃之间", "25℃～30℃之间"),
        ("3月~5月", "3月～5月"),
        ("2019年~2020年", "2019年～2020年"),
        ("第3~5页", "第3～5页"),
        ("10 ~ 20元", "10 ～ 20元"),
        ("5‰~8‰左右", "5‰～8‰左右"),
        ("周期为3天~5天", "周期为3天～5天"),
        ("价格￥10~￥20元", "价格￥10～￥20元"),
        ("1.5~2.5米", "1.5～2.5米"),
        ("3~5人，7~9人", "3～5人，7～9人"),
        ("重5kg~8kg的纸", "重5kg～8kg的纸"),
        ("两~三张", "两～三张"),
        ("长3公里~5公里", "长3公里～5公里"),
    ],
)
def test_wave_lines_are_set(source: str, mended: str) -> None:
    assert rewrite_text(source, waves.edits) == mended
    assert rewrite_text(mended, waves.edits) == mended


@pytest.mark.parametrize(
    "source",
    [
        "10～20元",
        "约~10",
        "~10元",
        "好的~",
        "好~~~",
        "10~20",
        "A~F级",
        "/~user/ 目录",
        "见 https://a.cn/~1~2 页",
        "甲~乙",
        "1990-1995年",
        "1990—1995年",
        "~",
        "目录 ~/纸",
        "5~",
        "张~李",
        "",
    ],
)
def test_what_waves_leaves(source: str) -> None:
    assert rewrite_text(source, waves.edits) == source
