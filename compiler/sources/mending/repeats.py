"""A comma, stop, enumeration comma, semicolon or colon that was typed twice stands once.

GB/T 15834-2011 has no doubled marks but ？！ and ！！ (4.2.3.2, 4.3.3.3), which are the author's
and stay. Three 。 or 、 are an ellipsis (``ellipses``); two different marks in a row stay, because
nobody knows which one was meant.

- ``好，，我`` → ``好，我``, ``好。。`` → ``好。``
- stay: ``？！``, ``！！！``, ``。。。``, ``，。``, ``……``
"""

from __future__ import annotations

import re

from compiler.model.walk import Edit

_TWICE = re.compile("，{2,}|；{2,}|：{2,}|(?<!。)。{2}(?!。)|(?<!、)、{2}(?!、)")


def edits(text: str) -> tuple[Edit, ...]:
    """What to replace in a run's joined text; pure."""
    return tuple(
        Edit(place, place + 1, "")
        for match in _TWICE.finditer(text)
        for place in range(match.start() + 1, match.end())
    )
