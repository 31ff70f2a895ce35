"""Imposed sheets read back: what is painted where, to a hundredth of a millimetre."""

from __future__ import annotations

import contextlib
import io
import math
import subprocess
import zlib
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from compiler.errors import FinishingError
from compiler.finishing.imposition.impose import ImpositionSettings, impose
from compiler.finishing.imposition.plan import Binding, Scheme
from compiler.units import Size, mm_to_pt, pt_to_mm

FONT = pikepdf.Dictionary(
    Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
)


def numbered(pages, width=148.0, height=210.0, *, origin=0.0, bleed=0.0, rotate=0, unit=1.0):
    """A PDF whose pages carry their number, from 1, with its lower left at 20 mm, 20 mm."""
    pdf = pikepdf.Pdf.new()
    for number in range(1, pages + 1):
        w, h, b = (mm_to_pt(v) / unit for v in (width, height, bleed))
        if rotate % 180:
            w, h = h, w
        page = pdf.add_blank_page(page_size=(w, h))
        page.MediaBox = [origin - b, origin - b, origin + w + b, origin + h + b]
        page.TrimBox = [origin, origin, origin + w, origin + h]
        page.BleedBox = page.MediaBox
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=FONT))
        at = mm_to_pt(20) / unit
        x, y, turn = {
            0: (at, at, "1 0 0 1"),
            90: (w - at, at, "0 1 -1 0"),
            180: (w - at, h - at, "-1 0 0 -1"),
            270: (at, h - at, "0 -1 1 0"),
        }[rotate]
        page.Contents = pdf.make_stream(
            f"0.8 g {origin - b} {origin - b} {w + 2 * b} {h + 2 * b} re f 0 g BT /F "
            f"{12 / unit} Tf {turn} {origin + x} {origin + y} Tm ({number}) Tj ET".encode()
        )
        if rotate:
            page.Rotate = rotate
        if unit != 1:
            page.UserUnit = unit
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def numbers(pdf):
    """For each side, the numbers on it with the left and bottom of their ink in mm."""
    document = pypdfium2.PdfDocument(pdf)
    sides = []
    for page in document:
        text = page.get_textpage()
        words = {}
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            words[text.get_text_bounded(left, bottom, right, top).strip()] = (
                pt_to_mm(left),
                pt_to_mm(bottom),
            )
        sides.append(words)
    return sides


RUNNING_TEXT = [(None, "1"), ("2", None), ("10", "3"), ("4", "9"), ("8", "5"), ("6", "7")]
WITH_BACK_COVER = [("10", "1"), ("2", None), (None, "3"), ("4", "9"), ("8", "5"), ("6", "7")]


@pytest.mark.parametrize(
    ("back_cover", "blanks", "sides"),
    [(False, (11, 12), RUNNING_TEXT), (True, (10, 11), WITH_BACK_COVER)],
)
def test_ten_pages_on_three_sheets(back_cover, blanks, sides):
    made = impose(numbered(10), ImpositionSettings(paper_mm=0, back_cover=back_cover))
    assert (made.sheets, made.pages, made.blanks) == (3, 10, blanks)
    assert made.sheet == Size(297, 210)
    assert made.duplex == "short-edge"
    left, right = 0.5 + 20, 0.5 + 148 + 20
    for side, (on_left, on_right) in zip(numbers(made.pdf), sides, strict=True):
        assert set(side) == {number for number in (on_left, on_right) if number}
        for number, x in ((on_left, left), (on_right, right)):
            if number:
                assert side[number][0] == pytest.approx(x, abs=1)


def _matrix(pdf, side, name):
    document = pikepdf.open(io.BytesIO(pdf))
    operations = list(pikepdf.parse_content_stream(document.pages[side]))
    for before, operation in pairwise(operations):
        if str(operation.operator) == "Do" and str(operation.operands[0]) == name:
            return [float(value) for value in before.operands]
    raise AssertionError(name)


@pytest.mark.parametrize("paper", [0.0, 0.1, 0.3])
def test_front_and_back_of_a_leaf_register(paper):
    made = impose(numbered(32), ImpositionSettings(paper_mm=paper))
    middle = mm_to_pt(297) / 2
    width = mm_to_pt(148)
    for sheet in range(made.sheets):
        last, first = 31 - 2 * sheet, 2 * sheet
        right_front = _matrix(made.pdf, 2 * sheet, f"/P{first}")[4]
        left_back = _matrix(made.pdf, 2 * sheet + 1, f"/P{first + 1}")[4]
        # seen through the paper, the left edge of the one is the right edge of the other
        assert abs((right_front - middle) - (middle - (left_back + width))) < mm_to_pt(0.01)
        left_front = _matrix(made.pdf, 2 * sheet, f"/P{last}")[4]
        right_back = _matrix(made.pdf, 2 * sheet + 1, f"/P{last - 1}")[4]
        assert abs((middle - (left_front + width)) - (right_back - middle)) < mm_to_pt(0.01)


def test_pages_of_inner_sheets_move_towards_the_spine():
    made = impose(numbered(32), ImpositionSettings(paper_mm=0.1))
    for sheet in range(made.sheets):
        right = _matrix(made.pdf, 2 * sheet, f"/P{2 * sheet}")[4]
        left = _matrix(made.pdf, 2 * sheet, f"/P{31 - 2 * sheet}")[4]
        shift = sheet * 0.1 * math.pi / 2
        assert pt_to_mm(right) == pytest.approx(297 / 2 - shift, abs=0.001)
        assert pt_to_mm(left) == pytest.approx(297 / 2 - 148 + shift, abs=0.001)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("unit", [1.0, 2.0])
@pytest.mark.parametrize("origin", [0.0, -8.5, 300.0])
def test_turned_scaled_and_moved_pages_stand_alike(rotate, unit, origin):
    plain = numbers(impose(numbered(4), ImpositionSettings()).pdf)
    made = impose(
        numbered(4, origin=origin, rotate=rotate, unit=unit, bleed=3), ImpositionSettings()
    )
    for side, wanted in zip(numbers(made.pdf), plain, strict=True):
        assert set(side) == set(wanted)
        for number, place in wanted.items():
            assert side[number] == pytest.approx(place, abs=0.1)


def test_bleed_is_kept_outside_and_never_crosses_the_spine():
    made = impose(
        numbered(4, bleed=3), ImpositionSettings(sheet=Size(420, 297), marks=False, paper_mm=0)
    )
    image = pypdfium2.PdfDocument(made.pdf)[0].render(scale=4).to_pil().convert("L")
    row = image.height // 2
    mm = image.width / 420
    grey = [image.getpixel((x, row)) < 230 for x in range(image.width)]
    ink = [x / mm for x, dark in enumerate(grey) if dark]
    assert min(ink) == pytest.approx((420 - 296) / 2 - 3, abs=0.2)
    assert max(ink) == pytest.approx((420 + 296) / 2 + 3, abs=0.2)


def test_a_book_bound_at_the_right_is_mirrored():
    left, right = (
        numbers(impose(numbered(8), ImpositionSettings(binding=binding)).pdf)[0]
        for binding in (Binding.LEFT, Binding.RIGHT)
    )
    assert left["1"][0] > left["8"][0]
    assert right["1"][0] < right["8"][0]


@pytest.mark.parametrize(
    ("size", "sheet"),
    [
        ((148, 210), (297, 210)),
        ((210, 297), (420, 297)),
        ((185, 260), (420, 297)),
        ((210, 285), (420, 297)),
        ((130, 184), (297, 210)),
        ((140, 203), (297, 210)),
        ((297, 210), (594, 420)),
    ],
)
def test_pages_find_their_paper(size, sheet):
    made = impose(numbered(4, *size), ImpositionSettings())
    assert made.sheet == Size(*sheet)
    assert made.scale == 1


def test_a_smaller_sheet_makes_pages_smaller_and_says_so():
    made = impose(numbered(4, 210, 297), ImpositionSettings(sheet=Size(210, 297)))
    assert made.sheet == Size(297, 210)
    assert made.scale == pytest.approx(0.7071, abs=0.001)


def test_crop_and_fold_marks_only_where_there_is_room():
    def strokes(made):
        document = pikepdf.open(io.BytesIO(made.pdf))
        operations = pikepdf.parse_content_stream(document.pages[0])
        return sum(str(o.operator) == "S" for o in operations)

    assert strokes(impose(numbered(4), ImpositionSettings())) == 0
    assert strokes(impose(numbered(4, 130, 184), ImpositionSettings())) == 10
    off = ImpositionSettings(marks=False)
    assert strokes(impose(numbered(4, 130, 184), off)) == 0


def test_signatures_carry_a_staircase_on_the_spine():
    made = impose(
        numbered(48), ImpositionSettings(scheme=Scheme.SIGNATURES, signature=16, paper_mm=0)
    )
    pdf = pikepdf.open(io.BytesIO(made.pdf))
    blocks = {}
    for index, page in enumerate(pdf.pages):
        operations = list(pikepdf.parse_content_stream(page))
        for before, operation in pairwise(operations):
            if str(operation.operator) == "f":
                blocks[index] = [float(value) for value in before.operands]
    assert list(blocks) == [0, 8, 16]
    tops = [y + height for x, y, width, height in blocks.values()]
    assert tops == sorted(tops, reverse=True)
    assert len(set(tops)) == 3
    for x, _, width, _ in blocks.values():
        assert x + width / 2 == pytest.approx(mm_to_pt(297) / 2, abs=0.01)


def test_perfect_binding_takes_as_many_leaves_as_the_sheet_holds():
    made = impose(numbered(16), ImpositionSettings(scheme=Scheme.PERFECT, sheet=Size(420, 297)))
    assert made.sheets == 2
    front, back = numbers(made.pdf)[:2]
    assert {"1", "5", "9", "13"} == set(front)
    assert front["1"][0] < front["5"][0]
    assert back["2"][0] > back["6"][0]  # the back of the left leaf lies at the right


def test_the_sheets_are_a_sound_pdf_and_the_same_each_time(tmp_path):
    source = numbered(20, bleed=3)
    made = impose(source, ImpositionSettings())
    assert impose(source, ImpositionSettings()).pdf == made.pdf
    file = tmp_path / "sheets.pdf"
    file.write_bytes(made.pdf)
    subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)
    assert len(made.pdf) < 1.6 * len(source)
    with pikepdf.open(file) as document:
        wishes = document.Root.ViewerPreferences
        assert wishes.Duplex == "/DuplexFlipShortEdge"
        assert wishes.PrintScaling == "/None"


def _mixed():
    pdf = pikepdf.open(io.BytesIO(numbered(3)))
    pdf.pages[2].MediaBox = pdf.pages[2].TrimBox = pdf.pages[2].BleedBox = [0, 0, 595, 842]
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _locked():
    out = io.BytesIO()
    pikepdf.open(io.BytesIO(numbered(1))).save(
        out, encryption=pikepdf.Encryption(user="a", owner="b")
    )
    return out.getvalue()


def _empty():
    out = io.BytesIO()
    pikepdf.Pdf.new().save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("pdf", "code"),
    [
        (_mixed, "finishing.mixed-sizes"),
        (_locked, "finishing.encrypted"),
        (_empty, "finishing.no-pages"),
        (lambda: b"no pdf at all", "finishing.damaged"),
        (lambda: numbered(4, 900, 900), "finishing.no-sheet"),
    ],
)
def test_what_cannot_be_imposed_is_refused(pdf, code):
    with pytest.raises(FinishingError) as caught:
        impose(pdf(), ImpositionSettings(), "in.pdf")
    assert caught.value.code == code


def test_a_sheet_far_too_small_is_refused():
    with pytest.raises(FinishingError) as caught:
        impose(numbered(4, 210, 297), ImpositionSettings(sheet=Size(100, 100)))
    assert caught.value.code == "finishing.sheet-too-small"


def test_a_stack_too_thick_to_staple_is_named():
    thick = [impose(numbered(pages), ImpositionSettings()).too_thick for pages in (64, 65)]
    assert thick == [False, True]
    assert not impose(numbered(65), ImpositionSettings(scheme=Scheme.SIGNATURES)).too_thick


def test_form_fields_are_painted_and_links_are_gone():
    pdf = pikepdf.open(io.BytesIO(numbered(1)))
    look = pdf.make_stream(b"1 0 0 rg 0 0 50 20 re f")
    look.Type, look.Subtype, look.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 50, 20]
    stamp = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Stamp,
        Rect=[100, 300, 150, 320],
        F=4,
        AP=pikepdf.Dictionary(N=look),
    )
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(stamp)]))
    out = io.BytesIO()
    pdf.save(out)
    made = impose(out.getvalue(), ImpositionSettings(paper_mm=0))
    page = pypdfium2.PdfDocument(made.pdf)[0]
    image = page.render(scale=1).to_pil().convert("RGB")
    x = int(mm_to_pt(0.5 + 148) + 125)
    assert image.getpixel((x, image.height - 310)) == (255, 0, 0)
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        assert "/Annots" not in document.pages[0]


def _changed(change, pages=4):
    pdf = pikepdf.open(io.BytesIO(numbered(pages)))
    change(pdf)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _wider_than_the_page(pdf):
    for page in pdf.pages:
        right, top = (float(edge) for edge in page.MediaBox[2:])
        page.TrimBox = page.BleedBox = [-20, -20, right + 20, top + 20]


def _off_the_page(pdf):
    for page in pdf.pages:
        page.TrimBox = [2000, 2000, 3000, 3000]


def _without_unit(pdf):
    for page in pdf.pages:
        page.UserUnit = 0


@pytest.mark.parametrize("change", [_wider_than_the_page, _off_the_page, _without_unit])
def test_boxes_reach_no_further_than_the_page(change):
    made = impose(_changed(change), ImpositionSettings())
    assert made.sheet == Size(297, 210)
    assert numbers(made.pdf) == numbers(impose(numbered(4), ImpositionSettings()).pdf)


def test_a_page_without_extent_is_refused():
    def flat(pdf):
        pdf.pages[1].MediaBox = pdf.pages[1].TrimBox = [0, 0, 0, 0]

    with pytest.raises(FinishingError) as refused:
        impose(_changed(flat), ImpositionSettings())
    assert refused.value.code == "finishing.damaged-page"
    assert refused.value.location.page == 2


def _undecodable(pdf):
    pdf.pages[2].Contents = pdf.make_stream(b"no deflate", Filter=pikepdf.Name.FlateDecode)


def _lzw_broken_off(pdf):
    pdf.pages[2].Contents = pdf.make_stream(b"\x80\x0b\xff\xff", Filter=pikepdf.Name.LZWDecode)


def _odd_predictor(pdf):
    parameters = pikepdf.Dictionary(Predictor=15, Colors=2**31 - 1, BitsPerComponent=16)
    stream = pdf.make_stream(
        zlib.compress(b"0 g"), Filter=pikepdf.Name.FlateDecode, DecodeParms=parameters
    )
    pdf.pages[2].Contents = stream


def _name_for_a_number(pdf):
    pdf.pages[2].UserUnit = pikepdf.Name.One


def _box_of_names(pdf):
    pdf.pages[2].TrimBox = pikepdf.Array([pikepdf.Name.A] * 4)


@pytest.mark.parametrize(
    "change",
    [_undecodable, _lzw_broken_off, _odd_predictor, _name_for_a_number, _box_of_names],
)
def test_a_damaged_page_is_named(change):
    with pytest.raises(FinishingError) as refused:
        impose(_changed(change), ImpositionSettings(), "a.pdf")
    assert refused.value.code == "finishing.damaged-page"
    assert (refused.value.location.source, refused.value.location.page) == ("a.pdf", 3)


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: setattr(pdf.Root, "AcroForm", pikepdf.Array()),
        lambda pdf: setattr(pdf.pages[0], "Annots", 3),
        lambda pdf: setattr(pdf.Root, "OutputIntents", pikepdf.Name.None_),
        lambda pdf: setattr(pdf.trailer, "Info", pikepdf.Array()),
        lambda pdf: setattr(pdf.pages[0], "Resources", 3),
        lambda pdf: setattr(pdf.pages[0], "Contents", pikepdf.Name.None_),
        lambda pdf: setattr(pdf.pages[0], "Rotate", pikepdf.Name.None_),
    ],
)
def test_entries_of_the_wrong_type_raise_nothing_else(change):
    with contextlib.suppress(FinishingError):
        impose(_changed(change), ImpositionSettings())


def _filled(text, *, drawn=False, needed=False):
    def fill(pdf):
        form = pikepdf.Dictionary(DA="/F 12 Tf 0 g", DR=pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F=FONT)))  # fmt: skip
        owner = pdf.make_indirect(pikepdf.Dictionary(T="name", FT=pikepdf.Name.Tx, V=text))
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Parent=owner, F=4,
                Rect=[100, 100, 200, 130], DA="/F 12 Tf 0 g",
            )
        )  # fmt: skip
        if drawn:
            look = pdf.make_stream(
                b"BT /F 12 Tf 2 5 Td (77) Tj ET", Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Form, BBox=[0, 0, 100, 30],
                Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=FONT)),
            )  # fmt: skip
            field.AP = pikepdf.Dictionary(N=look)
        owner.Kids = pikepdf.Array([field])
        form.Fields = pikepdf.Array([owner])
        if needed:
            form.NeedAppearances = True
        pdf.Root.AcroForm = form
        pdf.pages[0].Annots = pikepdf.Array([field])

    return _changed(fill)


def _printed(pdf):
    return {number for side in numbers(impose(pdf, ImpositionSettings()).pdf) for number in side}


@pytest.mark.parametrize("needed", [False, True])
def test_what_is_filled_in_is_printed(needed):
    assert "99" in _printed(_filled("99", needed=needed))
    assert "77" in _printed(_filled("七十七", drawn=True, needed=needed))


def test_what_is_filled_in_and_cannot_be_drawn_is_not_lost():
    with pytest.raises(FinishingError) as refused:
        impose(_filled("七十七"), ImpositionSettings())
    assert refused.value.code == "finishing.undrawn-field"
