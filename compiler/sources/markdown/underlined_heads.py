"""Underlined headings that begin with a number: ``1. 选纸`` over ``------``.

CommonMark (4.3, 5.2) takes the number for a list's and the line below for a rule. Programs that
save pages write headings so and draw the line as long as the words are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBERED = re.compile(r" {0,3}(?P<number>\d{1,3})(?P<mark>[.)])[ \t]+(?P<words>\S.*)")
_LINE = re.compile(r" {0,3}(?P<line>={3,}|-{3,})[ \t]*+")
_SLACK = 4  # characters that the line may be shorter or longer
_HASHES = {"=": "#", "-": "##"}


def with_hashes(lines: Sequence[str], code: Sequence[bool]) -> list[str]:
    """The lines with such headings written with hashes, and an empty line for what underlines."""
    result = list(lines)
    for at in range(1, len(lines)):
        line = None if code[at] else _LINE.fullmatch(lines[at])
        head = _NUMBERED.fullmatch(lines[at - 1]) if line else None
        begins = at < 2 or not lines[at - 2].strip()
        if line and head and begins and _is_as_long(line["line"], lines[at - 1]):
            number = f"{head['number']}\\{head['mark']}"
            result[at - 1] = f"{_HASHES[line['line'][0]]} {number} {head['words']}"
            result[at] = ""
    return result


def _is_as_long(line: str, head: str) -> bool:
    """Whether a line is drawn for the words over it: as many signs as they have characters."""
    return abs(len(line) - len(head.strip())) <= _SLACK
