"""Every sentence of the two rooms: both languages, a remedy for each finding, no dead entries."""

from __future__ import annotations

import re
import string

import pytest

from compiler.diagnostics import Severity
from compiler.messages import catalogue
from compiler.model.guess import GuessKind

ROOMS = ("project", "cli")


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _used(root, room):
    text = "\n".join(
        path.read_text("utf-8")
        for name in ("project", "cli")
        for path in (root / "compiler" / name).glob("*.py")
    )
    codes = set(re.findall(rf'"({room}\.[a-z-]+)"', text))
    return codes, text


@pytest.mark.parametrize("room", ROOMS)
def test_codes_in_the_code_are_in_the_catalogue_with_a_remedy(root, room):
    codes, _ = _used(root, room)
    assert len(codes) > 5
    for code in codes:
        assert {"zh", "en", "zh_hint", "en_hint"} <= set(catalogue()[code]), code


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_have_the_same_places(room):
    for code, texts in catalogue().items():
        if code.startswith(f"{room}."):
            assert _places(texts["zh"]) == _places(texts["en"]), code
            assert _places(texts.get("zh_hint", "")) == _places(texts.get("en_hint", "")), code


def test_no_sentence_of_project_is_left_unused(root):
    codes, _ = _used(root, "project")
    assert codes == {code for code in catalogue() if code.startswith("project.")}


def test_no_sentence_of_cli_is_left_unused(root):
    codes, text = _used(root, "cli")
    said = codes | {f"cli.{name}" for name in re.findall(r'"([a-z-]+)"', text)}
    said |= {f"cli.{severity.value}" for severity in Severity}
    said |= {"cli.interrupted", "cli.terminated"}  # said through a variable
    families = (
        "cli.help-",
        "cli.column-",
        "cli.format-",
        "cli.outline-",
        "cli.role-",
        "cli.reason-",
        "cli.writing-",
    )
    families += ("cli.guess-", "cli.because-")  # by kind and reason of a guess
    families += ("cli.imposed-",)  # by scheme and edge
    families += ("cli.script-",)  # by edition
    left = {code for code in catalogue() if code.startswith("cli.")} - said
    assert not {code for code in left if not code.startswith(families)}


def test_every_reason_of_a_guess_is_given_by_a_reader_and_every_kind_has_a_name(root):
    written = "".join(p.read_text("utf-8") for p in (root / "compiler/sources").rglob("*.py"))
    reasons = {c.removeprefix("cli.because-") for c in catalogue() if c.startswith("cli.because-")}
    assert {reason for reason in reasons if f'"{reason}"' not in written} == set()
    assert {f"cli.guess-{kind}" for kind in GuessKind} <= set(catalogue())
