"""Pictures in inks: grey where there is no colour, black ink for black in graphics."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw

from compiler.errors import FinishingError
from compiler.finishing.images import PrintedSize, convert_image
from compiler.finishing.picture_inks import held, in_inks, most_ink
from compiler.finishing.profile import bundled

PROFILE = bundled()


def photograph(size: tuple[int, int] = (300, 200)) -> Image.Image:
    """Noise and gradients in colour, dark in places."""
    noise = Image.radial_gradient("L").resize(size)
    ramp = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (ramp, noise, ramp.transpose(Image.Transpose.ROTATE_180)))


def chart() -> Image.Image:
    """A diagram: white, black and a red bar."""
    image = Image.new("RGB", (300, 200), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((10, 10, 100, 190), fill=(200, 30, 30))
    draw.rectangle((150, 10, 250, 190), fill=(0, 0, 0))
    draw.line((0, 0, 300, 200), fill=(119, 120, 119), width=3)
    return image


def jpeg(image: Image.Image) -> bytes:
    target = io.BytesIO()
    image.save(target, "JPEG", quality=85)
    return target.getvalue()


class Paper:
    """A PDF to hold pictures."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()

    def flate(self, image: Image.Image, space: object, **more: object) -> pikepdf.Stream:
        data = zlib.compress(image.tobytes())
        size = {"Width": image.width, "Height": image.height, "BitsPerComponent": 8}
        return self.pdf.make_stream(
            data, Subtype=Name.Image, Filter=Name.FlateDecode, ColorSpace=space, **size, **more
        )

    def dct(self, image: Image.Image) -> pikepdf.Stream:
        size = {"Width": image.width, "Height": image.height, "BitsPerComponent": 8}
        space = Name.DeviceGray if image.mode == "L" else Name.DeviceRGB
        return self.pdf.make_stream(
            jpeg(image), Subtype=Name.Image, Filter=Name.DCTDecode, ColorSpace=space, **size
        )


@pytest.fixture
def paper() -> Paper:
    return Paper()


def pixels(image: pikepdf.Stream) -> Image.Image:
    return pikepdf.PdfImage(image).as_pil_image(apply_mask=False)


def test_black_in_a_graphic_is_black_ink_alone():
    converted = in_inks(chart(), PROFILE, None, lossy=False)
    assert converted.flat
    assert converted.image.getpixel((200, 100)) == (0, 0, 0, 255)
    assert converted.image.getpixel((290, 20)) == (0, 0, 0, 0)
    red = converted.image.getpixel((50, 150))
    assert red[1] > 200
    assert red[2] > 180


def test_shadows_of_a_photograph_have_four_inks():
    converted = in_inks(photograph(), PROFILE, None, lossy=False)
    assert not converted.flat
    assert converted.image.mode == "CMYK"
    assert most_ink(converted.image) <= 300


def test_a_picture_without_colour_becomes_grey():
    grey = Image.radial_gradient("L").convert("RGB")
    assert in_inks(grey, PROFILE, None, lossy=False).image.mode == "L"
    blurred = Image.open(io.BytesIO(jpeg(grey)))
    assert in_inks(blurred, PROFILE, None, lossy=True).image.mode == "L"
    tinted = Image.merge("RGB", (*grey.split()[:2], grey.split()[2].point(lambda v: v // 2)))
    assert in_inks(tinted, PROFILE, None, lossy=False).image.mode == "CMYK"


def test_ink_is_held_by_cutting_the_colours_back():
    dark = Image.new("CMYK", (4, 4), (255, 255, 255, 230))
    dark.putpixel((0, 0), (10, 20, 30, 40))
    cut = held(dark, 300)
    assert 298 < most_ink(cut) <= 300
    assert cut.getpixel((0, 0)) == (10, 20, 30, 40)
    assert cut.getpixel((1, 1))[3] == 230


def test_a_graphic_is_kept_without_loss(paper):
    image = paper.flate(chart(), Name.DeviceRGB)
    convert_image(image, PROFILE, PrintedSize())
    assert (image.ColorSpace, image.Filter) == (Name.DeviceCMYK, Name.FlateDecode)
    assert pixels(image).getpixel((200, 100)) == (0, 0, 0, 255)


def test_a_photograph_becomes_a_cmyk_jpeg_that_reads_back(paper):
    image = paper.dct(photograph())
    convert_image(image, PROFILE, PrintedSize())
    assert (image.ColorSpace, image.Filter) == (Name.DeviceCMYK, Name.DCTDecode)
    assert [int(value) for value in image.Decode] == [1, 0] * 4
    stored = Image.open(io.BytesIO(image.read_raw_bytes()))
    assert most_ink(stored) <= 300
    expected = in_inks(photograph(), PROFILE, None, lossy=True).image
    for place in ((20, 20), (150, 100), (280, 180)):
        near = zip(stored.getpixel(place), expected.getpixel(place), strict=True)
        assert all(abs(one - other) < 16 for one, other in near)


def test_a_grey_jpeg_is_not_touched(paper):
    image = paper.dct(Image.radial_gradient("L"))
    before = image.read_raw_bytes()
    convert_image(image, PROFILE, PrintedSize(1000, 1000))
    assert image.read_raw_bytes() == before
    assert image.ColorSpace == Name.DeviceGray


def test_cmyk_and_stencils_are_not_touched(paper):
    for image in (
        paper.flate(Image.new("CMYK", (2, 2), (9, 9, 9, 9)), Name.DeviceCMYK),
        paper.pdf.make_stream(b"\x80", Subtype=Name.Image, ImageMask=True, Width=1, Height=1),
    ):
        before = image.read_raw_bytes(), dict(image.items())
        convert_image(image, PROFILE, PrintedSize(1, 1))
        assert (image.read_raw_bytes(), dict(image.items())) == before


@pytest.mark.parametrize(
    ("printed", "size"),
    [
        (PrintedSize(36, 24), (150, 100)),  # 600 ppi is brought to 300
        (PrintedSize(48, 32), (300, 200)),  # 450 ppi is not
        (PrintedSize(36, 100), (300, 200)),  # fine across only
        (PrintedSize(), (300, 200)),
    ],
)
@pytest.mark.parametrize("kind", ["flate", "dct", "grey"])
def test_too_fine_a_picture_is_reduced(paper, kind, printed, size):
    if kind == "grey":
        image = paper.dct(Image.radial_gradient("L").resize((300, 200)))
    else:
        drawn = photograph()
        image = paper.dct(drawn) if kind == "dct" else paper.flate(drawn, Name.DeviceRGB)
    convert_image(image, PROFILE, printed)
    assert (image.Width, image.Height) == size
    assert pixels(image).size == size


@pytest.mark.parametrize(("side_pt", "width"), [(72 * 900 / 449, 900), (72 * 900 / 451, 599)])
def test_no_finer_than_a_press_shows(paper, side_pt, width):
    image = paper.flate(photograph((900, 900)), Name.DeviceRGB)
    convert_image(image, PROFILE, PrintedSize(side_pt, side_pt))
    assert image.Width == pytest.approx(width, abs=1)


def test_line_art_keeps_all_its_pixels(paper):
    """Fewer would need greys, which it has not; no press is too coarse for it."""
    bits = b"\xaa" * (1200 // 8) * 1200
    size = {"Width": 1200, "Height": 1200, "BitsPerComponent": 1}
    image = paper.pdf.make_stream(bits, Subtype=Name.Image, ColorSpace=Name.DeviceGray, **size)
    convert_image(image, PROFILE, PrintedSize(72, 72))
    assert (image.Width, image.BitsPerComponent) == (1200, 1)
    assert image.read_bytes() == bits


def test_a_palette_and_its_soft_mask(paper):
    few = chart().quantize(8)
    palette = bytes(few.getpalette()[:24])
    mask = paper.flate(Image.new("L", few.size, 90), Name.DeviceGray)
    space = Array([Name.Indexed, Name.DeviceRGB, 7, pikepdf.String(palette)])
    image = paper.flate(few, space, SMask=mask)
    convert_image(image, PROFILE, PrintedSize())
    assert image.ColorSpace == Name.DeviceCMYK
    assert pixels(image).getpixel((200, 100))[:3] == (0, 0, 0)
    assert image.SMask.read_bytes() == bytes([90]) * (few.width * few.height)


def test_colour_keys_and_broken_pictures_are_refused_not_spoilt(paper):
    key = paper.flate(photograph(), Name.DeviceRGB, Mask=Array([0, 1, 0, 1, 0, 1]))
    with pytest.raises(FinishingError) as caught:
        convert_image(key, PROFILE, PrintedSize())
    assert caught.value.code == "finishing.colour-space"
    broken = paper.pdf.make_stream(
        b"no jpeg", Subtype=Name.Image, Filter=Name.DCTDecode, ColorSpace=Name.DeviceRGB,
        Width=2, Height=2, BitsPerComponent=8,
    )  # fmt: skip
    with pytest.raises(FinishingError) as caught:
        convert_image(broken, PROFILE, PrintedSize())
    assert caught.value.code == "finishing.picture"


def test_an_image_with_a_grey_profile_is_device_grey(paper):
    profile = paper.pdf.make_indirect(paper.pdf.make_stream(b"", N=1))
    image = paper.flate(Image.radial_gradient("L"), Array([Name.ICCBased, profile]))
    convert_image(image, PROFILE, PrintedSize())
    assert image.ColorSpace == Name.DeviceGray


def test_smaller_dictionary_entries_go_with_the_old_bytes(paper):
    image = paper.flate(
        chart(), Name.DeviceRGB, Intent=Name.Perceptual, DecodeParms=Dictionary(Predictor=1)
    )
    convert_image(image, PROFILE, PrintedSize())
    assert "/DecodeParms" not in image
    assert "/Intent" not in image
