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


@pytest.mark.parametrize(
    ("set_text", "read"),
    [
        ("\ufefb", "\u0644\u0627"),  # a form typed as such comes back as its letters
        ("\ufb2a", "\u05e9\u05c1"),
        ("\ufb01\ufb02", "fifl"),
        ("\ufb17", "\u0574\u056d"),
        ("\u0648\u064e\u0644\u064e\u0627", "\u0648\u064e\u0644\u0627\u064e"),  # وَلَا
    ],
)
def test_forms_of_letters_are_one_with_them(set_text, read):
    assert fold(set_text) == fold(read)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\u0644\u064e\u0627", "\u0644\u0627"),  # the vowel is lost
        ("\u0644\u064e\u0627", "\u0627\u064e\u0644"),
        ("\u0628\u064e\u0627", "\u0628\u0627\u064e"),  # no ligature: the vowel is the first one's
    ],
)
def test_what_is_not_one_glyph_keeps_its_order(one, other):
    assert fold(one) != fold(other)
