"""Every regular expression of the package takes steps in proportion to what it reads.

Steps are counted (``regex_steps``), seconds are not. For each pattern the texts are made that could
make it slow: what it repeats, over and over, and then no end that fits.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from regex_steps import repeats_groups_possessively, slow_input

import compiler

ROOT = Path(compiler.__file__).parent
SCANNING = {"search", "sub", "subn", "finditer", "findall", "split"}
WHOLE = {"match", "fullmatch"}

# What reads short texts only, by name, and who sees to it.
SHORT = {
    "finishing.slug._SINGLES": "the maps of our own fonts",
    "finishing.slug._RANGES": "the maps of our own fonts",
    "markup.assets._STACKED": "300 characters of a caption",
    "markup.assets._SIDE_BY_SIDE": "300 characters of a caption",
    "sources.flow.captions._SEVERAL": "300 characters of a caption",
    "sources.flow.captions._END_CUE": "300 characters of a text",
    "project.name_order._NUMBER_BEFORE": "the name of a folder",
    "project.beside._COPY": "the name of a file",
    "desk.likeness._VERSION": "the name of a file",
    "sources.wording.fact_lines._TAIL": "100 characters at the end of a line",
    "sources.whole_booklets.title_block._DATE": "a line of a title page",
    "sources.wording.heading_numbers._FORMS": "a line, from its beginning",
    "sources.whole_booklets.contents_list._LEADER": "a line of three entries' length",
    "sources.whole_booklets.contents_list._EMPTY_LEADER": "a line of three entries' length",
    "sources.whole_booklets.contents_list._BARE_PAGE": "a line of three entries' length",
    "sources.recognition.typed_contents._LEADER": "a line of an entry's length",
    "sources.recognition.typed_contents._PAGED": "the end of a line, of an entry's length",
    "sources.word.contents._PAGE": "60 characters at the end of an entry",
    "sources.word.contents._LEVELS": "400 characters of a field's code",
    "sources.word.contents._OF_FIGURES": "400 characters of a field's code",
}


def _used(tree: ast.AST) -> dict[str, set[str]]:
    """The attributes that are asked of each name in a module."""
    uses: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = getattr(owner, "id", None) or getattr(owner, "attr", None)
            if name:
                uses.setdefault(name, set()).add(node.attr)
    return uses


def _within(value: object) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from _within(item)
    elif isinstance(value, dict):
        yield from _within(list(value.values()))


def _patterns() -> Iterator[tuple[str, re.Pattern, bool]]:
    """Name, pattern, and whether it looks for its place; each pattern once."""
    trees = {path: _used(ast.parse(path.read_text("utf-8"))) for path in ROOT.rglob("*.py")}
    everywhere: dict[str, set[str]] = {}
    for uses in trees.values():
        for name, asked in uses.items():
            everywhere.setdefault(name, set()).update(asked)
    seen: set[int] = set()
    for info in pkgutil.walk_packages(compiler.__path__, "compiler."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        here = trees[Path(module.__file__)]
        for name, value in vars(module).items():
            uses = here if name.startswith("_") else everywhere
            for pattern in _within(value):
                if id(pattern) in seen:
                    continue
                seen.add(id(pattern))
                # In a table it is used under another name: by what the module does at all.
                asked = uses.get(name, set()) if value is pattern else set().union(*here.values())
                scans = bool(asked & SCANNING) or not asked & WHOLE
                yield f"{info.name.removeprefix('compiler.')}.{name}", pattern, scans


PATTERNS = list(_patterns())


def test_all_are_seen():
    assert len(PATTERNS) > 350


def test_what_is_excused_is_there():
    assert {name for name, _, _ in PATTERNS} >= SHORT.keys()


@pytest.mark.parametrize(
    ("name", "pattern", "scans"), PATTERNS, ids=[name for name, _, _ in PATTERNS]
)
def test_steps_grow_with_the_text_and_no_faster(name, pattern, scans):
    if name not in SHORT:
        assert not slow_input(pattern, scans=scans)


def test_nothing_possessive_but_single_characters():
    """Of more than one, Python 3.11.2 (Debian 12) matches them wrong (python/cpython#106052)."""
    found = [name for name, pattern, _ in PATTERNS if repeats_groups_possessively(pattern)]
    assert not found  # (?>(?:…)*) does the same


@pytest.mark.parametrize(
    "pattern",
    [r"\s*$", r"(a+)+b", r"<!--.*?-->", r"a*a*b", r"\*\*[^*]+?\s*\*\*", r"[a-z]+@", r"(?:a|aa)+c"],
)
def test_the_count_sees_slow_ones(pattern):
    assert slow_input(re.compile(pattern, re.DOTALL), scans=True)


@pytest.mark.parametrize(
    "pattern", [r"(?<!\s)\s++x", r"(?<!a)a++b", r"<[^<>]*+>", r"(?:(?!b)a)*+", r"\d{1,400}x"]
)
def test_the_count_clears_quick_ones(pattern):
    assert not slow_input(re.compile(pattern), scans=True)
