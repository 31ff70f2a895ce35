"""The page that somebody looks at, shown before the others, and the pages it is one of."""

from __future__ import annotations

import pytest
from pdf_facts import pixels

from compiler.desk.laid_out import GLIMPSE_WIDTH, lay_out, page_file, prove
from compiler.desk.making import make
from compiler.desk.pictures import draw, picture_file
from compiler.diagnostics import Report
from compiler.events import Glimpse, untold
from compiler.pipeline import BuildRequest, build

PAPER = "手把纸帘浸进池里，一揭开就是一张纸。老师傅说，水里求财。" * 8
FILE = """\
[booklet]
title = "手艺"
[[section]]
title = "作坊"
articles = ["a.md"]
[[section]]
title = "山里"
articles = ["b.md"]
[output]
formats = ["screen"]
"""


@pytest.fixture
def folder(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"# 纸{name}\n\n{PAPER}\n\n{PAPER}\n", "utf-8")
    (tmp_path / "booklet.toml").write_text(FILE, "utf-8")
    return tmp_path


def laid(folder, form="screen", page=0):
    """The pages, and what was told before they were there."""
    early: list[Glimpse] = []
    told = lambda event: early.append(event) if isinstance(event, Glimpse) else None  # noqa: E731
    return lay_out(folder, "zh-Hans", form, page, told, Report()), early


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """A test does not step back: its process is no worker."""
    monkeypatch.setattr("os.nice", lambda by: by)


@pytest.mark.parametrize(("form", "page"), [("screen", 0), ("screen", 3), ("phone", 1)])
def test_the_page_looked_at_is_the_page_of_the_file(folder, form, page):
    made, [early] = laid(folder, form, page)
    assert (early.page, early.pages) == (page, made.pages)
    assert early.shape == pytest.approx(made.shape)
    assert pixels(page_file(folder, early.name), 0) == pixels(made.file, page)
    assert picture_file(folder, early.name, GLIMPSE_WIDTH).exists()


def test_who_looks_at_a_page_that_is_no_more_is_shown_the_last(folder):
    made, [early] = laid(folder, page=900)
    assert early.page == made.pages - 1


def test_the_pages_are_those_of_a_build_and_are_proved(folder):
    made, _ = laid(folder)
    assert prove(folder, "zh-Hans", "screen", untold, Report()) is not None
    [built] = build(BuildRequest(folder, folder / "out", cached=False)).artifacts
    assert built.sha256 == made.sha256


def test_a_page_that_looks_the_same_keeps_its_name(folder):
    before, _ = laid(folder)
    text = (folder / "b.md").read_text("utf-8")
    (folder / "b.md").write_text(text.replace("老师傅说", "师傅老说", 1), "utf-8")
    after, [early] = laid(folder, page=before.pages - 1)
    same = [one == other for one, other in zip(before.names, after.names, strict=True)]
    assert same.count(False) == 1
    assert early.name not in before.names
    assert [line.page for line in before.lines] == [line.page for line in after.lines]


def test_sheets_have_no_page_to_be_shown_early(folder):
    _, early = laid(folder, "booklet")
    assert early == []


def test_a_picture_is_drawn_once(folder):
    made, _ = laid(folder)
    target = picture_file(folder, made.names[0], 84)
    assert draw(made.file, 0, 84, target, untold, Report())
    assert target.exists()


def test_what_fits_no_longer_stops_no_page_and_is_told(folder):
    more = '[[article]]\nfile = "a.md"\ndrop = ["没有这一段在稿子里"]\n'
    (folder / "booklet.toml").write_text(FILE + more, "utf-8")
    made, _ = laid(folder)
    proof = prove(folder, "zh-Hans", "screen", untold, Report())
    for found in (made.diagnostics, proof.diagnostics):
        assert "sources.overrule-unmatched" in [each.code for each in found]
    assert make(folder, untold, Report()).unmet == 1
