"""Bytes of a manuscript → text. UTF-8 only so far; anything else is refused with its place."""

from __future__ import annotations

import re
from pathlib import Path

from compiler.errors import Location, SourceError

MAX_BYTES = 20 * 1024 * 1024

# C0 and C1 controls but tab, line feed, form feed and carriage return; zero-width characters and
# the soft hyphen; a byte order mark inside the text. They print nothing, no font has them, and
# U+FFFC would be taken for an atom of the model. U+200C and U+200D join emoji and stay.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2060\ufeff\ufffc]")


def read_text(path: Path, origin: str) -> str:
    """The text of a file, with LF line ends and without BOM and invisible characters.

    Raises SourceError for a missing, unreadable, oversized or empty file, a folder, and for bytes
    that are not UTF-8 (naming the first one's position, from 0).
    """
    return decode(_read_bytes(path, origin), origin)


def decode(data: bytes, origin: str) -> str:
    """The text of ``data``; see ``read_text``."""
    location = Location(source=origin)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        place = Location(source=origin, line=line)
        raise SourceError("sources.bad-encoding", place, position=error.start) from error
    text = without_invisible(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise SourceError("sources.empty-file", location, path=origin)
    return text


def without_invisible(text: str) -> str:
    """``text`` without characters that print nothing and stand for nothing."""
    return _INVISIBLE.sub("", text)


def invisible_in(text: str) -> str:
    """The characters that ``without_invisible`` takes out of ``text``."""
    return "".join(_INVISIBLE.findall(text))


def _read_bytes(path: Path, origin: str) -> bytes:
    location = Location(source=origin)
    if path.is_dir():
        raise SourceError("sources.is-a-folder", location, path=origin)
    if not path.exists():
        raise SourceError("sources.missing-file", location, path=origin)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceError(
                "sources.too-large",
                location,
                path=origin,
                size_mb=f"{size / 1024 / 1024:.0f}",
                limit_mb=MAX_BYTES // 1024 // 1024,
            )
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(
            "sources.unreadable-file", location, path=origin, reason=reason
        ) from error
