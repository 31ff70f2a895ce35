"""Which lines of a Markdown text are fenced code or formulas: nothing in them is a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

FORMULA = "$$"
FENCE = re.compile(r"[ \t]{0,12}(?P<mark>`{3,}+|~{3,}+)(?P<info>[^`\n]*+)")
_ITEM = re.compile(r"[ \t]*+(?>(?:(?:[-*+]|\d{1,3}[.)])[ \t]++){1,4})")  # code may begin in a list


def in_code(lines: Sequence[str]) -> list[bool]:
    """For each line whether it belongs to fenced code or a formula, the fences included."""
    return [bool(fence) for fence in fences(lines)]


def fences(lines: Sequence[str]) -> list[str]:
    """For each line by what the code or formula is fenced that it belongs to, "" for neither."""
    found: list[str] = []
    fence = ""
    last = max((at for at, line in enumerate(lines) if line.strip() == FORMULA), default=0)
    for place, line in enumerate(lines):
        if fence:
            found.append(fence)
            fence = "" if _ends(fence, line) else fence
            continue
        item = _ITEM.match(line)
        opening = FENCE.fullmatch(line, item.end() if item else 0)
        if line.strip() == FORMULA and place < last:
            fence = FORMULA
        elif opening:
            fence = opening["mark"]
        found.append(fence)
    return found


def _ends(fence: str, line: str) -> bool:
    if fence == FORMULA:
        return line.strip() == FORMULA
    found = FENCE.fullmatch(line)
    return bool(found and found["mark"].startswith(fence) and not found["info"].strip())
