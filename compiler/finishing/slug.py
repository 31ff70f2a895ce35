"""The slug line (版边信息): what file, which page, which press, for the hands at the press.

Han characters are set in the fonts of the file itself, as far as its subsets go; the rest is
drawn as lines (``stroke_letters``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Name

from compiler.finishing import stroke_letters

SIZE_PT = 6.0
_LETTER_PT = 4.2  # the height of a capital beside characters of that size
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*+<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]{4})>\s*+<([0-9A-Fa-f]{4})>\s*+<([0-9A-Fa-f]{4})>")
_SINGLES = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)


@dataclass(frozen=True)
class Glyph:
    """A character in a font of the file: its code there, four hexadecimal digits."""

    font: str
    code: str


class FileFonts:
    """The characters that the file's own fonts have, by the names its pages know them by."""

    def __init__(self, fonts: pikepdf.Object) -> None:
        self._fonts = fonts
        self._codes: dict[str, dict[str, str]] = {}
        for name in sorted(fonts.keys()):
            font = fonts[name]
            if font.get("/Encoding") == Name("/Identity-H") and "/ToUnicode" in font:
                self._codes[name] = dict(_codes(font.ToUnicode.read_bytes()))

    def glyphs(self, text: str) -> dict[str, Glyph]:
        """The glyphs of a text's characters, as many as can be of the same font."""
        wanted = set(text)
        has = {name: len(wanted & codes.keys()) for name, codes in self._codes.items()}
        ranked = sorted(self._codes, key=lambda name: (-has[name], name))
        found: dict[str, Glyph] = {}
        for name in ranked:
            for character in sorted((wanted - found.keys()) & self._codes[name].keys()):
                found[character] = Glyph(name, self._codes[name][character])
        return found

    def font(self, name: str) -> pikepdf.Object:
        """The font of that name."""
        return self._fonts[name]


def _codes(cmap: bytes) -> Iterable[tuple[str, str]]:
    """Characters and their codes, from a ToUnicode map (ISO 32000-1, 9.10.3)."""
    for block in _SINGLES.findall(cmap):
        for code, text in _PAIR.findall(block):
            if len(code) == 4 and len(text) in {4, 8}:
                yield bytes.fromhex(text.decode()).decode("utf-16-be", "replace"), code.decode()
    for block in _RANGES.findall(cmap):
        for words in _RANGE.findall(block):
            first, last, text = (int(word, 16) for word in words)
            for code in range(first, min(last, first + 0xFFFF) + 1):
                if not 0xD800 <= text + code - first < 0xE000:
                    yield chr(text + code - first), f"{code:04x}"


@dataclass(frozen=True)
class SlugLine:
    """The operators that draw a line of text, and the fonts they name."""

    content: str
    fonts: Mapping[str, pikepdf.Object]


def slug_line(text: str, fonts: FileFonts, x: float, y: float, width_pt: float) -> SlugLine:
    """The text from (x, y) on, cut where the width ends; what cannot be drawn is left out."""
    shown: list[str] = []
    strokes: list[str] = []
    used: dict[str, pikepdf.Object] = {}
    across = x
    glyphs = fonts.glyphs(text)
    for character in text:
        step = stroke_letters.advance(character, _LETTER_PT)
        glyph = None if step else glyphs.get(character)
        step = step or (SIZE_PT if glyph else 0)
        if across + step > x + width_pt:
            break
        if glyph:
            used[glyph.font] = fonts.font(glyph.font)
            place = f"1 0 0 1 {across:.3f} {y:.3f} Tm"
            shown.append(f"{glyph.font} {SIZE_PT:g} Tf {place} <{glyph.code}> Tj")
        else:
            strokes += stroke_letters.lines(character, across, y, _LETTER_PT)
        across += step
    parts = [" ".join(["BT", *shown, "ET"])] if shown else []
    parts += [" ".join([*strokes, "S"])] if strokes else []
    return SlugLine("\n".join(parts), used)
