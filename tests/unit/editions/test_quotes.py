"""Quotation marks: by depth, over paragraphs, around Latin text, and without a partner."""

from __future__ import annotations

import pytest

from compiler.editions.quotes import corner_quotes
from compiler.model.walk import rewrite_text


def cornered(*runs: str) -> list[str]:
    answers = corner_quotes(runs)
    return [
        rewrite_text(run, lambda _text, answer=answer: answer.edits)
        for run, answer in zip(runs, answers, strict=True)
    ]


def unpaired(*runs: str) -> list[tuple[int, ...]]:
    return [answer.unpaired for answer in corner_quotes(runs)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("他说：“好。”", "他说：「好。」"),
        ("“外‘内’外”", "「外『内』外」"),
        ("“一‘二“三”二’一”", "「一『二「三」二』一」"),
        ("“外“内”外”", "「外『内』外」"),
        ("‘单用’", "「单用」"),
        ("用“GDP”衡量", "用「GDP」衡量"),
        ("《“十四五”规划》〈附〉", "《「十四五」规划》〈附〉"),
        ("「已“有”的」", "「已『有』的」"),
        ("“It’s good”，他说", "「It’s good」，他说"),
    ],
)
def test_marks_alternate_by_depth(source, expected):
    assert cornered(source) == [expected]
    assert unpaired(source) == [()]


@pytest.mark.parametrize(
    "source", ["the “Belt and Road” plan", "It’s here", "“Belt and Road”", "students’ rights"]
)
def test_latin_text_keeps_its_marks(source):
    assert cornered(source) == [source]
    assert unpaired(source) == [()]


def test_a_quotation_of_several_paragraphs_opens_in_each():
    assert cornered("“第一段。", "“第二段‘内’。", "“第三段。”", "后文“词”。") == [
        "「第一段。",
        "「第二段『内』。",
        "「第三段。」",
        "后文「词」。",
    ]
    assert unpaired("“第一段。", "“第二段。", "“第三段。”") == [(), (), ()]


def test_an_inner_quotation_is_carried_on_too():
    assert cornered("“他说：‘甲。", "“‘乙。’”") == ["「他说：『甲。", "「『乙。』」"]


def test_a_chain_that_never_closes_is_unpaired_in_each_run():
    assert unpaired("“甲。", "“乙。") == [(0,), (0,)]
    assert cornered("“甲。", "“乙。") == ["「甲。", "「乙。"]


def test_marks_without_partner_are_set_and_told():
    assert cornered("甲“乙", "丙”丁", "戊’己") == ["甲「乙", "丙」丁", "戊』己"]
    assert unpaired("甲“乙", "丙”丁", "戊’己") == [(1,), (1,), (1,)]


def test_an_inner_mark_left_open_does_not_turn_the_outer():
    assert cornered("“甲‘乙”丙“丁”") == ["「甲『乙」丙「丁」"]
    assert unpaired("“甲‘乙”丙“丁”") == [(2,)]
