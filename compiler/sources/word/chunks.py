"""Another file that stands within a Word file and takes its place there when Word opens it.

``w:altChunk``, ISO/IEC 29500-1 §17.17.2.1: a page of the web, one saved in one file, plain text or
another Word file. Programs that make Word files of pages write nothing but such a chunk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from compiler.errors import SourceError
from compiler.model.block import Blocks, Paragraph
from compiler.model.inline import Text
from compiler.sources.encoding.decoding import decode
from compiler.sources.word.opening import Document, opened
from compiler.sources.word.package import MAX_CHUNK_BYTES, package_within
from compiler.sources.word.reading import Reading
from compiler.sources.word.xml_tree import Node

_MOST = 200  # chunks of a file; merged reports have one a chapter
_MAX_DEPTH = 3  # chunks in chunks
_ZIP, _RTF = b"PK\x03\x04", b"{\\rtf"
_MARKED_UP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<|(?:mime-version|content-type|from|date|subject)\s*+:)",
    re.IGNORECASE,
)
_PAGES = (".htm", ".html", ".xhtml", ".mht", ".mhtml")
_OFFICE = re.compile(rb"<\?mso-application|<pkg:package|<w:wordDocument")  # one file of XML


@dataclass(frozen=True)
class Chunk:
    """What a chunk holds: blocks, or another Word file, opened and to be walked."""

    blocks: Blocks = ()
    file: OpenFile | None = None


@dataclass(frozen=True)
class OpenFile:
    """A Word file that stands in another."""

    reading: Reading
    document: Document


def chunk(node: Node, part: str, reading: Reading) -> Chunk:
    """The chunk that an element of ``part`` names; what cannot be read is told."""
    relation = reading.package.relations(part).get(node.get("r:id"))
    name = relation.target if relation else node.get("r:id")
    data = None
    reading.counts["chunk"] += 1
    if relation and not relation.external and reading.counts["chunk"] <= _MOST:
        data = reading.package.data(name) if _is_small(name, reading) else None
    try:
        read = _read(data, name, reading) if data else None
    except SourceError:  # it is broken, or in no known encoding
        read = None
    if read is None:
        shown = name.rsplit("/", 1)[-1]
        reading.report.warn("sources.word-alt-chunk", reading.location, name=shown)
    return read or Chunk()


def _is_small(name: str, reading: Reading) -> bool:
    return reading.package.size(name) <= MAX_CHUNK_BYTES


def _read(data: bytes, name: str, reading: Reading) -> Chunk | None:
    """The chunk as the format that its bytes are, whatever it is called; None for an unknown."""
    if data.startswith(_ZIP):
        if reading.depth == _MAX_DEPTH:
            return None
        inner = reading.within(package_within(data, reading.package.origin))
        return Chunk(file=OpenFile(inner, opened(inner)))
    if data.lstrip().startswith(_RTF) or _OFFICE.search(data, 0, 4096):
        return None
    if _MARKED_UP.match(data) or name.lower().endswith(_PAGES):
        return Chunk(reading.page(data))
    return Chunk(_lines(data, reading))


def _lines(data: bytes, reading: Reading) -> Blocks:
    """The lines of a plain text, one a paragraph as Word takes them."""
    text = decode(data, reading.package.origin, reading.report)
    reading.account.read(text)
    return tuple(Paragraph((Text(line.strip()),)) for line in text.split("\n") if line.strip())
