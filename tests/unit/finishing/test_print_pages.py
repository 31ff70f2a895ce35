"""The print file and the screen file of small masters: boxes, marks, inks, claims."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from steps import LINEAR, growth

from compiler.diagnostics import Report
from compiler.errors import FinishingError
from compiler.finishing.print_file import PrintSettings, print_file
from compiler.finishing.profile import bundled, own
from compiler.finishing.screen_file import screen_file
from compiler.finishing.standards import xmp_date
from compiler.model.artifacts import Colour
from compiler.units import mm_to_pt

RED = Colour("#c3000b", (0, 100, 100, 10))
TRIM = [0, 0, 200, 300]


_ALIVE: list[pikepdf.Pdf] = []  # a page dies with its file


def opened(pdf: bytes) -> pikepdf.Pdf:
    _ALIVE.append(pikepdf.open(io.BytesIO(pdf)))
    return _ALIVE[-1]


@pytest.fixture(autouse=True)
def _buried():
    yield
    _ALIVE.clear()


def printed(master: bytes, **settings: object) -> pikepdf.Pdf:
    return opened(print_file(master, PrintSettings(**settings), Report()))


def content(page: pikepdf.Page) -> str:
    page.contents_coalesce()
    return page.Contents.read_bytes().decode("latin-1")


def common_marks(page: pikepdf.Page) -> str:
    """The marks that pages have in common."""
    return page.Resources.XObject["/WxMarksOfAll"].read_bytes().decode("latin-1")


def box(array: pikepdf.Array) -> list[float]:
    return [float(edge) for edge in array]


def test_the_screen_file_is_the_trim(drawing):
    [page] = opened(screen_file(drawing(b"0 g 0 0 5 5 re f"))).pages
    assert [box(page[name]) for name in ("/MediaBox", "/BleedBox", "/TrimBox")] == [TRIM] * 3
    assert "/CropBox" not in page
    assert page.Contents.read_bytes() == b"0 g 0 0 5 5 re f"


def test_boxes_of_the_print_file(drawing):
    [page] = printed(drawing(b""), bleed_mm=3).pages
    bleed, media = mm_to_pt(3), mm_to_pt(13)
    assert box(page.TrimBox) == TRIM
    assert box(page.BleedBox) == pytest.approx([-bleed, -bleed, 200 + bleed, 300 + bleed], abs=1e-3)
    assert box(page.MediaBox) == pytest.approx([-media, -media, 200 + media, 300 + media], abs=1e-3)
    assert "/CropBox" not in page


def test_marks_stand_outside_the_bleed_in_all_plates(drawing):
    master = drawing(b"0 g 0 0 5 5 re f", pages=2)
    bleed = mm_to_pt(3)
    for index, page in enumerate(printed(master).pages):
        text = content(page)
        own = text[text.rindex("/Artifact BMC") :]
        assert "/WxMarksOfAll Do" in own
        marks = own + common_marks(page)
        assert page.Resources.ColorSpace["/WxMarks"][1] == Name.All
        assert "1 SCN 1 scn 0.25 w" in marks
        points = re.findall(r"(-?[\d.]+) (-?[\d.]+) [ml]\b", marks)
        assert len(points) > 60
        for x, y in points:
            inside = -bleed < float(x) < 200 + bleed and -bleed < float(y) < 300 + bleed
            assert not inside
        spine = 0 if index == 0 else 200
        [dashes] = re.findall(r"\[1.5 1\] 0 d(.*?)\[\] 0 d", marks, re.DOTALL)
        assert {float(x) for x in re.findall(r"(-?[\d.]+) -?[\d.]+ [ml]", dashes)} == {spine}


def test_the_spine_of_a_book_bound_at_the_right(drawing):
    [page] = printed(drawing(b""), spine_left=False).pages
    [dashes] = re.findall(r"\[1.5 1\] 0 d(.*?)\[\] 0 d", common_marks(page), re.DOTALL)
    assert "200.000" in dashes


def test_marks_are_in_the_file_once_for_each_side_of_the_spine(drawing):
    pages = printed(drawing(b"", pages=6)).pages
    forms = [page.Resources.XObject["/WxMarksOfAll"].objgen for page in pages]
    assert len(set(forms)) == 2
    assert forms[::2] == forms[:1] * 3
    numbers = [content(page) for page in pages]
    assert len(set(numbers)) == 6


def test_without_marks_nothing_stands_in_the_slug(drawing):
    [page] = printed(drawing(b"0 0 0 rg 0 0 5 5 re f"), marks=False).pages
    assert "Artifact" not in content(page)


def test_marks_do_not_depend_on_what_a_page_leaves_behind(drawing):
    [page] = printed(drawing(b"q 9 0 0 9 0 0 cm 1 0 0 rg Q 5 0 0 5 0 0 cm")).pages
    text = content(page)
    assert text.startswith("q\n0 0 0 1 k 0 0 0 1 K")
    before = text[: text.rindex("/Artifact BMC")]
    assert len(re.findall(r"\bq\b", before)) == len(re.findall(r"\bQ\b", before))


def nested(pdf: pikepdf.Pdf) -> dict[str, object]:
    """RGB wherever a PDF can have it: forms, patterns, gradients, masks, glyphs."""
    inner = pdf.make_stream(
        b"0 0 0 rg (x) Tj 1 0 0 RG", Subtype=Name.Form, BBox=[0, 0, 9, 9],
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB),
    )  # fmt: skip
    outer = pdf.make_stream(
        b"/In Do 0 1 0 rg", Subtype=Name.Form, BBox=[0, 0, 9, 9],
        Resources=Dictionary(XObject=Dictionary(In=inner)),
    )  # fmt: skip
    ends = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[1, 1, 1], N=1)
    stitched = Dictionary(
        FunctionType=3, Domain=[0, 1], Functions=[ends, ends], Bounds=[0.5], Encode=[0, 1, 0, 1]
    )
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 9, 9], Function=stitched,
        Background=[1, 1, 1],
    )  # fmt: skip
    tile = pdf.make_stream(
        b"0 0 1 rg 0 0 1 1 re f", PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9],
        XStep=9, YStep=9, Resources=Dictionary(),
    )  # fmt: skip
    mask = pdf.make_stream(
        b"0.5 g 0 0 9 9 re f", Subtype=Name.Form, BBox=[0, 0, 9, 9],
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB), Resources=Dictionary(),
    )  # fmt: skip
    glyph = pdf.make_stream(b"9 0 d0 1 0 0 rg 0 0 9 9 re f")
    type3 = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, CharProcs=Dictionary(a=glyph), Resources=Dictionary()
    )
    return {
        "XObject": Dictionary(Out=pdf.make_indirect(outer)),
        "Shading": Dictionary(Sh=pdf.make_indirect(shading)),
        "Pattern": Dictionary(P=pdf.make_indirect(tile)),
        "ExtGState": Dictionary(
            Half=Dictionary(ca=0.5, OP=True, op=True),
            Masked=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask)),
        ),
        "Font": Dictionary(T=pdf.make_indirect(type3)),
        "ColorSpace": Dictionary(
            Lab=Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])]), DefaultRGB=Name.DeviceRGB
        ),
    }


def test_no_colour_of_the_screen_is_left_anywhere(drawing):
    master = drawing(b"/Out Do /Sh sh /Pattern cs /P scn 0 0 9 9 re f /Lab cs 50 9 9 sc", nested)
    pdf = printed(master, marks=False)
    drawn = []
    for found in pdf.objects:
        entries = found if isinstance(found, Dictionary) else dict(found.items())
        text = Dictionary(dict(entries.items())).unparse()
        for word in (b"DeviceRGB", b"ICCBased", b"/Lab", b"/CalRGB", b"/DefaultRGB"):
            assert word not in text, text
        if isinstance(found, pikepdf.Stream) and found.get("/Type") not in {
            Name.Metadata, Name.ObjStm, Name.XRef,
        } and "/N" not in found:  # fmt: skip
            drawn.append(found.read_bytes())
    assert len(drawn) == 6
    assert not any(re.search(rb"\b(rg|RG)\b", stream) for stream in drawn)
    shading = pdf.pages[0].Resources.Shading.Sh
    assert [float(ink) for ink in shading.Background] == [0, 0, 0, 0]
    first = shading.Function.Functions[0]
    assert len(first.C0) == len(first.C1) == 4
    assert [float(ink) for ink in first.C1] == [0, 0, 0, 0]


def test_a_soft_mask_stays_a_mask_of_greys(drawing):
    pdf = printed(drawing(b"/Masked gs", nested), marks=False)
    mask = pdf.pages[0].Resources.ExtGState.Masked.SMask.G
    assert Name.DeviceGray == mask.Group.CS
    assert mask.read_bytes() == b"0.5 g 0 0 9 9 re f"


@pytest.mark.parametrize(
    ("stream", "transparent"),
    [(b"/Half gs", True), (b"/Masked gs", True), (b"/Out Do", False), (b"", False)],
)
def test_pages_that_are_seen_through_blend_in_inks(drawing, stream, transparent):
    [page] = printed(drawing(stream, nested)).pages
    assert ("/Group" in page) == transparent
    if transparent:
        assert Name.DeviceCMYK == page.Group.CS


def test_overprint_of_the_master_goes(drawing):
    pdf = printed(drawing(b"/Half gs 0 g (a) Tj 0 0 5 5 re f", nested))
    states = pdf.pages[0].Resources.ExtGState
    assert "/OP" not in states.Half
    assert "/op" not in states.Half
    over, knock = states["/WxOverprint"], states["/WxKnockout"]
    assert (over.OP, over.op, over.OPM) == (True, True, 1)
    assert (knock.OP, knock.op) == (False, False)


def test_red_in_a_spot_ink(drawing):
    report = Report()
    master = drawing(b"0.764706 0 0.043137 rg 0 0 5 5 re f")
    settings = PrintSettings(palette={"red": RED}, red="PANTONE 485 C", marks=False)
    pdf = opened(print_file(master, settings, report))
    ink = pdf.pages[0].Resources.ColorSpace["/WxSpot"]
    assert (ink[0], ink[1], ink[2]) == (Name.Separation, Name("/PANTONE 485 C"), Name.DeviceCMYK)
    assert [float(share) for share in ink[3].C1] == [0, 1, 1, 0.1]
    assert "/WxSpot cs 1 scn" in content(pdf.pages[0])
    assert report.codes() == []


def test_a_spot_ink_that_nothing_is_printed_with_is_told(drawing):
    report = Report()
    settings = PrintSettings(palette={"red": RED}, red="PANTONE 485 C")
    pdf = opened(print_file(drawing(b"0 g 0 0 5 5 re f"), settings, report))
    assert report.codes() == ["finishing.spot-unused"]
    assert b"PANTONE" not in b"".join(one.unparse() for one in pdf.objects)


def test_links_and_all_that_runs_go_but_not_their_text(drawing):
    with opened(drawing(b"/Span <</MCID 0>> BDC EMC")) as pdf:
        page = pdf.pages[0]
        link = pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], StructParent=1)
        )
        page.Annots = Array([link])
        element = pdf.make_indirect(Dictionary(S=Name.Link, Pg=page.obj))
        element.K = Array([0, Dictionary(Type=Name.OBJR, Obj=link)])
        pdf.Root.StructTreeRoot = pdf.make_indirect(
            Dictionary(
                Type=Name.StructTreeRoot, K=element,
                ParentTree=Dictionary(Nums=[0, Array([element]), 1, element]),
            )
        )  # fmt: skip
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("x"))
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(), Dests=Dictionary(Names=[]))
        target = io.BytesIO()
        pdf.save(target)
    done = printed(target.getvalue())
    assert "/Annots" not in done.pages[0]
    tree = done.Root.StructTreeRoot
    assert (tree.K.S, list(tree.K.K)) == (Name.Span, [0])
    assert list(tree.ParentTree.Nums)[::2] == [0]
    assert "/OpenAction" not in done.Root
    assert list(done.Root.Names.keys()) == ["/Dests"]
    assert not any(b"OBJR" in one.unparse() for one in done.objects)


def test_what_the_file_says_of_itself(drawing):
    done = printed(drawing(b""))
    packet = done.Root.Metadata.read_bytes().decode()
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in packet
    assert ">纸 &amp; 墨</rdf:li>" in packet
    assert "<xmp:CreateDate>2024-12-05T08:00:00+08:00</xmp:CreateDate>" in packet
    assert "<pdf:Trapped>False</pdf:Trapped>" in packet
    assert done.docinfo["/Trapped"] == Name("/False")
    assert re.search(r"DocumentID>uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}<", packet)
    assert "pdfaid:part>" not in packet, "the master claims no PDF/A"
    assert done.pdf_version == "1.6"
    intents = list(done.Root.OutputIntents)
    assert [str(one.S) for one in intents] == ["/GTS_PDFX", "/GTS_PDFA1"]
    assert {one.DestOutputProfile.objgen for one in intents} == {
        intents[0].DestOutputProfile.objgen
    }
    assert intents[0].DestOutputProfile.read_bytes() == bundled().icc
    assert intents[0].OutputConditionIdentifier == "FOGRA39"


def test_a_file_without_a_title_gets_one(drawing):
    with opened(drawing(b"")) as pdf:
        del pdf.docinfo["/Title"]
        target = io.BytesIO()
        pdf.save(target)
    assert str(printed(target.getvalue()).docinfo["/Title"]) != ""


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("D:20241205080000+08'00'", "2024-12-05T08:00:00+08:00"),
        ("D:20241205080000Z", "2024-12-05T08:00:00Z"),
        ("D:20241205080000-0330", "2024-12-05T08:00:00-03:30"),
        ("D:20241205080000", "2024-12-05T08:00:00Z"),
        ("2024", ""),
    ],
)
def test_dates_of_the_packet(date, written):
    assert xmp_date(date) == written


def test_the_same_bytes_again_and_others_for_another_press(drawing):
    master = drawing(b"1 0 0 rg 0 0 5 5 re f", nested)
    assert screen_file(master) == screen_file(master)
    first = print_file(master, PrintSettings(), Report())
    assert first == print_file(master, PrintSettings(), Report())
    assert first != print_file(master, PrintSettings(marks=False), Report())


def test_a_profile_of_one_s_own(drawing):
    settings = PrintSettings(profile=bundled().icc, condition="JC200103", profile_name="p.icc")
    done = opened(print_file(drawing(b""), settings, Report()))
    assert done.Root.OutputIntents[0].OutputConditionIdentifier == "JC200103"


@pytest.mark.parametrize(
    ("icc", "code"),
    [
        (b"no profile at all", "finishing.no-profile"),
        (bundled().icc[:12] + b"mntr" + b"RGB " + bundled().icc[20:], "finishing.profile-not-cmyk"),
        (bundled().icc[:200], "finishing.no-profile"),
    ],
)
def test_a_profile_that_is_none_of_a_press(drawing, icc, code):
    settings = PrintSettings(profile=icc, condition="x", profile_name="x.icc")
    with pytest.raises(FinishingError) as caught:
        print_file(drawing(b"1 0 0 rg"), settings, Report())
    assert caught.value.code == code


def test_the_bundled_profile_is_of_a_four_colour_press():
    profile = own(bundled().icc, "FOGRA39", "FOGRA39L.icc")
    assert profile.condition == "FOGRA39"


def test_what_is_no_pdf_is_refused():
    for make in (screen_file, lambda pdf: print_file(pdf, PrintSettings(), Report())):
        with pytest.raises(FinishingError) as caught:
            make(b"no PDF")
        assert caught.value.code == "finishing.damaged"


def test_a_gradient_that_is_not_understood_is_refused(drawing):
    def mesh(pdf: pikepdf.Pdf) -> dict[str, object]:
        kind = Dictionary(ShadingType=1, ColorSpace=Name.DeviceRGB, Function=Dictionary())
        return {"Shading": Dictionary(S=pdf.make_indirect(kind))}

    with pytest.raises(FinishingError) as caught:
        printed(drawing(b"/S sh", mesh))
    assert caught.value.code == "finishing.colour-space"


@pytest.mark.parametrize("many", ["pages", "operators"])
def test_the_work_grows_with_the_master_and_no_faster(drawing, many):
    def work(count):
        operators = 40 * count if many == "operators" else 1
        pages = 10 * count if many == "pages" else 1
        print_file(
            drawing(b"0 g 0 0 5 5 re f " * operators, pages=pages), PrintSettings(), Report()
        )

    assert growth(work, 4) < LINEAR
