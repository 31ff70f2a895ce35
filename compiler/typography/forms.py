"""Which width a font should give the characters that Chinese and Latin text share.

“ ” ‘ ’ — · are one code for both; a Chinese face has both forms (OpenType fwid and pwid).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compiler.typography.classes import NARROW, kind_of

Width = Literal["fwid", "pwid"]
SHARED = frozenset("“”‘’—·")


@dataclass(frozen=True)
class Form:
    """The width wanted for the character at ``index``."""

    index: int
    width: Width


def shared_forms(text: str) -> Iterator[Form]:
    """The width of each quote, dash and dot of ``text``, from its neighbours.

    Apostrophes and quotes that touch Latin on the inside and Latin, a space or nothing on the
    outside are narrow; a dot beside Latin keeps the font's own form; the rest is full-width.
    """
    for index, character in enumerate(text):
        if character not in SHARED:
            continue
        before = text[index - 1] if index else ""
        after = text[index + 1] if index + 1 < len(text) else ""
        if _is_latin_quote(character, before, after):
            yield Form(index, "pwid")
        elif character != "·" or not (_is_narrow(before) or _is_narrow(after)):
            yield Form(index, "fwid")


def _is_latin_quote(character: str, before: str, after: str) -> bool:
    if character in "“‘":
        return _is_narrow(after) and (before in {"", " "} or _is_narrow(before))
    if character in "”’":
        return _is_narrow(before) and (after in {"", " "} or _is_narrow(after))
    return False


def _is_narrow(character: str) -> bool:
    return bool(character) and kind_of(character) in NARROW
