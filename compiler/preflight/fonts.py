"""Fonts read from a PDF: what they are, whether they are inside, and how wide their text runs."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from compiler.preflight.facts import FontFact
from compiler.preflight.streams import UNREAD, UNREAD_STREAM, content_of

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_CODE_LENGTH = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")
_OWN_COLOURS = re.compile(rb"[-+.0-9\s]*d0\b")
_LOOKED_AT = 16
_MOST_WIDTHS = 70_000
_MOST_CMAP_BYTES = 1024 * 1024

NO_FONT = FontFact("", "", embedded=True, subset=False, unicode=True)


@dataclass(frozen=True)
class Font:
    """A font to measure text with: ``widths`` by character code, in ``scale`` of the size.

    ``coloured`` is a Type 3 font whose drawings bring their own colours.
    """

    fact: FontFact
    code_bytes: int = 1
    widths: dict[int, float] = field(default_factory=dict)
    default: float = 500.0
    missing: frozenset[int] = frozenset()
    vertical: bool = False
    coloured: pikepdf.Object | None = None
    scale: float = 0.001

    def codes(self, text: bytes) -> tuple[int, ...]:
        """The character codes of a string."""
        if self.code_bytes == 1:
            return tuple(text)
        count = len(text) // 2
        return struct.unpack(f">{count}H", text[: 2 * count])


def read_font(found: pikepdf.Object) -> Font:
    """The font that a resource dictionary holds; one that cannot be read counts as nameless."""
    try:
        if str(found.get("/Subtype", "")) == "/Type0":
            return _composite(found)
        return _simple(found)
    except UNREAD:
        return Font(NO_FONT)


def plain_name(base_font: str) -> str:
    """The font's name without slash and subset tag."""
    return _SUBSET.sub("", base_font.removeprefix("/"))


def _fact(found: pikepdf.Object, described: pikepdf.Object, kind: str) -> FontFact:
    written = str(found.get("/BaseFont", described.get("/BaseFont", "/")))
    descriptor: Any = described.get("/FontDescriptor", {})
    embedded = kind == "/Type3" or any(
        key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )
    encoding = found.get("/Encoding", None)
    known = "/ToUnicode" in found or (
        kind in {"/Type1", "/MMType1", "/TrueType"} and encoding is not None
    )
    return FontFact(
        plain_name(written),
        kind.removeprefix("/"),
        embedded=embedded,
        subset=bool(_SUBSET.match(written.removeprefix("/"))),
        unicode=known or not embedded,
    )


def _simple(found: pikepdf.Object) -> Font:
    kind = str(found.get("/Subtype", "/Type1"))
    first = int(found.get("/FirstChar", 0))
    widths = [float(width) for width in list(found.get("/Widths", []))[:256]]
    scale = 0.001
    if kind == "/Type3" and "/FontMatrix" in found:
        scale = abs(float(found.FontMatrix[0])) or 0.001
    return Font(
        _fact(found, found, kind),
        1,
        {first + index: width for index, width in enumerate(widths)},
        _missing_width(found, 0.0 if widths else 500.0),
        _unnamed_codes(found),
        coloured=found if kind == "/Type3" and _has_own_colours(found) else None,
        scale=scale,
    )


def _has_own_colours(found: pikepdf.Object) -> bool:
    """Whether a Type 3 font's drawings bring their colours (d0), or take the text's (d1)."""
    drawings = list(dict(found.get("/CharProcs", pikepdf.Dictionary()).items()).values())
    for drawing in drawings[:_LOOKED_AT]:
        if isinstance(drawing, pikepdf.Stream):
            try:
                if _OWN_COLOURS.match(content_of(drawing)):
                    return True
            except UNREAD_STREAM:
                continue
    return False


def _missing_width(found: pikepdf.Object, otherwise: float) -> float:
    descriptor = found.get("/FontDescriptor", None)
    if not isinstance(descriptor, pikepdf.Dictionary):
        return otherwise
    return float(descriptor.get("/MissingWidth", otherwise))


def _unnamed_codes(found: pikepdf.Object) -> frozenset[int]:
    """The codes that an encoding maps to .notdef."""
    encoding = found.get("/Encoding", None)
    if not isinstance(encoding, pikepdf.Dictionary):
        return frozenset()
    code, missing = 0, set()
    for item in list(encoding.get("/Differences", []))[:1024]:
        if isinstance(item, pikepdf.Name):
            if str(item) == "/.notdef":
                missing.add(code)
            code += 1
        else:
            code = int(item)
    return frozenset(missing)


def _composite(found: pikepdf.Object) -> Font:
    inner = found.DescendantFonts[0]
    fact = _fact(found, inner, str(inner.get("/Subtype", "/CIDFontType0")))
    encoding = found.get("/Encoding", pikepdf.Name("/Identity-H"))
    identity = (
        str(encoding).startswith("/Identity") if isinstance(encoding, pikepdf.Name) else False
    )
    vertical = (
        str(encoding).endswith("-V")
        if isinstance(encoding, pikepdf.Name)
        else (int(encoding.get("/WMode", 0)) == 1)
    )
    code_bytes = 2 if isinstance(encoding, pikepdf.Name) else _code_bytes(encoding)
    # A CMap of its own may map codes anywhere: no claim about its glyphs or widths.
    return Font(
        fact,
        code_bytes,
        _cid_widths(inner) if identity else {},
        float(inner.get("/DW", 1000)),
        _missing_cids(inner) if identity and fact.embedded else frozenset(),
        vertical,
    )


def _code_bytes(cmap: pikepdf.Object) -> int:
    try:
        found = _CODE_LENGTH.search(content_of(cmap, _MOST_CMAP_BYTES))
    except UNREAD_STREAM:
        return 2
    return 1 if found and len(found[1]) == 2 else 2


def _cid_widths(inner: pikepdf.Object) -> dict[int, float]:
    """/W of a CID font: ``c [w …]`` or ``first last w`` (9.7.4.3)."""
    widths: dict[int, float] = {}
    items = list(inner.get("/W", []))
    index = 0
    while index + 1 < len(items) and len(widths) < _MOST_WIDTHS:
        first, second = int(items[index]), items[index + 1]
        if isinstance(second, pikepdf.Array):
            widths.update((first + place, float(width)) for place, width in enumerate(second))
            index += 2
        elif index + 2 < len(items):
            last = min(int(second), first + _MOST_WIDTHS)
            widths.update(dict.fromkeys(range(first, last + 1), float(items[index + 2])))
            index += 3
        else:
            break
    return widths


def _missing_cids(inner: pikepdf.Object) -> frozenset[int]:
    """The CIDs whose glyph is number 0, the one drawn for what the font lacks."""
    to_glyph = inner.get("/CIDToGIDMap", None)
    if not isinstance(to_glyph, pikepdf.Stream):
        return frozenset({0})
    try:
        table = content_of(to_glyph, 2 * 65536)
    except UNREAD_STREAM:
        return frozenset({0})
    glyphs = struct.unpack(f">{len(table) // 2}H", table[: len(table) // 2 * 2])
    return frozenset(cid for cid, glyph in enumerate(glyphs) if glyph == 0)
