"""The zero of a year in Chinese numerals is 〇 (U+3007), not a circle, a letter or a digit.

GB/T 15835-2011, 3.2 and 5.2.2: 〇 is the character for zero in numbers written digit by digit, such
as years. Only years are mended: four numerals that begin with 一 or 二, or two before 年代; with
circles alone after the first (``二○○○``) only before 年. The numerals stay what they are.

- ``二○二四年`` → ``二〇二四年``, ``一九五О年`` → ``一九五〇年``, ``五○年代`` → ``五〇年代``
- stay: ``○○公司`` (left blank), ``（一）○ 项``, ``三○○元``, ``2024``, ``COVID``
"""

from __future__ import annotations

import re

from compiler.model.walk import Edit
from compiler.sources.mending.context import replacement

_ZEROS = "\u25cb\u25ef\u20dd\u039f\u041e\u043eOo0\uff10\uff2f\uff4f\u3007"
_DIGITS = "一二三四五六七八九"
_NUMERAL = f"[{_DIGITS}{_ZEROS}]"
_YEAR = re.compile(
    rf"(?<!{_NUMERAL})(?:[一二]{_NUMERAL}{{3}}(?=\s?年)"
    rf"|[一二](?=[{_ZEROS}]{{0,2}}[{_DIGITS}]){_NUMERAL}{{3}}(?!{_NUMERAL}|[A-Za-z元人个米亩万千百十])"
    rf"|[{_DIGITS}][{_ZEROS}](?=年代))"
)
_ZERO = re.compile(f"[{_ZEROS}]")


def edits(text: str) -> tuple[Edit, ...]:
    """What to replace in a run's joined text; pure."""
    found: list[Edit] = []
    for match in _YEAR.finditer(text):
        found += replacement(match.start(), match[0], _ZERO.sub("〇", match[0]))
    return tuple(found)
