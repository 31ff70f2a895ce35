from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image as Drawing

from compiler.diagnostics import Report
from compiler.markup.assets import Assets, pixel_size
from compiler.markup.theme import load_theme
from compiler.markup.type_area import type_area
from compiler.model.inline import Image
from compiler.units import Size


@pytest.fixture
def area():
    return type_area(load_theme("neikan"), Size(210, 297), "A4")


@pytest.fixture
def report():
    return Report()


@pytest.fixture
def assets(tmp_path, area, report):
    return Assets(tmp_path, area, report)


def _drawn(file: Path, size: tuple[int, int]) -> Path:
    Drawing.new("RGB", size, (200, 10, 10)).save(file)
    return file


@pytest.mark.parametrize("suffix", ["png", "gif", "jpg"])
def test_pixel_size(tmp_path, suffix):
    data = _drawn(tmp_path / f"a.{suffix}", (123, 45)).read_bytes()
    assert pixel_size(data) == (123, 45)
    assert pixel_size(data[:9]) is None


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"GIF89a", b"RIFF....WEBP", b"\xff\xd8" * 9])
def test_broken_files_have_no_size(data):
    assert pixel_size(data) is None


def test_a_picture_is_named_by_its_content(tmp_path, assets, report):
    file = _drawn(tmp_path / "a.PNG", (600, 300))
    data = file.read_bytes()
    (tmp_path / "b.png").write_bytes(data)
    first = assets.picture(Image("x", asset="a.PNG"))
    second = assets.picture(Image("y", asset="b.png"))
    assert first.src == second.src == f"asset:{hashlib.sha256(data).hexdigest()[:20]}.png"
    assert assets.found == {first.src.removeprefix("asset:"): data}
    assert report.codes() == []


@pytest.mark.parametrize(
    ("size", "declared"), [((600, 300), None), ((3000, 100), None), ((80, 4000), 40), ((9, 9), 700)]
)
def test_pictures_fit_the_page_and_keep_the_grid(tmp_path, assets, area, size, declared):
    _drawn(tmp_path / "a.png", size)
    shown = assets.picture(Image("x", asset="a.png", width_px=declared, height_px=7))
    assert shown.width_pt <= area.width_pt
    assert shown.height_pt <= shown.box_pt <= area.height_pt
    assert shown.box_pt % area.line_pt == 0
    assert shown.width_pt / shown.height_pt == pytest.approx(size[0] / size[1], rel=0.05)
    assert shown.width_pt <= (declared or size[0]) * 0.75 + 0.01


def test_a_placeholder_has_the_declared_size(assets, report):
    shown = assets.picture(Image("http://example.com/x.png", "图", 400, 200))
    assert (shown.src, shown.width_pt, shown.height_pt) == ("", 300, 150)
    assert report.codes() == []  # the reader of sources reports it


@pytest.mark.parametrize(
    ("name", "code"),
    [("a.svg", "markup.svg-picture"), ("no.png", "markup.unreadable-picture")],
)
def test_unusable_files_leave_a_placeholder_and_a_finding(tmp_path, assets, report, name, code):
    (tmp_path / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    assert assets.picture(Image("x", asset=name)).src == ""
    assert report.codes() == [code]
    assert next(iter(report)).location.source == name
    assert assets.found == {}


def test_an_address_too_long_for_a_code_is_told(assets, report):
    assert assets.qr("https://example.com/" + "a" * 4000) == ""
    assert report.codes() == ["markup.address-too-long"]
