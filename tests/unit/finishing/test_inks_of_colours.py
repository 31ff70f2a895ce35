"""Which inks print a colour of the screen."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from compiler.errors import FinishingError
from compiler.finishing.cmyk import BLACK
from compiler.finishing.colour import MOST_INK, Inks, limited
from compiler.finishing.colour_spaces import CMYK, GREY, LAB, PATTERN, RGB, inks_of, space_of
from compiler.finishing.profile import bundled
from compiler.model.artifacts import Colour

RED = Colour("#c3000b", (0, 100, 100, 10))


@pytest.fixture(scope="module")
def inks() -> Inks:
    return Inks(bundled(), {"red": RED, "grey": Colour("#8a8580", (0, 0, 0, 50))})


def test_black_and_greys_are_black_ink_alone(inks):
    assert inks.of_rgb((0, 0, 0)) == BLACK
    assert inks.of_grey(0) == BLACK
    assert inks.of_rgb((1, 1, 1)) == (0, 0, 0, 0)
    assert inks.of_rgb((0.5, 0.5, 0.5)) == (0, 0, 0, 50)
    assert inks.of_rgb((0.5, 0.503, 0.5))[:3] == (0, 0, 0)
    assert inks.of_rgb((0.5, 0.53, 0.5))[:3] != (0, 0, 0)


def test_declared_colours_have_the_inks_declared(inks):
    assert inks.of_rgb((0.764706, 0, 0.043137)) == (0, 100, 100, 10)
    assert inks.of_rgb((0x8A / 255, 0x85 / 255, 0x80 / 255)) == (0, 0, 0, 50)
    assert inks.red == (0, 100, 100, 10)


def test_other_colours_go_through_the_profile(inks):
    cyan, magenta, yellow, black = inks.of_rgb((1, 0, 0))
    assert magenta > 80
    assert yellow > 80
    assert cyan < 10
    assert black < 10
    cyan, magenta, yellow, black = inks.of_rgb((0, 0, 1))
    assert cyan > 80
    assert magenta > 50
    assert yellow < 10
    assert inks.of_rgb((0.1, 0.05, 0.05)).total <= MOST_INK


def test_lab_and_rgb_of_a_colour_are_near(inks):
    by_lab, by_rgb = inks.of_lab((46.3, 59, 32)), inks.of_rgb((200 / 255, 50 / 255, 60 / 255))
    assert all(abs(one - other) <= 3 for one, other in zip(by_lab, by_rgb, strict=True))
    assert inks.of_lab((0, 0, 0)) == BLACK


def test_values_out_of_range_are_cut(inks):
    assert inks.of_rgb((-1, -1, -1)) == BLACK
    assert inks.of_grey(7) == (0, 0, 0, 0)


@pytest.mark.parametrize("given", [(100, 100, 100, 100), (100, 99.6, 99.6, 3), (90, 90, 90, 95)])
def test_total_ink_is_held(given):
    held = limited(given)
    assert held.total <= MOST_INK
    assert held.total >= MOST_INK - 4
    assert held.black == int(given[3])


def test_few_inks_stay():
    assert limited((0, 80, 80, 0)) == (0, 80, 80, 0)


@pytest.mark.parametrize(
    ("value", "space"),
    [
        (Name.DeviceGray, GREY),
        (Name.DeviceRGB, RGB),
        (Name.DeviceCMYK, CMYK),
        (Array([Name.CalRGB, Dictionary()]), RGB),
        (Array([Name.Lab, Dictionary()]), LAB),
        (Array([Name.Pattern]), PATTERN),
        (Array([Name.Pattern, Name.DeviceCMYK]), PATTERN),
    ],
)
def test_colour_spaces(value, space):
    assert space_of(value) == space


@pytest.mark.parametrize(("components", "space"), [(1, GREY), (3, RGB), (4, CMYK)])
def test_profiled_spaces_are_told_by_their_components(components, space):
    with pikepdf.new() as pdf:
        profile = pdf.make_stream(b"", N=components)
        assert space_of(Array([Name.ICCBased, profile])) == space


@pytest.mark.parametrize(
    "value",
    [
        None,
        Name.Unheard,
        Array([Name.Separation, Name.Gold, Name.DeviceRGB, Dictionary()]),
        Array([Name.Pattern, Name.DeviceRGB]),
        Array(),
    ],
)
def test_what_cannot_be_printed_is_refused(value):
    with pytest.raises(FinishingError) as caught:
        space_of(value)
    assert caught.value.code == "finishing.colour-space"


def test_inks_of_a_cmyk_colour_are_its_own(inks):
    assert inks_of(CMYK, (0, 0.8, 0.8, 0), inks) == (0, 80, 80, 0)
