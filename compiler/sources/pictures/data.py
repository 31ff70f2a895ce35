"""Pictures written into their address (``data:``, RFC 2397)."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

MAX_BYTES = 20 * 1024 * 1024
SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/bmp": ".bmp",
    "image/tiff": ".tif",
    "image/avif": ".avif",
    "image/heic": ".heic",
    "image/heif": ".heif",
    "image/svg+xml": ".svg",
}


@dataclass(frozen=True)
class Written:
    """The bytes of a picture that its manuscript holds; the suffix of its kind, "" if unknown."""

    data: bytes
    suffix: str


def is_written(address: str) -> bool:
    """Whether an address holds its picture itself."""
    return address[:5].lower() == "data:"


def written(address: str) -> Written:
    """What a ``data:`` address holds; ValueError for a broken one, or more than 20 MB."""
    head, comma, body = address.partition(",")
    if not comma or not is_written(head):
        raise ValueError("no data")
    if len(body) > 3 * MAX_BYTES:  # percent-encoded bytes take three characters
        raise ValueError("too long")
    kind, *parameters = (part.strip().lower() for part in head[5:].split(";"))
    data = unquote_to_bytes(body)
    if "base64" in parameters:
        packed = b"".join(data.split()).translate(bytes.maketrans(b"-_", b"+/"))
        try:
            data = base64.b64decode(packed.rstrip(b"=") + b"=" * (-len(packed.rstrip(b"=")) % 4))
        except binascii.Error as error:
            raise ValueError("broken base64") from error
    if not data or len(data) > MAX_BYTES:
        raise ValueError("empty or too long")
    return Written(data, SUFFIXES.get(kind, ""))
