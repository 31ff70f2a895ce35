"""The cases of the public suites of W3C and CSS (typography_cases.tsv), on a measured font."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from compiler.typography.compose import Measure, compose
from compiler.typography.policy import CENTRED, MAINLAND, Policy

TABLE = Path(__file__).resolve().parents[4] / "shared" / "typography_cases.tsv"
NO_LIMIT_EM = 1000.0
CASE_COUNT = 90


@dataclass(frozen=True)
class Case:
    """A row of the table."""

    name: str
    text: str
    condition: str
    expected: str

    @property
    def centred(self) -> bool:
        return "zh-Hant" in self.condition

    @property
    def width_em(self) -> float:
        width = re.search(r"width=([\d.]+)em", self.condition)
        return float(width[1]) if width else NO_LIMIT_EM

    @property
    def policy(self) -> Policy:
        """The suites of CSS know nothing of lone characters; one row asks for both."""
        return replace(CENTRED if self.centred else MAINLAND, lone_characters="allow")


def cases() -> list[Case]:
    if not TABLE.is_file():
        return []
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()]
    return [Case(row[0], row[2], row[3], row[4]) for row in rows if not row[0].startswith("#")]


def pick(prefix: str) -> list[object]:
    return [
        pytest.param(case, id=case.name) for case in cases() if case.expected.startswith(prefix)
    ]


def composed(bench, case: Case, policy: Policy):
    set_paragraph = bench.paragraph(case.text, policy, centred=case.centred)
    measure = Measure(case.width_em * bench.em, justified=False)
    return set_paragraph, compose(set_paragraph, measure)


def test_the_whole_table_is_read(shared):
    assert len(cases()) == CASE_COUNT
    assert sum(len(pick(kind)) for kind in ("advances=", "lines=", "gap ")) == CASE_COUNT


@pytest.mark.parametrize("case", pick("advances="))
def test_advances(bench, case):
    set_paragraph, (line,) = composed(bench, case, case.policy)
    letters = re.match(r"advances=([FH]+); total=([\d.]+)em", case.expected)
    assert bench.advances(line, set_paragraph) == [1.0 if f == "F" else 0.5 for f in letters[1]]
    assert line.width == float(letters[2]) * bench.em


@pytest.mark.parametrize("case", pick("lines="))
def test_lines(bench, case):
    lines = composed(bench, case, case.policy)[1]
    wanted = re.match(r"lines=([^ ;]+)", case.expected)[1].split("|")
    assert [case.text[line.start : line.last + 1] for line in lines] == wanted
    assert all(line.width <= case.width_em * bench.em for line in lines[:1])
    for line in lines[1:]:  # marks that open a line give up half an em
        assert line.lead == (-bench.em / 2 if case.text[line.start] in "（《" else line.lead)
    if case.name.startswith("trim-wrap-01"):
        assert [line.lead for line in lines] == [0, -bench.em / 2, -bench.em / 2]
    if case.name.startswith("endtrim"):
        assert lines[0].tail == -bench.em / 2


def test_a_lone_character_is_avoided_where_the_table_says_so(bench, shared):
    (case,) = (case for case in cases() if case.name == "wrap-han-01")
    wanted = case.expected.rsplit("lines=", 1)[1].split("|")
    lines = composed(bench, case, MAINLAND)[1]
    assert [case.text[line.start : line.last + 1] for line in lines] == wanted


@pytest.mark.parametrize("case", pick("gap "))
def test_gaps(bench, case):
    _, (line,) = composed(bench, case, case.policy)
    pairs = zip(case.text, case.text[1:], strict=False)
    meets = [{a, b} == {"国", "X"} for a, b in pairs]
    assert [gap > 0 for gap in line.gaps] == meets
    assert all(0.125 <= gap / bench.em <= 0.5 for gap in line.gaps if gap)
