"""Every sentence of the two rooms: both languages, a remedy for each finding, no dead entries."""

from __future__ import annotations

import re
import string

import pytest

from compiler.diagnostics import Severity
from compiler.messages import catalogue

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
    said.add("cli.interrupted")  # named inside an f-string
    families = ("cli.help-", "cli.column-", "cli.format-", "cli.outline-", "cli.role-")
    left = {code for code in catalogue() if code.startswith("cli.")} - said
    assert not {code for code in left if not code.startswith(families)}
