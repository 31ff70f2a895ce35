"""Embedded faces hold the glyphs that are used, under the CIDs that the pages name."""

from __future__ import annotations

import io
import re
import struct

import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from compiler.typeset.compact_fonts import cff_of, character_ids

NUMBERS = re.compile(rb"<([0-9a-f]+)>")


def programs(pdf: bytes) -> dict[str, bytes]:
    """The CFF programs of a file by their font's name."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return {
            str(entry.FontName): entry.FontFile3.read_bytes()
            for entry in file.objects
            if isinstance(entry, pikepdf.Dictionary) and "/FontFile3" in entry
            if entry.FontFile3.Subtype == pikepdf.Name.CIDFontType0C
        }


def cids(program: bytes) -> list[int]:
    """The CIDs of a program, as fontTools reads it."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), TTFont())
    return [0, *(int(name.removeprefix("cid")) for name in fonts[0].charset[1:])]


def test_pages_name_glyphs_by_the_cids_that_are_there(set_body):
    pages, _ = set_body("<h1>墨色</h1><p>纸张与油墨，Ink 2024。</p>")
    found = programs(pages.pdf)
    assert found
    with pikepdf.open(io.BytesIO(pages.pdf)) as file:
        content = b"".join(page.Contents.read_bytes() for page in file.pages)
    shown = b"".join(re.findall(rb"\[(.*?)\] ?TJ", content, re.DOTALL))
    named = {
        int(text[start : start + 4], 16)
        for text in NUMBERS.findall(shown)
        for start in range(0, len(text), 4)
    }
    there = [cids(program) for program in found.values()]
    assert named <= {cid for one in there for cid in one}
    for program, expected in zip(found.values(), there, strict=True):
        assert list(character_ids(program)) == expected
        assert len(expected) < 40
        assert len(program) < 20_000


def cid_keyed(charset: bytes, glyphs: int) -> bytes:
    """The parts of a CID-keyed program that say which glyphs it has (Technical Note 5176)."""

    def index(item: bytes) -> bytes:
        return struct.pack(">HBBB", 1, 1, 1, 1 + len(item)) + item

    def number(value: int) -> bytes:
        return struct.pack(">Bh", 28, value)

    head = b"\1\0\4\1" + index(b"Face")
    length = len(head) + len(index(b"")) + 3 * 3 + 2 + 2 * (3 + 1)
    ros = number(1) + number(2) + number(0) + b"\x0c\x1e"
    top = ros + number(length) + b"\x0f" + number(length + len(charset)) + b"\x11"
    program = head + index(top)
    assert len(program) == length
    return program + charset + struct.pack(">H", glyphs)


@pytest.mark.parametrize(
    ("charset", "glyphs", "expected"),
    [
        (struct.pack(">BHH", 0, 7, 3), 3, (0, 7, 3)),
        (struct.pack(">BHBHB", 1, 5, 1, 20, 0), 4, (0, 5, 6, 20)),
        (struct.pack(">BHH", 2, 5, 2), 4, (0, 5, 6, 7)),
        (struct.pack(">BHH", 2, 5, 900), 4, (0, 5, 6, 7)),  # a range goes no further than glyphs
        (struct.pack(">BH", 0, 7), 9, ()),  # cut off
        (struct.pack(">BHB", 1, 5, 1), 4, ()),
    ],
)
def test_the_cids_of_each_form_of_charset(charset, glyphs, expected):
    found = character_ids(cid_keyed(charset, glyphs))
    assert found == expected


@pytest.mark.parametrize("step", [1, 2, 7])
def test_many_glyphs_in_ranges_and_alone(set_body, step):
    text = "".join(chr(0x4E00 + at) for at in range(0, 300 * step, step))
    pages, _ = set_body(f"<p>{text}</p>")
    [program] = [one for one in programs(pages.pdf).values() if len(cids(one)) > 250]
    assert list(character_ids(program)) == cids(program)


def test_a_face_with_a_character_it_lacks_stays_as_the_engine_makes_it(set_body):
    pages, _ = set_body("<p>墨&#x10FE23;色</p>")
    assert pages.missing == {"\U0010fe23"}


def test_programs_that_name_their_glyphs_have_no_cids():
    builder = FontBuilder(1000, isTTF=False)
    order = [".notdef", "A"]
    builder.setupGlyphOrder(order)
    pen = T2CharStringPen(500, None)
    shapes = {name: pen.getCharString() for name in order}
    builder.setupCFF("Named", {"FullName": "Named"}, shapes, {"ItalicAngle": -12.5})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupMaxp()
    out = io.BytesIO()
    builder.font.save(out)
    program = cff_of(out.getvalue())
    assert program
    assert character_ids(program) == ()
    assert character_ids(program[:40]) == ()


def test_what_is_no_opentype_font_has_no_program():
    assert cff_of(b"") == b""
    assert cff_of(b"\0\1\0\0" + bytes(40)) == b""
