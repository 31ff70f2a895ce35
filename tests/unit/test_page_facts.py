"""Pages whose facts are known are not inspected again; what is changed in one of them is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf

from compiler.cache.shelf import Shelf
from compiler.cache.units import NOTHING_KEPT, Units
from compiler.errors import PreflightFailed
from compiler.page_facts import known_pages
from compiler.preflight import reading
from compiler.preflight.facts import Facts
from compiler.preflight.reading import read_facts

PAGES = 6
NAME = "zh-Hans screen"
Change = Callable[[Pdf], None]


def document() -> Pdf:
    """Pages that share their resources; the last alone has a picture, the third a tile."""
    pdf = pikepdf.new()
    program = pdf.make_stream(b"a font", Subtype=Name.Type1C)
    described = Dictionary(Type=Name.FontDescriptor, FontName=Name.Song, FontFile3=program)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Song, FirstChar=0)
    font.Widths, font.FontDescriptor = Array([500] * 200), pdf.make_indirect(described)
    other = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
    form = pdf.make_stream(b"0 0 1 rg 5 5 20 20 re f", Subtype=Name.Form)
    form.BBox, form.Resources = Array([0, 0, 50, 50]), Dictionary()
    picture = pdf.make_stream(b"abc", Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8)
    picture.ColorSpace = Name.DeviceRGB
    tile = pdf.make_stream(b"BT /F 9 Tf (tile) Tj ET", PatternType=1, PaintType=1, XStep=9)
    tile.BBox, tile.YStep, tile.TilingType = Array([0, 0, 9, 9]), 9, 1
    shared = Dictionary(
        Font=Dictionary(F=pdf.make_indirect(font), G=pdf.make_indirect(other)),
        XObject=Dictionary(M=form, P=picture),
        Pattern=Dictionary(T=tile),
    )
    resources = pdf.make_indirect(shared)
    for number in range(PAGES):
        page = pdf.add_blank_page(page_size=(200, 300))
        page.Resources = resources
        text = f"BT /{'FG'[number % 2]} 12 Tf 20 100 Td (page {number}) Tj ET /M Do "
        text += "/P Do " if number == PAGES - 1 else ""
        text += "/Pattern cs /T scn 0 0 90 90 re f " if number == 2 else ""
        page.Contents = pdf.make_stream(text.encode())
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([1, 1, 9, 9]), F=4)
        note.Dest = Array([pdf.pages[0].obj, Name.Fit])
        page.Annots = Array([pdf.make_indirect(note)])
    return pdf


def saved(change: Change | None = None) -> bytes:
    pdf = document()
    if change:
        change(pdf)
    target = io.BytesIO()
    pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()


def resources(pdf: Pdf) -> Any:
    return pdf.pages[0].Resources


def _write(pdf: Pdf) -> None:
    pdf.pages[3].Contents.write(b"BT /G 9 Tf 20 100 Td (page 3) Tj ET")


def _program(pdf: Pdf) -> None:
    resources(pdf).Font.F.FontDescriptor.FontFile3.write(b"a Font")


def _width(pdf: Pdf) -> None:
    resources(pdf).Font.F.Widths[112] = 900


def _unembedded(pdf: Pdf) -> None:
    del resources(pdf).Font.F.FontDescriptor.FontFile3


def _form(pdf: Pdf) -> None:
    resources(pdf).XObject.M.write(b"1 0 1 rg 5 5 20 20 re f")


def _picture(pdf: Pdf) -> None:
    resources(pdf).XObject.P.write(b"abd")


def _tile(pdf: Pdf) -> None:
    resources(pdf).Pattern.T.write(b"BT /G 9 Tf (tile) Tj ET")


def _note(pdf: Pdf) -> None:
    pdf.pages[4].Annots[0].Rect[2] = 10


def _hidden(pdf: Pdf) -> None:
    pdf.pages[4].Annots[0].F = 2


def _more_notes(pdf: Pdf) -> None:
    pdf.pages[4].Annots.append(Dictionary(Subtype=Name.Text, Rect=Array([1, 1, 9, 9])))


def _box(pdf: Pdf) -> None:
    pdf.pages[1].TrimBox = Array([0, 0, 100, 100])


def _turned(pdf: Pdf) -> None:
    pdf.pages[1].Rotate = 90


def _inherited(pdf: Pdf) -> None:
    pdf.Root.Pages.UserUnit = 2
    pdf.Root.Pages.Rotate = 180


# Each with the pages that are to be inspected anew; the tile of page 2 uses the page's fonts.
CHANGES: tuple[tuple[Change, set[int]], ...] = (
    (_write, {3}),
    (_program, {0, 2, 4}),
    (_width, {0, 2, 4}),
    (_unembedded, {0, 2, 4}),
    (_form, set(range(PAGES))),
    (_picture, {2, PAGES - 1}),
    (_tile, {2}),
    (_note, {4}),
    (_hidden, {4}),
    (_more_notes, {4}),
    (_box, {1}),
    (_turned, {1}),
    (_inherited, set(range(PAGES))),
)


@pytest.fixture
def inspected(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The places of the pages that are read."""
    found: list[int] = []
    page = reading._page

    def counted(number: int, *rest: Any) -> Any:
        found.append(number - 1)
        return page(number, *rest)

    monkeypatch.setattr(reading, "_page", counted)
    return iter([found])


def facts(pdf: bytes, units: Units) -> Facts:
    return read_facts(pdf, known=known_pages(pdf, units, NAME))


@pytest.mark.parametrize(
    ("change", "anew"), CHANGES, ids=[change.__name__ for change, _ in CHANGES]
)
def test_what_is_changed_is_inspected_anew(tmp_path, inspected, change, anew):
    [read] = inspected
    units = Units(Shelf(tmp_path, b"s" * 32))
    assert facts(saved(), units) == read_facts(saved())
    changed = saved(change)
    fresh = read_facts(changed)
    read.clear()
    assert facts(changed, units) == fresh
    assert set(read) == anew
    read.clear()
    assert facts(changed, units) == fresh
    assert read == []


def _put_before(pdf: Pdf) -> None:
    pdf.pages.insert(0, pdf.pages[3])


def test_pages_that_moved_are_known_by_their_new_numbers(tmp_path, inspected):
    [read] = inspected
    units = Units(Shelf(tmp_path, b"s" * 32))
    facts(saved(), units)
    read.clear()
    moved = facts(saved(_put_before), units)
    assert read == []
    assert [page.number for page in moved.pages] == list(range(1, PAGES + 2))
    assert moved == read_facts(saved(_put_before))


def test_where_all_spend_more_than_one_may_all_are_read_in_their_order(
    tmp_path, inspected, monkeypatch
):
    [read] = inspected
    units = Units(Shelf(tmp_path, b"s" * 32))
    facts(saved(), units)
    read.clear()
    monkeypatch.setattr(reading, "within_bounds", lambda _: False)
    assert facts(saved(), units) == read_facts(saved())
    assert read == 2 * list(range(PAGES))


def test_pages_that_were_not_read_to_their_end_are_not_kept(tmp_path, inspected, monkeypatch):
    [read] = inspected
    units = Units(Shelf(tmp_path, b"s" * 32))
    with monkeypatch.context() as patched:
        patched.setattr(reading, "Shelf", partial(reading.Shelf, operators=80))
        unread = [page.number - 1 for page in facts(saved(), units).pages if page.unread]
    assert 0 < len(unread) < PAGES
    read.clear()
    assert facts(saved(), units) == read_facts(saved())
    assert read[: len(unread)] == unread
    assert len(read) == len(unread) + PAGES


@given(data=st.data())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_byte_is_changed_known_pages_are_as_read(tmp_path_factory, data):
    units = Units(Shelf(tmp_path_factory.mktemp("kept"), b"s" * 32))
    pdf = saved()
    facts(pdf, units)
    other = bytearray(pdf)
    other[data.draw(st.integers(0, len(pdf) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        fresh = read_facts(bytes(other))
    except PreflightFailed:
        return
    assert facts(bytes(other), units) == fresh


def test_without_a_shelf_and_with_files_of_others_nothing_is_known(tmp_path):
    assert known_pages(saved(), NOTHING_KEPT, NAME).pages == {}
    target = io.BytesIO()
    document().save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    units = Units(Shelf(tmp_path, b"s" * 32))
    facts(target.getvalue(), units)
    assert known_pages(target.getvalue(), units, NAME).pages == {}
