"""Each glyph of a cluster goes to the letter or the mark it draws, and says what readers turn."""

from __future__ import annotations

from types import SimpleNamespace

from compiler.typeset.faces import Glyph, ShapedCharacter
from compiler.typeset.right_to_left import turned
from compiler.typography.classes import Kind

FACE = SimpleNamespace(has_colour=False)
COLOURED = SimpleNamespace(has_colour=True)
BLANK = ShapedCharacter(" ", Kind.SPACE, 3.0, 10.0, glyphs=(Glyph(1, 0, 0, 3.0),), face=FACE)
LETTER, MARK, OTHER = Glyph(7, 0, 0, 5.0), Glyph(8, 0, 2, 0.0), Glyph(9, 0, 0, 4.0)


def read(run: str, clusters: dict) -> list[tuple[str, tuple[Glyph, ...], str]]:
    found = turned(run, clusters, set(), BLANK)
    assert [one.text for one in found] == list(run)
    return [(one.text, one.glyphs, one.said) for one in found]


def test_a_mark_has_its_own_glyph():
    # on paper the mark comes first, at the letter's left edge
    clusters = {0: (FACE, [MARK, LETTER])}
    assert read("ب\u064e", clusters) == [("ب", (LETTER,), "ب"), ("\u064e", (MARK,), "\u064e")]


def test_a_ligature_says_its_letters_as_they_stand_on_paper():
    clusters = {0: (FACE, [LETTER])}
    assert read("لا", clusters) == [("ل", (LETTER,), "ال"), ("ا", (), "")]


def test_the_vowel_inside_a_ligature_keeps_its_glyph():
    clusters = {0: (FACE, [MARK, LETTER])}
    assert read("ل\u064eا", clusters) == [
        ("ل", (LETTER,), "ال"),
        ("\u064e", (MARK,), "\u064e"),
        ("ا", (), ""),
    ]


def test_a_vowel_and_a_doubling_may_share_a_glyph():
    clusters = {0: (FACE, [LETTER]), 1: (FACE, [MARK])}
    found = read("م\u064e\u0651", clusters)
    assert found[1] == ("\u064e", (MARK,), "\u0651\u064e")
    assert found[2] == ("\u0651", (), "")


def test_a_letter_of_two_glyphs_has_both():
    clusters = {0: (FACE, [OTHER, LETTER])}
    assert read("ب", clusters) == [("ب", (OTHER, LETTER), "ب")]


def test_a_bracket_says_what_it_is_drawn_as():
    clusters = {0: (FACE, [LETTER])}
    assert read("(", clusters) == [("(", (LETTER,), ")")]


def test_a_picture_is_one_with_what_joins_it():
    clusters = {0: (COLOURED, [LETTER])}
    [first, second] = turned("❤\ufe0f", clusters, set(), BLANK)
    assert first.cluster == "❤\ufe0f"
    assert second.joined
    assert not second.glyphs


def test_a_line_may_end_before_a_word_and_not_before_a_mark():
    clusters = {0: (FACE, [MARK, LETTER]), 2: (FACE, [OTHER])}
    found = turned("ب\u064eت", clusters, {0, 2}, BLANK)
    assert [one.break_before for one in found] == [True, False, True]
    assert [one.joined for one in found] == [False, True, False]
