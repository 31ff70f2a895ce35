"""The switches of line composition that a theme sets."""

from __future__ import annotations

import pytest

from compiler.errors import Location, ThemeError
from compiler.markup.line_switches import line_switches
from compiler.markup.theme import load_theme, resource
from compiler.project.record import TypographyPlan
from compiler.typography.policy import policy_for, policy_with

PLACE = Location("look/styles/theme.toml")


def refused(table: object) -> ThemeError:
    with pytest.raises(ThemeError) as caught:
        line_switches(table, PLACE)
    assert caught.value.location == PLACE
    return caught.value


def test_switches_are_taken_as_they_are_said():
    said = {"kinsoku": "gb", "squeeze": "none", "han_latin_space": False, "hanging": True}
    assert line_switches(said, PLACE) == said
    assert line_switches({}, PLACE) == {}


def test_the_names_are_those_of_the_project_file():
    for name in TypographyPlan.__dataclass_fields__:
        error = refused({name: "sometimes"})
        assert error.code == "markup.bad-switch", name
    assert refused({"loosest": 1}).code == "markup.unknown-switch"


@pytest.mark.parametrize(
    ("table", "code", "told"),
    [
        ({"kinsok": "gb"}, "markup.unknown-switch", {"name": "kinsok", "known": "kinsoku"}),
        (
            {"kinsoku": "hard"},
            "markup.bad-switch",
            {"name": "kinsoku", "value": '"hard"', "allowed": '"basic", "gb", "strict"'},
        ),
        (
            {"hanging": 1},
            "markup.bad-switch",
            {"name": "hanging", "value": '"1"', "allowed": "true, false"},
        ),
        (["kinsoku"], "markup.typography-no-table", {}),
    ],
)
def test_a_wrong_switch_is_told_with_what_may_stand_there(table, code, told):
    error = refused(table)
    assert error.code == code
    assert error.values == told


def test_a_theme_of_ones_own_sets_them_and_neikan_leaves_the_custom(tmp_path):
    styles = tmp_path / "own" / "styles"
    styles.mkdir(parents=True)
    shipped = (resource("styles") / "neikan" / "theme.toml").read_text("utf-8")
    (styles / "theme.toml").write_text(f"{shipped}\n[typography]\nhanging = true\n", "utf-8")
    assert load_theme(tmp_path / "own").switches == {"hanging": True}
    assert load_theme("neikan").switches == {}


def test_the_project_overrules_the_theme_and_the_theme_the_region():
    theme = {"kinsoku": "gb", "hanging": True, "han_latin_space": False}
    project = {"kinsoku": "basic", "hanging": None, "han_latin_space": True}
    policy = policy_with("zh-Hant-TW", theme, project)
    custom = policy_for("zh-Hant-TW")
    assert (policy.kinsoku, policy.hanging) == ("basic", True)
    assert policy.han_latin_space == custom.han_latin_space
    assert policy_with("zh-Hant-TW", theme).han_latin_space == 0
    assert policy_with("zh-Hant-TW", {}, {}) == custom
