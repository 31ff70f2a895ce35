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


_MISSING = Image("http://example.com/x.png", "图", 400, 200)


def test_a_missing_picture_is_a_strip_of_three_lines(assets, area, report):
    shown = assets.picture(_MISSING)
    assert (shown.src, shown.width_pt, shown.box_pt) == ("", 300, 3 * area.line_pt)
    low = assets.picture(Image("http://example.com/x.png", "图", 400, 20))
    assert (low.height_pt, low.box_pt) == (15, area.line_pt)
    assert report.codes() == []  # the reader of sources reports it


def test_a_missing_picture_is_a_box_of_its_size_where_the_project_wants_one(tmp_path, area):
    shown = Assets(tmp_path, area, Report(), "box").picture(_MISSING)
    assert (shown.src, shown.width_pt, shown.height_pt) == ("", 300, 150)


def test_missing_pictures_are_left_out_of_a_figure_where_the_project_wants_it(tmp_path, area):
    _drawn(tmp_path / "a.png", (60, 30))
    assets = Assets(tmp_path, area, Report(), "omit")
    rows = assets.rows([_MISSING, Image("a", asset="a.png"), _MISSING])
    assert [[one.width_pt for one in row] for row in rows] == [[45]]
    assert assets.rows([_MISSING]) == []


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


def test_a_clean_drawing_is_used(tmp_path, assets, report):
    (tmp_path / "a.clean.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    shown = assets.picture(Image("x", asset="a.clean.svg", width_px=200, height_px=80))
    assert shown.src.endswith(".svg")
    assert (shown.width_pt, shown.height_pt) == (150, 60)
    assert report.codes() == []


def test_a_long_caption_has_room_below_a_tall_picture(tmp_path, assets, area):
    _drawn(tmp_path / "a.png", (900, 1900))
    image = Image("x", asset="a.png")
    short, long = assets.picture(image, "图注"), assets.picture(image, "图注" * 200)
    lines = 400 / (area.ems - 5)
    assert short.height_pt <= area.height_pt - 5 * area.line_pt
    assert long.height_pt <= area.height_pt - lines * area.line_pt
    assert long.height_pt < short.height_pt


@pytest.mark.parametrize(
    ("sizes", "caption", "rows"),
    [
        ([(900, 600), (900, 600)], "", [1, 1]),
        ([(600, 900), (600, 900)], "", [2]),
        ([(200, 150), (200, 150), (200, 150)], "", [2, 1]),
        ([(600, 900), (600, 900)], "上图为纸厂，下图为车间。", [1, 1]),
        ([(900, 600), (900, 600)], "左图为纸厂，右图为车间。", [2]),
        ([(900, 600), (600, 900)], "", [1, 1]),
    ],
)
def test_pictures_of_one_caption_stand_side_by_side_where_it_suits(
    assets, area, sizes, caption, rows
):
    images = []
    for number, size in enumerate(sizes):
        _drawn(assets._root / f"{number}.png", size)
        images.append(Image("x", asset=f"{number}.png"))
    found = assets.rows(images, caption)
    assert [len(row) for row in found] == rows
    for row in found:
        assert sum(one.width_pt for one in row) + (len(row) - 1) * area.em_pt <= area.width_pt + 0.1
        assert len({one.height_pt for one in row}) == 1
        for one in row:
            assert one.width_pt <= 900 * 0.75


def test_strips_are_as_wide_as_their_picture(tmp_path, assets, area):
    for number, height in enumerate((500, 300, 410)):
        _drawn(tmp_path / f"{number}.png", (800, height))
    image = Image("x", "长图", 800, 1210, "0.png", ("0.png", "1.png", "2.png"))
    shown = assets.picture(image)
    assert shown.width_pt == area.width_pt
    heights = [strip.height_pt for strip in shown.strips]
    assert heights == pytest.approx([h * area.width_pt / 800 for h in (500, 300, 410)], abs=0.01)
    assert shown.height_pt == pytest.approx(sum(heights))
    assert len(assets.found) == 3
    assert shown.box_pt % area.line_pt == 0


def test_a_lost_strip_makes_a_placeholder(tmp_path, assets, report):
    _drawn(tmp_path / "0.png", (800, 500))
    shown = assets.picture(Image("x", "", 800, 1210, "0.png", ("0.png", "gone.png")))
    assert (shown.src, shown.strips) == ("", ())
    assert report.codes() == ["markup.unreadable-picture"]


def test_coarse_pictures_are_told_once_for_the_booklet(tmp_path, assets, report):
    _drawn(tmp_path / "a.png", (600, 300))
    _drawn(tmp_path / "b.png", (700, 300))
    _drawn(tmp_path / "fine.png", (2000, 1000))
    for name in ("a.png", "b.png", "fine.png", "a.png"):
        assets.picture(Image(name, asset=name))
    assets.close()
    (told,) = report
    assert told.code == "markup.low-resolution"
    assert dict(told.values) == {"count": "2", "path": "a.png", "dpi": "96"}
