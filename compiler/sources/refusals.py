"""Formats that no reader takes: each refused by its name, with what to do about it."""

from __future__ import annotations

from pathlib import PurePosixPath

from compiler.errors import Location, SourceError

_REFUSED = {
    "sources.format-pdf": (".ofd", ".caj", ".ceb", ".xps", ".djvu"),
    "sources.format-odt": (".ott", ".fodt", ".sxw"),
    "sources.format-epub": (".mobi", ".azw3"),
    "sources.format-sheet": (".xls", ".xlsx", ".et", ".ods", ".csv"),
    "sources.format-slides": (".ppt", ".pptx", ".dps", ".odp"),
    "sources.format-picture": (".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".heic"),
}
_CODES = {suffix: code for code, suffixes in _REFUSED.items() for suffix in suffixes}


def refusal(origin: str, supported: tuple[str, ...]) -> SourceError:
    """The error for a manuscript in a format that is not among the ``supported``."""
    suffix = PurePosixPath(origin).suffix
    code = _CODES.get(suffix.lower())
    place = Location(source=origin)
    if code is not None:
        return SourceError(code, place, path=origin, suffix=suffix)
    known = ", ".join(supported)
    if not suffix:
        return SourceError("sources.format-unnamed", place, path=origin, supported=known)
    code = "sources.unsupported-format"
    return SourceError(code, place, path=origin, suffix=suffix, supported=known)
