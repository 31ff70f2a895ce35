"""Full-width letters and digits become the ordinary ones.

GB/T 15834-2011 and GB/T 15835-2011, 4.1.1, have letters and Arabic numerals set narrow; full-width
ones come from an input method's switch. The point between two such digits or letters goes with
them, as does the comma of thousands. Everything else that is full-width stays: （），％＋－．／

- ``Ａ股１２３`` → ``A股123``, ``３．１４`` → ``3.14``, ``１，０００`` → ``1,000``
- stay: ``５％``'s sign, ``（１）``'s brackets, ``①``, ``Ⅳ``
"""

from __future__ import annotations

import re

from compiler.model.walk import Edit

_FULL = "０-９Ａ-Ｚａ-ｚ"
_FORM = re.compile(
    f"[{_FULL}]"
    f"|(?<=[０-９])．(?=[０-９])|(?<=[Ａ-Ｚａ-ｚ])．(?=[Ａ-Ｚａ-ｚ])"
    f"|(?<=[０-９])，(?=[０-９]{{3}}(?![０-９]))"
)


def edits(text: str) -> tuple[Edit, ...]:
    """What to replace in a run's joined text; pure."""
    return tuple(
        Edit(*match.span(), chr(ord(match[0]) - 0xFEE0) if match[0] != "，" else ",")
        for match in _FORM.finditer(text)
    )
