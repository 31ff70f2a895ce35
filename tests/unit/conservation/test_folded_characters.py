"""Characters that have no glyph of their own count for nothing on the page."""

from __future__ import annotations

import pytest

from compiler.conservation.characters import fold


@pytest.mark.parametrize(
    ("set_text", "read"),
    [
        ("纸❤\ufe0f墨", "纸❤墨"),  # an emoji's form
        ("葛\U000e0100城", "葛城"),  # a registered variant of an ideograph
        ("👨\u200d👩", "👨👩"),
        ("印\u00ad刷", "印刷"),
    ],
)
def test_what_chooses_a_glyph_has_none(set_text, read):
    assert fold(set_text) == fold(read)


def test_a_mark_with_a_glyph_counts():
    assert fold("n\u0304") != fold("n")
