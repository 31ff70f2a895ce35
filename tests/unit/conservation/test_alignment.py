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


def test_a_run_that_stands_whole_is_not_put_together_from_parts_behind_it():
    """The same words later on, parted there by an edge, are another run's."""
    result = align(["甲乙", "丙", "甲乙"], ["・甲乙丙甲", "乙"])
    assert [(one.begin, one.end, one.index) for one in result.places] == [
        (1, 3, 0), (3, 4, 1), (4, 6, 2),
    ]  # fmt: skip


def test_a_row_of_which_several_cells_go_on_on_the_next_page():
    runs = ["表头", "甲子乙丑", "定量", "说明其一二三", "末行"]
    assert lost(runs, "表头甲子定量说明其", "表头乙丑一二三末行") == []
    assert lost(runs, "表头甲子定量说明其", "表头丑一二三末行") == [(1, 1)]
    assert lost(runs, "表头甲子定量说明其", "表头乙丑二三末行") != []
    assert lost(runs, "表头甲子说明其", "表头乙丑一二三末行") != []


def test_such_a_row_over_three_pages_and_a_cell_that_begins_on_the_second():
    runs = ["甲子乙丑丙寅", "晚来", "天地玄黄宇宙", "尾声"]
    assert lost(runs, "甲子天地", "首乙丑晚来玄黄", "首丙寅宇宙尾声") == []
    assert lost(runs, "甲子天地", "长的表头乙丑晚来玄黄", "长的表头丙寅宇宙尾声") == []
    assert lost(runs, "甲子天地", "首乙丑玄黄", "首丙寅宇宙尾声") != []


def test_a_first_cell_that_begins_on_the_second_page():
    runs = ["前行", "晚来", "定量", "说明其一二三", "末行"]
    assert lost(runs, "前行定量说明其", "表头晚来一二三末行") == []
    assert lost(runs, "前行定量说明其", "表头来一二三末行") == [(1, 1)]


def test_a_parted_cell_whose_end_is_in_small_pieces():
    """Ruby and notes cut a cell into runs of a character or two, all on the next page."""
    runs = ["纸由植物纤维制成", "薄", "báo", "而", "匀", "yún", "定量与厚度"]
    assert lost(runs, "纸由植物纤定量与", "维制成薄báo而匀yún厚度") == []
    assert lost(runs, "纸由植物纤定量与", "维制成薄báo匀yún厚度") == [(3, 2)]


def test_what_stands_again_in_a_later_row_is_not_taken_for_the_parted_cell():
    runs = ["来源填报", "定量", "计算方法", "来源填报", "定性"]
    pages = ("来源定量计算", "填报方法来源填报定性")
    assert lost(runs, *pages) == []
    assert [(one.begin, one.end, one.index) for one in align(runs, pages).places] == [
        (0, 2, 0), (2, 4, 1), (4, 6, 2), (6, 8, 0), (8, 10, 2), (10, 14, 3), (14, 16, 4),
    ]  # fmt: skip


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


@given(
    st.lists(
        st.lists(st.text("天地人", min_size=1, max_size=5), min_size=2, max_size=3),
        min_size=2,
        max_size=4,
    ),
    st.data(),
)
def test_a_missing_character_of_a_parted_row_is_always_noticed(cells, data):
    pages = [
        "".join(cell[page : page + 1][0] for cell in cells if page < len(cell)) for page in (0, 1)
    ]
    pages.append("".join(cell[2] for cell in cells if len(cell) > 2))
    page = data.draw(st.integers(0, 1))
    gone = data.draw(st.integers(0, len(pages[page]) - 1))
    pages[page] = pages[page][:gone] + pages[page][gone + 1 :]
    assert lost(["".join(cell) for cell in cells], *pages)


@given(st.lists(st.integers(1, 7), min_size=2, max_size=4), st.data())
def test_cells_of_a_row_parted_anywhere_are_found(sizes, data):
    letters = iter("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东南西北上下")
    cells = ["".join(next(letters) for _ in range(size)) for size in sizes]
    cuts = [data.draw(st.integers(1, size)) for size in sizes]
    first = "".join(cell[:cut] for cell, cut in zip(cells, cuts, strict=True))
    second = "".join(cell[cut:] for cell, cut in zip(cells, cuts, strict=True))
    result = align([*cells, "末"], [first, "表头" + second + "末"])
    assert not result.lost
    assert result.generated == len("表头")
    assert all(one.end <= other.begin for one, other in pairwise(result.places))
