"""Where lines end, how they are filled, and the last line of a paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compiler.typography.compose import Measure, compose
from compiler.typography.measure import spread
from compiler.typography.paragraph import Frames
from compiler.typography.policy import MAINLAND

TEXT = "国家文字，排成一行；字距相等。"


def widths(bench, text, width_em, policy=MAINLAND, frames=None, **measure):
    set_paragraph = bench.paragraph(text, policy, **({"frames": frames} if frames else {}))
    lines = compose(set_paragraph, Measure(width_em * bench.em, **measure))
    return set_paragraph, lines


@pytest.mark.parametrize("width_em", [5.3, 6, 7.7, 9])
def test_justified_lines_fill_the_measure(bench, width_em):
    _, lines = widths(bench, TEXT * 4, width_em)
    for line in lines[:-1]:
        assert line.width == pytest.approx(width_em * bench.em)
        assert line.ragged == 0


def test_the_last_line_keeps_its_own_width_unless_it_is_spread(bench):
    assert widths(bench, "国家文字", 9)[1][0].width == 4 * bench.em
    (line,) = widths(bench, "国家文字", 9, fills_last=True)[1]
    assert line.gaps == pytest.approx([bench.em * 5 / 3] * 3)


@pytest.mark.parametrize(
    ("missing_em", "gone_em"),
    [(0.2, [0.2, 0, 0]), (0.7, [0.5, 0.2, 0]), (1.2, [0.5, 0.5, 0.2])],
)
def test_brackets_give_way_before_pauses_and_pauses_before_stops(bench, missing_em, gone_em):
    set_paragraph = bench.paragraph("国（国国，国国。国国", MAINLAND)
    gaps = spread(set_paragraph, 0, 9, -missing_em * bench.em)
    assert [-gaps[index] / bench.em for index in (1 - 1, 4, 7)] == pytest.approx(gone_em)
    assert -sum(gaps) == pytest.approx(missing_em * bench.em)


def test_word_spaces_stretch_before_han(bench):
    set_paragraph = bench.paragraph("国a国国", MAINLAND)
    (line,) = compose(set_paragraph, Measure(4.3 * bench.em, fills_last=True))
    assert line.gaps == pytest.approx([bench.em * 0.4, bench.em * 0.4, 0])


def test_a_line_over_the_cap_stays_ragged_and_says_so(bench):
    policy = replace(MAINLAND, loosest=0.1)
    _, (line, *_) = widths(bench, "国国国aaaaaaaaaa", 6, policy)
    assert line.gaps == pytest.approx([bench.em * 0.1] * 2)
    assert line.ragged == pytest.approx(2.8 * bench.em)


@pytest.mark.parametrize("justified", [True, False])
def test_no_paragraph_ends_in_a_lone_character(bench, justified):
    for length in range(9, 40):
        lines = bench.set_lines("国" * length + "。", 8, MAINLAND, justified=justified)
        assert lines[-1] != "国。", length
    allowing = replace(MAINLAND, lone_characters="allow")
    assert bench.set_lines("国" * 9 + "。", 8, allowing, justified=justified)[-1] == "国。"


@pytest.mark.parametrize(
    ("text", "width_em", "last"),
    [
        ("国国国国ab。", 5, "国ab。"),
        ("国国ab 国ab。", 6, "国ab。"),
        ("国，国国，国国ab。", 8, "国ab。"),
        ("国国国国aaaa。", 5, "aaaa。"),  # two em and more are no stump
    ],
)
def test_a_last_line_has_two_em_where_that_can_be(bench, text, width_em, last):
    assert bench.set_lines(text, width_em, MAINLAND, justified=False)[-1] == last


def test_an_indented_opening_mark_is_trimmed_by_policy(bench):
    for policy, trims in ((MAINLAND, True), (replace(MAINLAND, trim_indented=False), False)):
        _, (line,) = widths(bench, "“国", 9, policy, indent=20.0, trims_first=policy.trim_indented)
        assert line.lead == (-bench.em / 2 if trims else 0)


def test_hanging_marks_stand_outside(bench):
    policy = replace(MAINLAND, hanging=True)
    assert bench.set_lines("国国国国，国国国", 4, policy)[0] == "国国国国，"
    assert bench.set_lines("国国国国，国国国", 4, MAINLAND)[0] != "国国国国，"


def test_forced_line_ends(bench):
    lines = bench.set_lines("国国\n国\n\n国国", 8, MAINLAND)
    assert lines == ["国国", "国", "\n", "国国"]


def test_padding_is_a_barrier_to_squeeze(bench):
    frames = Frames(before={2: 5.0}, unspaced=frozenset({2}))
    set_paragraph, (line,) = widths(bench, "国。“国", 9, frames=frames)
    assert line.gaps == [0, 5.0, 0]
    assert set_paragraph.pairs[1].gap == 0


def test_an_unbreakable_stretch_stays_whole(bench):
    frames = Frames(unbreakable=frozenset({3, 4, 5}))
    _, lines = widths(bench, "国国国国国国", 4, replace(MAINLAND, lone_characters="allow"), frames)
    assert [line.start for line in lines] == [0, 2]


def test_a_word_wider_than_the_line_is_broken_in_an_emergency_only(bench):
    assert len(widths(bench, "aaaaaaaaaa", 2, emergency=True)[1]) == 3
    assert len(widths(bench, "aaaaaaaaaa", 2)[1]) == 1


@pytest.mark.parametrize("letters", [13, 14, 16])
def test_a_word_that_begins_a_paragraph_has_its_first_line_to_fit_in(bench, letters):
    """It is not wider than a line, but than the one it stands on, which is indented."""
    _, lines = widths(bench, "a" * letters, 8, indent=2 * bench.em, emergency=True)
    assert len(lines) == 2
    assert all(line.width <= width * bench.em for line, width in zip(lines, (6, 8), strict=True))
    assert len(widths(bench, "国" + "a" * letters, 8, indent=2 * bench.em, emergency=True)[1]) == 2


def test_spaces_at_line_ends_take_no_room(bench):
    assert bench.set_lines("aaaa aaaa", 2, MAINLAND) == ["aaaa", "aaaa"]


@pytest.mark.parametrize("width_em", [5, 5.3, 6, 6.4, 7, 7.7, 8])
def test_no_line_is_shrunk_further_than_its_blanks_go(bench, width_em):
    for text in (
        "字国。字ab字国字ab国，国，国国国国国ab国国国字a 字",
        "ab，a 。字字国国国，国国国国ab国国字，",
        "国字国国国国字ab国。a ，国国a 国",
        "国国国，国国国字国字ab国国字a ab国国国国国国",
    ):
        _, lines = widths(bench, text, width_em)
        assert all(line.ragged >= 0 for line in lines)
        assert all(line.width <= width_em * bench.em + 1e-6 for line in lines)
