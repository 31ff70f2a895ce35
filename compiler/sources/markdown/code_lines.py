"""Which lines of a Markdown text are fenced code or formulas: nothing in them is a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FORMULA = "$$"
FENCE = re.compile(r"[ \t]{0,12}(?P<mark>`{3,}+|~{3,}+)(?P<info>[^`\n]*+)")


def in_code(lines: Sequence[str]) -> list[bool]:
    """For each line whether it belongs to fenced code or a formula, the fences included."""
    flags: list[bool] = []
    fence = ""
    last_formula = max((at for at, line in enumerate(lines) if line.strip() == _FORMULA), default=0)
    for place, line in enumerate(lines):
        if not fence and line.strip() == _FORMULA and place < last_formula:
            fence = _FORMULA
            flags.append(True)
            continue
        if fence == _FORMULA:
            flags.append(True)
            fence = "" if line.strip() == _FORMULA else fence
            continue
        found = FENCE.fullmatch(line)
        ends = found and fence and found["mark"].startswith(fence) and not found["info"].strip()
        if fence:
            flags.append(True)
            fence = "" if ends else fence
        else:
            flags.append(found is not None)
            fence = found["mark"] if found else ""
    return flags
