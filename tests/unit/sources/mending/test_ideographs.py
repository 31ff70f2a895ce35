"""Radicals and duplicate ideographs, and the variants that stay."""

from __future__ import annotations

import pytest

from compiler.model.walk import rewrite_text
from compiler.sources.mending import ideographs


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("⼀", "一"),
        ("⼈民", "人民"),
        ("⽂选", "文选"),
        ("⻛⻋", "风车"),
        ("⻢上", "马上"),
        ("⻓⻔", "长门"),
        ("⻅⻚", "见页"),
        ("⻩⻥", "黄鱼"),
        ("⺠⺟", "民母"),
        ("⻰⻳", "龙龟"),
        ("\uf9ba", "了"),
        ("\uf90a", "金"),
        ("\uf914", "樂"),
        ("\ufa0b", "廓"),
        ("⾦⼦", "金子"),
        ("⿓", "龍"),
        ("⼤⼩⾼", "大小高"),
        ("⼯⼈", "工人"),
        ("⻘⻝", "青食"),
        ("⻬⻮", "齐齿"),
    ],
)
def test_every_ideograph_is_itself(source: str, mended: str) -> None:
    assert rewrite_text(source, ideographs.edits) == mended
    assert rewrite_text(mended, ideographs.edits) == mended


@pytest.mark.parametrize(
    "source",
    [
        "一人文",
        "\ufa11",
        "\ufa19",
        "\ufa1b",
        "\ufa0e",
        "⺮",
        "⺡",
        "⻌",
        "\U0002f800",
        "〇",
        "葛\U000e0100",
        "㈱",
        "カ",
        "abc",
        "",
    ],
)
def test_what_ideographs_leaves(source: str) -> None:
    assert rewrite_text(source, ideographs.edits) == source
