"""Streams unpacked within bounds: a kilobyte may not become a gigabyte (SAFETY)."""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf

from compiler.pdf.malformed import MALFORMED

# What reading an object of a foreign file may raise.
UNREAD: tuple[type[Exception], ...] = (pikepdf.PikepdfError, *MALFORMED)
# A page of dense vector maps has some 20 MB of operators.
MOST_BYTES = 64 * 1024 * 1024
# What filters other than Flate may be given; LZW grows by at most about 1,700.
_MOST_RAW = {"/LZWDecode": 128 * 1024}
_MOST_RAW_OTHERS = 1024 * 1024


class TooLargeError(Exception):
    """A stream that is larger, unpacked, than anything a page needs."""


UNREAD_STREAM: tuple[type[Exception], ...] = (TooLargeError, *UNREAD)


def content_of(stream: pikepdf.Object, most: int = MOST_BYTES) -> bytes:
    """The stream's bytes after its filters; TooLargeError beyond ``most`` bytes.

    Raises pikepdf.PdfError for data that the filters cannot read.
    """
    filters: Any = stream.get("/Filter", [])
    names = [str(filters)] if isinstance(filters, pikepdf.Name) else [str(item) for item in filters]
    raw = stream.read_raw_bytes()
    if not names:
        if len(raw) > most:
            raise TooLargeError
        return bytes(raw)
    if set(names) <= {"/FlateDecode", "/Fl"} and "/DecodeParms" not in stream:
        for _ in names:
            raw = _inflated(raw, most)
        return raw
    allowed = min((_MOST_RAW.get(name, _MOST_RAW_OTHERS) for name in names), default=0)
    if "/FlateDecode" in names:
        # Predictors and mixed filters: measured first where Flate is the outermost filter.
        if names[0] == "/FlateDecode":
            _inflated(raw, most)
        elif len(raw) > allowed // 64:
            raise TooLargeError
    elif len(raw) > allowed:
        raise TooLargeError
    return bytes(stream.read_bytes())


def _inflated(raw: bytes, most: int) -> bytes:
    """``raw`` inflated; what can be had of data that breaks off, as all readers do."""
    engine = zlib.decompressobj()
    try:
        found = engine.decompress(raw, most + 1)
    except zlib.error as error:
        found = _salvaged(raw, most)
        if not found:
            raise pikepdf.PdfError("damaged stream") from error
    if len(found) > most:
        raise TooLargeError
    return found


def _salvaged(raw: bytes, most: int) -> bytes:
    """The part of a damaged stream before the damage."""
    engine, pieces, room = zlib.decompressobj(), [], most + 1
    try:
        for start in range(0, len(raw), 256):
            piece = engine.decompress(raw[start : start + 256], room)
            pieces.append(piece)
            room -= len(piece)
            if room <= 0:
                break
    except zlib.error:
        pass
    return b"".join(pieces)
