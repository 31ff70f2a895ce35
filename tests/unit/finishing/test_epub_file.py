"""The container of a publication, byte for byte what OCF asks."""

from __future__ import annotations

import io
import zipfile

from compiler.finishing.epub_file import epub_file
from compiler.model.artifacts import EpubFiles

FILES = {"EPUB/b.xhtml": b"<b/>", "META-INF/container.xml": b"<c/>", "EPUB/a.xhtml": b"<a/>"}


def made(files: dict[str, bytes]) -> bytes:
    return epub_file(EpubFiles(files, ("EPUB/a.xhtml",)))


def test_mimetype_stands_first_and_stored():
    content = made(FILES)
    assert content[30:38] == b"mimetype"
    assert content[38:58] == b"application/epub+zip"
    assert content[26:30] == b"\x08\x00\x00\x00"  # a name of 8 bytes, no extra field


def test_every_file_is_there_once_and_whole():
    with zipfile.ZipFile(io.BytesIO(made(FILES))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["mimetype", *sorted(FILES)]
        assert {name: archive.read(name) for name in FILES} == FILES


def test_order_and_clock_leave_no_trace():
    turned = dict(reversed(FILES.items()))
    assert made(FILES) == made(turned)
    with zipfile.ZipFile(io.BytesIO(made(FILES))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
