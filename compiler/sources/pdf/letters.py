"""Characters that a PDF does not name, or names as what they cannot be.

A font without a table of its characters, or with a wrong one (as some programs write for a part of
the ideographs), gives private or far-off code points: what the page shows there is not known. A
compositor without the sort sets 〓.
"""

from __future__ import annotations

from compiler.sources.pdf.glyphs import UNREADABLE

GETA = "〓"
# Scripts of India, Africa, Indonesia and the like, beside those that are written in China: Tibetan
# and Mongolian. Fonts of ideographs have none of them.
_FAR = ((0x0900, 0x0EFF), (0x1000, 0x10FF), (0x1200, 0x17FF), (0x18B0, 0x1CFF), (0xA500, 0xABFF))


# Signs of Symbol and Wingdings, by which Word and others set bullets and ticks.
_SIGNS = {
    0xF0B7: "•", 0xF06C: "●", 0xF06E: "■", 0xF0A7: "▪", 0xF0A8: "□", 0xF075: "◆", 0xF076: "◆",
    0xF0D8: "➢", 0xF0FC: "✓", 0xF052: "☑", 0xF0FE: "☑", 0xF0A3: "□", 0xF0E0: "→", 0xF0E8: "→",
    0xF0B0: "°", 0xF0B4: "×", 0xF0B1: "±", 0xF02D: "−", 0xF03D: "=", 0xF02B: "+",
}  # fmt: skip


def read_as(text: str) -> str:
    """What a character of the file is read as: a sign by its place in a font of signs, or 〓."""
    sign = _SIGNS.get(ord(text[0]))
    if sign:
        return sign
    return GETA if is_unreadable(text) else text


def is_unreadable(text: str) -> bool:
    """Whether nobody can tell from the file what a character is."""
    point = ord(text[0])
    if text == UNREADABLE or 0xE000 <= point <= 0xF8FF or (point < 0x20 and not text.isspace()):
        return True
    return any(first <= point <= last for first, last in _FAR)
