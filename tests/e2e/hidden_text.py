"""Ways of hiding text from a reader of the page, each with what the proof may say of it.

``BY_STYLE`` are sheets of style that a theme may hold, ``SEEN`` those that may look so and hide
nothing; ``BY_HAND`` changes the finished PDF, as only a fault of the engine's would.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name

LOST = "not-printed"  # not even in the text of the pages
NUMBERLESS = "no-marker"
WORDS = "薄而均匀"  # what BY_HAND hides, a piece of text of its own by its style

MANUSCRIPT = f"""# 纸

## 来历

纸由植物纤维制成，**{WORDS}**，可以书写[^1]。第二行说到竹纸、皮纸与宣纸，各有各的用处，
都要经过打浆、抄造、压榨和烘干。

| 名称 | 用处 |
|---|---|
| 宣纸 | 书画 |

> 引用的话印在这里。

- 竹纸
- 皮纸

水的写法是 H~2~O，面积用 m^2^。

最后一段有些字。

[^1]: 均匀指厚薄一致。
"""

NUMBERED = """# 造纸

1. 打浆
2. 抄造
   1) 捞纸
   2) 压榨

纸要晾干。
"""


@dataclass(frozen=True)
class Style:
    """A sheet of style, and the codes of which one must name it."""

    name: str
    css: str
    codes: tuple[str, ...] = ()


BY_STYLE = (
    Style("display none", "strong { display: none }", (LOST,)),
    Style("visibility", "strong { visibility: hidden }", (LOST,)),
    Style("opacity 0", "strong { opacity: 0 }", (LOST, "not-painted", "no-contrast")),
    Style("opacity near 0", "strong { opacity: .03 }", ("not-painted", "no-contrast")),
    Style("white on white", "strong { color: white }", ("no-contrast",)),
    Style("nearly white", "strong { color: #f4f4f4 }", ("no-contrast",)),
    Style("pale yellow", "strong { color: lightyellow }", ("no-contrast",)),
    Style("red on red", "strong { color: #c00; background: #c3000b }", ("no-contrast",)),
    Style("black on black", "strong { background: #111 }", ("no-contrast",)),
    Style("transparent", "strong { color: transparent }", (LOST, "not-painted", "no-contrast")),
    Style("nearly transparent", "strong { color: rgb(0 0 0 / 4%) }", ("no-contrast",)),
    Style("size 0", "strong { font-size: 0 }", (LOST, "too-small")),
    Style("size 1pt", "strong { font-size: 1pt }", ("too-small",)),
    Style("size 2.5pt", "td { font-size: 2.5pt }", ("too-small",)),
    Style("indent to the left", "p.body { text-indent: -9999px !important }", ("outside-page",)),
    Style("indent a little", "p.body { text-indent: -40mm !important }", ("outside-page",)),
    Style("position left", "blockquote { position: relative; left: -300mm }", ("outside-page",)),
    Style("position up", "blockquote { position: relative; top: -400mm }", ("outside-page",)),
    Style("margin negative", "blockquote { margin-left: -180mm; width: 100mm }", ("outside-page",)),
    Style(
        "half over the edge", "blockquote { position: relative; left: -40mm }", ("outside-page",)
    ),
    Style("cells moved away", "table { position: relative; left: 300mm }", ("outside-page",)),
    Style("scale 0", "blockquote { transform: scale(0) }", (LOST,)),
    Style("scale 0 across", "ul { transform: scaleX(0) }", (LOST,)),
    Style("scale 0 of cells", "td { transform: scale(1, 0) }", (LOST,)),
    Style("turned to nothing", "table { transform: matrix(1, 1, 1, 1, 0, 0) }", (LOST,)),
    Style("scale 0 in a line", "strong { display: inline-block; transform: scale(0) }", (LOST,)),
    Style(
        "scale 0 of a mark of a note",
        "sup, sub { display: inline-block; transform: scaleY(0) }",
        (LOST,),
    ),
    Style("height 0", "blockquote { height: 0; overflow: hidden }", ("clipped", LOST)),
    Style("height 3pt", "blockquote { height: 3pt; overflow: hidden }", ("clipped",)),
    Style("max-height", "ul { max-height: 6pt; overflow: hidden }", ("clipped",)),
    Style(
        "width",
        "ul { width: 2.3em; margin-left: 0; overflow: hidden }"
        " li p { margin-left: 1.6em; width: 3em }",
        ("clipped",),
    ),
    Style("clip", "blockquote { position: absolute; clip: rect(0, 0, 0, 0) }", ("clipped", LOST)),
    Style("scale .1", "blockquote { transform: scale(.1) }", ("too-small",)),
    Style("flat", "blockquote { transform: scaleY(.05) }", ("squeezed", "empty-glyph")),
    Style("narrow", "blockquote { transform: scaleX(.1) }", ("squeezed",)),
    Style("translate", "blockquote { transform: translateX(300mm) }", ("outside-page",)),
    Style(
        "rotate away",
        "blockquote { transform: rotate(90deg); transform-origin: -300mm 0 }",
        ("outside-page",),
    ),
    Style(
        "box over it",
        "blockquote { position: relative } blockquote::after { content: ''; position: absolute;"
        " left: 0; top: 0; width: 100%; height: 100%; background: white }",
        ("covered",),
    ),
    Style(
        "coloured box over it",
        "blockquote { position: relative } blockquote::after { content: ''; position: absolute;"
        " left: 0; top: 0; width: 100%; height: 100%; background: #c3000b }",
        ("covered",),
    ),
    Style(
        "half a box over it",
        "blockquote { position: relative } blockquote::after { content: ''; position: absolute;"
        " left: 0; top: 0; width: 50%; height: 100%; background: white }",
        ("covered",),
    ),
    Style(
        "gradient over it",
        "blockquote { position: relative } blockquote::after { content: ''; position: absolute;"
        " left: 0; top: 0; width: 100%; height: 100%;"
        " background: linear-gradient(#fff, #eee) }",
        ("covered",),
    ),
    Style(
        "next block over it",
        "blockquote { margin-bottom: -40mm } ul { background: white; position: relative;"
        " padding: 20mm 0; z-index: 5 }",
        ("covered", "overprinted"),
    ),
    Style("lines in one place", "p { line-height: 0 }", ("overprinted", LOST)),
    Style("lines too close", "p { line-height: .3 }", ("overprinted",)),
    Style("letters in one place", "strong { letter-spacing: -1em }", ("overprinted",)),
    Style("letters too close", "blockquote { letter-spacing: -.7em }", ("overprinted",)),
    Style(
        "two blocks in one place",
        "ul { position: absolute; top: 0; left: 0 } blockquote { position: absolute; top: 0;"
        " left: 0 }",
        ("overprinted",),
    ),
    Style("white cells", "td { color: white }", ("no-contrast",)),
    Style("white first letter", "p::first-letter { color: white }", ("no-contrast",)),
    Style("tiny first letter", "p::first-letter { font-size: 1pt }", ("too-small",)),
    Style("white notes", ".note { color: white }", ("no-contrast",)),
    Style("white title", "h3, h4 { color: white }", ("no-contrast",)),
    Style(
        "columns",
        "article { columns: 4 60mm; column-gap: 40mm; height: 20mm }",
        ("outside-page", "clipped"),
    ),
    Style("mirrored", "blockquote { transform: scaleX(-1) }", ("mirrored",)),
    Style("upside down in a mirror", "ul { transform: scaleY(-1) }", ("mirrored",)),
    Style("a mirror of a page", "body { transform: rotate(180deg) scaleX(-1) }", ("mirrored",)),
    Style(
        "three dots for a line",
        "blockquote p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis;"
        " width: 3em }",
        ("overprinted",),
    ),
    Style(
        "three dots for the end of a line",
        "p.body { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; width: 20em }",
        ("overprinted", "clipped"),
    ),
    Style("one line of several", "p { max-lines: 1; continue: discard }", (LOST,)),
    Style("taken out for the page's margin", "blockquote { position: running(x) }", (LOST,)),
    Style("capitals of full width", "p { text-transform: full-width }", (LOST,)),
    Style(
        "outline over it",
        "blockquote { outline: 30mm solid white; outline-offset: -20mm }",
        ("covered",),
    ),
    Style(
        "notes' area over it",
        "@page { @footnote { margin-top: -120mm; background: white; padding-top: 110mm } }",
        ("covered",),
    ),
    Style(
        "behind its block",
        "p { background: white } strong { position: relative; z-index: -1 }",
        ("covered",),
    ),
    Style(
        "a little opaque, again and again",
        "article, blockquote, blockquote p, ul, li { opacity: .3 }",
        ("no-contrast", "not-painted"),
    ),
    Style(
        "eight glasses over it",
        "blockquote { position: relative } blockquote::after { content: ''; position: absolute;"
        " left: 0; top: 0; width: 100%; height: 100%; background: "
        + ", ".join(["linear-gradient(rgb(255 255 255 / 50%), rgb(255 255 255 / 50%))"] * 8)
        + " }",
        ("covered",),
    ),
    Style(
        "border of the next over it",
        "blockquote + * { border-top: 60mm solid white; margin-top: -60mm; position: relative }",
        ("covered",),
    ),
    Style(
        "border picture over it",
        "blockquote { position: relative } blockquote::after { content: ''; position: absolute;"
        " left: 0; top: 0; width: 100%; height: 100%; border: 30pt solid white;"
        " border-image: linear-gradient(white, white) 1 fill; box-sizing: border-box }",
        ("covered",),
    ),
    Style(
        "margin's box over it",
        "@page { @top-left-corner { content: ' '; background: white; height: 180mm;"
        " margin-bottom: -180mm; width: 150mm; margin-right: -150mm } }",
        ("covered",),
    ),
    Style(
        "on every page over it",
        "article::after { content: ''; position: fixed; left: 0; top: 0; width: 100%;"
        " height: 100%; background: white }",
        ("covered",),
    ),
    Style("on black paper", "@page { background: black }", ("no-contrast",)),
    Style("aslant", "blockquote { transform: skewX(86deg) }", ("squeezed",)),
    Style("rows folded", "tr { visibility: collapse }", (LOST,)),
    Style(
        "on black stripes",
        "blockquote { color: white;"
        " background: repeating-linear-gradient(#000 0 .5pt, #fff .5pt 6pt) }",
        ("no-contrast",),
    ),
    Style(
        "all white", "* { color: white !important; background: none !important }", ("no-contrast",)
    ),
)

SEEN = (
    Style(
        "a mark of the theme's own, scaled to nothing",
        "p.body::before { content: '·'; display: inline-block; transform: scale(0) }",
    ),
    Style("as it is", ""),
    Style("white on red", "strong { color: white; background: #c3000b }"),
    Style("white on black cells", "td { color: white; background: black }"),
    Style("grey", "p { color: #999 }"),
    Style("light grey", "p { color: #ccc }"),
    Style("on a tint", "blockquote { background: #f6e7d2 }"),
    Style("on a gradient", "blockquote { background: linear-gradient(#fff, #ddd) }"),
    Style(
        "white on a gradient", "blockquote { color: #fff; background: linear-gradient(#900, #003) }"
    ),
    Style("in a frame", "blockquote { border: 2pt solid red; border-radius: 6pt; padding: 3pt }"),
    Style("round tint", "strong { background: #fdd; border-radius: 4pt }"),
    Style("half opaque", "blockquote { opacity: .6 }"),
    Style("half transparent", "strong { color: rgb(0 0 0 / 50%) }"),
    Style("3.5 pt", "td { font-size: 3.5pt }"),
    Style("underlined", "p { text-decoration: underline }"),
    Style("struck out", "strong { text-decoration: line-through }"),
    Style("shrunk", "blockquote { transform: scale(.7) }"),
    Style("turned", "blockquote { transform: rotate(90deg) }"),
    Style("askew", "blockquote { transform: rotate(10deg) }"),
    Style("letters closer", "p { letter-spacing: -.1em }"),
    Style("lines close", "p { line-height: 1 }"),
    Style("overflow hidden", "blockquote { overflow: hidden }"),
    Style("italics", "strong { font-style: italic } td { font-style: oblique }"),
    Style(
        "ornament behind the page",
        "article { position: relative } article::before { content: '印'; position: absolute;"
        " top: 0; left: 20mm; font-size: 120pt; color: #eee; z-index: -1 }",
    ),
    Style(
        "ornament that nobody sees",
        "blockquote::after { content: '完'; color: white }",
    ),
    Style(
        "glass over it",
        "blockquote { position: relative } blockquote::after { content: ''; position: absolute;"
        " left: 0; top: 0; width: 100%; height: 100%; background: rgb(255 0 0 / 20%) }",
    ),
    Style("upside down", "blockquote { transform: scale(-1) }"),
    Style("three dots that are not needed", "p { overflow: hidden; text-overflow: ellipsis }"),
    Style("a drop cap", "p::first-letter { font-size: 300%; float: left; line-height: 1 }"),
    Style("no bullets", "ul { list-style: none }"),
    Style("frame drawn after", "blockquote { outline: 1pt solid black }"),
)


# Of NUMBERED.
WITHOUT_NUMBERS = (
    Style("no numbers", "ol { list-style: none }", (NUMBERLESS,)),
    Style("no numbers of one list", "ol ol > li { list-style: none !important }", (NUMBERLESS,)),
    Style("others than typed", "ol ol > li { list-style: decimal !important }", (NUMBERLESS,)),
    Style("discs for numbers", "ol { list-style-type: disc }", (NUMBERLESS,)),
    Style("white numbers", "ol > li::marker { color: white }", (NUMBERLESS,)),
    Style("tiny numbers", "ol > li::marker { font-size: 1pt }", (NUMBERLESS,)),
    Style("no text of numbers", "ol > li::marker { content: '' }", (NUMBERLESS,)),
    Style("items that are none", "ol > li { display: block }", (NUMBERLESS,)),
)

WITH_NUMBERS = (
    Style("other numbers", "ol { list-style: cjk-decimal } ol ol { list-style: upper-roman }"),
    Style(
        "numbers by the theme",
        "ol { list-style: none; counter-reset: n } ol > li { counter-increment: n }"
        " ol > li > p:first-child::before { content: counter(n) '）' }",
    ),
    Style("numbers in red", "ol > li::marker { color: #c3000b; font-size: 80% }"),
)


@dataclass(frozen=True)
class ByHand:
    """What is done to the page that shows WORDS: ``before`` and ``after`` its operators, or else.

    ``inside`` changes its operators from BT to ET, ``page`` the page of the open PDF.
    """

    name: str
    codes: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    inside: Callable[[str], str] | None = None
    page: Callable[[pikepdf.Pdf, pikepdf.Object], None] | None = None

    def bytes(self, pdf: bytes) -> bytes:
        """The PDF with the change."""
        with pikepdf.open(io.BytesIO(pdf)) as document:
            page, (start, end), content = _words(document)
            shown = content[start:end]
            shown = self.inside(shown) if self.inside else shown
            changed = (
                f"{content[:start]} q {self.before} {shown} Q q {self.after} Q {content[end:]}"
            )
            page.Contents = document.make_stream(changed.encode("latin-1"))
            if self.page:
                self.page(document, page)
            target = io.BytesIO()
            document.save(target)
            return target.getvalue()


def _words(document: pikepdf.Pdf) -> tuple[pikepdf.Object, tuple[int, int], str]:
    """The page that shows WORDS, where in its content they are shown, and that content.

    They are the four glyphs in bold on the line that begins the text.
    """
    for page in document.pages:
        content = page.Contents.read_bytes().decode("latin-1")
        pieces = [found.span() for found in re.finditer(r"BT\b.*?\bET\b", content, re.DOTALL)]
        for first, second in pairwise(pieces):
            if _glyphs(content[slice(*first)]) == len("纸由植物纤维制成，"):
                assert _glyphs(content[slice(*second)]) == len(WORDS)
                return page.obj, second, content
    raise AssertionError("no page shows the words")


def _glyphs(piece: str) -> int:
    return sum(map(len, re.findall(r"<([0-9a-f]+)>", piece))) // 4


def _put(pattern: str, by: str) -> Callable[[str], str]:
    """Put something in the place of a part of the operators, which must be there."""

    def change(operators: str) -> str:
        changed, count = re.subn(pattern, by, operators)
        assert count
        return changed

    return change


def _box(key: str, *corners: float) -> Callable[[pikepdf.Pdf, pikepdf.Object], None]:
    def change(_: pikepdf.Pdf, page: pikepdf.Object) -> None:
        page[key] = Array(list(corners))

    return change


def _resource(
    category: str, key: str, make: Callable[[pikepdf.Pdf], object]
) -> Callable[[pikepdf.Pdf, pikepdf.Object], None]:
    def change(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
        if category not in page.Resources:
            page.Resources[category] = Dictionary()
        page.Resources[category][key] = make(pdf)

    return change


def _state(**entries: object) -> Callable[[pikepdf.Pdf, pikepdf.Object], None]:
    return _resource(
        "/ExtGState",
        "/Own",
        lambda _: Dictionary({f"/{key}": value for key, value in entries.items()}),
    )


def _form(content: bytes) -> Callable[[pikepdf.Pdf, pikepdf.Object], None]:
    """A form under the name Own that paints something, and has no resources of its own."""

    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        box = Array([0, 0, 1000, 1000])
        return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=box)

    return _resource("/XObject", "/Own", make)


def _layer(state: str) -> Callable[[pikepdf.Pdf, pikepdf.Object], None]:
    """Optional content under the name Own that is ON or OFF."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="layer"))
        shown = Dictionary({f"/{state}": Array([group])})
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=shown)
        page.Resources.Properties = Dictionary(Own=group)

    return change


def _mask(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    """A soft mask that lets nothing through."""
    box = Array([0, 0, 1000, 1000])
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    black = pdf.make_stream(
        b"0 g 0 0 1000 1000 re f", Type=Name.XObject, Subtype=Name.Form, BBox=box, Group=group
    )
    mask = Dictionary(S=Name.Luminosity, G=black)
    page.Resources.ExtGState["/Own"] = Dictionary(SMask=mask)


def _note_instead(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    """The words as an annotation only."""
    del pdf
    page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Contents=WORDS)])


def _empty_glyphs(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    """Show glyphs that are not in the subset, and say that they read as the words do."""
    content = page.Contents.read_bytes().decode("latin-1")
    _, span, _ = _words(pdf)
    piece = content[slice(*span)]
    name = re.findall(r"(/\S+) [\d.]+ Tf", piece)[0]
    stream = page.Resources.Font[name].ToUnicode
    reads = stream.read_bytes().decode("latin-1")
    for number, code in enumerate(
        re.findall(r"[0-9a-f]{4}", "".join(re.findall("<(.*?)>", piece)))
    ):
        empty = f"{0xFFF0 + number:04x}"
        reads = re.sub(f"<{code}>(?= )", f"<{empty}>", reads)
        piece = piece.replace(code, empty)
    stream.write(reads.encode("latin-1"))
    page.Contents.write((content[: span[0]] + piece + content[span[1] :]).encode("latin-1"))


# In the units of the pages' content, which begins with a scale of .75 and goes down: all of the
# page, a part of it in which WORDS do not stand, and the place of WORDS alone, in two ways.
_PAGE, _CORNER = "0 0 2000 2000 re", "0 700 100 50 re"
_AROUND, _UNDER = "241 180 60 19", "60 0 0 19 241 180"
_PICTURE = "BI /W 1 /H 1 /CS /G /BPC 8 ID {} EI"

BY_HAND = (
    ByHand("invisible", ("not-painted",), before="3 Tr"),
    ByHand("as a clip", ("not-painted",), before="7 Tr"),
    ByHand("clipped away", ("clipped",), before=f"{_CORNER} W n"),
    ByHand("clipped by nothing", ("clipped",), before="0 0 0 0 re W n"),
    ByHand("clipped by a triangle", ("clipped", "not-painted"), before="0 0 m 300 0 l 0 9 l h W n"),
    ByHand("white", ("no-contrast",), before="1 g", inside=_put("BT", "BT 1 g")),
    ByHand("white lines only", ("no-contrast",), before="1 G 1 Tr .1 w"),
    ByHand("white rectangle", ("covered",), after=f"1 g {_PAGE} f"),
    ByHand("white curve", ("covered",), after="1 g 0 0 m 0 3000 3000 3000 3000 0 c f"),
    ByHand("wide line", ("covered",), after="1 G 4000 w 0 0 m 900 900 l S"),
    ByHand("picture", ("covered",), after=f"2000 0 0 2000 0 0 cm {_PICTURE.format(chr(255))}"),
    ByHand(
        "many thin lines",
        ("covered", "no-contrast"),
        after="1 G 1.4 w " + " ".join(f"0 {y}.5 m 999 {y}.5 l S" for y in range(160, 210)),
    ),
    ByHand(
        "shading",
        ("covered",),
        after="/Own sh",
        page=_resource(
            "/Shading",
            "/Own",
            lambda _: Dictionary(
                ShadingType=2,
                ColorSpace=Name.DeviceGray,
                Coords=Array([0, 0, 900, 0]),
                Extend=Array([True, True]),
                Function=Dictionary(
                    FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([0.8]), N=1
                ),
            ),
        ),
    ),
    ByHand("form over it", ("covered",), after="/Own Do", page=_form(b"1 g 0 0 1000 1000 re f")),
    ByHand(
        "layer off",
        ("not-painted",),
        before="/OC /Own BDC",
        inside=lambda shown: shown + " EMC",
        page=_layer("OFF"),
    ),
    ByHand("squeezed", ("squeezed",), before="1 Tz"),
    ByHand(
        "without width",
        ("squeezed", "empty-glyph", LOST),
        inside=_put(r"1 0 0 -1 (\S+ \S+) Tm", r"0 0 0 -1 \1 Tm"),
    ),
    ByHand("tiny", ("too-small",), inside=_put(r"1 0 0 -1 (\S+ \S+) Tm", r".1 0 0 -.1 \1 Tm")),
    ByHand(
        "far away", ("outside-page",), inside=_put(r"1 0 0 -1 \S+ \S+ Tm", "1 0 0 -1 5000 5000 Tm")
    ),
    ByHand(
        "no opacity",
        ("no-contrast", "not-painted"),
        before="/Own gs",
        inside=_put("BT", "BT /Own gs"),
        page=_state(ca=0.02),
    ),
    ByHand("masked", ("no-contrast", "not-painted"), before="/Own gs", page=_mask),
    ByHand(
        "lighter of two",
        ("no-contrast", "not-painted"),
        before=f"q 1 g {_AROUND} re f Q /Own gs",
        page=_state(BM=Name.Screen),
    ),
    ByHand("cropped", ("outside-page",), page=_box("/CropBox", 0, 0, 420, 300)),
    ByHand("trimmed", ("outside-page",), page=_box("/TrimBox", 0, 0, 420, 300)),
    ByHand("small medium", ("outside-page",), page=_box("/MediaBox", 0, 0, 200, 596)),
    ByHand("letters in one place", ("overprinted",), inside=_put("BT", "BT -14 Tc")),
    ByHand("empty glyphs", ("empty-glyph",), page=_empty_glyphs),
    ByHand(
        "text said of a blank",
        ("empty-glyph", LOST),
        before="/Span <</ActualText (words)>> BDC",
        inside=lambda shown: re.sub("<[0-9a-f]{4}", "<0001", shown) + " EMC",
    ),
    ByHand("form never painted", (LOST,), inside=lambda _: "", page=_form(b"BT ET")),
    ByHand("annotation only", (LOST,), inside=lambda _: "", page=_note_instead),
)

SEEN_BY_HAND = (
    ByHand("as it is"),
    ByHand("outlined", before="0 G 2 Tr .2 w"),
    ByHand("lines only", before="0 G 1 Tr .5 w"),
    ByHand("condensed", before="60 Tz"),
    ByHand("clipped around", before="0 0 560 600 re W n"),
    ByHand("clipped by a curve around", before="-900 -900 m -900 3000 3000 3000 3000 -900 c h W n"),
    ByHand("on a white rectangle", before=f"q 1 g {_AROUND} re f Q"),
    ByHand("on a grey picture", before=f"q {_UNDER} cm {_PICTURE.format(chr(190))} Q"),
    ByHand(
        "white on a black picture",
        before=f"q {_UNDER} cm {_PICTURE.format(chr(5))} Q",
        inside=_put("BT", "BT 1 g"),
    ),
    ByHand(
        "layer on", before="/OC /Own BDC", inside=lambda shown: shown + " EMC", page=_layer("ON")
    ),
    ByHand("half opaque", before="/Own gs", page=_state(ca=0.5)),
    ByHand("multiplied", before="/Own gs", page=_state(BM=Name.Multiply)),
    ByHand("turned page", page=lambda _, page: page.__setitem__("/Rotate", 90)),
    ByHand(
        "turned page with a clip",
        before="-900 -900 m -900 3000 3000 3000 3000 -900 c h W n",
        page=lambda _, page: page.__setitem__("/Rotate", 270),
    ),
    ByHand("a white rectangle beside it", after=f"1 g {_CORNER} f"),
    ByHand("a thin line through it", after="1 G .5 w 0 190 m 900 190 l S"),
)
