"""Signs of symbol fonts → Unicode: their codes mean nothing in any other font."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
_BLANK = "␠"  # how the table writes a space
_ALIKE = {"symbolmt": "symbol", "euclidsymbol": "symbol", "standardsymbolsps": "symbol"}
# What the font for Chinese shows where a run says so (ISO/IEC 29500-1 §17.3.2.26).
_WIDE = frozenset("¡¤§ª\xad¯°±²³´¶·¸¹º¼½¾¿×÷")


@cache
def _fonts() -> dict[str, dict[int, str]]:
    """The signs of each font by the low byte of their codes."""
    table = resources.files(__package__).joinpath("symbol_fonts.tsv").read_text("utf-8")
    fonts: dict[str, dict[int, str]] = {}
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        font, first, *signs = line.split("\t")
        known = fonts.setdefault(_key(font), {})
        for code, sign in enumerate(signs, int(first, 16)):
            if sign:
                known[code] = " " if sign == _BLANK else sign
    return fonts


def _key(font: str) -> str:
    name = "".join(font.split()).lower()
    return _ALIKE.get(name, name)


def is_symbol_font(font: str) -> bool:
    """Whether a font's letters are signs that this table knows."""
    return _key(font) in _fonts()


def in_unicode(code: int, font: str) -> str:
    """The sign of ``code`` in a symbol font; "" if it is not known.

    Codes stand in the private area from U+F000 on (ISO/IEC 29500-1 §17.3.3.30); in another font a
    code outside that area is a character as it stands.
    """
    table = _fonts().get(_key(font))
    if table is not None:
        return table.get(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code, "")
    if 0xF020 <= code <= 0xF07E:
        return chr(code - 0xF000)
    private = 0xE000 <= code <= 0xF8FF or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF
    return "" if private or code < 0x20 else chr(code)


def of_element(code: str, font: str) -> str:
    """The sign of a ``w:sym``; "" if it is not known. WPS leaves out the F0 before its codes."""
    number = int(code, 16) if _HEX.fullmatch(code) else 0
    private = 0xF000 <= number <= 0xF0FF
    return "" if private and not is_symbol_font(font) else in_unicode(number, font)


def has_private(text: str) -> bool:
    """Whether a text holds codes of the private area that symbol fonts use."""
    return any("\uf020" <= character <= "\uf0ff" for character in text)


def typed(text: str, latin: str, chinese: str, *, wide: bool) -> tuple[str, str]:
    """A run's text as the signs it shows, and the codes of those that nobody knows.

    ``latin`` is the run's font of letters, ``chinese`` that of Chinese characters; ``wide`` says
    that signs which both have stand in the latter (``w:hint``). Letters typed in a symbol font are
    its signs; what is unknown stands as □.
    """
    if not (has_private(text) or is_symbol_font(latin)):
        return text, ""
    shown: list[str] = []
    unknown: list[str] = []
    for sign in text:
        code = ord(sign)
        made = sign
        if 0xF020 <= code <= 0xF0FF:
            made = in_unicode(code, latin) or in_unicode(code, chinese)
        elif 0x20 < code <= 0xFF and is_symbol_font(latin) and not (wide and sign in _WIDE):
            made = in_unicode(code, latin)
        shown.append(made or "□")
        if not made:
            unknown.append(f"{code:04X}")
    return "".join(shown), " ".join(unknown)
