"""Titles that came from a file name."""

from __future__ import annotations

import pytest

from compiler.sources.mending.titles import restore


@pytest.mark.parametrize(
    ("title", "body", "restored"),
    [
        ("共建_丝路_新篇", "要共建“丝路”新篇。", "共建“丝路”新篇"),
        ("共建_丝路_新篇", "“丝路”走深走实", "共建“丝路”新篇"),
        ("观察_纸的历史", "本期观察｜纸的历史", "观察｜纸的历史"),
        ("_丝路_与_海路_", "“丝路”和“海路”", "“丝路”与“海路”"),
    ],
)
def test_what_the_body_has_is_restored(title: str, body: str, restored: str) -> None:
    assert restore(title, [body]).title == restored
    assert not restore(title, [body]).doubtful


def test_what_the_body_has_not_is_left_and_doubtful() -> None:
    restored = restore("共建_丝路_新篇", ["没有这些字"])
    assert restored.title == "共建_丝路_新篇"
    assert restored.doubtful


@pytest.mark.parametrize("title", ["+_&~_%！'^……", "snake_case 的写法", "没有下划线"])
def test_other_underscores_are_themselves(title: str) -> None:
    restored = restore(title, ["“&~”"])
    assert restored.title == title
    assert not restored.doubtful
