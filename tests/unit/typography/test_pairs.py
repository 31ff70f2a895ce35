"""Rules between two characters: gaps, breaks, and what gives way first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compiler.typography.pairs import PARTED_NUMBER, PLAIN, Tier
from compiler.typography.policy import CENTRED, MAINLAND, policy_for


def pair_in(bench, text: str, policy=MAINLAND, *, centred: bool = False):
    """The rule between the last two characters of a text."""
    return bench.paragraph(text, policy, centred=centred).pairs[len(text) - 2]


@pytest.mark.parametrize(
    ("text", "gap_em"),
    [
        ("。”", -0.5), ("”，", -0.5), ("”“", -0.5), ("：“", -0.5), ("）、", -0.5), ("「『", -0.5),
        ("国国", 0), ("国，", 0), ("，国", 0), ("国“", 0), ("“国", 0),
        ("国·", -0.25), ("·国", -0.25),
    ],
)  # fmt: skip
def test_adjacent_marks_are_squeezed(bench, text, gap_em):
    assert pair_in(bench, text).gap == gap_em * bench.em
    assert pair_in(bench, text, replace(MAINLAND, squeeze="none")).gap == 0


@pytest.mark.parametrize(
    ("text", "gap_em"), [("。」", -0.25), ("：）", 0), ("，（", -0.5), ("国·", 0)]
)
def test_centred_marks_are_squeezed_before_closing_quotes_only(bench, text, gap_em):
    assert pair_in(bench, text, CENTRED, centred=True).gap == gap_em * bench.em


def test_a_centred_mark_before_a_quote_keeps_half_an_em(bench):
    before, after = bench.paragraph("国。」", CENTRED, centred=True).pairs[:2]
    assert (before.gap, after.gap) == (-bench.em / 4, -bench.em / 4)


@pytest.mark.parametrize("text", ["国a", "a国", "国5", "5国", "国+", "%国"])
def test_han_and_latin_stand_a_quarter_em_apart(bench, text):
    pair = pair_in(bench, text)
    assert pair.gap == bench.em / 4
    assert pair.gap - pair.shrink == bench.em / 8
    assert pair.gap + pair.stretch == bench.em / 2
    assert pair_in(bench, text, replace(MAINLAND, han_latin_space=0.0)).gap == 0


@pytest.mark.parametrize(
    "text", ["，a", "a。", "（a", "国％", "5℃", "国（", "￥5", "5～", "～5", "国-", "-国"]
)
def test_no_gap_next_to_marks_units_and_hyphens(bench, text):
    assert pair_in(bench, text).gap == 0


def test_a_typed_space_between_han_and_latin_is_the_gap(bench):
    set_paragraph = bench.paragraph("国 a", MAINLAND)
    space = set_paragraph.characters[1].advance
    assert sum(set_paragraph.gaps[:2]) + space == bench.em / 4
    words = bench.paragraph("a a", MAINLAND)
    assert words.gaps[:2] == [0, 0]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("国，", ""), ("国”", ""), ("“国", ""), ("（国", ""), ("5％", ""), ("国%", ""), ("￥5", ""),
        ("国·", "basic"), ("国～", "basic"), ("国/", "basic"),
        ("国…", "basic gb"), ("国—", "basic gb"), ("国々", "basic gb"),
        ("——", ""), ("……", ""), ("国“", "basic gb strict"), ("”国", "basic gb strict"),
        ("国国", "basic gb strict"), ("3年", "basic gb strict"), ("ab", "basic gb strict"),
        ("aa", ""), ("国\u00a0", ""), ("\u200b国", "basic gb strict"),
    ],
)  # fmt: skip
def test_where_lines_may_end(bench, text, levels):
    """``b`` is a Latin letter that Unicode allows to break before, in this test's font."""
    for level in ("basic", "gb", "strict"):
        allowed = pair_in(bench, text, replace(MAINLAND, kinsoku=level)).breakable
        assert allowed == (level in levels.split()), level


def test_parting_a_number_from_its_unit_is_costly_but_legal(bench):
    for text in ("3年", "第3", "0届"):
        pair = pair_in(bench, text)
        assert pair.breakable
        assert pair.penalty == PARTED_NUMBER


@pytest.mark.parametrize(
    ("text", "tier"),
    [("）国", Tier.BRACKET), ("国（", Tier.BRACKET), ("，国", Tier.PAUSE), ("。国", Tier.STOP)],
)
def test_blanks_give_way_in_turn(bench, text, tier):
    pair = pair_in(bench, text)
    assert (pair.shrink, pair.tier) == (bench.em / 2, tier)


@pytest.mark.parametrize(
    ("mark", "tier"), [("，", Tier.PAUSE), ("：", Tier.PAUSE), ("。", Tier.STOP), ("？", Tier.STOP)]
)
def test_centred_marks_give_way_on_both_sides_alike(bench, mark, tier):
    for text in (f"国{mark}", f"{mark}国"):
        pair = pair_in(bench, text, CENTRED, centred=True)
        assert (pair.gap, pair.shrink, pair.tier) == (0, bench.em / 8, tier)
    quoted = bench.paragraph(f"国{mark}」", CENTRED, centred=True).pairs[:2]
    assert [pair.shrink for pair in quoted] == [0, 0]
    strict = replace(CENTRED, squeeze="none")
    assert pair_in(bench, f"国{mark}", strict, centred=True).shrink == 0


@pytest.mark.parametrize("text", ["——", "……", "aa", "5％", "￥5", "（国", "国，", "8—", "—2"])
def test_what_is_never_stretched(bench, text):
    assert not pair_in(bench, text).expands


def test_plain_text_shares_one_rule(bench):
    assert pair_in(bench, "国家") is PLAIN


def test_regions_differ_in_their_defaults():
    assert policy_for("zh-Hans") == MAINLAND
    assert policy_for("zh-Hant-TW") == policy_for("zh-Hant-HK") == CENTRED
    assert policy_for("en") == MAINLAND
    assert MAINLAND.narrow_dot
    assert not CENTRED.narrow_dot
