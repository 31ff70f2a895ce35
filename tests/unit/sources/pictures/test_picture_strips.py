"""Tall screenshots are cut between rows of text; photographs never."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from compiler.sources.pictures.making import Maker
from compiler.sources.pictures.room import PictureRoom
from compiler.sources.pictures.store import PictureStore
from compiler.sources.pictures.strips import cutting, is_tall

ROW = 40


def rows_of_text(width, rows, ground="white", ink="black", *, frame=False):
    picture = Image.new("RGB", (width, rows * ROW), ground)
    draw = ImageDraw.Draw(picture)
    for row in range(rows):
        draw.rectangle((60, row * ROW + 8, width - 60 - row % 7 * 30, row * ROW + 31), fill=ink)
    if frame:
        draw.rectangle((2, 2, width - 3, picture.height - 3), outline="red", width=3)
    return picture


def inked(picture, row, ground):
    return any(picture.getpixel((x, row)) != ground for x in range(picture.width))


@pytest.mark.parametrize("ground", [(255, 255, 255), (237, 237, 237), (30, 30, 30)])
def test_no_cut_goes_through_ink(ground):
    picture = rows_of_text(700, 120, ground, (200, 200, 0))
    cut = cutting(picture, 1000)
    assert cut is not None
    assert cut.rows[-1] == picture.height
    assert cut.scale == 1
    for row in cut.rows[:-1]:
        assert not inked(picture, row, ground)
        assert not inked(picture, row - 1, ground)


def test_strips_are_short_so_that_no_page_stays_half_empty():
    rows = cutting(rows_of_text(700, 120), 1000).rows
    heights = [end - start for start, end in zip((0, *rows), rows, strict=False)]
    assert max(heights) <= 200
    assert min(heights[:-1]) > 100


def test_the_frame_of_a_card_is_no_obstacle():
    cut = cutting(rows_of_text(1000, 120, frame=True), 1000)
    assert cut is not None
    assert len(cut.rows) > 5


def test_a_photograph_is_never_cut():
    assert cutting(Image.effect_noise((400, 4000), 90), 800) is None


def test_a_photograph_under_an_even_sky_is_not_cut():
    picture = Image.effect_noise((400, 4000), 90).convert("RGB")
    picture.paste("white", (0, 0, 400, 1500))
    assert cutting(picture, 800) is None


def test_a_picture_between_text_stays_whole():
    picture = rows_of_text(700, 120)
    picture.paste(Image.effect_noise((600, 900), 90), (50, 1004))
    cut = cutting(picture, 1000)
    assert not [row for row in cut.rows if 1004 < row < 1904]


def test_a_piece_a_little_too_long_makes_the_whole_narrower():
    picture = rows_of_text(700, 120)
    picture.paste(Image.effect_noise((600, 1250), 90), (50, 1004))
    cut = cutting(picture, 1000)
    assert 0.6 < cut.scale < 0.85


def test_faint_text_is_ink():
    picture = rows_of_text(700, 120, "white", (232, 232, 232))
    for row in cutting(picture, 1000).rows[:-1]:
        assert not inked(picture, row, (255, 255, 255))


@pytest.mark.parametrize(
    ("size", "tall"), [((456, 800), False), ((456, 1100), True), ((100, 600), False)]
)
def test_what_is_tall(size, tall):
    assert is_tall(*size, 714) is tall


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp"])
def test_a_screenshot_is_kept_in_strips(tmp_path, suffix):
    path = tmp_path / f"a.{suffix}"
    picture = rows_of_text(700, 100)
    picture.save(path)
    made = Maker(PictureRoom(456, 714, 21), PictureStore(tmp_path)).make(path)
    assert (made.width_px, made.height_px) == picture.size
    sizes = []
    for strip in made.strips:
        with Image.open(strip) as one:
            sizes.append(one.size)
    assert {width for width, _ in sizes} == {700}
    assert sum(height for _, height in sizes) == picture.height
    page_px = (714 - 42) * 700 / 456
    assert max(height for _, height in sizes) <= page_px


def test_a_tall_photograph_stays_one_file(tmp_path):
    path = tmp_path / "a.jpg"
    Image.effect_noise((500, 3000), 90).save(path)
    made = Maker(PictureRoom(456, 714, 21), PictureStore(tmp_path)).make(path)
    assert made.strips == ()
    assert made.uncut
