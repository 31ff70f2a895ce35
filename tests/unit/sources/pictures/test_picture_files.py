"""Pictures of every kind become upright RGB or grey files that the page can take."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms, ImageFile

from compiler.sources.pictures.files import UnusablePictureError, check_whole, look
from compiler.sources.pictures.making import Maker
from compiler.sources.pictures.room import PictureRoom
from compiler.sources.pictures.store import PictureStore

RED, GREY = (200, 30, 40), 90


@pytest.fixture
def maker(tmp_path):
    return Maker(PictureRoom(456, 714, 21), PictureStore(tmp_path))


def opened(made):
    with Image.open(made.file) as picture:
        picture.load()
        return picture


def near(colour, other):
    pairs = zip(colour, other, strict=True)
    return all(abs(one - two) < 12 for one, two in pairs)


@pytest.mark.parametrize(
    ("name", "mode"), [("a.jpg", "RGB"), ("a.png", "RGB"), ("a.jpg", "L"), ("a.png", "L")]
)
def test_what_needs_nothing_is_used_as_it_stands(tmp_path, maker, name, mode):
    path = tmp_path / name
    Image.new(mode, (60, 40), RED if mode == "RGB" else GREY).save(path)
    made = maker.make(path)
    assert (made.file, made.width_px, made.height_px, made.strips) == (path, 60, 40, ())
    assert not (tmp_path / ".wenxuan").exists()


@pytest.mark.parametrize(
    ("name", "mode", "after"),
    [
        ("a.gif", "P", "RGB"),
        ("a.png", "P", "RGB"),
        ("a.png", "1", "L"),
        ("a.bmp", "RGB", "RGB"),
        ("a.tif", "L", "L"),
        ("a.tif", "CMYK", "RGB"),
        ("a.jpg", "CMYK", "RGB"),
        ("a.webp", "RGB", "RGB"),
        ("a.png", "RGBA", "RGB"),
        ("a.png", "LA", "L"),
    ],
)
def test_other_kinds_are_made_anew(tmp_path, maker, name, mode, after):
    path = tmp_path / name
    Image.new("RGB", (60, 40), (255, 0, 0)).convert(mode).save(path)
    made = maker.make(path)
    picture = opened(made)
    assert picture.format in ("PNG", "JPEG")
    assert (picture.mode, picture.size) == (after, (60, 40))
    assert made.file.parent == tmp_path / ".wenxuan" / "images"
    if after == "RGB":
        assert near(picture.getpixel((30, 20)), (255, 0, 0))


def test_the_same_file_gives_the_same_bytes(tmp_path):
    path = tmp_path / "a.webp"
    Image.effect_noise((300, 200), 80).convert("RGB").save(path)
    made = [Maker(PictureRoom(), PictureStore(tmp_path / each)).make(path) for each in "xy"]
    assert made[0].file.read_bytes() == made[1].file.read_bytes()
    assert made[0].file.name == made[1].file.name


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", ["jpg", "png", "tif"])
def test_exif_turns_the_picture(tmp_path, maker, orientation, suffix):
    upright = Image.new("RGB", (80, 40), "white")
    upright.paste(RED, (0, 0, 20, 20))
    turn = Image.Transpose
    back = {2: turn.FLIP_LEFT_RIGHT, 3: turn.ROTATE_180, 4: turn.FLIP_TOP_BOTTOM,
            5: turn.TRANSPOSE, 6: turn.ROTATE_90, 7: turn.TRANSVERSE,
            8: turn.ROTATE_270}  # fmt: skip
    stored = upright.transpose(back[orientation]) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / f"a.{suffix}"
    stored.save(path, exif=exif)
    made = maker.make(path)
    picture = opened(made).convert("RGB")
    assert (made.width_px, made.height_px) == picture.size == (80, 40)
    assert near(picture.getpixel((8, 8)), RED)
    assert near(picture.getpixel((70, 30)), (255, 255, 255))
    assert picture.getexif().get(0x0112, 1) == 1


def test_sixteen_bits_keep_their_range(tmp_path, maker):
    path = tmp_path / "a.png"
    grey = Image.linear_gradient("L").convert("I").point(lambda value: value * 257)
    grey.convert("I;16").save(path)
    picture = opened(maker.make(path))
    assert picture.mode == "L"
    assert picture.getpixel((5, 0)) < 5
    assert abs(picture.getpixel((5, 128)) - 128) < 4
    assert picture.getpixel((5, 255)) > 250


def test_alpha_is_laid_on_white(tmp_path, maker):
    path = tmp_path / "a.png"
    picture = Image.new("RGBA", (20, 20), (*RED, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 10, 20))
    picture.save(path)
    flat = opened(maker.make(path))
    assert flat.getpixel((2, 2)) == (255, 255, 255)
    assert flat.getpixel((15, 2)) == RED


def test_cmyk_of_photoshop_is_not_inverted(tmp_path, maker):
    path = tmp_path / "a.jpg"
    white = Image.new("CMYK", (40, 40), (0, 0, 0, 0))
    white.paste((0, 0, 0, 255), (0, 0, 20, 40))
    white.save(path, quality=95)
    assert b"Adobe" in path.read_bytes()
    picture = opened(maker.make(path))
    assert near(picture.getpixel((35, 20)), (255, 255, 255))
    assert near(picture.getpixel((5, 20)), (0, 0, 0))


def test_colours_of_another_profile_become_srgb(tmp_path, maker):
    path = tmp_path / "a.png"
    swapped = Image.new("RGB", (20, 20), RED)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = profile.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
    profile = profile.replace("sRGB".encode("utf-16-be"), "xRGB".encode("utf-16-be"))
    swapped.save(path, icc_profile=profile)
    picture = opened(maker.make(path))
    assert "icc_profile" not in picture.info
    assert picture.mode == "RGB"
    red, green, _ = picture.getpixel((2, 2))
    assert green > 150 > red  # what the file calls red is this profile's green


def test_a_broken_profile_does_no_harm(tmp_path, maker):
    path = tmp_path / "a.png"
    Image.new("RGB", (20, 20), RED).save(path, icc_profile=b"no profile")
    assert maker.make(path).file == path


def test_the_first_frame_of_an_animation_is_set(tmp_path, maker):
    frames = [Image.new("RGB", (30, 30), colour) for colour in (RED, (0, 0, 255), (0, 255, 0))]
    for name in ("a.gif", "a.webp", "a.png"):
        path = tmp_path / name
        frames[0].save(path, save_all=True, append_images=frames[1:], duration=100)
        made = maker.make(path)
        assert made.frames == 3
        assert near(opened(made).convert("RGB").getpixel((5, 5)), RED)


@pytest.mark.parametrize(("dpi", "width"), [(72, 600), (96, 600), (144, 400), (300, 192)])
def test_the_resolution_of_a_scan_is_its_size(tmp_path, maker, dpi, width):
    path = tmp_path / "a.png"
    Image.new("RGB", (600, 300)).save(path, dpi=(dpi, dpi))
    assert maker.make(path).width_px == width


def test_a_cameras_resolution_means_nothing(tmp_path, maker):
    path = tmp_path / "a.jpg"
    Image.new("RGB", (600, 300)).save(path, dpi=(300, 300))
    assert maker.make(path).width_px == 600


@pytest.mark.parametrize("suffix", ["jpg", "png"])
def test_what_is_finer_than_print_is_made_smaller(tmp_path, maker, suffix):
    path = tmp_path / f"a.{suffix}"
    Image.new("RGB", (6000, 3000), RED).save(path)
    made = maker.make(path)
    picture = opened(made)
    assert (made.width_px, made.height_px) == (6000, 3000)
    assert picture.size == (2850, 1425)  # 456 pt at 450 dpi
    assert near(picture.getpixel((100, 100)), RED)


@pytest.mark.parametrize("suffix", ["jpg", "png", "gif", "webp", "tif", "bmp"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_what_is_cut_off_is_refused(tmp_path, maker, suffix, share, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as the engine leaves it
    path = tmp_path / f"a.{suffix}"
    Image.effect_noise((300, 200), 90).convert("RGB").save(path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(UnusablePictureError) as raised:
        maker.make(path)
    assert raised.value.code == "sources.unreadable-image"
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x01\0\0\0\x6c\0\0\0", "EMF"),
        (b"\xd7\xcd\xc6\x9a\0\0", "WMF"),
        (b"8BPS\0\x01", "PSD"),
        (b"%PDF-1.7\n", "PDF"),
    ],
)
def test_kinds_that_cannot_be_set_are_named(tmp_path, head, kind):
    path = tmp_path / "a.jpg"
    path.write_bytes(head + bytes(40))
    with pytest.raises(UnusablePictureError) as raised:
        look(path)
    assert (raised.value.code, raised.value.kind) == ("sources.unsupported-image", kind)


def test_a_bomb_is_refused_by_its_head(tmp_path):
    file = io.BytesIO()
    Image.new("L", (1, 1)).save(file, "PNG")
    data = bytearray(file.getvalue())
    data[16:24] = (12_000).to_bytes(4, "big") * 2
    path = tmp_path / "a.png"
    path.write_bytes(data)
    with pytest.raises(UnusablePictureError):
        look(path)
    bmp = io.BytesIO()
    Image.new("RGB", (2, 2)).save(bmp, "BMP")
    data = bytearray(bmp.getvalue())
    data[18:26] = (20_000).to_bytes(4, "little") * 2
    path.write_bytes(data)
    with pytest.raises(UnusablePictureError, match="too-large"):
        look(path)


@pytest.mark.parametrize("brand", [b"heic", b"avif"])
def test_a_broken_photograph_of_a_telephone_is_told(tmp_path, brand):
    path = tmp_path / "a.heic"
    path.write_bytes(b"\0\0\0\x18ftyp" + brand + bytes(44))
    with pytest.raises(UnusablePictureError, match="unreadable"):
        look(path)


def test_a_whole_picture_passes(tmp_path):
    path = tmp_path / "a.jpg"
    Image.new("RGB", (900, 700)).save(path)
    check_whole(path)
