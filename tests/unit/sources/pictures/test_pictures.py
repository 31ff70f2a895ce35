"""Pictures: files of the project with their real size; everything else is a placeholder."""

from __future__ import annotations

import pytest
from PIL import Image as PillowImage

from compiler.model.block import Figure


@pytest.fixture
def picture(tmp_path):
    def make(name, size=(30, 20)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        PillowImage.new("RGB", size).save(path)
        return path

    return make


def image_of(done):
    return next(block for block in done.blocks if isinstance(block, Figure)).images[0]


@pytest.mark.parametrize("address", ["图/甲.png", "./图/甲.png", "%E5%9B%BE/%E7%94%B2.png?v=1"])
def test_a_local_picture_has_its_path_and_real_size(read, picture, address):
    picture("图/甲.png")
    done = read(f"# 题\n\n正文。\n\n![]({address})\n")
    image = image_of(done)
    assert (image.asset, image.width_px, image.height_px) == ("图/甲.png", 30, 20)
    assert not done.report.codes()


def test_addresses_start_at_the_manuscript(read, picture, tmp_path):
    picture("稿/甲.png")
    (tmp_path / "稿").mkdir(exist_ok=True)
    assert image_of(read("# 题\n\n正文。\n\n![](甲.png)\n", name="稿/一.md")).asset == "稿/甲.png"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("没有.png", "sources.missing-image"),
        ("../外面.png", "sources.image-outside"),
        ("/etc/hostname", "sources.image-outside"),
        ("x" * 5000 + ".png", "sources.missing-image"),
        ("data:image/png;base64,AAAA", "sources.inline-image"),
    ],
)
def test_what_cannot_be_had_is_a_placeholder_and_a_warning(read, address, code):
    done = read(f"# 题\n\n正文。\n\n![]({address})\n")
    assert image_of(done).asset == ""
    assert done.report.codes() == [code]


def test_a_link_out_of_the_project_is_refused(read, tmp_path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("别处") / "甲.png"
    PillowImage.new("RGB", (9, 9)).save(outside)
    (tmp_path / "甲.png").symlink_to(outside)
    done = read("# 题\n\n正文。\n\n![](甲.png)\n")
    assert done.report.codes() == ["sources.image-outside"]


def test_a_file_that_is_no_picture_is_reported(read, tmp_path):
    (tmp_path / "甲.png").write_text("不是图片", encoding="utf-8")
    assert read("# 题\n\n正文。\n\n![](甲.png)\n").report.codes() == ["sources.unreadable-image"]


def test_too_many_pixels_are_refused(read, picture, monkeypatch):
    monkeypatch.setattr("compiler.sources.pictures.bounds.MAX_PIXELS", 100)
    picture("甲.png")
    assert read("# 题\n\n正文。\n\n![](甲.png)\n").report.codes() == ["sources.too-large-image"]


def test_remote_pictures_are_counted_once_for_the_source(read):
    done = read("# 题\n\n正文。\n\n![](http://a.cn/1.png)\n\n![](http://a.cn/2.png)\n")
    assert done.report.codes() == ["sources.remote-images-off"]
    assert dict(next(iter(done.report)).values)["count"] == "2"


@pytest.mark.parametrize(
    "address",
    [
        "https://img.example.com/a/paper_1024.jpg",
        "https://img.example.com/paper_1024.jpg?w=600#top",
        "https://mirror.example.com/?http://img.example.com/202411/paper_1024.jpg",
    ],
)
def test_a_picture_of_the_web_that_was_saved_by_its_name_is_taken_and_told(read, picture, address):
    picture("images/paper_1024.jpg")
    done = read(f"# 题\n\n正文。\n\n![]({address})\n")
    assert image_of(done).asset == "images/paper_1024.jpg"
    assert done.report.codes() == ["sources.image-elsewhere"]


@pytest.mark.parametrize("name", ["1.jpg", "image001.png", "640", "图片", "IMG_12.jpg"])
def test_a_name_that_any_picture_may_have_is_no_proof(read, picture, name):
    picture("1.jpg"), picture("image001.png"), picture("IMG_12.jpg")
    done = read(f"# 题\n\n正文。\n\n![](https://img.example.com/{name})\n")
    assert image_of(done).asset == ""
    assert done.report.codes() == ["sources.remote-images-off"]
