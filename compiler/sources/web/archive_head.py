"""Whether a file is a web page saved in one file: told by how it begins, at no cost for others."""

from __future__ import annotations

import re
from pathlib import Path

_HEAD = re.compile(rb"\s{0,64}(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_NAMED = re.compile(rb"(?:\A|\n)[ \t]*+(?:mime-version|content-type)\s*+:", re.IGNORECASE)
_READ = 4096  # bytes; browsers write six lines


def is_archive(path: Path) -> bool:
    """Whether a file begins with the head of a message (RFC 2557), as no page does."""
    try:
        with path.open("rb") as file:
            head = file.read(_READ)
    except (OSError, ValueError):  # its reader says what is wrong with it
        return False
    return begins_archive(head)


def begins_archive(head: bytes) -> bool:
    """Whether what begins with ``head`` is a web page saved in one file."""
    start = _HEAD.match(head[:_READ].replace(b"\r\n", b"\n"))
    return start is not None and _NAMED.search(start[0]) is not None
