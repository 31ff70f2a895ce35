"""Composed letters, and marks without a composed form."""

from __future__ import annotations

import pytest

from compiler.model.walk import rewrite_text
from compiler.sources.mending import accents


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("a\u030c", "ǎ"),
        ("ni\u030c ha\u030co", "nǐ hǎo"),
        ("e\u0301", "é"),
        ("u\u0308\u030c", "ǚ"),
        ("cafe\u0301 的纸", "café 的纸"),
        ("か\u3099", "が"),
        ("ハ\u309a", "パ"),
        ("\u1112\u1161\u11ab", "한"),
        ("o\u0302\u0301", "ố"),
        ("A\u030a", "Å"),
        ("n\u0303", "ñ"),
        ("c\u0327", "ç"),
    ],
)
def test_composed_letters_are_set(source: str, mended: str) -> None:
    assert rewrite_text(source, accents.edits) == mended
    assert rewrite_text(mended, accents.edits) == mended


@pytest.mark.parametrize(
    "source",
    [
        "ǎ",
        "é",
        "x\u030c",
        "纸\u0301",
        "\u0301a",
        "\u212b",
        "\ufa19",
        "\uf90a",
        " \u0301",
        "が",
        "한",
        "abc",
        "",
    ],
)
def test_what_accents_leaves(source: str) -> None:
    assert rewrite_text(source, accents.edits) == source
