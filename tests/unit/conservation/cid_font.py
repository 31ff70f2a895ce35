"""A compact font keyed by CID, byte by byte (Adobe Technical Note 5176), and pages set in it."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

NOTHING, MOVE, LINE, END = b"\x0e", b"\x15", b"\x05", b"\x0e"


def number(value: int) -> bytes:
    return struct.pack(">Bh", 28, value)


def polygon(*corners: tuple[int, int]) -> bytes:
    """A program that draws a polygon."""
    program, x, y = b"", 0, 0
    for place, (to_x, to_y) in enumerate(corners):
        program += number(to_x - x) + number(to_y - y) + (LINE if place else MOVE)
        x, y = to_x, to_y
    return program + END


def index(items: Sequence[bytes]) -> bytes:
    offsets = [1]
    for item in items:
        offsets.append(offsets[-1] + len(item))
    head = struct.pack(">HB", len(items), 2)
    return head + struct.pack(f">{len(offsets)}H", *offsets) + b"".join(items)


def cid_font(programs: Mapping[int, bytes], charset: bytes | None = None) -> bytes:
    """The font with these programs by their CID, of which the first is 0."""
    if charset is None:
        charset = struct.pack(f">B{len(programs) - 1}H", 0, *list(programs)[1:])
    select = bytes(1 + len(programs))

    def long(value: int) -> bytes:
        return struct.pack(">Bi", 29, value)

    def top(*places: int) -> bytes:
        ros = number(391) + number(392) + number(0) + b"\x0c\x1e"
        operators = (b"\x0f", b"\x0c\x25", b"\x11", b"\x0c\x24")
        pairs = zip(places, operators, strict=True)
        return index([ros + b"".join(long(place) + operator for place, operator in pairs)])

    def head(*places: int) -> bytes:
        names, strings = index([b"Face"]), index([b"Adobe", b"Identity"])
        return b"\1\0\4\2" + names + top(*places) + strings + struct.pack(">H", 0)

    length = len(head(0, 0, 0, 0))
    parts = (charset, select, index(list(programs.values())), index([number(0) * 2 + b"\x12"]))
    places = [length + sum(map(len, parts[:place])) for place in range(len(parts))]
    return head(*places) + b"".join(parts)


def page_of(font: bytes, content: bytes, pages: int = 1) -> bytes:
    """A PDF with pages of some content; its font /F is set in this one, its codes are CIDs."""
    pdf = pikepdf.new()
    program = pdf.make_stream(font)
    program.Subtype = Name.CIDFontType0C
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name.F, Flags=4, FontBBox=Array([0, 0, 1000, 1000]),
        ItalicAngle=0, Ascent=900, Descent=-100, StemV=80, FontFile3=program,
    )  # fmt: skip
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name.F,
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        FontDescriptor=pdf.make_indirect(descriptor),
    )  # fmt: skip
    face = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.F, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
    )  # fmt: skip
    face = pdf.make_indirect(face)
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(200, 300))
        page.Resources = Dictionary(Font=Dictionary(F=face))
        page.Contents = pdf.make_stream(content)
    target = io.BytesIO()
    pdf.save(target, compress_streams=True)
    return target.getvalue()
