"""PDFs made for tests: characters in places, rules, pictures.

The font draws every character as the same square; its codes are UTF-16, and ToUnicode says so.
"""

from __future__ import annotations

import functools
import io
import zlib
from dataclasses import dataclass, field

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

WIDTH, HEIGHT = 595, 842
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""


@functools.cache
def squares() -> bytes:
    """A font file of one square."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, -50))
    for point in ((100, 780), (400, 780), (400, -50)):
        pen.lineTo(point)
    pen.closePath()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "square"])
    font.setupCharacterMap({0x4E00: "square"})
    font.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "square": pen.glyph()})
    font.setupHorizontalMetrics({".notdef": (1000, 0), "square": (1000, 100)})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


@dataclass
class Page:
    """A page under way; places are in pt from its upper left corner."""

    width: float = WIDTH
    height: float = HEIGHT
    content: list[str] = field(default_factory=list)
    entries: str = ""

    def text(
        self,
        words: str,
        x: float,
        y: float,
        size: float = 12,
        *,
        bold: bool = False,
        mode: int = 0,
        white: bool = False,
        matrix: str = "1 0 0 1",
    ) -> Page:
        """Words from ``x`` on, on the base line ``y``."""
        codes = words.encode("utf-16-be").hex()
        colour = "1 g" if white else "0 g"
        font = "F2" if bold else "F1"
        self.content.append(
            f"BT {colour} {mode} Tr /{font} {size} Tf {matrix} {x} {self.height - y} Tm"
            f" <{codes}> Tj ET"
        )
        return self

    def lines(
        self, words: list[str], x: float, y: float, size: float = 12, feed: float = 20
    ) -> Page:
        """Lines of a paragraph, one under the other; ``　`` before the first is an indent."""
        for at, line in enumerate(words):
            bare = line.lstrip("\u3000")
            self.text(bare, x + size * (len(line) - len(bare)), y + feed * at, size)
        return self

    def rule(self, x: float, y: float, end_x: float, end_y: float) -> Page:
        """A thin line."""
        self.content.append(f"0.5 w 0 G {x} {self.height - y} m {end_x} {self.height - end_y} l S")
        return self

    def box(self, x: float, y: float, width: float, height: float, grey: float) -> Page:
        """A filled ground."""
        self.content.append(f"{grey} g {x} {self.height - y - height} {width} {height} re f")
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> Page:
        """A picture in shades."""
        self.content.append(f"q {width} 0 0 {height} {x} {self.height - y - height} cm /I1 Do Q")
        return self


def made(*pages: Page, to_unicode: bool = True, extra: str = "") -> bytes:
    """The file of some pages."""
    shades = zlib.compress(bytes(range(64)) * 64)
    mapped = " /ToUnicode 6 0 R" if to_unicode else ""
    fonts = [
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/DW 1000"
        "/W [0 [500] 32 126 500 64256 64262 500]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap 7 0 R"
        f"/FontDescriptor<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -120 1000 880]"
        "/Ascent 880/Descent -120/CapHeight 700/ItalicAngle 0/StemV 80/FontFile2 8 0 R>>>>]"
        f"{mapped}>>"
        for name in ("SimSun", "SimSun-Bold")
    ]
    objects: list[bytes] = [
        f"<</Type/Catalog/Pages 2 0 R{extra}>>".encode(),
        b"",  # the pages, below
        fonts[0].encode(),
        fonts[1].encode(),
        b"<</Type/XObject/Subtype/Image/Width 64/Height 64/BitsPerComponent 8/ColorSpace/DeviceGray"
        b"/Filter/FlateDecode/Length %d>>stream\n" % len(shades) + shades + b"\nendstream",
        _stream(_TO_UNICODE),
        _stream(b"\0\1" * 65536),
        _stream(squares()),
    ]
    kids = []
    for page in pages:
        content = "\n".join(page.content).encode()
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            (
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width} {page.height}]{page.entries}"
                f"/Contents {len(objects) + 2} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>"
                "/XObject<</I1 5 0 R>>>>>>"
            ).encode()
        )
        objects.append(_stream(content))
    objects[1] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>".encode()
    return assembled(objects)


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    head = b"<</Length %d/Length1 %d/Filter/FlateDecode>>stream\n" % (len(packed), len(data))
    return head + packed + b"\nendstream"


def assembled(objects: list[bytes]) -> bytes:
    """A file of objects by their numbers from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
