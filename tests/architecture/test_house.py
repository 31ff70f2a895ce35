"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import os
import re
import string
import subprocess
from pathlib import Path

import pytest

from compiler.messages import WRITTEN, catalogue

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "compiler").rglob("*.py"))
LONGEST_MODULE = 320
LONGEST_FUNCTION = 60
LARGEST_FILE = 2_500_000
ROOMS = {path.stem for path in (ROOT / "compiler" / "messages").glob("*.toml")}
CODE = re.compile(rf"^(?:{chr(124).join(sorted(ROOMS))})\.[a-z][a-z0-9-]*[a-z0-9]$")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_are_short(path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, node.name


def test_no_room_is_a_lumber_room():
    names = {part for path in MODULES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not names & {"util", "utils", "helper", "helpers", "common", "misc", "base"}


def codes_used() -> dict[str, str]:
    """Every string constant in the code that has the form of a message code."""
    used = {}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and CODE.match(node.value)
            ):
                used[node.value] = name_of(path)
    return used


def test_every_code_used_has_its_sentence():
    missing = {code: path for code, path in codes_used().items() if code not in catalogue()}
    assert not missing


def test_every_sentence_is_used():
    text = "\n".join(path.read_text("utf-8") for path in MODULES)
    made = {match[1] for match in re.finditer(r'f"([a-z]+\.[a-z-]*)\{', text)}
    unused = {
        code
        for code in set(catalogue()) - set(codes_used())
        if not any(code.startswith(prefix) for prefix in made)
    }
    assert not unused


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_both_languages_say_the_same(code):
    def places(text: str) -> set[str]:
        return {field for _, field, _, _ in string.Formatter().parse(text) if field}

    texts = catalogue()[code]
    assert set(texts) <= {"zh", "en", "zh_hint", "en_hint"}
    assert all(language in texts for language in WRITTEN)
    assert ("zh_hint" in texts) == ("en_hint" in texts)
    assert places(texts["zh"]) == places(texts["en"])


def test_the_checkout_holds_nothing_huge_that_someone_left():
    """A benchmark's folder of photographs once came in by `git add -A`, with 88 MB."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout: what belongs to it is not known")
    command = ["git", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    files = [ROOT / os.fsdecode(name) for name in listed.split(b"\0") if name]
    sizes = {name_of(path): path.stat().st_size for path in files if path.is_file()}
    assert not [name for name in sizes if name.startswith("-")]
    assert {name: size for name, size in sizes.items() if size > LARGEST_FILE} == {}
