"""Every string that a finished file holds, wherever it stands, by where it stands."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium


@dataclass(frozen=True)
class Held:
    """A string of a file, and where it was found: ``Title``, ``page 3``, ``EPUB/nav.xhtml``."""

    place: str
    text: str


def held(path: Path) -> list[Held]:
    """All strings of a PDF or an EPUB, and the file's name."""
    inside = _epub if path.suffix == ".epub" else _pdf
    return [Held("file name", path.name), *inside(path)]


def _epub(path: Path) -> Iterator[Held]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            yield Held("entry", name)
            if not name.startswith("EPUB/images/") or name.endswith(".svg"):
                yield Held(name, archive.read(name).decode())


def _pdf(path: Path) -> Iterator[Held]:
    for number, page in enumerate(pdfium.PdfDocument(path), 1):
        yield Held(f"page {number}", page.get_textpage().get_text_range())
    with pikepdf.open(path) as pdf:
        yield from _strings("trailer", pdf.trailer.get("/Info"), depth=0)
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Stream):
                yield from _streamed(entry)
            else:
                yield from _strings("object", entry, depth=0)


def _streamed(stream: pikepdf.Stream) -> Iterator[Held]:
    yield from _strings("stream", stream.stream_dict, depth=0)
    if stream.get("/Type") == "/Metadata":
        yield Held("XMP", stream.read_bytes().decode())
    if stream.get("/Type") in {None, "/XObject"} and stream.get("/Subtype") in {None, "/Form"}:
        yield from _marked(stream)


def _marked(stream: pikepdf.Stream) -> Iterator[Held]:
    """The property lists of marked content: /ActualText, /Alt, /E (ISO 32000-1, 14.6)."""
    data = stream.read_bytes()
    if b"BDC" not in data:
        return
    for operands, operator in pikepdf.parse_content_stream(stream):
        if str(operator) == "BDC":
            yield from _strings("marked content", operands[1], depth=0)


def _strings(place: str, entry: object, *, depth: int) -> Iterator[Held]:
    """The text strings of an object; those it refers to are read where they stand."""
    if depth and getattr(entry, "is_indirect", False):
        return
    match entry:
        case pikepdf.Dictionary():
            for key, value in entry.items():
                yield from _strings(f"{place} {key}", value, depth=depth + 1)
        case pikepdf.Array():
            for value in entry:
                yield from _strings(place, value, depth=depth + 1)
        case pikepdf.String():
            yield Held(place, str(entry))
