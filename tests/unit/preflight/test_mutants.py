"""Each fault put into a good file is named by its rule, and by no other."""

from __future__ import annotations

import pytest
from print_mutants import MUTANTS
from print_specimen import EXPECTED, saved, specimen

from compiler.diagnostics import Severity
from compiler.preflight.check import preflight
from compiler.preflight.profiles import ROWS, Profile


def keys_of(findings):
    return {item.code.removeprefix("preflight.") for item in findings}


@pytest.mark.parametrize("profile", Profile)
def test_nothing_is_found_in_a_good_file(profile):
    assert preflight(saved(specimen()), profile, EXPECTED) == ()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_fault_is_named_by_its_rule_alone(mutant):
    findings = preflight(mutant.bytes(specimen()), mutant.profile, mutant.expected or EXPECTED)
    found = keys_of(findings)
    assert mutant.key in found
    assert found <= {mutant.key} | mutant.also
    [finding] = [item for item in findings if item.code == f"preflight.{mutant.key}"]
    assert finding.rule == ROWS[mutant.key].rule
    assert finding.severity is ROWS[mutant.key].severity(mutant.profile)


def test_every_sentence_of_every_rule_has_a_mutant():
    assert {mutant.key for mutant in MUTANTS} == set(ROWS)
    assert len(MUTANTS) >= 40


def test_what_a_mutant_may_also_be_called_is_really_said():
    """``also`` may not grow into a cloak for false alarms."""
    for mutant in MUTANTS:
        if mutant.also:
            expected = mutant.expected or EXPECTED
            assert keys_of(preflight(mutant.bytes(specimen()), mutant.profile, expected)) == (
                {mutant.key} | mutant.also
            ), mutant.name


def test_places_are_those_of_the_fault():
    [mutant] = [mutant for mutant in MUTANTS if mutant.name == "band ends at the trim"]
    [finding] = preflight(mutant.bytes(specimen()), Profile.PRINT, EXPECTED)
    [place] = finding.places
    assert place.page == 3
    assert place.area.left_mm == 0
    assert place.area.width_mm == pytest.approx(100 * 25.4 / 72, abs=0.1)
    assert place.area.top_mm == pytest.approx(210 - 290 * 25.4 / 72, abs=0.1)
    assert finding.severity is Severity.ERROR
