"""A small print file that nothing is wrong with: 8 pages of A5 with bleed, marks and four inks."""

from __future__ import annotations

import io

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, Stream, String

from compiler.preflight.settings import Expected
from compiler.units import Size, mm_to_pt

TRIM = Size(148, 210)
BLEED_MM, SLUG_MM = 3.0, 10.0
PAGES = 8
TITLE = "印刷样张"
DATE = "D:20240101000000Z"
EXPECTED = Expected(
    fonts=frozenset({"Specimen Song"}),
    spots=frozenset({"PANTONE 185 C"}),
    trim=TRIM,
    pages=PAGES,
    page_multiple=4,
)

W, H = mm_to_pt(TRIM.width_mm), mm_to_pt(TRIM.height_mm)
B, M = mm_to_pt(BLEED_MM), mm_to_pt(BLEED_MM + SLUG_MM)

XMP = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 pdfaid:part="2" pdfaid:conformance="A">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>
<xmp:CreateDate>2024-01-01T08:00:00+08:00</xmp:CreateDate>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{TITLE}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def font_file() -> bytes:
    """A font of three glyphs: .notdef, A and 字, each a square one em wide."""
    names = [".notdef", "A", "zi"]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord("A"): "A", ord("字"): "zi"})
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    pen.lineTo((100, 800))
    pen.lineTo((900, 800))
    pen.lineTo((900, 0))
    pen.closePath()
    builder.setupGlyf(dict.fromkeys(names, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Specimen Song", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/ABCDEF+SpecimenSong"),
        Flags=4,
        FontFile2=pdf.make_stream(font_file()),
    )
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/ABCDEF+SpecimenSong"),
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        FontDescriptor=pdf.make_indirect(descriptor),
        W=Array([1, Array([1000, 1000])]),
        CIDToGIDMap=Name.Identity,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/ABCDEF+SpecimenSong"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(inner)]),
            ToUnicode=pdf.make_stream(b"/CIDInit /ProcSet findresource begin end"),
        )
    )


def separation(pdf: pikepdf.Pdf, name: str, tint: tuple[float, ...]) -> pikepdf.Object:
    """A spot colour mixed of CMYK ``tint``."""
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(tint), N=1)
    return pdf.make_indirect(Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, function]))


def picture(pdf: pikepdf.Pdf, side: int = 300, pixel: bytes = b"\x40\x40\x40\x80") -> Stream:
    """A square CMYK picture of one colour."""
    return pdf.make_stream(
        pixel * (side * side),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=side,
        Height=side,
        ColorSpace=Name.DeviceCMYK,
        BitsPerComponent=8,
    )


def _content(number: int) -> bytes:
    """A red band to the bleed, white and red titles, black text, a rule, a picture, crop marks."""
    lines = "".join(
        f"1 0 0 1 50 {H - 150 - 20 * line:.2f} Tm <000200020001> Tj " for line in range(6)
    )
    return f"""/Knock gs q 0 1 1 0.1 k {-B:.3f} {H - 60:.3f} {W + 2 * B:.3f} {60 + B:.3f} re f Q
q 0 0 0 0 k BT /F 16 Tf 50 {H - 40:.2f} Td <00020002> Tj ET Q
q 0 1 1 0.1 k BT /F 22 Tf 50 {H - 110:.2f} Td <00020002> Tj ET Q
q /Over gs 0 0 0 1 k BT /F 10.5 Tf {lines} ET Q
q 0 0 0 1 K 0.5 w 50 120 m 300 120 l S Q
q 72 0 0 72 50 200 cm /P{number % 2} Do Q
q /All CS 1 SCN 0.25 w {-M + 5:.2f} 0 m {-B - 3:.2f} 0 l S 0 {-M + 5:.2f} m 0 {-B - 3:.2f} l S Q
""".encode()


def specimen() -> pikepdf.Pdf:
    """The file, open, for a test to spoil."""
    pdf = pikepdf.Pdf.new()
    resources = Dictionary(
        Font=Dictionary(F=_font(pdf)),
        ColorSpace=Dictionary(
            All=separation(pdf, "All", (1, 1, 1, 1)),
            Spot=separation(pdf, "PANTONE#20185#20C".replace("#20", " "), (0, 1, 1, 0)),
        ),
        ExtGState=Dictionary(
            Over=Dictionary(OP=True, op=True, OPM=1),
            Knock=Dictionary(OP=False, op=False, OPM=1),
        ),
        XObject=Dictionary(P0=picture(pdf), P1=picture(pdf, pixel=b"\x00\x00\x00\x80")),
    )
    shared = pdf.make_indirect(resources)
    for number in range(1, PAGES + 1):
        page = pdf.add_blank_page(page_size=(W, H)).obj
        page.MediaBox = [-M, -M, W + M, H + M]
        page.BleedBox = [-B, -B, W + B, H + B]
        page.TrimBox = [0, 0, W, H]
        page.Resources = shared
        page.Contents = pdf.make_stream(_content(number))
    _catalogue(pdf)
    return pdf


def _catalogue(pdf: pikepdf.Pdf) -> None:
    profile = pdf.make_stream(b"a profile of four inks", N=4)
    pdf.Root.OutputIntents = Array(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name(f"/{kind}"),
            OutputConditionIdentifier=String("FOGRA39"),
            DestOutputProfile=profile,
        )
        for kind in ("GTS_PDFX", "GTS_PDFA1")
    )
    pdf.Root.Metadata = pdf.make_stream(XMP, Type=Name.Metadata, Subtype=Name.XML)
    pdf.docinfo["/Title"] = String(TITLE)
    pdf.docinfo["/CreationDate"] = String(DATE)
    pdf.docinfo["/Trapped"] = Name("/False")
    pdf.Root.Lang = String("zh-Hans")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    figure = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String("样图"))
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Array([pdf.make_indirect(figure)]))
    )
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("第一页", 0))


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    """The file's bytes."""
    out = io.BytesIO()
    pdf.save(out, static_id=True, fix_metadata_version=False, **options)
    return out.getvalue()
