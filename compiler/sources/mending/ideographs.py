"""Radicals and duplicate ideographs, which PDF dumps have where the page shows a character.

A font maps one glyph to several code points, and a dump takes the wrong one: it looks right, and
is not found, converted or set in the same face. Kangxi radicals (U+2F00–2FD5), the simplified
forms among the CJK radicals supplement, and the ideographs that Unicode encodes twice only because
KS X 1001 did (U+F900–FA0B) become the ideograph they show. Other compatibility ideographs look
different from theirs, as old forms in names do, and stay; so do radicals that are no character by
themselves (⺮).

- ``⼀`` → ``一``, ``⻛`` → ``风``, ``金`` → ``金``
- stay: ``﨑``, ``神`` (U+FA19), ``⺮``
"""

from __future__ import annotations

import re
import unicodedata

from compiler.model.walk import Edit

# The forms of the CJK radicals supplement that are whole characters by themselves.
_RADICALS = "⺟⺠⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⻁⻄"
_CHARACTERS = "母民见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟虎西"
_WHOLE = dict(zip(_RADICALS, _CHARACTERS, strict=True))
_DOUBLES = re.compile("[\u2e80-\u2fd5\uf900-\ufa0b]")


def edits(text: str) -> tuple[Edit, ...]:
    """What to replace in a run's joined text; pure."""
    return tuple(
        Edit(*match.span(), unified)
        for match in _DOUBLES.finditer(text)
        if (unified := unified_form(match[0])) != match[0]
    )


def unified_form(character: str) -> str:
    """The ideograph that ``character`` shows; itself where there is none."""
    if character in _WHOLE:
        return _WHOLE[character]
    if "\u2e80" <= character < "\u2f00":
        return character
    return unicodedata.normalize("NFKC", character)
