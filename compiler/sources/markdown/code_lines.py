"""Which lines of a Markdown text are fenced code: nothing in them is a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

FENCE = re.compile(r"[ \t]{0,12}(?P<mark>`{3,}+|~{3,}+)(?P<info>[^`\n]*+)")


def in_code(lines: Sequence[str]) -> list[bool]:
    """For each line whether it belongs to fenced code, the fences included."""
    flags: list[bool] = []
    fence = ""
    for line in lines:
        found = FENCE.fullmatch(line)
        ends = found and fence and found["mark"].startswith(fence) and not found["info"].strip()
        if fence:
            flags.append(True)
            fence = "" if ends else fence
        else:
            flags.append(found is not None)
            fence = found["mark"] if found else ""
    return flags
