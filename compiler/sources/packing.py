"""Documents that are zips: judged by what their directory announces before they are unpacked."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence

_MAX_TOTAL_BYTES = 600 * 1024 * 1024
_MAX_PARTS = 10_000
_MAX_RATIO = 400  # unpacked to packed, of the whole file; real documents stay below 60
_RATIO_FROM_BYTES = 8 * 1024 * 1024
_OF_PACKING = frozenset({"zlib", "lzma", "_lzma", "bz2"})  # modules with errors of their own


class DamagedError(Exception):
    """A part that cannot be unpacked."""


def is_too_much(
    entries: Sequence[zipfile.ZipInfo], texts: tuple[str, ...] = (), most_text: int = 0
) -> bool:
    """Whether it is more than a document has: of parts, of bytes, or of bytes to those packed.

    Parts whose names end as ``texts`` do are to have no more than ``most_text`` bytes together.
    """
    total = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    text = sum(each.file_size for each in entries if each.filename.lower().endswith(texts))
    bomb = total > _RATIO_FROM_BYTES and total / packed > _MAX_RATIO
    return bomb or len(entries) > _MAX_PARTS or total > _MAX_TOTAL_BYTES or text > most_text


def unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a part; raises DamagedError, and zipfile's RuntimeError where it is locked."""
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise DamagedError(str(error)) from error
    except Exception as error:  # zlib.error and its like, one a way of packing
        if type(error).__module__ not in _OF_PACKING:
            raise
        raise DamagedError(str(error)) from error
