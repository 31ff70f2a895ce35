"""Facts are where they are said to be; broken and hostile files end in words, and soon."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from print_specimen import picture, saved, specimen
from steps import lines_run

from compiler.errors import PreflightFailed
from compiler.pdf.plane import Box
from compiler.preflight import state
from compiler.preflight.check import area_on, page_list, preflight
from compiler.preflight.colours import Family
from compiler.preflight.profiles import Profile
from compiler.preflight.reading import read_facts


def one_page(content=b"", size=(400, 600), **resources):
    pdf = pikepdf.Pdf.new()
    page = pdf.add_blank_page(page_size=size).obj
    page.Resources = Dictionary(**resources)
    page.Contents = pdf.make_stream(content)
    return pdf


def page_of(pdf):
    return read_facts(saved(pdf)).pages[0]


def sides(box):
    return pytest.approx((box.left, box.bottom, box.right, box.top), abs=0.01)


def test_paths_are_measured_after_matrix_clip_and_restore():
    content = b"q 2 0 0 2 10 20 cm 0 0 50 50 re W n 1 0 0 rg 10 10 99 5 re f Q 0.5 w 0 0 m 3 0 l S"
    area, line = page_of(one_page(content)).paths
    assert sides(area.box) == (30, 40, 110, 50)
    assert area.fill.space.family is Family.RGB
    assert line.width_pt == 0.5
    assert line.stroke.space.family is Family.GRAY


def test_a_line_is_as_thin_as_the_matrix_makes_it():
    [line] = page_of(one_page(b"1 0 0 0.1 0 0 cm 2 w 10 10 m 90 10 l S")).paths
    assert line.width_pt == pytest.approx(0.2)


def test_strings_are_as_long_as_their_widths():
    pdf = specimen()
    pdf.pages[0].contents_add(b"BT /F 10 Tf 2 Tc 50 Tz 100 300 Td [<0001>-500<0002>] TJ ET")
    run = read_facts(saved(pdf)).pages[0].texts[-1]
    # Two ems, half an em of space, 2 pt after each character, all set at half width.
    assert sides(run.box) == (100, 298.8, 100 + (10 + 5 + 10 + 4) / 2, 308.8)
    assert run.style.size_pt == 10
    assert run.style.font.name == "SpecimenSong"


def test_text_size_is_what_is_printed():
    pdf = specimen()
    pdf.pages[0].contents_add(b"q 2 0 0 2 0 0 cm BT /F 1 Tf 6 0 0 6 10 10 Tm <0001> Tj ET Q")
    assert read_facts(saved(pdf)).pages[0].texts[-1].style.size_pt == pytest.approx(12)


def test_pictures_are_measured_as_placed():
    pdf = one_page(b"q 144 0 0 72 10 20 cm /P Do Q")
    pdf.pages[0].obj.Resources.XObject = Dictionary(P=picture(pdf))
    [placed] = page_of(pdf).images
    assert sides(placed.box) == (10, 20, 154, 92)
    assert placed.ppi == pytest.approx(150)
    assert placed.image.ink == pytest.approx((64 * 3 + 128) / 2.55)


def test_a_unit_of_the_page_scales_boxes_and_content():
    pdf = one_page(b"10 10 20 20 re f")
    pdf.pages[0].obj.UserUnit = 2
    page = page_of(pdf)
    assert sides(page.trim) == (0, 0, 800, 1200)
    assert sides(page.paths[0].box) == (20, 20, 60, 60)


def test_boxes_may_name_any_corners_and_be_inherited():
    pdf = one_page()
    del pdf.pages[0].obj["/MediaBox"]
    pdf.Root.Pages.MediaBox = [400, 600, 0, 0]
    page = page_of(pdf)
    assert sides(page.media) == (0, 0, 400, 600)
    assert not page.trim_stated
    assert page.trim == page.media


@pytest.mark.parametrize(
    ("rotation", "expected"),
    [
        (0, (10, 550, 20, 30)),
        (90, (20, 10, 30, 20)),
        (180, (370, 20, 20, 30)),
        (270, (550, 370, 30, 20)),
    ],
)
def test_places_are_given_as_the_page_is_looked_at(rotation, expected):
    pdf = one_page()
    pdf.pages[0].obj.Rotate = rotation
    area = area_on(page_of(pdf), Box(10, 20, 30, 50))
    found = (area.left_mm, area.top_mm, area.width_mm, area.height_mm)
    assert found == pytest.approx([value * 25.4 / 72 for value in expected], abs=0.06)


def test_pages_are_listed_in_short():
    assert page_list([1, 2, 3, 7, 9, 10]) == "1–3, 7, 9–10"
    assert page_list(range(1, 40, 2)).endswith("15 …")
    assert page_list([]) == ""


def test_a_pattern_is_found_where_it_fills():
    pdf = one_page(b"/Pattern cs /T scn 50 60 100 40 re f")
    cell = pdf.make_stream(
        b"1 0 0 rg 0 0 2 2 re f",
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=[0, 0, 5, 5],
        XStep=5,
        YStep=5,
        Resources=Dictionary(),
    )
    pdf.pages[0].obj.Resources.Pattern = Dictionary(T=cell)
    [path] = page_of(pdf).paths
    assert sides(path.box) == (50, 60, 150, 100)


def test_transparency_and_its_spaces():
    pdf = one_page(b"/G gs /F Do", ExtGState=Dictionary(G=Dictionary(ca=0.5)))
    form = pdf.make_stream(
        b"0 0 10 10 re f",
        Subtype=Name.Form,
        BBox=[0, 0, 50, 50],
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK),
    )
    pdf.pages[0].obj.Resources.XObject = Dictionary(F=form)
    found = page_of(pdf).transparency
    assert found.used
    assert [space.family for space in found.blend_spaces] == [Family.CMYK]


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n" + b"x" * 500])
def test_what_is_no_pdf_is_an_error_in_one_line(data):
    with pytest.raises(PreflightFailed) as raised:
        preflight(data, Profile.PRINT, name="a.pdf")
    assert raised.value.code == "preflight.damaged"
    assert raised.value.location.source == "a.pdf"


def test_a_locked_pdf_and_one_without_pages_are_errors():
    password = pikepdf.Encryption(owner="o", user="u")
    with pytest.raises(PreflightFailed) as raised:
        preflight(saved(specimen(), encryption=password), Profile.PRINT)
    assert raised.value.code == "preflight.locked"
    with pytest.raises(PreflightFailed) as raised:
        preflight(saved(pikepdf.Pdf.new()), Profile.PRINT)
    assert raised.value.code == "preflight.no-pages"


@pytest.mark.parametrize("cut", range(1, 20))
def test_a_file_cut_off_anywhere_is_read_or_refused(cut):
    whole = saved(specimen())
    part = whole[: len(whole) * cut // 20]
    assert _outcome(part) in {"read", "preflight.damaged", "preflight.no-pages"}


def _outcome(pdf):
    try:
        preflight(pdf, Profile.PRINT)
    except PreflightFailed as error:
        return error.code
    return "read"


def test_a_form_that_calls_itself_is_entered_once():
    pdf = one_page(b"/A Do")
    form = pdf.make_stream(b"0 0 1 1 re f /A Do", Subtype=Name.Form, BBox=[0, 0, 100, 100])
    form.Resources = Dictionary(XObject=Dictionary(A=form))
    pdf.pages[0].obj.Resources.XObject = Dictionary(A=form)
    assert len(page_of(pdf).paths) == 1


def test_forms_that_multiply_are_given_up_and_said(monkeypatch):
    whole = state.Shelf.spend
    monkeypatch.setattr(
        state.Shelf, "spend", lambda shelf, count, size: whole(shelf, 60 * count, size)
    )
    unread: list[str | None] = []
    pdf = one_page(b"/A Do")
    inner = pdf.make_stream(b"0 0 1 1 re f", Subtype=Name.Form, BBox=[0, 0, 100, 100])
    for _ in range(20):
        inner = pdf.make_stream(
            b"/A Do " * 10,
            Subtype=Name.Form,
            BBox=[0, 0, 100, 100],
            Resources=Dictionary(XObject=Dictionary(A=inner)),
        )
    pdf.pages[0].obj.Resources.XObject = Dictionary(A=inner)
    assert lines_run(lambda: unread.append(page_of(pdf).unread)) < 1_000_000
    assert unread == ["operators"]


@pytest.mark.parametrize("layers", [1, 2])
def test_a_kilobyte_does_not_become_a_gigabyte(layers):
    raw = b" " * 100_000_000
    for _ in range(layers):
        raw = zlib.compress(raw, 9)
    pdf = one_page()
    bomb = Stream(pdf, b"")
    bomb.write(raw, filter=Array([Name.FlateDecode] * layers))
    pdf.pages[0].obj.Contents = pdf.make_indirect(bomb)
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    [page] = read_facts(out.getvalue()).pages
    assert page.unread == "bytes"


def test_structure_that_goes_in_circles_comes_to_an_end():
    pdf = specimen()
    node = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure))
    node.K = Array([node, node])
    pdf.Root.StructTreeRoot.K = Array([node])
    item = pdf.make_indirect(Dictionary(Title=String("a")))
    item.Next = item
    item.First = item
    pdf.Root.Outlines = Dictionary(First=item)
    document = read_facts(saved(pdf)).document
    assert document.figures_without_text == 1
    assert document.outline == 1


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("MediaBox", Array([0, 0, Name.X, 5])),
        ("MediaBox", String("wide")),
        ("TrimBox", Array([1, 2])),
        ("Rotate", Name.Left),
        ("UserUnit", String("1")),
        ("Resources", Array([])),
        ("Annots", Dictionary()),
        ("Annots", Array([String("a"), Dictionary(Rect=Array([1]))])),
        ("Group", Array([])),
        ("Contents", String("q")),
    ],
)
def test_entries_of_the_wrong_kind_are_passed_over(key, value):
    pdf = one_page(b"0 0 10 10 re f")
    pdf.pages[0].obj[f"/{key}"] = value
    for profile in Profile:
        preflight(saved(pdf), profile)


def test_metadata_that_declares_entities_is_not_read():
    pdf = specimen()
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    pdf.Root.Metadata = pdf.make_stream(bomb, Type=Name.Metadata, Subtype=Name.XML)
    metadata = read_facts(saved(pdf)).document.metadata
    assert metadata.present
    assert not metadata.readable
