"""A manuscript that was read is not read again, as long as all that it was made of is the same."""

from __future__ import annotations

import io
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from compiler.cache.shelf import Shelf
from compiler.cache.units import Units
from compiler.diagnostics import Report
from compiler.model.guess import Overrules, Pointer
from compiler.sources.intake import Request, read_all
from compiler.sources.registry import ReadingSettings

POST = "# 纸\n\n纸由植物纤维造成。\n\n![](图.png)\n"
PAGE = '<html><body><h1>纸</h1><p>纸由植物纤维造成。</p><img src="页_files/图.png"></body></html>'


def png(shade=0, size=(40, 30)):
    file = io.BytesIO()
    Image.new("L", size, shade).save(file, "PNG")
    return file.getvalue()


class Desk:
    """A folder with one manuscript, read with what is kept and without."""

    def __init__(self, folder):
        self.root = folder
        self.units = Units(Shelf(folder / ".wenxuan" / "cache", b"s" * 32))

    def read(self, name, *, kept=True, **wishes):
        path = self.root / name
        overrules = wishes.pop("overrules", Overrules())
        request = Request(path, self.root, ReadingSettings(**wishes), overrules)
        report, made = Report(), []
        units = self.units if kept else Units()
        [manuscript] = read_all([request], report, units, told=lambda unit: made.append(unit.made))
        return manuscript, tuple(report), made == [True]


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def the_same(desk, name, *, made, **wishes):
    """What is read with what is kept, and whether it was read now as ``made`` says."""
    *kept, new = desk.read(name, **wishes)
    *cold, _ = desk.read(name, kept=False, **wishes)
    assert kept == cold
    assert new is made


def test_it_is_read_once(desk):
    (desk.root / "稿.md").write_text(POST)
    the_same(desk, "稿.md", made=True)
    the_same(desk, "稿.md", made=False)


@pytest.mark.parametrize("after", [POST + "\n再来一句。\n", POST.replace("纤维", "谷物"), "纸。"])
def test_what_is_written_is_read(desk, after):
    (desk.root / "稿.md").write_text(POST)
    the_same(desk, "稿.md", made=True)
    (desk.root / "稿.md").write_text(after)
    the_same(desk, "稿.md", made=True)
    (desk.root / "稿.md").write_text(POST)
    the_same(desk, "稿.md", made=False)


def test_another_name_may_be_another_title(desk):
    (desk.root / "甲.txt").write_text("纸由植物纤维造成，薄而坚韧，可以写字。")
    the_same(desk, "甲.txt", made=True)
    (desk.root / "甲.txt").rename(desk.root / "乙.txt")
    the_same(desk, "乙.txt", made=True)


def test_other_wishes_are_other_readings(desk):
    (desk.root / "稿.md").write_text(POST)
    the_same(desk, "稿.md", made=True)
    the_same(desk, "稿.md", made=True, kind="article")
    the_same(desk, "稿.md", made=True, overrules=Overrules(drop=(Pointer("纸由植物纤维造成。"),)))


def test_a_picture_that_comes_changes_or_goes_is_seen(desk):
    (desk.root / "稿.md").write_text(POST)
    the_same(desk, "稿.md", made=True)
    (desk.root / "图.png").write_bytes(png())
    the_same(desk, "稿.md", made=True)
    the_same(desk, "稿.md", made=False)
    (desk.root / "图.png").write_bytes(png(size=(60, 30)))
    the_same(desk, "稿.md", made=True)
    (desk.root / "图.png").unlink()
    (desk.root / "images").mkdir()
    (desk.root / "images" / "图.png").write_bytes(png())  # where it is found as well
    the_same(desk, "稿.md", made=True)


def test_the_pictures_of_a_saved_page_count(desk):
    (desk.root / "页.html").write_text(PAGE)
    the_same(desk, "页.html", made=True)
    (desk.root / "页_files").mkdir()
    (desk.root / "页_files" / "图.png").write_bytes(png())
    the_same(desk, "页.html", made=True)
    the_same(desk, "页.html", made=False)


def test_a_picture_made_on_the_way_has_to_be_there(desk):
    (desk.root / "稿.md").write_text(POST)
    (desk.root / "图.png").write_bytes(png(size=(9000, 6000)))  # made smaller
    the_same(desk, "稿.md", made=True)
    the_same(desk, "稿.md", made=False)
    [picture] = (desk.root / ".wenxuan" / "images").iterdir()
    picture.write_bytes(b"damaged")
    *_, new = desk.read("稿.md")
    assert new
    shutil.rmtree(desk.root / ".wenxuan" / "images")
    the_same(desk, "稿.md", made=True)


def test_what_came_of_the_network_is_asked_for_again(desk):
    (desk.root / "稿.md").write_text("# 纸\n\n![](http://127.0.0.1:1/a.png)\n\n纸由纤维造成。\n")
    wishes = {"remote_images": True, "image_cache": desk.root / ".wenxuan" / "images"}
    the_same(desk, "稿.md", made=True, **wishes)
    the_same(desk, "稿.md", made=True, **wishes)


EDITS = st.lists(
    st.sampled_from(["text", "back", "picture", "smaller", "gone", "beside", "spoil", "clear"]),
    min_size=2,
    max_size=6,
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(EDITS)
def test_never_stale(tmp_path_factory, edits):
    desk = Desk(tmp_path_factory.mktemp("desk"))
    (desk.root / "稿.md").write_text(POST)
    for number, edit in enumerate(edits):
        picture, cache = desk.root / "图.png", desk.root / ".wenxuan" / "cache"
        match edit:
            case "text":
                (desk.root / "稿.md").write_text(POST + f"第{number}句。\n")
            case "back":
                (desk.root / "稿.md").write_text(POST)
            case "picture":
                picture.write_bytes(png(size=(40 + number, 30)))
            case "smaller":
                picture.write_bytes(png(size=(20, 15)))
            case "gone":
                picture.unlink(missing_ok=True)
            case "beside":
                (desk.root / "images").mkdir(exist_ok=True)
                (desk.root / "images" / "图.png").write_bytes(png(size=(10, 10)))
            case "spoil":
                for entry in cache.glob("*"):
                    entry.write_bytes(entry.read_bytes()[:-1])
            case _:
                shutil.rmtree(cache, ignore_errors=True)
        *kept, _ = desk.read("稿.md")
        *cold, _ = desk.read("稿.md", kept=False)
        assert kept == cold
