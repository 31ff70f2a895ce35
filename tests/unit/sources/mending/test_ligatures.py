"""Ligatures as letters, and letters that are no ligatures."""

from __future__ import annotations

import pytest

from compiler.model.walk import rewrite_text
from compiler.sources.mending import ligatures


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("ﬁnance", "finance"),
        ("ﬂow", "flow"),
        ("oﬃce", "office"),
        ("baﬄe", "baffle"),
        ("oﬀ", "off"),
        ("ﬆ", "st"),
        ("ﬅ", "st"),
        ("使用 ﬁle 命令", "使用 file 命令"),
        ("ﬁﬂ", "fifl"),
        ("ﬃ", "ffi"),
        ("ﬄuent", "ffluent"),
        ("纸ﬁ墨", "纸fi墨"),
        ("ﬁ.", "fi."),
        ("deﬁne ﬂat", "define flat"),
    ],
)
def test_letters_are_set(source: str, mended: str) -> None:
    assert rewrite_text(source, ligatures.edits) == mended
    assert rewrite_text(mended, ligatures.edits) == mended


@pytest.mark.parametrize(
    "source",
    [
        "finance",
        "印刷",
        "ﷺ",
        "ﬞ",
        "æon",
        "œuvre",
        "Straße",
        "ĳ",
        "㎡",
        "½",
        "№",
        "℃",
        "㍿",
        "ﬓ",
        "",
    ],
)
def test_what_ligatures_leaves(source: str) -> None:
    assert rewrite_text(source, ligatures.edits) == source
