"""Font files as people have them: odd, restricted, broken. Each has the same letters."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

from fontTools.colorLib.builder import buildCOLR, buildCPAL
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables.BitmapGlyphMetrics import BigGlyphMetrics, SmallGlyphMetrics
from fontTools.ttLib.tables.C_B_D_T_ import cbdt_bitmap_format_17
from fontTools.ttLib.tables.E_B_L_C_ import (
    BitmapSizeTable,
    SbitLineMetrics,
    Strike,
    eblc_index_sub_table_1,
)
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from PIL import Image

FAMILY = "Odd"
LETTERS = "纸墨印字装 abcdefgnopt"
_NAMES = [f"g{ord(letter):x}" for letter in LETTERS]
_WIDTH = 1000
_CORNERS = ((100, 0), (100, 700), (800, 700), (800, 0))


def outlines(per_em: int = 1000, wide: int = _WIDTH) -> FontBuilder:
    """A TrueType face of the letters, each a box."""
    builder = _begun(per_em, wide, is_ttf=True)
    pen = TTGlyphPen(None)
    _draw(pen, per_em / 1000)
    box = pen.glyph()
    builder.setupGlyf(dict.fromkeys([".notdef", *_NAMES], box))
    return _finished(builder)


def charstrings(written: int = 350) -> FontBuilder:
    """A CFF face whose programs have another width than its table of widths."""
    builder = _begun(1000, _WIDTH, is_ttf=False)
    pen = T2CharStringPen(written, None)
    _draw(pen, 1)
    box = pen.getCharString()
    glyphs = dict.fromkeys([".notdef", *_NAMES], box)
    builder.setupCFF(FAMILY, {"FullName": FAMILY}, glyphs, {})
    return _finished(builder)


def _begun(per_em: int, wide: int, *, is_ttf: bool) -> FontBuilder:
    builder = FontBuilder(per_em, isTTF=is_ttf)
    builder.setupGlyphOrder([".notdef", *_NAMES])
    builder.setupCharacterMap(dict(zip(map(ord, LETTERS), _NAMES, strict=True)))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *_NAMES], (wide, per_em // 10)))
    return builder


def _draw(pen: TTGlyphPen | T2CharStringPen, scale: float) -> None:
    first, *rest = [(round(x * scale), round(y * scale)) for x, y in _CORNERS]
    pen.moveTo(first)
    for corner in rest:
        pen.lineTo(corner)
    pen.closePath()


def _finished(builder: FontBuilder) -> FontBuilder:
    per_em = builder.font["head"].unitsPerEm
    builder.setupHorizontalHeader(ascent=per_em, descent=-(per_em // 5))
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular", "psName": FAMILY})
    builder.setupOS2(sTypoAscender=per_em, usWinAscent=per_em, usWinDescent=per_em // 5, fsType=0)
    builder.setupPost()
    return builder


def saved(font: TTFont) -> bytes:
    """The bytes of a font."""
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def licensed(bits: int) -> bytes:
    """A face whose maker allows this much embedding (OS/2, fsType)."""
    font = outlines().font
    font["OS/2"].fsType = bits
    return saved(font)


def without(tag: str, make: Callable[[], FontBuilder] = outlines) -> bytes:
    """A face that lacks a table."""
    data = bytearray(saved(make().font))
    (count,) = struct.unpack_from(">H", data, 4)
    for at in range(12, 12 + 16 * count, 16):
        if data[at : at + 4] == tag.encode():
            data[at : at + 4] = b"zzzz"
    return bytes(data)


def variable() -> bytes:
    """A face with an axis of weight."""
    builder = outlines()
    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    moved = [(0, 0), (0, 0), (90, 0), (90, 0), (0, 0), (150, 0), (0, 0), (0, 0)]
    bold = TupleVariation({"wght": (0, 1, 1)}, moved)
    builder.setupGvar({name: [bold] for name in _NAMES})
    return saved(builder.font)


def symbols() -> bytes:
    """A face of signs at private numbers only, as Wingdings is."""
    font = outlines().font
    table = CmapSubtable.newSubtable(4)
    table.platformID, table.platEncID, table.language = 3, 0, 0
    table.cmap = {0xF000 + ord(a): name for a, name in zip(LETTERS, _NAMES, strict=True) if a < "~"}
    font["cmap"].tables = [table]
    return saved(font)


def nameless() -> bytes:
    """A face without names of glyphs."""
    builder = outlines()
    builder.setupPost(keepGlyphNames=False)
    return saved(builder.font)


def collection() -> bytes:
    """Two faces in a file."""
    fonts = TTCollection()
    other = outlines(wide=800).font
    for record in other["name"].names:
        record.string = str(record).replace(FAMILY, "Second")
    fonts.fonts = [other, outlines().font]
    buffer = io.BytesIO()
    fonts.save(buffer)
    return buffer.getvalue()


def summed_wrongly() -> bytes:
    """A face whose tables' checksums are all wrong."""
    data = bytearray(saved(outlines().font))
    (count,) = struct.unpack_from(">H", data, 4)
    for at in range(16, 16 + 16 * count, 16):
        data[at : at + 4] = b"\xde\xad\xbe\xef"
    return bytes(data)


def layered() -> bytes:
    """A face of layers in colours (COLR)."""
    builder = outlines()
    builder.font["COLR"] = buildCOLR({name: [(".notdef", 0)] for name in _NAMES})
    builder.font["CPAL"] = buildCPAL([[(1, 0, 0, 1)]])
    return saved(builder.font)


def drawn() -> bytes:
    """A face of drawings (SVG)."""
    font = outlines().font
    font["SVG "] = table = newTable("SVG ")
    first, last = 1, len(_NAMES)
    glyphs = "".join(
        f'<path id="glyph{number}" d="M100 0V-700H800V0Z" fill="red"/>'
        for number in range(first, last + 1)
    )
    document = f'<svg xmlns="http://www.w3.org/2000/svg">{glyphs}</svg>'
    table.docList = [(document, first, last)]
    return saved(font)


def pictured(letters: str = LETTERS, family: str = FAMILY) -> bytes:
    """A face of coloured pictures (CBDT), as that of emoji: wider than its metrics say."""
    names = [f"g{ord(letter):x}" for letter in letters]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap(dict(zip(map(ord, letters), names, strict=True)))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names], (1200, 0)))
    builder.setupHorizontalHeader(ascent=950, descent=-250)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family})
    builder.setupOS2(sTypoAscender=950, usWinAscent=950, usWinDescent=250, fsType=0)
    builder.setupPost()
    font = builder.font
    buffer = io.BytesIO()
    Image.new("RGBA", (136, 128), (250, 180, 20, 160)).save(buffer, "PNG")
    font["CBDT"], font["CBLC"] = newTable("CBDT"), newTable("CBLC")
    font["CBDT"].version = font["CBLC"].version = 3.0
    font["CBDT"].strikeData = [{name: _picture(buffer.getvalue(), font) for name in names}]
    font["CBLC"].strikes = [_strike(names, font)]
    return saved(font)


def _picture(png: bytes, font: TTFont) -> cbdt_bitmap_format_17:
    picture = cbdt_bitmap_format_17(b"", font)
    picture.metrics = metrics = SmallGlyphMetrics()
    metrics.height, metrics.width, metrics.BearingX, metrics.BearingY = 128, 136, 0, 101
    metrics.Advance = 136
    picture.imageData = png
    return picture


def _strike(names: list[str], font: TTFont) -> Strike:
    strike = Strike()
    strike.bitmapSizeTable = size = BitmapSizeTable()
    for direction in ("hori", "vert"):
        line = SbitLineMetrics()
        for key in (
            "caretSlopeNumerator", "caretSlopeDenominator", "caretOffset", "minOriginSB",
            "minAdvanceSB", "maxBeforeBL", "minAfterBL", "pad1", "pad2",
        ):  # fmt: skip
            setattr(line, key, 0)
        line.ascender, line.descender, line.widthMax = 101, -27, 136
        setattr(size, direction, line)
    size.colorRef, size.startGlyphIndex, size.endGlyphIndex = 0, 1, len(names)
    size.ppemX = size.ppemY = 109
    size.bitDepth, size.flags = 32, 1
    table = eblc_index_sub_table_1(b"", font)
    table.indexFormat, table.imageFormat = 1, 17
    table.firstGlyphIndex, table.lastGlyphIndex, table.names = 1, len(names), names
    table.metrics = BigGlyphMetrics()
    strike.indexSubTables = [table]
    return strike


def files() -> Iterator[tuple[str, bytes]]:
    """Every font by its file's name."""
    yield "plain.ttf", saved(outlines().font)
    yield "widths.otf", saved(charstrings().font)
    yield "variable.ttf", variable()
    yield "symbols.ttf", symbols()
    yield "nameless.ttf", nameless()
    yield "collection.ttc", collection()
    yield "checksums.ttf", summed_wrongly()
    yield "layers.ttf", layered()
    yield "drawings.ttf", drawn()
    yield "pictures.ttf", pictured()
    yield "small-em.ttf", saved(outlines(16, 16).font)
    yield "tiny-em.ttf", saved(outlines(1, 1).font)
    yield "great-em.ttf", saved(outlines(16384, 16384).font)
    for tag in ("glyf", "loca", "hmtx", "hhea", "maxp", "head", "cmap", "name", "OS/2", "post"):
        yield f"no-{tag.replace('/', '')}.ttf", without(tag)
    yield "no-program.otf", without("CFF ", charstrings)
    yield "truncated.ttf", saved(outlines().font)[:1500]
    for bits in (0x2, 0x4, 0x8, 0x100, 0x104, 0x200):
        yield f"licence-{bits:03x}.ttf", licensed(bits)


def write(folder: Path) -> None:
    """Every font into a folder."""
    for name, data in files():
        (folder / name).write_bytes(data)
