"""Lines of keys in TOML text."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.project.lines import key_lines, line_of

TEXT = '''# a comment = "no key"
theme = "neikan"  # trailing [comment]
[booklet]
title = "a # b = ] \\" c"
editor_note = """
title = "inside text"
[[section]]
"""
date = 2024-12-05 10:00:00

[[section]]
title = '深度 [评析]'
articles = [
    "a.md",  # "b.md"
    { file = "c.md", title = "x" },

    "d.md",
]
[[section]]
"title" = ""
page.trim = "A4"
'''


def test_every_key_has_its_line():
    lines = key_lines(TEXT)
    assert lines["theme",] == 2
    assert lines["booklet", "title"] == 4
    assert lines["booklet", "editor_note"] == 5
    assert lines["booklet", "date"] == 9
    assert lines["section",] == 11
    assert lines["section", 0, "title"] == 12
    assert lines["section", 0, "articles", 0] == 14
    assert lines["section", 0, "articles", 1, "title"] == 15
    assert lines["section", 0, "articles", 2] == 17
    assert lines["section", 1] == 19
    assert lines["section", 1, "title"] == 20
    assert lines["section", 1, "page", "trim"] == 21
    assert ("booklet", "section") not in lines


def test_nearest_parent_answers_for_a_key_that_is_not_there():
    lines = key_lines("[page]\ntrim = 'A4'\n")
    assert line_of(lines, ("page", "missing")) == 1
    assert line_of(lines, ("nothing",)) is None


def _paths(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from _paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield (*path, index)
            yield from _paths(inner, (*path, index))


def test_places_exactly_the_keys_that_tomllib_reads():
    assert set(_paths(tomllib.loads(TEXT))) == set(key_lines(TEXT))


@pytest.mark.parametrize(
    "text", ["= = =", "[[[", 'a = "', "a = [1, {b = [", "a = '''", "]", "\x00"]
)
def test_ends_on_what_is_no_toml(text):
    assert isinstance(key_lines(text), dict)


@given(st.text(alphabet="a=[]{}\",.'#\n \\1", max_size=60))
def test_agrees_with_tomllib_wherever_it_can_read(text):
    lines = key_lines(text)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    wanted = {
        path for path in _paths(data) if all(part == "a" or part in (0, 1, 2) for part in path)
    }
    assert wanted <= set(lines)
