"""Runs are found whole, in order, once; a page's edge may cut them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compiler.conservation.alignment import align
from compiler.conservation.characters import fold


def lost(runs, *pages):
    return [(item.index, item.page) for item in align(runs, pages).lost]


def test_whole_runs_with_generated_text_between():
    result = align(["标题", "正文一", "正文二"], ["— 目录 — 标 题 1 标题正文一", "• 正文二"])
    assert not result.lost
    assert result.generated == len("—目录—1标题•")


def test_a_lost_run_is_named_with_its_page():
    assert lost(["甲乙", "丙丁", "戊己"], "甲乙", "戊己") == [(1, 2)]
    assert lost(["甲乙丙"], "甲乙") == [(0, 1)]


def test_order_counts():
    assert lost(["乙乙", "甲甲"], "甲甲乙乙") == [(1, 1)]


def test_each_character_counts_once():
    assert lost(["甲乙", "甲乙"], "甲乙") == [(1, 1)]


def test_a_run_cut_by_a_page_edge():
    assert lost(["一二三四", "五"], "一二", "三四五") == []


def test_a_run_cut_by_an_edge_with_a_repeated_head():
    assert lost(["表头", "一二三四", "五"], "表头一二", "表头三四五") == []


def test_a_run_cut_by_an_edge_is_taken_before_the_same_words_further_on():
    assert lost(["表头", "一二三四", "五", "一二三四"], "表头一二", "表头三四五一二三四") == []


def test_characters_that_share_a_glyph():
    assert fold("⼀―⋯ a") == "一—…a"


@given(st.lists(st.text("天地人", min_size=1, max_size=6), min_size=1, max_size=20), st.data())
def test_text_cut_into_pages_anywhere_is_found(runs, data):
    text = "".join(runs)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
    bounds = [0, *cuts, len(text)]
    pages = [text[a:b] for a, b in pairwise(bounds)]
    assert lost(runs, *pages) == []


@given(st.lists(st.text("天地人和", min_size=1, max_size=6), min_size=1, max_size=20), st.data())
def test_a_missing_character_is_always_noticed(runs, data):
    text = "".join(runs)
    gone = data.draw(st.integers(0, len(text) - 1))
    assert lost(runs, text[:gone] + text[gone + 1 :])


def test_control_characters_have_no_glyph_among_ascii_either():
    assert fold("a\x1bb") == fold("甲\x1b")[1:] + "ab"
