"""Colour operators rewritten, black text overprinting, everything else knocking out."""

from __future__ import annotations

import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from compiler.finishing.colour import Inks
from compiler.finishing.inked_content import InkedContent
from compiler.finishing.profile import bundled
from compiler.finishing.resource_names import ResourceNames
from compiler.model.artifacts import Colour

INKS = Inks(bundled(), {"red": Colour("#c3000b", (0, 100, 100, 10))})
RED = b"0.764706 0 0.043137"


class Sheet:
    """One content stream with its resources."""

    def __init__(self, **resources: object) -> None:
        self.pdf = pikepdf.new()
        given = Dictionary({f"/{key}": value for key, value in resources.items()})
        self.names = ResourceNames(self.pdf, given)

    def inked(self, content: bytes, *, spot: bool = False, is_mask: bool = False) -> str:
        writer = InkedContent(self.names, INKS, spot=spot, is_mask=is_mask)
        self.drawn = writer
        return " ".join(writer.rewritten(content).decode("latin-1").split())


@pytest.fixture
def sheet() -> Sheet:
    lab = Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])])
    gold = Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary()])
    return Sheet(ColorSpace=Dictionary(Lab=lab, Gold=gold, Grey=Name.DeviceGray))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"0 0 0 rg", "0 0 0 1 k"),
        (b"0 g 1 G", "0 0 0 1 k 0 0 0 0 K"),
        (b"1 1 1 RG", "0 0 0 0 K"),
        (RED + b" rg 0 0 5 5 re f", "0 1 1 0.1 k 0 0 5 5 re f"),
        (b"0 0.8 0.8 0 k", "0 0.8 0.8 0 k"),
        (b"/DeviceRGB cs 0 0 0 sc", "0 0 0 1 k 0 0 0 1 k"),
        (b"/DeviceRGB CS 1 1 1 SCN", "0 0 0 1 K 0 0 0 0 K"),
        (b"/Lab cs 0 0 0 scn", "0 0 0 1 k 0 0 0 1 k"),
        (b"/Grey cs .5 sc", "0 0 0 1 k 0 0 0 0.5 k"),
        (b"/Gold cs 0.3 scn", "/Gold cs 0.3 scn"),
        (b"/Pattern cs /P0 scn", "/Pattern cs /P0 scn"),
        (b"/Span <</MCID 0>> BDC EMC", "/Span <</MCID 0>> BDC EMC"),
        (b"(0 0 0 rg) Tj", "(0 0 0 rg) Tj"),
        (b"1 0 rg", "1 0 rg"),
    ],
)
def test_colours(sheet, content, expected):
    assert sheet.inked(content) == expected


def test_a_colour_is_restored_with_its_space(sheet):
    inked = sheet.inked(b"/Lab cs q /DeviceRGB cs 1 1 1 sc Q 100 0 0 sc")
    assert inked == "0 0 0 1 k q 0 0 0 1 k 0 0 0 0 k Q 0 0 0 0 k"


def test_the_theme_s_red_in_a_spot_ink(sheet):
    inked = sheet.inked(RED + b" rg " + RED + b" RG 1 0 0 rg", spot=True)
    assert inked.startswith("/WxSpot cs 1 scn /WxSpot CS 1 SCN 0 ")
    assert inked.count("WxSpot") == 2


def gs(content: str) -> list[str]:
    """The overprint states and what is drawn, in order."""
    return re.findall(r"/Wx(Overprint|Knockout) gs|\b(Tj|TJ|f|Do|sh)\b", content)


def order(sheet: Sheet, content: bytes) -> list[str]:
    return [state or drawn for state, drawn in gs(sheet.inked(content))]


def test_black_text_overprints_and_what_follows_does_not(sheet):
    content = b"0 0 0 rg BT (a) Tj (b) Tj ET 0 0 1 1 re f BT (c) Tj ET /X Do"
    assert order(sheet, content) == [
        "Overprint", "Tj", "Tj", "Knockout", "f", "Overprint", "Tj", "Knockout", "Do",
    ]  # fmt: skip


@pytest.mark.parametrize("colour", [b"1 1 1 rg", b"0.5 g", RED + b" rg", b"0.2 0.2 0.2 1 k"])
def test_text_of_another_colour_never_overprints(sheet, colour):
    assert order(sheet, colour + b" (a) Tj") == ["Tj"]
    assert order(sheet, b"0 g (a) Tj " + colour + b" (b) Tj") == [
        "Overprint", "Tj", "Knockout", "Tj",
    ]  # fmt: skip


def test_overprint_is_restored_with_the_graphics_state(sheet):
    assert order(sheet, b"0 g q (a) Tj Q 0 0 1 1 re f") == ["Overprint", "Tj", "f"]


def test_outlined_text_overprints_when_both_its_colours_are_black(sheet):
    assert order(sheet, b"0 g 0 G 2 Tr (a) Tj") == ["Overprint", "Tj"]
    assert order(sheet, b"0 g 1 0 0 RG 2 Tr (a) Tj") == ["Tj"]
    assert order(sheet, b"0 g 3 Tr (a) Tj") == ["Tj"]


def test_text_whose_colour_is_not_known_does_not_overprint(sheet):
    assert order(sheet, b"(a) Tj") == ["Tj"]


def test_greys_of_a_soft_mask_stay(sheet):
    content = b"0.5 g /Grey cs 0.3 sc 0 g (a) Tj"
    assert sheet.inked(content, is_mask=True) == "0.5 g /DeviceGray cs 0.3 sc 0 g (a) Tj"


def test_what_is_drawn_is_noted_with_its_matrix():
    pdf = pikepdf.new()
    image = pdf.make_stream(b"\0", Subtype=Name.Image)
    sheet = Sheet(XObject=Dictionary(X=image))
    sheet.inked(b"q 2 0 0 2 0 0 cm 50 0 0 40 0 0 cm /X Do Q /S gs")
    [(key, matrix)] = sheet.drawn.drawn.objects
    assert key == image.objgen
    assert matrix == (100, 0, 0, 80, 0, 0)
    assert sheet.drawn.drawn.states == {"/S"}


def test_an_inline_image_becomes_a_picture_of_the_resources(sheet):
    inked = sheet.inked(b"q BI /W 1 /H 1 /CS /RGB /BPC 8 /F /AHx ID ff0000> EI Q")
    assert inked == "q /WxInline1 Do Q"
    image = sheet.names.get("/XObject", "/WxInline1")
    assert (image.Width, image.ColorSpace, image.Filter) == (1, Name.DeviceRGB, Name.ASCIIHexDecode)
    assert image.read_bytes() == b"\xff\x00\x00"
