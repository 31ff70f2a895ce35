"""The checker sees what it is there to see: each fault, in lines made to have it."""

from __future__ import annotations

import pytest
from line_checker import (
    Glyph,
    SetLine,
    baseline_faults,
    break_faults,
    edge_faults,
    gap_faults,
    glyph_faults,
    pair_faults,
)


def line(text: str, *, x: float = 0.0, y: float = 0.0, last: bool = False) -> SetLine:
    """A line of 10 pt characters an em wide, without squeeze."""
    glyphs = tuple(Glyph(one, x + 10 * i, y, 10, 10, 1) for i, one in enumerate(text))
    return SetLine(glyphs, first=False, last=last)


END = line("甲乙", last=True)


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        ([line("甲乙丙"), line("，丁戊", last=True)], "line starts with ，"),
        ([line("甲乙（"), END], "line ends with （"),
        ([line("甲乙—"), line("—丙丁", last=True)], "parted dash or ellipsis"),
        ([line("甲乙5"), line("%丙丁", last=True)], "parted number 甲乙5|%丙丁"),
        ([line("甲3."), line("14乙", last=True)], "parted number 甲3.|14乙"),
        ([line("甲乙丙"), line("丁。", last=True)], "lone last character"),
    ],
)
def test_bad_breaks(lines, rule):
    assert rule in {fault.rule for fault in break_faults(lines)}
    assert not [*break_faults([line("甲乙丙"), END])]


def test_edges():
    assert not [*edge_faults([line("甲乙丙"), END], 0, 30)]
    assert [fault.amount for fault in edge_faults([line("甲乙丙"), END], 0, 30.2)] == [0.2]
    assert not [*edge_faults([line("甲乙。"), END], 0, 25)]
    assert [fault.rule for fault in edge_faults([line("甲乙丙"), END], 0, 25)] == ["right edge"]
    assert [fault.rule for fault in edge_faults([line("甲乙丙", x=1)], 0, 31)] == ["left edge"]


def test_pairs_gaps_and_glyphs():
    assert [fault.rule for fault in pair_faults([line("甲。”乙丙")], centred=False)] == ["pair 。”"]
    assert len([*pair_faults([line("甲。”乙丙")], centred=True)]) == 1
    assert not [*pair_faults([line("甲。）乙丙")], centred=True)]
    assert len([*gap_faults([line("甲A乙丙")])]) == 2
    assert [fault.rule for fault in glyph_faults([line("甲——乙")])] == ["dash in two glyphs"]
    narrow = SetLine((Glyph("甲", 0, 0, 10, 10, 1), Glyph("”", 10, 0, 4, 10, 1)), False, True)  # noqa: FBT003 - a record
    assert [fault.rule for fault in glyph_faults([narrow])] == ["narrow ”"]


def test_baselines():
    lines = [line("甲乙"), line("丙", y=18), line("丁", y=36.02)]
    assert [fault.amount for fault in baseline_faults(lines, 18)] == [0.02]
