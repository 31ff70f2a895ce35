"""``~~~字~~~`` on one line: words struck out. CommonMark (4.5) takes it for code without an end."""

from __future__ import annotations

import re

_STRUCK = re.compile(r"[ \t]*+~~~+(?P<words>[^~\s](?:[^~\n]*[^~\s])?)~~~+[ \t]*+")


def as_struck(line: str) -> str:
    """The line with two tildes on both sides of its words, if it has more."""
    found = _STRUCK.fullmatch(line) if "~~~" in line else None
    return f"~~{found['words']}~~" if found else line
