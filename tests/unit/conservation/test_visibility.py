"""What of a page's text is seen, and what is not: each cause on both sides of its limit."""

from __future__ import annotations

import pytest

from compiler.conservation.printed import Cause


def text(words: str, *, x: float = 20, y: float = 100, size: float = 12, state: str = "") -> str:
    return f"BT {state} /F {size} Tf {x} {y} Td ({words}) Tj ET "


def area(left: float, bottom: float, width: float, height: float, grey: float = 1) -> str:
    return f"q {grey} g {left} {bottom} {width} {height} re f Q "


def causes(found):
    return {cause for _, cause in found}


PLAIN = text("HEMD")


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        text("HEMD", state="1 Tr"),  # outlines alone
        text("HEMD", state="2 Tr"),
        text("HEMD", size=3),
        text("HEMD", state="0.5 g"),
        "q .3 0 0 1 0 0 cm " + text("HEMD", x=60) + "Q",
        area(0, 80, 200, 40, grey=0) + text("HEMD", state="1 g"),
        area(0, 80, 200, 40, grey=0.9) + PLAIN,
        PLAIN + area(0, 96, 200, 2),  # a white rule through the feet
        PLAIN + area(0, 103, 200, 1, grey=0),  # struck out
        PLAIN + area(19, 99, 40, 2.5),  # a quarter of the height covered
        "q 10 100 100 9 re W n " + text("HEMD", y=99) + "Q",  # a tenth cut off
        text("HEMD", state="-1 Tc"),
        text("IIII", x=-0.9),
    ],
)
def test_it_is_seen(hidden, content):
    assert hidden(content) == []


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (text("HEMD", state="3 Tr"), Cause.UNPAINTED),
        (text("HEMD", size=2.8), Cause.SMALL),
        ("q .1 0 0 .1 0 0 cm " + text("HEMD", size=25, x=200, y=1000) + "Q", Cause.SMALL),
        ("q .2 0 0 1 0 0 cm " + text("HEMD", x=90) + "Q", Cause.SQUEEZED),
        (text("HEMD", state="1 g"), Cause.FAINT),
        (text("HEMD", state="1 1 0.85 rg"), Cause.FAINT),  # pale yellow
        (area(0, 80, 200, 40, grey=0.3) + text("HEMD", state="0.33 g"), Cause.FAINT),
        (PLAIN + area(0, 80, 200, 40), Cause.COVERED),
        (PLAIN + area(0, 80, 200, 40, grey=0), Cause.COVERED),
        ("q 10 100 100 3 re W n " + text("HEMD", y=97) + "Q", Cause.CLIPPED),
        (text("HEMD", x=-60), Cause.OUTSIDE),
    ],
)
def test_nothing_of_it_is_seen(hidden, content, cause):
    found = hidden(content)
    assert causes(found) == {cause}
    assert "".join(part for part, _ in found) == "HEMD"


@pytest.mark.parametrize(("spacing", "seen"), [(-1, True), (-4, True), (-8, False)])
def test_letters_too_close_stand_upon_each_other(hidden, spacing, seen):
    for words in ("HEMD", "HEMDHEMDHEMD", "paper"):
        found = hidden(text(words, state=f"{spacing if words != 'paper' else spacing * 0.8} Tc"))
        assert (found == []) is seen
        assert causes(found) <= {Cause.OVERPRINTED}


def test_slender_letters_are_narrow_by_themselves(hidden):
    assert hidden(text("illi, it is", state="-.5 Tc")) == []


@pytest.mark.parametrize(("covered", "seen"), [(2.5, True), (6.8, False)])
def test_half_of_the_ink_has_to_be_seen(hidden, covered, seen):
    found = hidden(text("HIHI") + area(19, 99.9, 60, covered))
    assert (found == []) is seen
    assert causes(found) <= {Cause.COVERED}


@pytest.mark.parametrize(("count", "seen"), [(1, True), (6, False)])
def test_rules_over_text_are_looked_at_when_they_are_many(hidden, count, seen):
    """White ones, each as thin as one that underlines: together they leave nothing."""
    rules = "".join(area(10, 97 + 2.4 * number, 100, 2.45) for number in range(count))
    assert (hidden(PLAIN + rules) == []) is seen


def test_what_is_cut_off_at_the_edge_is_not_seen_and_the_rest_is(hidden):
    assert hidden(text("MMM", x=-5)) == [("M", Cause.OUTSIDE)]
    assert hidden(text("MMM", x=180)) == [("M", Cause.OUTSIDE)]
    assert hidden(text("MMM", y=-6)) == [("M", Cause.OUTSIDE)] * 3


@pytest.mark.parametrize("clip", ["10 100 100 4 re", "20 90 4 30 re"])
def test_a_clip_in_one_direction_is_enough(hidden, clip):
    found = hidden(f"q {clip} W n " + text("M") + "Q")
    assert found == [("M", Cause.CLIPPED)]


def test_two_lines_in_one_place_spoil_each_other(hidden):
    assert causes(hidden(PLAIN + text("EDHM"))) == {Cause.OVERPRINTED}
    assert hidden(PLAIN + text("EDHM", y=113)) == []


def test_an_ornament_behind_text_hides_nothing(hidden):
    assert hidden(text("O", size=60, x=10, y=90, state="0.9 g") + text("HE", x=25)) == []


def test_nearly_transparent_text_is_not_seen(hidden):
    assert causes(hidden("/Pale gs " + PLAIN)) == {Cause.FAINT}


def test_the_half_of_text_that_a_triangle_does_not_lie_under(hidden):
    white = text("HEMDHEMD", y=140, state="1 g")
    found = hidden("0 g 10 90 m 110 90 l 110 190 l h f " + white)
    assert causes(found) == {Cause.FAINT}
    assert hidden("0 g 10 90 m 110 90 l 110 190 l 10 190 l h f " + white) == []
