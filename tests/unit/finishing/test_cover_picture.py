"""The cover of an EPUB: what it says stands on it, whole, and the same each time."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from compiler.finishing.cover_picture import HEIGHT, WIDTH, cover_picture
from compiler.model.artifacts import CoverText, FontFile

SONG = FontFile(Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"), 2)  # by scripts/setup
TC = replace(SONG, index=3)
FULL = CoverText(
    notice="内部资料",
    above="编印工作者",
    name="学习文选",
    issue="2024年第12期",
    date="2024年12月5日",
    title=("一纸一字“印”", "千年——从雕版到案头"),
    subtitle="印刷、纸张与装订",
    publisher="编辑组",
)


def drawn(cover: CoverText, instead: Mapping[str, FontFile | None] | None = None) -> Image.Image:
    """The picture in shades of grey, ink white."""
    picture = Image.open(io.BytesIO(cover_picture(cover, SONG, instead or {}))).convert("L")
    assert picture.size == (WIDTH, HEIGHT)
    return ImageChops.invert(picture)


@pytest.mark.parametrize("field", ["notice", "above", "name", "issue", "date", "title", "subtitle"])
def test_each_thing_it_says_leaves_its_ink(field):
    less = CoverText(**{**vars(FULL), field: () if field == "title" else ""})
    difference = ImageChops.difference(drawn(FULL), drawn(less))
    assert difference.getbbox() is not None


@pytest.mark.parametrize(
    "cover",
    [
        FULL,
        CoverText(),
        CoverText(name="年"),
        CoverText(above="某" * 40, name="学习文选与资料汇编之一二", publisher="组" * 60),
        CoverText(
            issue="第" * 30, date="日" * 30, title=("纸" * 40, "张" * 12), subtitle="卷" * 50
        ),
    ],
)
def test_nothing_runs_into_the_margin(cover):
    left, top, right, bottom = drawn(cover).getbbox()
    assert left >= 100
    assert right <= WIDTH - 100
    assert top >= 90
    assert bottom <= HEIGHT - 90


def test_a_long_issue_stands_above_the_date():
    wide = CoverText(issue="第" * 20, date="日" * 20)
    rows = drawn(wide).resize((1, HEIGHT)).tobytes()
    marks = [at for at in range(1, HEIGHT) if rows[at] and not rows[at - 1]]
    assert len(marks) >= 4  # two rules, two lines


def test_regions_differ_and_one_region_is_always_the_same():
    first = cover_picture(FULL, TC, {})
    assert cover_picture(FULL, TC, {}) == first
    assert cover_picture(FULL, SONG, {}) != first


def test_a_letter_of_another_face_and_one_of_none_leave_their_ink():
    title = CoverText(title=("纸Ա",))
    with_it = drawn(title, {"Ա": TC})
    without = drawn(title, {"Ա": None})
    assert ImageChops.difference(with_it, without).getbbox() is not None
    assert ImageChops.difference(without, drawn(CoverText(title=("纸〓",)))).getbbox() is None


def test_a_dash_has_no_seam():
    def gaps() -> int:
        """Rows of the picture's ink that part within the dash, by its columns."""
        picture = drawn(CoverText(title=("——",)))
        box = picture.crop((0, 800, WIDTH, 1000)).getbbox()
        cut = picture.crop((0, 800, WIDTH, 1000)).crop(box).resize((box[2] - box[0], 1))
        return sum(value == 0 for value in cut.tobytes())

    assert gaps() == 0


def test_what_is_no_font_is_told(tmp_path):
    file = tmp_path / "a.ttf"
    file.write_bytes(b"paper")
    with pytest.raises(OSError, match="format"):
        cover_picture(FULL, FontFile(file), {})
