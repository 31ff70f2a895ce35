"""The files of a publication as one: the ZIP container of EPUB (OCF 3.3 §4), the same each time."""

from __future__ import annotations

import io
import zipfile

from compiler.finishing.lighter_pictures import lighter
from compiler.model.artifacts import EpubFiles

MEDIA_TYPE = b"application/epub+zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that ZIP can tell
_UNIX = 3  # the system that makes it, whatever machine this is
_READABLE = 0o100644 << 16


def epub_file(publication: EpubFiles) -> bytes:
    """The ``.epub``: ``mimetype`` first and stored (OCF 3.3 §4.3), the rest sorted by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), MEDIA_TYPE)
        for name, content in sorted(publication.files.items()):
            lean = lighter(content)
            archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), lean, compresslevel=9)
    return buffer.getvalue()


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = compression
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry
