"""Pictures on pages: none is cut, none leaves the type area, screenshots part between rows."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from itertools import pairwise

import pikepdf
import pytest
from built_booklets import built
from drawn_pictures import KINDS, ROW, ROWS, SCREEN_PX, manuscript
from verapdf import verdicts

from compiler.markup.theme import load_theme
from compiler.markup.type_area import type_area
from compiler.units import PAPER_SIZES

MAIN = "zh-Hans"
AREA = type_area(load_theme("neikan"), PAPER_SIZES["A4"], "A4")


BOOKLET = """
[booklet]
title = "纸与图"
date = 2024-12-05
[[section]]
title = "纸"
articles = ["纸与图.md"]
"""


@dataclass(frozen=True)
class Placed:
    """A picture on a page: its file's number, size in px, and box in pt."""

    page: int
    number: int
    size: tuple[int, int]
    box: tuple[float, float, float, float]  # left, bottom, right, top
    space: str
    clear: bool
    edges: tuple[tuple[int, int], tuple[int, int]]  # darkest and lightest of first and last row


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures") / "纸"
    folder.mkdir()
    manuscript(folder)
    (folder / "booklet.toml").write_text(BOOKLET, "utf-8")
    return folder


@pytest.fixture(scope="module")
def booklet(folder, tmp_path_factory):
    return built(folder, tmp_path_factory.mktemp("out"), (MAIN,))


def _times(one, other):
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + m)  # fmt: skip


def placements(pdf):
    """Each picture drawn on the pages, in the order of drawing."""
    for number, page in enumerate(pdf.pages):
        matrix, stack = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), []
        for operation in pikepdf.parse_content_stream(page):
            match str(operation.operator):
                case "q":
                    stack.append(matrix)
                case "Q":
                    matrix = stack.pop()
                case "cm":
                    matrix = _times(tuple(float(value) for value in operation.operands), matrix)
                case "Do":
                    drawn = page.Resources.XObject[str(operation.operands[0])]
                    if drawn.Subtype == "/Image":
                        yield _placed(number, drawn, matrix)


def _placed(page, image, matrix):
    across, down = matrix[4], matrix[5]
    box = (min(across, across + matrix[0]), min(down, down + matrix[3]),
           max(across, across + matrix[0]), max(down, down + matrix[3]))  # fmt: skip
    grey = pikepdf.PdfImage(image).as_pil_image().convert("L")
    width, height = grey.size
    edges = tuple(grey.crop((0, y, width, y + 1)).getextrema() for y in (0, height - 1))
    return Placed(
        page, image.objgen[0], grey.size, box, str(image.ColorSpace), "/SMask" in image, edges
    )


@pytest.fixture(scope="module")
def drawn(booklet):
    with pikepdf.open(booklet.pdfs[MAIN].path) as pdf:
        return list(placements(pdf))


@pytest.fixture(scope="module")
def strips(drawn):
    return [one for one in drawn if one.size[0] == SCREEN_PX]


def test_every_picture_is_printed(booklet, drawn):
    whole = [one for one in drawn if one.size[0] != SCREEN_PX]
    assert len(whole) == len(KINDS)  # the drawing is no image; the tall photograph is one
    codes = booklet.report.codes()
    assert not {"sources.unreadable-image", "sources.unkept-image"}.intersection(codes)
    assert {"sources.first-frame", "sources.drawing-parts", "sources.uncut-image"} <= set(codes)


def test_each_picture_lies_within_the_type_area(drawn):
    for left, bottom, right, top in (one.box for one in drawn):
        assert left >= AREA.outer_pt - 1
        assert right <= AREA.page_width_pt - AREA.outer_pt + 1
        assert bottom >= AREA.foot_pt - 1
        assert top <= AREA.page_height_pt - AREA.head_pt + 1


def test_no_picture_is_stretched_or_enlarged(drawn):
    for one in drawn:
        left, bottom, right, top = one.box
        assert (right - left) / (top - bottom) == pytest.approx(one.size[0] / one.size[1], rel=0.01)
        assert right - left <= one.size[0] * 0.75 + 0.1


def test_photographs_are_drawn_once_each(drawn):
    numbers = [one.number for one in drawn if one.size in {(600, 400), (400, 600), (900, 2600)}]
    assert len(numbers) >= 10
    assert len(set(numbers)) == len(numbers)


def test_a_screenshot_goes_on_over_pages_in_strips_without_gaps(strips):
    assert sum(one.size[1] for one in strips) == ROWS * ROW
    assert len({one.page for one in strips}) >= 3
    for above, below in pairwise(strips):
        if above.page == below.page:
            assert above.box[1] == pytest.approx(below.box[3], abs=0.05)
        else:
            assert below.page == above.page + 1


def test_no_cut_goes_through_ink(strips):
    assert len(strips) > 10
    assert {edge for one in strips for edge in one.edges} == {(255, 255)}


def test_the_text_is_whole_and_the_caption_stays_with_its_picture(booklet, strips):
    assert all(account.unaccounted == 0 for account in booklet.result.accounts)
    assert "图为一幅很长的截图" in booklet.pdfs[MAIN].pages[strips[-1].page]


def test_cmyk_and_alpha_are_gone(drawn):
    assert {one.space for one in drawn} == {"/DeviceRGB", "/DeviceGray"}
    assert not any(one.clear for one in drawn)


def test_another_folder_gives_the_same_bytes(folder, booklet, tmp_path):
    copy = tmp_path / folder.name
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".wenxuan"))
    again = built(copy, tmp_path / "out", (MAIN,))
    assert [one.sha256 for one in again.result.artifacts] == [
        one.sha256 for one in booklet.result.artifacts
    ]


@pytest.fixture(scope="module")
def judged(booklet):
    return {one.standard: one for one in verdicts([booklet.pdfs[MAIN].path])}


def test_the_file_is_still_archival(judged):
    assert judged["PDF/A-2a"].failures == ()
    assert judged["PDF/A-2a"].compliant
