"""Compound files and Word 97 files made byte by byte, whole and broken."""

from __future__ import annotations

import io
import struct
import zipfile

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1)
    links = struct.pack("<III", FREE, FREE, child)
    return head + links + bytes(36) + struct.pack("<IQ", start, size)


def compound(streams: dict[str, bytes], circle: str = "") -> bytes:
    """A compound file of large sectors alone; the chain of the stream ``circle`` never ends."""
    table: list[int] = [TABLE, END]
    sectors: list[bytes] = [b"", b""]
    entries = [_entry("Root Entry", 5, END, 0, 1)]
    for name, held in streams.items():
        data = held.ljust(4096, b"\0")
        start, count = len(table), -(-len(data) // 512)
        table += [start + index + 1 for index in range(count - 1)]
        table.append(start if name == circle else END)
        sectors += [data[at : at + 512].ljust(512, b"\0") for at in range(0, len(data), 512)]
        entries.append(_entry(name, 2, start, len(data)))
    assert len(table) <= 128
    assert len(entries) <= 4
    sectors[0] = struct.pack("<128I", *table, *[FREE] * (128 - len(table)))
    sectors[1] = b"".join(entries).ljust(512, b"\0")
    header = SIGNATURE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    return header + b"".join(sectors)


def word_97(pieces: list[str], *, notes: str = "", flags: int = 0, circle: str = "") -> bytes:
    """A Word file whose text stands in pieces; Latin ones are written a byte a character."""
    body = bytearray(1024)
    places, rows, count = [0], b"", 0
    for piece in [*pieces, *([notes] if notes else [])]:
        narrow = piece.isascii()
        start = len(body) * 2 | 0x40000000 if narrow else len(body)
        body += piece.encode("ascii" if narrow else "utf-16-le")
        count += len(piece)
        places.append(count)
        rows += struct.pack("<HIH", 0, start, 0)
    plc = struct.pack(f"<{len(places)}I", *places) + rows
    clx = b"\x01\x02\x00ab" + b"\x02" + struct.pack("<I", len(plc)) + plc
    struct.pack_into("<HH", body, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", body, 10, flags | 0x0200)
    struct.pack_into("<II", body, 64 + 12, count - len(notes), len(notes))
    struct.pack_into("<II", body, 0x01A2, 0, len(clx))
    return compound({"WordDocument": bytes(body), "1Table": clx}, circle)


def open_document(content: str, manifest: str = "<manifest/>") -> bytes:
    """An OpenDocument text: its kind stored first, as it must be."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        kind = "application/vnd.oasis.opendocument.text"
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()
