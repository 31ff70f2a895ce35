"""Each measure on both sides of its limit: what keeps it is not named, what just does not is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from print_specimen import EXPECTED, H, W, saved, specimen

from compiler.pdf.plane import Box
from compiler.preflight.check import judged
from compiler.preflight.colours import CMYK, GRAY, RGB, colour
from compiler.preflight.facts import ImageFact, Overprint, Path, Placed
from compiler.preflight.profiles import Profile
from compiler.preflight.reading import read_facts
from compiler.units import mm_to_pt

BLACK = colour(CMYK, (0, 0, 0, 1))
RED = colour(CMYK, (0, 1, 1, 0.1))
WHITE = colour(CMYK, (0, 0, 0, 0))
OVER = Overprint(stroke=True, fill=True, mode=1)
INSIDE = Box(100, 250, 160, 290)


@pytest.fixture(scope="module")
def facts():
    return read_facts(saved(specimen()), measure_ink=True)


@pytest.fixture
def found(facts):
    """A function: what is added to the third page in, the keys of what is found out."""

    def look(*, text=None, **added):
        third = facts.pages[2]
        if text:
            run = third.texts[-1]
            box = text.pop("box", INSIDE)
            added["texts"] = replace(run, box=box, style=replace(run.style, **text))
        more = {name: (*getattr(third, name), item) for name, item in added.items()}
        pages = (*facts.pages[:2], replace(third, **more), *facts.pages[3:])
        findings = judged(replace(facts, pages=pages), Profile.PRINT, EXPECTED)
        return {item.code.removeprefix("preflight.") for item in findings}

    return look


def line(width_pt, paint=BLACK):
    return Path(None, paint, width_pt, INSIDE, OVER if paint is BLACK else Overprint())


def area(box=INSIDE, paint=RED):
    return Path(paint, None, 0, box, Overprint())


def picture(ppi, *, bits=8, side_pt=72.0, box=None):
    pixels = round(ppi * side_pt / 72)
    space = GRAY if bits == 1 else CMYK
    fact = ImageFact(pixels, pixels, bits, space, mask=bits == 1, soft_mask=False, ink=100)
    return Placed(fact, side_pt, side_pt, box or Box(100, 250, 100 + side_pt, 250 + side_pt))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (line(0.25), set()),
        (line(0.24), {"hairline"}),
        (line(0.1, WHITE), set()),
        (area(Box(100, 250, 160, 250.25)), set()),
        (area(Box(100, 250, 160, 250.2)), {"hairline"}),
        (area(Box(100, 250, 100.2, 290)), {"hairline"}),
        (area(Box(100, 250, 104, 250.2)), set()),  # a part of a drawing
        (area(Box(100, 250, 104.5, 250.2)), {"hairline"}),
        (area(Box(100, 250, 160, 250)), set()),  # without any extent: no mark
        (area(Box(100, 250, 160, 250.2), WHITE), set()),
    ],
)
def test_thin_lines(found, path, expected):
    assert found(paths=path) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((1, 1, 1, 0), set()),
        ((1, 1, 1, 0.004), set()),  # 8 bits a plate
        ((1, 1, 1, 0.02), {"heavy-ink"}),
        ((1, 1, 1, 0.3), {"heavy-ink"}),
        ((1, 1, 1, 0.32), {"too-much-ink"}),
    ],
)
def test_ink_in_all(found, values, expected):
    assert found(paths=area(paint=colour(CMYK, values))) == expected


@pytest.mark.parametrize(
    ("inside_mm", "expected"),
    [(5, set()), (5.2, set()), (4.8, {"safe-zone"}), (0.5, {"safe-zone"})],
)
def test_text_keeps_its_distance_from_the_trim(found, inside_mm, expected):
    inside = mm_to_pt(inside_mm)
    for box in (
        Box(inside, 250, 100, 262),
        Box(300, 250, W - inside, 262),
        Box(100, inside, 160, 40),
        Box(100, H - 60, 160, H - inside),
    ):
        assert found(text={"box": box, "fill": BLACK, "overprint": OVER}) == expected


@pytest.mark.parametrize(
    ("inside_pt", "expected"), [(0.9, {"safe-zone"}), (0.6, {"bleed-not-reached"})]
)
def test_a_picture_near_the_trim_is_to_keep_clear_or_to_bleed(found, inside_pt, expected):
    assert found(images=picture(300, box=Box(inside_pt, 250, 90, 322))) == expected


@pytest.mark.parametrize(
    ("outside_pt", "expected"),
    [
        (-1.0, set()),  # inside the page, and meant so
        (-0.5, {"bleed-not-reached"}),  # meant to end at the trim
        (0.0, {"bleed-not-reached"}),
        (mm_to_pt(3) - 0.5, {"bleed-not-reached"}),
        (mm_to_pt(3) - 0.2, set()),
        (mm_to_pt(3), set()),
    ],
)
def test_what_touches_the_trim_fills_the_bleed(found, outside_pt, expected):
    for box in (
        Box(-outside_pt, 250, 100, 290),
        Box(300, 250, W + outside_pt, 290),
        Box(100, -outside_pt, 200, 40),
    ):
        assert found(paths=area(box)) == expected
    assert found(paths=area(Box(-outside_pt, 250, 100, 290), WHITE)) == set()


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        (picture(250), set()),
        (picture(249), {"low-image"}),
        (picture(150), {"low-image"}),
        (picture(149), {"coarse-image"}),
        (picture(550, bits=1), set()),
        (picture(549, bits=1), {"low-line-art"}),
        (picture(36, side_pt=6), {"coarse-image"}),  # three pixels
        (picture(24, side_pt=6), set()),  # two are a patch of colour
        (picture(108, side_pt=2), set()),  # a dot
    ],
)
def test_pixels_an_inch(found, placed, expected):
    assert found(images=placed) == expected


@pytest.mark.parametrize(
    ("paint", "size_pt", "expected"),
    [
        (RED, 5, set()),
        (RED, 4.9, {"small-mixed-text"}),
        (WHITE, 5, set()),
        (WHITE, 4.9, {"small-white-text"}),
        (BLACK, 4.9, set()),
    ],
)
def test_small_text_of_several_inks_or_of_none(found, paint, size_pt, expected):
    overprint = OVER if paint is BLACK else Overprint(mode=1)
    text = {"fill": paint, "size_pt": size_pt, "overprint": overprint}
    assert found(text=text) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0.66, 0.66, 0.66, 0.85), {"rich-black-text"}),
        ((0.7, 0.7, 0.7, 0.84), {"mixed-black-text"}),
        ((0.65, 0.65, 0.65, 0.85), {"mixed-black-text"}),  # 280 % in all, and not more
        ((0.1, 0, 0, 0.85), {"mixed-black-text"}),
        ((0.1, 0, 0, 0.84), set()),  # a dark blue
    ],
)
def test_black_text_of_several_inks(found, values, expected):
    text = {"fill": colour(CMYK, values), "size_pt": 20, "overprint": Overprint(mode=1)}
    assert found(text=text) == expected


def test_a_colour_of_the_screen_is_none_of_the_press(found):
    assert found(paths=area(paint=colour(RGB, (1, 0, 0)))) == {"not-inks"}


@pytest.mark.parametrize(("wider_pt", "expected"), [(0.05, set()), (0.2, {"trim-sizes"})])
def test_pages_are_of_one_size(facts, wider_pt, expected):
    third = facts.pages[2]
    trim = replace(third.trim, right=third.trim.right + wider_pt)
    pages = (*facts.pages[:2], replace(third, trim=trim), *facts.pages[3:])
    findings = judged(replace(facts, pages=pages), Profile.PRINT, replace(EXPECTED, trim=None))
    assert {item.code.removeprefix("preflight.") for item in findings} == expected
