"""Pictures are found where they are, however the manuscript spells them; data: ones are decoded."""

from __future__ import annotations

import base64
import io
from urllib.parse import quote_from_bytes

import pytest
from PIL import Image as PillowImage

from compiler.diagnostics import Report
from compiler.model.inline import Image
from compiler.sources.pictures.data import written
from compiler.sources.pictures.placing import Pictures


def png(size=(30, 20)):
    file = io.BytesIO()
    PillowImage.new("RGB", size).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def placed(tmp_path):
    """Places an address of 稿/文.md in a project with the given files."""

    def place(address, *files, width=None):
        for name in files:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(png())
        report = Report()
        pictures = Pictures(tmp_path, tmp_path / "稿" / "文.md", "稿/文.md", report)
        return pictures.place(Image(address, width_px=width)), report.codes()

    (tmp_path / "稿").mkdir()
    return place


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("图 一.png", "稿/图 一.png"),
        ("%E5%9B%BE%20%E4%B8%80.png", "稿/图 一.png"),
        ("a%20b.png", "稿/a%20b.png"),
        ("a.png?w=600", "稿/a.png"),
        ("a.png#x", "稿/a.png"),
        ("a?b.png", "稿/a?b.png"),
        ("子\\a.png", "稿/子/a.png"),
        (".\\子\\a.png", "稿/子/a.png"),
        ("A.PNG", "稿/a.png"),
        ("Images/A.Png", "稿/images/a.png"),
        ("../a.png", "a.png"),
        ('a.png "图题"', "稿/a.png"),
        ("<a.png>", "稿/a.png"),
        ("C:\\Users\\w\\Desktop\\a.png", "稿/a.png"),
        ("e\u0301.png", "稿/\u00e9.png"),
    ],
)
def test_an_address_is_read_as_it_is_meant(placed, address, file):
    image, codes = placed(address, file)
    assert (image.asset, image.width_px, codes) == (file, 30, [])


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("a.png", "稿/images/a.png"),
        ("a.png", "稿/文.assets/a.png"),
        ("a.png", "稿/文_files/a.png"),
        ("old/deep/a.png", "稿/图片/a.png"),
        ("file:///C:/Users/w/%E5%9B%BE.png", "稿/images/图.png"),
        ("/images/a.png", "images/a.png"),
    ],
)
def test_a_picture_that_was_moved_is_found_and_told(placed, address, file):
    image, codes = placed(address, file)
    assert image.asset == file
    assert codes == ["sources.image-elsewhere"]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("../../a.png", "sources.image-outside"),
        ("/etc/passwd.png", "sources.image-outside"),
        ("file:///etc/hostname", "sources.image-outside"),
        ("D:\\图\\b.png", "sources.missing-image"),
        ("b.png", "sources.missing-image"),
        ("a\0.png", "sources.missing-image"),
        ("", "sources.missing-image"),
        ("..", "sources.missing-image"),
    ],
)
def test_what_is_not_there_is_told(placed, address, code):
    image, codes = placed(address, "稿/c.png")
    assert (image.asset, codes) == ("", [code])


def test_links_out_of_the_project_are_refused_in_folders_too(placed, tmp_path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("别处")
    (outside / "a.png").write_bytes(png())
    (tmp_path / "稿" / "images").symlink_to(outside)
    for address in ("images/a.png", "Images/A.png", "a.png"):
        image, _ = placed(address)
        assert image.asset == ""


def test_a_declared_size_makes_smaller_and_never_larger(placed):
    assert placed("a.png", "稿/a.png", width=15)[0].width_px == 15
    assert placed("a.png", "稿/a.png", width=15)[0].height_px == 10
    assert placed("a.png", "稿/a.png", width=300)[0].width_px == 30


@pytest.mark.parametrize("junk", ["", "\n ", "%0A"])
def test_embedded_pictures_are_decoded(placed, tmp_path, junk):
    packed = base64.b64encode(png()).decode()
    address = f"data:image/png;base64,{packed[:20]}{junk}{packed[20:]}"
    image, codes = placed(address)
    assert (image.width_px, image.height_px, codes) == (30, 20, [])
    assert (tmp_path / image.asset).read_bytes() == png()
    assert placed(address)[0].asset == image.asset


def test_percent_encoded_pictures_are_decoded():
    assert written("data:image/png," + quote_from_bytes(png())).data == png()
    assert written("DATA:image/JPEG;charset=x;base64,//8").data == b"\xff\xff"


@pytest.mark.parametrize(
    "address", ["data:", "data:image/png", "data:image/png;base64,", "data:;base64,A", "x,y"]
)
def test_broken_embedded_pictures_are_refused(address):
    with pytest.raises(ValueError, match=r"."):
        written(address)


def test_embedded_pictures_have_a_limit(monkeypatch):
    monkeypatch.setattr("compiler.sources.pictures.data.MAX_BYTES", 5)
    with pytest.raises(ValueError, match="long"):
        written("data:image/png;base64," + "A" * 12)
    with pytest.raises(ValueError, match="long"):
        written("data:image/png," + "A" * 16)


def test_bytes_of_a_document_are_kept_below_the_project(tmp_path):
    report = Report()
    pictures = Pictures(tmp_path, tmp_path / "文.docx", "文.docx", report)
    image = pictures.place_bytes(png(), ".png", Image("word/media/image1.png", width_px=60))
    assert image.asset.startswith(".wenxuan/images/")
    assert (image.width_px, image.height_px) == (60, 40)  # Word's author made it larger
    assert (tmp_path / image.asset).read_bytes() == png()
    broken = pictures.place_bytes(b"\xd7\xcd\xc6\x9a" + bytes(20), ".wmf", Image("image2.wmf"))
    assert broken.asset == ""
    assert report.codes() == ["sources.unsupported-image"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / ".wenxuan").write_text("in the way", "utf-8")
    report = Report()
    pictures = Pictures(tmp_path, tmp_path / "文.md", "文.md", report)
    assert pictures.place_bytes(png(), ".png", Image("x")).asset == ""
    assert report.codes() == ["sources.unkept-image"]


def test_a_store_that_leads_outside_is_not_used(tmp_path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("别处")
    (tmp_path / ".wenxuan").symlink_to(outside)
    report = Report()
    Pictures(tmp_path, tmp_path / "文.md", "文.md", report).place_bytes(png(), ".png", Image("x"))
    assert report.codes() == ["sources.unkept-image"]
    assert not list(outside.rglob("*.png"))


@pytest.mark.parametrize(
    ("name", "code"),
    [("a.gif", "sources.first-frame"), ("a.tif", "sources.first-page")],
)
def test_further_frames_are_told(tmp_path, name, code):
    frames = [PillowImage.new("L", (30, 30), shade) for shade in (0, 99, 200)]
    frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:])
    report = Report()
    pictures = Pictures(tmp_path, tmp_path / "文.md", "文.md", report)
    assert pictures.place(Image(name)).asset
    assert report.codes() == [code]
    assert dict(next(iter(report)).values)["count"] == "3"


def test_a_drawing_is_set_clean(tmp_path):
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script/><path/></svg>'
    )
    (tmp_path / "a.svg").write_text(drawing, "utf-8")
    report = Report()
    pictures = Pictures(tmp_path, tmp_path / "文.md", "文.md", report)
    image = pictures.place(Image("a.svg"))
    assert image.asset.endswith(".clean.svg")
    assert (image.width_px, image.height_px) == (40, 20)
    assert b"script" not in (tmp_path / image.asset).read_bytes()
    assert report.codes() == ["sources.drawing-parts"]
