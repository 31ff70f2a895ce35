"""Photographs for screens: fewer pixels, the same bytes each time; drawings keep theirs."""

from __future__ import annotations

import io
import random

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from compiler.finishing.lighter_pictures import EPUB_PX, PHONE_PPI, lighten, lighter

_KEPT: list[pikepdf.Pdf] = []  # a picture lives no longer than its document
PAGE = (0, 0, 297.6, 538.6)  # pt, 105 × 190 mm


def _photograph(size=(2400, 1800)) -> Image.Image:
    noise = random.Random(1).randbytes(240 * 180 * 3)  # noqa: S311 - the same picture each time
    return Image.frombytes("RGB", (240, 180), noise).resize(size, Image.Resampling.BICUBIC)


def _bytes(picture: Image.Image, kind: str) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, quality=92)
    return file.getvalue()


def _reduced(data: bytes, size: tuple[int, int], packing: str) -> pikepdf.Stream:
    document = pikepdf.new()
    _KEPT.append(document)
    image = document.make_stream(data, Type=Name.XObject, Subtype=Name.Image)
    image.Width, image.Height, image.BitsPerComponent = *size, 8
    image.ColorSpace = Name.DeviceRGB
    if packing:
        image.Filter = Name(packing)
    page = document.add_blank_page(page_size=PAGE[2:])
    page.Resources = Dictionary(XObject=Dictionary(I=image))
    page.MediaBox = Array(PAGE)
    lighten(document, PHONE_PPI)
    return document.pages[0].Resources.XObject.I


def test_a_photograph_has_the_pixels_of_the_page():
    data = _bytes(_photograph(), "JPEG")
    image = _reduced(data, (2400, 1800), "/DCTDecode")
    assert abs(int(image.Width) - 105 / 25.4 * PHONE_PPI) <= 1
    assert len(image.read_raw_bytes()) < len(data) / 4
    assert image.read_raw_bytes() == _reduced(data, (2400, 1800), "/DCTDecode").read_raw_bytes()


def test_one_that_was_kept_without_loss_becomes_jpeg_and_a_drawing_stays():
    image = _reduced(_photograph().tobytes(), (2400, 1800), "")
    assert image.Filter == Name.DCTDecode
    drawing = Image.new("RGB", (2400, 1800), "white")
    drawing.paste("black", (0, 900, 2400, 910))
    image = _reduced(drawing.tobytes(), (2400, 1800), "")
    assert (int(image.Width), image.read_bytes()) == (2400, drawing.tobytes())


def test_a_picture_that_is_fine_enough_stays_as_it_is():
    data = _bytes(_photograph((1100, 825)), "JPEG")
    assert _reduced(data, (1100, 825), "/DCTDecode").read_raw_bytes() == data


def test_files_of_a_publication():
    for kind in ("JPEG", "PNG"):
        with Image.open(io.BytesIO(lighter(_bytes(_photograph(), kind)))) as picture:
            assert (picture.format, picture.width) == (kind, EPUB_PX[0])
    drawing = _bytes(Image.new("RGB", (3000, 3000), "white"), "PNG")
    for data in (b"<html/>", b"\xff\xd8broken", b"\x89PNG", drawing):
        assert lighter(data) == data
