"""A letter and the accent after it become the one character that Unicode has for both (NFC).

Files from a Mac and dumps of a PDF have pinyin and foreign names taken apart; two code points are
set as two glyphs by many fonts. Only a base with its marks is put together: compatibility
ideographs, which NFC would change too, are the business of ``ideographs``.

- ``a`` + U+030C → ``ǎ``; ``か`` + U+3099 → ``が``; ``ᄀ`` + ``ᅡ`` → ``가``
- stay: an accent that no composed character has, and one without a letter
"""

from __future__ import annotations

import re
import unicodedata

from compiler.model.walk import ATOM, Edit

_MARKS = "\u0300-\u036f\u3099\u309a"
_APART = re.compile(
    rf"[^\s{_MARKS}{ATOM}\uf900-\ufaff\U0002f800-\U0002fa1f][{_MARKS}]+"
    "|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)


def edits(text: str) -> tuple[Edit, ...]:
    """What to replace in a run's joined text; pure."""
    return tuple(
        Edit(*match.span(), composed)
        for match in _APART.finditer(text)
        if (composed := unicodedata.normalize("NFC", match[0])) != match[0]
    )
