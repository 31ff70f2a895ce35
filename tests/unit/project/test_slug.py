"""File names from titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.project.slug import MAX_BYTES, MAX_CHARACTERS, slug


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("纸的历史", "纸的历史"),
        ("全面推动“一带一路”发展", "全面推动-一带一路-发展"),
        ("2024年第12期 学习", "2024年第12期-学习"),
        ("../../etc/x", "etc-x"),
        ("a/b\\c:d", "a-b-c-d"),
        ("CON", "booklet-CON"),
        ("con.txt", "booklet-con-txt"),
        ("COM1", "booklet-COM1"),
        ("console", "console"),
        ("印刷🎉", "印刷"),
        ("🎉", "booklet"),
        ("", "booklet"),
        ("...", "booklet"),
        ("-rf", "rf"),
        ("a\x00b\x1b[31mc", "a-b-31mc"),
        ("\u202egnp.exe", "gnp-exe"),
        ("e\u0301t", "ét"),
    ],
)
def test_known_titles(title, name):
    assert slug(title) == name


def test_long_titles_are_cut():
    assert slug("长" * 300) == "长" * MAX_CHARACTERS
    assert len(slug("𠀀" * 300).encode()) <= MAX_BYTES
    assert slug("长" * (MAX_CHARACTERS - 1) + "，短") == "长" * (MAX_CHARACTERS - 1)


@given(st.text(max_size=400))
def test_any_title_gives_one_safe_name(title):
    name = slug(title)
    assert name
    assert not set(name) & set('/\\:*?"<>|. \t\n\0')
    assert name == name.strip("-")
    assert len(name.encode()) <= MAX_BYTES + len("booklet-")
    assert slug(name) in {name, f"booklet-{name}"}
