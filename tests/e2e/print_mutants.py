"""Faults to put into a print file, one each, with the sentence that must name it and no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from print_specimen import EXPECTED, picture, saved, separation

from compiler.preflight.profiles import Profile
from compiler.preflight.settings import Expected
from compiler.units import mm_to_pt

SPOILT = 2  # the index of the page that is spoilt

Change = Callable[[pikepdf.Pdf], None]


@dataclass(frozen=True)
class Mutant:
    """A fault: its name, the key of the sentence expected, how it is made, and for which use.

    ``also`` are sentences that are equally true of it.
    """

    name: str
    key: str
    change: Change
    profile: Profile = Profile.PRINT
    also: frozenset[str] = frozenset()
    expected: Expected | None = None

    def bytes(self, pdf: pikepdf.Pdf) -> bytes:
        """The file with the fault in it."""
        self.change(pdf)
        locked = self.key == "encrypted"
        return saved(
            pdf, **({"encryption": pikepdf.Encryption(owner="o", user="")} if locked else {})
        )


def page(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The page that is spoilt."""
    return pdf.pages[SPOILT].obj


def own_resources(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Resources of the spoilt page alone, its categories too."""
    old = pdf.pages[SPOILT].resources
    own = Dictionary(
        {
            key: Dictionary(dict(value.items()))
            for key, value in old.items()
            if isinstance(value, Dictionary)
        }
    )
    for category in ("/Font", "/ColorSpace", "/ExtGState", "/XObject", "/Pattern", "/Shading"):
        if category not in own:
            own[category] = Dictionary()
    page(pdf).Resources = own
    return page(pdf).Resources


def painted(operators: str, **resources: Callable[[pikepdf.Pdf], object]) -> Change:
    """Paint something more on the page; ``ColorSpace__X=…`` puts X into its resources.

    Lengths are from the trim's lower left corner; the product's own pages may begin elsewhere.
    """

    def change(pdf: pikepdf.Pdf) -> None:
        own = own_resources(pdf)
        for name, make in resources.items():
            category, _, key = name.partition("__")
            own[f"/{category}"][f"/{key}"] = make(pdf)
        own.Font["/MF"] = mutant_font(pdf)
        own.ExtGState["/MOver"] = Dictionary(OP=True, op=True, OPM=1)
        own.ExtGState["/MOver0"] = Dictionary(OP=True, op=True, OPM=0)
        own.ExtGState["/MKnock"] = Dictionary(OP=False, op=False, OPM=1)
        left, bottom, right, top = (float(edge) for edge in pdf.pages[SPOILT].trimbox)
        text = operators.replace("{W}", f"{right - left:.3f}").replace("{H}", f"{top - bottom:.3f}")
        stream = f"q 1 0 0 1 {left:.3f} {bottom:.3f} cm /MKnock gs {text} Q"
        pdf.pages[SPOILT].contents_add(b"q", prepend=True)
        pdf.pages[SPOILT].contents_add(b"\nQ\n" + stream.encode())

    return change


def mutant_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The file's first font: faults of colour must not be faults of fonts as well."""
    fonts = [
        found
        for one in pdf.pages
        for found in dict(one.resources.get("/Font", {}).items()).values()
        if found.Subtype == Name.Type0
    ]
    return fonts[0]


def text(colour: str, size: float = 10.5, state: str = "/MOver", shown: str = "<0001>") -> str:
    """Operators that show a character in the middle of the page."""
    return f"{state} gs {colour} BT /MF {size} Tf 150 160 Td {shown} Tj ET"


def area(colour: str, box: str = "60 250 40 40", state: str = "/MKnock") -> str:
    """Operators that fill an area."""
    return f"{state} gs {colour} {box} re f"


def boxed(**boxes: tuple[float, float, float, float]) -> Change:
    """Move the sides of a page's boxes by so many mm outwards; a box that is not there is made."""

    def change(pdf: pikepdf.Pdf) -> None:
        for name, out in boxes.items():
            source = pdf.pages[SPOILT]
            base = {"TrimBox": source.trimbox, "BleedBox": source.bleedbox}.get(
                name, source.mediabox
            )
            left, bottom, right, top = (float(edge) for edge in base)
            by = [mm_to_pt(length) for length in out]
            page(pdf)[f"/{name}"] = [left - by[0], bottom - by[1], right + by[2], top + by[3]]

    return change


def xmp(before: str, after: str) -> Change:
    """Rewrite the XMP packet."""

    def change(pdf: pikepdf.Pdf) -> None:
        old = pdf.Root.Metadata.read_bytes().decode()
        assert before in old
        new = old.replace(before, after).encode()
        pdf.Root.Metadata = pdf.make_stream(new, Type=Name.Metadata, Subtype=Name.XML)

    return change


def root(key: str, value: Callable[[pikepdf.Pdf], object] | None = None) -> Change:
    """Set or delete an entry of the catalogue."""

    def change(pdf: pikepdf.Pdf) -> None:
        if value is None:
            del pdf.Root[key]
        else:
            pdf.Root[key] = value(pdf)

    return change


def emptied(pdf: pikepdf.Pdf) -> None:
    """Leave nothing but a white area and a mark in the slug."""
    page(pdf).Contents = pdf.make_stream(b"0 0 0 0 k 0 0 200 200 re f")


def blank_verso(pdf: pikepdf.Pdf) -> None:
    """Leave a left-hand page empty."""
    pdf.pages[SPOILT - 1].obj.Contents = pdf.make_stream(b"")


def unembedded(name: str, **entries: object) -> Callable[[pikepdf.Pdf], object]:
    """A font that is only named."""
    return lambda _pdf: Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name(name),
        Encoding=Name.WinAnsiEncoding,
        **entries,
    )


def embedded_as(name: str, **inner: object) -> Callable[[pikepdf.Pdf], object]:
    """The file's own font under another name."""

    def make(pdf: pikepdf.Pdf) -> object:
        old = mutant_font(pdf)
        descendant = Dictionary(dict(old.DescendantFonts[0].items()) | inner)
        descendant.BaseFont = Name(name)
        made = Dictionary(dict(old.items()))
        made.BaseFont = Name(name)
        made.DescendantFonts = Array([pdf.make_indirect(descendant)])
        return pdf.make_indirect(made)

    return make


def without_unicode(pdf: pikepdf.Pdf) -> object:
    """The file's own font without its map to text."""
    made = Dictionary(dict(mutant_font(pdf).items()))
    del made["/ToUnicode"]
    return pdf.make_indirect(made)


def annotation(**entries: object) -> Change:
    """A note on the page."""

    def change(pdf: pikepdf.Pdf) -> None:
        left, bottom = (float(edge) for edge in list(pdf.pages[SPOILT].trimbox)[:2])
        item = {
            "Type": Name.Annot,
            "Rect": [left + 60, bottom + 60, left + 90, bottom + 90],
        } | entries
        page(pdf).Annots = Array([pdf.make_indirect(Dictionary(**item))])

    return change


def stencil(side: int) -> Callable[[pikepdf.Pdf], object]:
    """A one-bit picture."""
    return lambda pdf: pdf.make_stream(
        b"\xaa" * (-(-side // 8) * side),
        Type=Name.XObject,
        Subtype=Name.Image,
        ImageMask=True,
        Width=side,
        Height=side,
        BitsPerComponent=1,
    )


def rgb_picture(pdf: pikepdf.Pdf) -> object:
    """A picture in RGB."""
    made = picture(pdf)
    made.write(b"\x80" * (300 * 300 * 3))
    made.ColorSpace = Name.DeviceRGB
    return made


def icc(components: int) -> Callable[[pikepdf.Pdf], object]:
    """A colour space by profile."""
    return lambda pdf: Array([Name.ICCBased, pdf.make_stream(b"a profile", N=components)])


def group(space: str) -> Change:
    """A transparency group for the page."""

    def change(pdf: pikepdf.Pdf) -> None:
        page(pdf).Group = Dictionary(S=Name.Transparency, CS=Name(space))

    return change


def form(content: bytes, **entries: object) -> Callable[[pikepdf.Pdf], object]:
    """A form XObject."""
    return lambda pdf: pdf.make_stream(
        content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1000, 1000], **entries
    )


def tiling(content: bytes) -> Callable[[pikepdf.Pdf], object]:
    """A repeated pattern."""
    return lambda pdf: pdf.make_stream(
        content,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=[0, 0, 10, 10],
        XStep=10,
        YStep=10,
        Resources=Dictionary(),
    )


def shading(space: str, first: list[float], last: list[float]) -> Callable[[pikepdf.Pdf], object]:
    """A gradient."""
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=first, C1=last, N=1)
    return lambda _pdf: Dictionary(
        ShadingType=2, ColorSpace=Name(space), Coords=[0, 0, 100, 0], Function=function
    )


def spot(name: str, *tint: float) -> Callable[[pikepdf.Pdf], object]:
    """A spot colour."""
    return lambda pdf: separation(pdf, name, tint)


def turned(pdf: pikepdf.Pdf) -> None:
    """One page lies on its side."""
    page(pdf).Rotate = 90


def larger_unit(pdf: pikepdf.Pdf) -> None:
    """A page measured in units of 1/36 inch."""
    page(pdf).UserUnit = 2.0


def untrimmed(pdf: pikepdf.Pdf) -> None:
    """No TrimBox, as most programs write it."""
    del page(pdf)["/TrimBox"]


def unlike_info(pdf: pikepdf.Pdf) -> None:
    """Another title in the information dictionary."""
    pdf.docinfo["/Title"] = String("别的题目")


def attached(pdf: pikepdf.Pdf) -> None:
    """A file in the file."""
    pdf.attachments["数据.txt"] = b"1, 2, 3"


def scripted(pdf: pikepdf.Pdf) -> None:
    """JavaScript when the file is opened."""
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.beep(0)"))


def layered(pdf: pikepdf.Pdf) -> None:
    """A layer."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("底色")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer])))


def broken_content(pdf: pikepdf.Pdf) -> None:
    """Bytes that do not inflate, after all that is right."""
    broken = pikepdf.Stream(pdf, b"")
    broken.write(b"no deflated data", filter=Name.FlateDecode)
    page(pdf).Contents = Array([pdf.make_indirect(page(pdf).Contents), pdf.make_indirect(broken)])


def figures(pdf: pikepdf.Pdf) -> None:
    """A figure without words."""
    pdf.Root.StructTreeRoot.K = Array([Dictionary(Type=Name.StructElem, S=Name.Figure)])


def one_page_less(pdf: pikepdf.Pdf) -> None:
    """A page is missing."""
    del pdf.pages[SPOILT]


def no_outline(pdf: pikepdf.Pdf) -> None:
    """No bookmarks."""
    del pdf.Root["/Outlines"]


def _with_alternates(pdf: pikepdf.Pdf) -> object:
    made = picture(pdf)
    made.Alternates = Array([])
    return made


def _untrapped(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Trapped"]
    xmp("<pdf:Trapped>False</pdf:Trapped>", "")(pdf)


def _spot_picture(pdf: pikepdf.Pdf) -> object:
    made = picture(pdf)
    made.write(b"\x80" * (300 * 300))
    made.ColorSpace = separation(pdf, "PANTONE 300 C", (1, 0.4, 0, 0))
    return made


def _nested_form(pdf: pikepdf.Pdf) -> object:
    inner = form(b"1 0 0 rg 60 250 40 40 re f", Resources=Dictionary())(pdf)
    return form(b"/In Do", Resources=Dictionary(XObject=Dictionary(In=inner)))(pdf)


def _type3(pdf: pikepdf.Pdf) -> object:
    drawing = pdf.make_stream(b"1000 0 d0 1 0 0 rg 0 0 800 800 re f")
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=[0, 0, 1000, 1000],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            CharProcs=Dictionary(a=drawing),
            Encoding=Dictionary(Differences=Array([97, Name.a])),
            FirstChar=97,
            LastChar=97,
            Widths=[1000],
            Resources=Dictionary(),
        )
    )


X4_ALTERNATES = painted(
    "q 72 0 0 72 60 250 cm /Alt Do Q",
    XObject__Alt=_with_alternates,
)


SCREEN, BOOKLET, ARCHIVE = Profile.SCREEN, Profile.BOOKLET, Profile.ARCHIVE
K = "0 0 0 1 k"
MUTANTS = (
    Mutant(
        "no claim", "not-x4", xmp("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "")
    ),
    Mutant("claims X-3", "not-x4", xmp("PDF/X-4", "PDF/X-3:2003")),
    Mutant("alternate picture", "x4-alternatives", X4_ALTERNATES),
    Mutant(
        "no trim",
        "x4-trim-missing",
        untrimmed,
        also=frozenset(
            {"trim-sizes", "trim-unexpected", "no-bleed", "boxes-nested", "register-in-trim"}
        ),
    ),
    Mutant(
        "unit of 1/36 in",
        "user-unit",
        larger_unit,
        also=frozenset({"low-image", "trim-sizes", "trim-unexpected"}),
    ),
    Mutant("cropped", "crop-box", boxed(CropBox=(-5, -5, -5, -5))),
    Mutant(
        "smaller trim",
        "trim-sizes",
        boxed(TrimBox=(0, 0, -1, 0)),
        also=frozenset({"trim-unexpected"}),
    ),
    Mutant("page on its side", "trim-sizes", turned, also=frozenset({"trim-unexpected"})),
    Mutant("empty page", "empty-page", emptied),
    Mutant("blank left-hand page", "blank-verso", blank_verso),
    Mutant("white text overprints", "white-text-overprints", painted(text("0 0 0 0 k"))),
    Mutant(
        "white area overprints", "white-area-overprints", painted(area("0 0 0 0 k", state="/MOver"))
    ),
    Mutant("black text knocks out", "black-text-knocks-out", painted(text(K, state="/MKnock"))),
    Mutant(
        "black text knocks out, as spot Black",
        "black-text-knocks-out",
        painted(text("/Bl cs 1 scn", state="/MKnock"), ColorSpace__Bl=spot("Black", 0, 0, 0, 1)),
    ),
    Mutant(
        "thin black line knocks out",
        "black-line-knocks-out",
        painted("0 0 0 1 K 0.1 w 60 250 m 160 250 l S"),
        also=frozenset({"hairline"}),
    ),
    Mutant("overprint mode 0", "overprint-mode", painted(text(K, state="/MOver0"))),
    Mutant("black text in grey", "grey-black-text", painted(text("0 g"))),
    Mutant("black line in grey", "grey-black-line", painted("0 G 1 w 60 250 m 160 250 l S")),
    Mutant("black area in grey", "grey-black-line", painted(area("0 g"))),
    Mutant(
        "Courier",
        "courier",
        painted(text(K).replace("/MF", "/Co"), Font__Co=embedded_as("/ABCDEF+CourierNewPSMT")),
        also=frozenset({"font-undeclared"}),
    ),
    Mutant("rich black text", "rich-black-text", painted(text("0.7 0.65 0.6 0.9 k"))),
    Mutant(
        "rich black lettering",
        "rich-black-lettering",
        painted(f"/Figure BMC {text('0.7 0.65 0.6 0.9 k')} EMC"),
    ),
    Mutant(
        "rich black text after a figure",
        "rich-black-text",
        painted(f"/Figure <</MCID 900>> BDC EMC {text('0.7 0.65 0.6 0.9 k')}"),
    ),
    Mutant("small white text", "small-white-text", painted(text("0 0 0 0 k", 4.5, "/MKnock"))),
    Mutant(
        "white text made small by a matrix",
        "small-white-text",
        painted("q 0.4 0 0 0.4 100 100 cm " + text("0 0 0 0 k", 10, "/MKnock") + " Q"),
    ),
    Mutant("small red text", "small-mixed-text", painted(text("0 1 1 0 k", 4.5))),
    Mutant(
        "another spot",
        "undeclared-spot",
        painted(area("/S2 cs 1 scn"), ColorSpace__S2=spot("PANTONE 300 C", 1, 0.4, 0, 0)),
    ),
    Mutant(
        "another spot in a picture",
        "undeclared-spot",
        painted("q 72 0 0 72 60 250 cm /Sp Do Q", XObject__Sp=_spot_picture),
    ),
    Mutant(
        "register colour on the page",
        "register-in-trim",
        painted(area("/Al cs 1 scn"), ColorSpace__Al=spot("All", 1, 1, 1, 1)),
    ),
    Mutant(
        "colorant None",
        "no-plate",
        painted(area("/No cs 1 scn"), ColorSpace__No=spot("None", 0, 0, 0, 1)),
    ),
    Mutant(
        "one spot, two mixtures",
        "spot-mixed-twice",
        painted(
            area("/Sa cs 1 scn") + area(" /Sb cs 1 scn", "120 250 40 40"),
            ColorSpace__Sa=spot("PANTONE 185 C", 0, 1, 1, 0),
            ColorSpace__Sb=spot("PANTONE 185 C", 0, 0.9, 1, 0),
        ),
    ),
    Mutant(
        "one spot, two spellings",
        "spot-spelt-twice",
        painted(
            area("/Sa cs 1 scn") + area(" /Sb cs 1 scn", "120 250 40 40"),
            ColorSpace__Sa=spot("PANTONE 185 C", 0, 1, 1, 0),
            ColorSpace__Sb=spot("Pantone 185C", 0, 1, 1, 0),
        ),
        expected=replace(EXPECTED, spots=frozenset({"PANTONE 185 C", "Pantone 185C"})),
    ),
    Mutant("320 % of ink", "heavy-ink", painted(area("1 1 0.7 0.5 k"))),
    Mutant("400 % of ink", "too-much-ink", painted(area("1 1 1 1 k"))),
    Mutant(
        "350 % of ink in a gradient",
        "too-much-ink",
        painted(
            "q 60 250 40 40 re W n /Sh sh Q",
            Shading__Sh=shading("/DeviceCMYK", [0, 0, 0, 0], [1, 1, 1, 0.5]),
        ),
    ),
    Mutant(
        "360 % of ink in a picture",
        "too-much-ink",
        painted(
            "q 72 0 0 72 60 250 cm /Ink Do Q",
            XObject__Ink=lambda pdf: picture(pdf, pixel=bytes([230] * 4)),
        ),
    ),
    Mutant("RGB area", "not-inks", painted(area("1 0 0 rg"))),
    Mutant("RGB text", "not-inks", painted(text("0.8 0 0 rg"))),
    Mutant(
        "RGB picture",
        "not-inks",
        painted("q 72 0 0 72 60 250 cm /Rgb Do Q", XObject__Rgb=rgb_picture),
    ),
    Mutant(
        "RGB inline picture",
        "not-inks",
        painted("q 1 0 0 1 60 250 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI Q"),
    ),
    Mutant("ICC space", "not-inks", painted(area("/Icc cs 0.5 0 0 scn"), ColorSpace__Icc=icc(3))),
    Mutant(
        "Lab space",
        "not-inks",
        painted(
            area("/Lab cs 50 60 10 scn"),
            ColorSpace__Lab=lambda _pdf: Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])]),
        ),
    ),
    Mutant(
        "calibrated grey",
        "not-inks",
        painted(
            area("/Cal cs 0.5 scn"),
            ColorSpace__Cal=lambda _pdf: Array(
                [Name.CalGray, Dictionary(WhitePoint=[0.96, 1, 0.82])]
            ),
        ),
    ),
    Mutant(
        "DeviceCMYK replaced by default",
        "not-inks",
        painted(area("0 1 1 0 k"), ColorSpace__DefaultCMYK=icc(4)),
        also=frozenset({"mixed-black-text"}),
    ),
    Mutant(
        "RGB gradient",
        "not-inks",
        painted(
            "q 60 250 40 40 re W n /Sh sh Q",
            Shading__Sh=shading("/DeviceRGB", [1, 0, 0], [0, 0, 1]),
        ),
    ),
    Mutant(
        "RGB in a form in a form",
        "not-inks",
        painted("/Fo Do", XObject__Fo=_nested_form),
    ),
    Mutant(
        "RGB in a pattern",
        "not-inks",
        painted(
            "/Pattern cs /Ti scn 60 250 40 40 re f", Pattern__Ti=tiling(b"1 0 0 rg 0 0 5 5 re f")
        ),
    ),
    Mutant(
        "RGB in a Type 3 font",
        "not-inks",
        painted("BT /T3 10 Tf 60 260 Td (a) Tj ET", Font__T3=_type3),
    ),
    Mutant("blends in RGB", "blend-space", group("/DeviceRGB")),
    Mutant(
        "a form blends in RGB",
        "blend-space",
        painted(
            "/Fo Do",
            XObject__Fo=form(
                b"0 1 1 0 k 60 250 40 40 re f",
                Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB),
            ),
        ),
    ),
    Mutant(
        "picture of 100 ppi",
        "coarse-image",
        painted("q 216 0 0 216 60 250 cm /Co Do Q", XObject__Co=picture),
    ),
    Mutant(
        "picture of 200 ppi",
        "low-image",
        painted("q 108 0 0 108 60 250 cm /Lo Do Q", XObject__Lo=picture),
    ),
    Mutant(
        "line art of 300 ppi",
        "low-line-art",
        painted("q 0 0 0 1 k 72 0 0 72 60 250 cm /St Do Q", XObject__St=stencil(300)),
    ),
    Mutant("no output intent", "output-intent", root("/OutputIntents", lambda _pdf: Array([]))),
    Mutant(
        "RGB output intent",
        "output-intent",
        lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.__setitem__("/N", 3),
    ),
    Mutant(
        "trim out of the page",
        "boxes-nested",
        boxed(TrimBox=(20, 0, 0, 0), BleedBox=(30, 0, 0, 0)),
        also=frozenset({"trim-sizes", "trim-unexpected", "bleed-not-reached"}),
    ),
    Mutant(
        "bleed smaller than trim",
        "boxes-nested",
        boxed(BleedBox=(-4, 0, 0, 0)),
        also=frozenset({"no-bleed"}),
    ),
    Mutant(
        "band ends at the trim", "bleed-not-reached", painted(area("0 1 1 0 k", "0 250 100 40"))
    ),
    Mutant(
        "picture ends in the bleed",
        "bleed-not-reached",
        painted("q 72 0 0 72 -3 250 cm /Ed Do Q", XObject__Ed=picture),
    ),
    Mutant("bleed of 2 mm", "no-bleed", boxed(BleedBox=(-1, -1, -1, -1))),
    Mutant(
        "font not embedded",
        "font-not-embedded",
        painted(
            "/MOver gs 0 0 0 1 k BT /He 12 Tf 60 250 Td (A) Tj ET",
            Font__He=unembedded("/SpecimenSong-Bold"),
        ),
        expected=EXPECTED,
    ),
    Mutant(
        "font of another theme",
        "font-undeclared",
        painted(text(K).replace("/MF", "/Ot"), Font__Ot=embedded_as("/ABCDEF+OtherHei")),
    ),
    Mutant("missing glyph", "missing-glyph", painted(text(K, shown="<00010000>"))),
    Mutant("seven pages", "page-count", one_page_less, also=frozenset({"page-number"})),
    Mutant("seven pages where eight are due", "page-number", one_page_less, ARCHIVE),
    Mutant(
        "another size than planned",
        "trim-unexpected",
        lambda _pdf: None,
        also=frozenset(),
        expected=replace(EXPECTED, trim=replace(EXPECTED.trim, width_mm=145)),
    ),
    Mutant("title differs", "metadata-differs", unlike_info),
    Mutant("title differs, archived", "metadata-differs", unlike_info, ARCHIVE),
    Mutant(
        "XMP broken",
        "metadata-differs",
        xmp("</rdf:RDF>", ""),
        ARCHIVE,
        frozenset({"no-archive-claim"}),
    ),
    Mutant("link", "annotation-in-trim", annotation(Subtype=Name.Link)),
    Mutant("note", "annotation-in-trim", annotation(Subtype=Name.Text)),
    Mutant("line of 0.2 pt", "hairline", painted("0 1 1 0 K 0.2 w 60 250 m 160 250 l S")),
    Mutant("line of width 0", "hairline", painted("0 1 1 0 K 0 w 60 250 m 160 250 l S")),
    Mutant(
        "line made thin by a matrix",
        "hairline",
        painted("q 0.1 0 0 0.1 0 0 cm 0 1 1 0 K 1 w 600 2500 m 1600 2500 l S Q"),
    ),
    Mutant("area as thin as a hair", "hairline", painted(area("0 1 1 0 k", "60 250 100 0.1"))),
    Mutant(
        "text at the edge",
        "safe-zone",
        painted("/MOver gs 0 0 0 1 k BT /MF 10.5 Tf 4 300 Td <0001> Tj ET"),
    ),
    Mutant(
        "text at the right edge",
        "safe-zone",
        painted("/MOver gs 0 0 0 1 k BT /MF 10.5 Tf 1 0 0 1 {W} 300 Tm -12 0 Td <0001> Tj ET"),
    ),
    Mutant(
        "picture near the edge",
        "safe-zone",
        painted("q 72 0 0 72 5 250 cm /Ne Do Q", XObject__Ne=picture),
    ),
    Mutant("no bookmarks", "no-outline", no_outline, SCREEN),
    Mutant("no language", "no-language", root("/Lang"), SCREEN),
    Mutant("no language, archived", "no-language", root("/Lang"), ARCHIVE),
    Mutant("not tagged", "not-tagged", root("/StructTreeRoot"), SCREEN),
    Mutant("not marked", "not-tagged", root("/MarkInfo"), SCREEN),
    Mutant("figure without words", "figure-without-text", figures, SCREEN),
    Mutant("encrypted", "encrypted", lambda _pdf: None),
    Mutant("script", "scripts", scripted),
    Mutant(
        "link that runs a program",
        "scripts",
        annotation(Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("a"))),
        SCREEN,
    ),
    Mutant("attachment", "attachments", attached),
    Mutant("attachment on a page", "attachments", annotation(Subtype=Name.FileAttachment), ARCHIVE),
    Mutant("black text of three inks", "mixed-black-text", painted(text("0.9 0.9 0.9 0 k"))),
    Mutant(
        "black lettering of three inks",
        "mixed-black-lettering",
        painted(f"/Figure BMC /Span BMC {text('0.9 0.9 0.9 0 k')} EMC EMC"),
    ),
    Mutant(
        "black text in RGB",
        "mixed-black-text",
        painted(text("0 0 0 rg")),
        also=frozenset({"not-inks"}),
    ),
    Mutant("no title", "no-title", root("/ViewerPreferences"), SCREEN),
    Mutant(
        "no PDF/A claim",
        "no-archive-claim",
        xmp('pdfaid:part="2" pdfaid:conformance="A"', ""),
        ARCHIVE,
    ),
    Mutant("layer", "layers", layered),
    Mutant("broken content", "not-read", broken_content),
    Mutant(
        "see-through",
        "live-transparency",
        painted(
            "/Half gs 0 1 1 0 k 60 250 40 40 re f", ExtGState__Half=lambda _pdf: Dictionary(ca=0.5)
        ),
    ),
    Mutant(
        "multiplied",
        "live-transparency",
        painted(
            "/Mul gs 0 1 1 0 k 60 250 40 40 re f",
            ExtGState__Mul=lambda _pdf: Dictionary(BM=Name.Multiply),
        ),
    ),
    Mutant(
        "font without text",
        "not-searchable",
        painted(text(K).replace("/MF", "/Un"), Font__Un=without_unicode),
        ARCHIVE,
    ),
    Mutant(
        "trapping not stated",
        "x4-trapped",
        _untrapped,
    ),
)
