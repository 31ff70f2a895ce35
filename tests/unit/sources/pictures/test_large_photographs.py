"""Photographs above what can be decoded whole, and those of telephones."""

from __future__ import annotations

import io

import pillow_heif
import pytest
from PIL import Image

from compiler.sources.pictures import bounds
from compiler.sources.pictures.files import UnusablePictureError, look, upright
from compiler.sources.pictures.making import Maker
from compiler.sources.pictures.room import PictureRoom
from compiler.sources.pictures.store import PictureStore


@pytest.fixture
def maker(tmp_path):
    return Maker(PictureRoom(), PictureStore(tmp_path))


def _halves(size=(300, 200)):
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    return picture


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_above_the_limit_is_decoded_smaller(tmp_path, maker, progressive):
    path = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[274] = 6  # EXIF: turn a quarter to the right
    _halves((14_000, 8_000)).save(path, "JPEG", progressive=progressive, exif=exif)
    assert look(path).width * look(path).height > bounds.MAX_PIXELS
    made = maker.make(path)
    with Image.open(made.file) as picture:
        assert picture.height > picture.width
        assert picture.width * picture.height < 12_000_000
        top, bottom = (picture.getpixel((picture.width // 2, y)) for y in (9, picture.height - 9))
    assert top[0] - top[2] > 150
    assert bottom[2] - bottom[0] > 150


def test_what_its_decoder_keeps_counts(tmp_path, monkeypatch):
    path = tmp_path / "a.jpg"
    _halves((400, 400)).save(path, "JPEG", progressive=True, subsampling=0)
    monkeypatch.setattr(bounds, "_MAX_COEFFICIENTS", 400 * 400 * 6 - 1)
    with pytest.raises(UnusablePictureError, match="too-large"):
        look(path)
    _halves((400, 400)).save(path, "JPEG", progressive=True, subsampling=2)
    assert look(path).width == 400
    _halves((400, 400)).save(path, "JPEG", subsampling=0)
    assert look(path).width == 400
    monkeypatch.setattr(bounds, "MAX_JPEG_PIXELS", 400 * 400 - 1)
    with pytest.raises(UnusablePictureError, match="too-large"):
        look(path)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP", "BMP", "GIF"])
def test_others_above_the_limit_are_refused(tmp_path, monkeypatch, kind):
    path = tmp_path / "a"
    _halves().save(path, kind)
    assert look(path).width == 300
    monkeypatch.setattr(bounds, "MAX_PIXELS", 300 * 200 - 1)
    with pytest.raises(UnusablePictureError, match="too-large"):
        look(path)


@pytest.mark.parametrize("suffix", [".heic", ".jpg", ""])
def test_heic_of_an_iphone_stands_upright_as_jpeg(tmp_path, maker, suffix):
    path = tmp_path / f"a{suffix}"
    exif = Image.Exif()
    exif[274] = 6
    pillow_heif.from_pillow(_halves()).save(path, exif=exif.tobytes(), quality=90)
    seen = look(path)
    assert (seen.kind, seen.plain) == ("HEIF", False)
    made = maker.make(path)
    assert made.file.suffix == ".jpg"
    with Image.open(made.file) as picture:
        assert picture.size == (seen.width, seen.height)


def test_heic_has_a_bound_of_its_own(tmp_path, monkeypatch):
    path = tmp_path / "a.heic"
    pillow_heif.from_pillow(_halves()).save(path)
    monkeypatch.setattr(bounds, "_MAX_HEIF_PIXELS", 300 * 200 - 1)
    with pytest.raises(UnusablePictureError, match="too-large"):
        look(path)


def test_avif_is_set(tmp_path, maker):
    path = tmp_path / "a.avif"
    _halves().save(path, "AVIF")
    made = maker.make(path)
    assert (made.kind, made.file.suffix) == ("AVIF", ".jpg")


def test_a_heic_that_is_cut_off_is_told(tmp_path):
    file = io.BytesIO()
    pillow_heif.from_pillow(_halves()).save(file)
    path = tmp_path / "a.heic"
    path.write_bytes(file.getvalue()[: len(file.getvalue()) // 2])
    with pytest.raises(UnusablePictureError, match="unreadable"):
        upright(path, 100, 100)
