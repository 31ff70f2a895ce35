"""A web page saved in one file (.mht, .mhtml): the page, and the pictures it shows.

RFC 2557 over RFC 2045 and 2046, as Chrome, Edge, Word and WPS write it. The parts are cut apart
here, at their boundaries and to a known depth; the standard library reads their heads. What parts
are named (Content-Location, Content-ID) is compared with addresses, and never a path.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.message import Message
from email.parser import BytesHeaderParser
from itertools import islice
from pathlib import Path
from typing import NoReturn

from compiler.diagnostics import Report
from compiler.errors import Location, SourceError
from compiler.sources.encoding.decoding import MAX_BYTES, decode
from compiler.sources.limits import check_tags
from compiler.sources.pictures.data import SUFFIXES, Written

MAX_ARCHIVE_BYTES = 64 * 1024 * 1024  # with its pictures; the page itself as any other
MAX_PARTS = 5_000
_MAX_DEPTH = 4  # of multiparts in each other; browsers write one, mail programs three
_LONGEST_HEAD = 64 * 1024
_MOST_FIELDS = 20
_FIELD = re.compile(  # one that matters, with its further lines
    rb"^(?:content-|snapshot-)[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE
)
_HEAD_END = re.compile(rb"\r?\n[ \t]*\r?\n")
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True)
class Part:
    """A part as it stands in the file; ``name`` is its Content-ID, ``place`` where it was."""

    kind: str
    name: str
    place: str
    charset: str
    packing: str
    body: bytes

    @property
    def data(self) -> bytes:
        """Its bytes; ValueError if they are packed in no way that can be read."""
        match self.packing:
            case "base64":
                packed = self.body.translate(None, b" \t\r\n=")
                try:
                    return base64.b64decode(packed + b"=" * (-len(packed) % 4))
                except binascii.Error as error:
                    raise ValueError("broken base64") from error
            case "quoted-printable":
                return quopri.decodestring(self.body)
            case "" | "7bit" | "8bit" | "binary":
                return self.body
            case _:
                raise ValueError(self.packing)


@dataclass(frozen=True)
class Archive:
    """A page and the parts saved with it; ``frames`` are pages that it shows within itself."""

    page: str
    place: str
    parts: dict[str, Part]
    frames: tuple[Part, ...]

    def picture(self, address: str) -> Written | None:
        """The picture saved for an address; None if there is none, or it is broken."""
        part = self.parts.get(address)
        if part is None:
            return None
        try:
            data = part.data
        except ValueError:
            return None
        return Written(data, SUFFIXES.get(part.kind, "")) if data else None


def open_archive(path: Path, origin: str, report: Report) -> Archive:
    """The page saved at ``path``; raises as ``archive_of`` does."""
    size = path.stat().st_size
    if size > MAX_ARCHIVE_BYTES:
        _refuse_size(size, MAX_ARCHIVE_BYTES, origin)
    return archive_of(path.read_bytes(), origin, report)


def archive_of(saved: bytes, origin: str, report: Report) -> Archive:
    """The page that ``saved`` holds.

    Raises SourceError for a file or page that is too large, one with too many parts, one without
    a page, and as ``decode`` does for its text. An archive that breaks off is reported.
    """
    location = Location(source=origin)
    top = _split(saved)
    found = list(islice(_parts(top, location, 0), MAX_PARTS + 1))
    if len(found) > MAX_PARTS:
        _refuse_parts(location)
    page = _root(top, found)
    if page is None:
        raise SourceError("sources.archive-without-page", location, path=origin)
    if _is_cut_off(top):
        report.warn("sources.archive-cut-off", location)
    try:
        data = page.data
    except ValueError as error:
        raise SourceError("sources.archive-without-page", location, path=origin) from error
    if len(data) > MAX_BYTES:
        _refuse_size(len(data), MAX_BYTES, origin)
    check_tags(data, origin)
    parts: dict[str, Part] = {}
    for part in found:
        for address in filter(None, (part.place, part.name and f"cid:{part.name}")):
            parts.setdefault(address, part)
    frames = tuple(part for part in found if part.kind in _PAGES and part is not page)
    return Archive(decode(data, origin, report, page.charset), page.place, parts, frames)


def _refuse_size(size: int, limit: int, origin: str) -> None:
    size_mb, limit_mb = f"{size / 1024 / 1024:.0f}", limit // 1024 // 1024
    place = Location(source=origin)
    raise SourceError("sources.too-large", place, path=origin, size_mb=size_mb, limit_mb=limit_mb)


def _refuse_parts(location: Location) -> NoReturn:
    raise SourceError(
        "sources.archive-too-many-parts", location, path=location.source, limit=MAX_PARTS
    )


@dataclass(frozen=True)
class _Piece:
    """A head as the standard library reads it, and what follows it."""

    head: Message
    body: bytes

    def said(self, name: str) -> str:
        """What the head says under a name, on one line; in GB 18030 if it is no UTF-8."""
        values = (str(text) for key, text in self.head.raw_items() if key.lower() == name)
        raw = next(values, "").encode("utf-8", "surrogateescape")
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            text = raw.decode("gb18030", "replace")
        return "".join(text.split())

    @property
    def boundary(self) -> bytes:
        """The line that parts what is in it; b"" if it is no multipart."""
        if self.head.get_content_maintype() != "multipart":
            return b""
        try:
            return str(self.head.get_boundary("")).encode("ascii", "replace")
        except (MessageError, ValueError, LookupError):
            return b""


def _split(data: bytes) -> _Piece:
    """A part's head and body; what has no blank line is all head."""
    data = data.lstrip(b"\r\n")
    end = _HEAD_END.search(data, 0, _LONGEST_HEAD)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data[:_LONGEST_HEAD], b"")
    fields = islice(_FIELD.finditer(head), _MOST_FIELDS)
    return _Piece(BytesHeaderParser().parsebytes(b"\n".join(field[0] for field in fields)), body)


def _parts(piece: _Piece, location: Location, depth: int) -> Iterator[Part]:
    """The parts that hold something, in their order; SourceError for too many or too deep."""
    boundary = piece.boundary
    if not boundary:
        yield _part(piece)
        return
    marks = list(islice(_marks(piece.body, boundary), MAX_PARTS + 2))
    if depth == _MAX_DEPTH or len(marks) > MAX_PARTS + 1:
        _refuse_parts(location)
    ends = [mark.start() for mark in marks[1:]] + [len(piece.body)]
    for mark, end in zip(marks, ends, strict=False):  # without any mark there is no part
        if not mark[1]:
            yield from _parts(_split(piece.body[mark.end() : end]), location, depth + 1)


def _marks(body: bytes, boundary: bytes) -> Iterator[re.Match[bytes]]:
    """The boundary's lines; group 1 is what marks the last."""
    return re.finditer(rb"(?:\A|\n)--" + re.escape(boundary) + rb"(--)?[ \t]*\r?(?=\n|\Z)", body)


def _is_cut_off(top: _Piece) -> bool:
    """Whether a multipart has no end."""
    boundary = top.boundary
    return bool(boundary) and not any(mark[1] for mark in _marks(top.body, boundary))


def _part(piece: _Piece) -> Part:
    try:
        charset = piece.head.get_content_charset("")
    except (MessageError, ValueError, LookupError):
        charset = ""
    return Part(
        kind=piece.head.get_content_type(),
        name=piece.said("content-id").strip("<>"),
        place=piece.said("content-location"),
        charset=charset or "",
        packing=piece.said("content-transfer-encoding").lower(),
        body=piece.body,
    )


def _root(top: _Piece, parts: list[Part]) -> Part | None:
    """The page itself: what the head names (RFC 2387 §3.2), else the first that is a page."""
    pages = [part for part in parts if part.kind in _PAGES]
    try:
        start = str(top.head.get_param("start", "")).strip("<>")
    except (MessageError, ValueError, LookupError):
        start = ""
    saved = top.said("snapshot-content-location")
    for part in pages:
        if (start and part.name == start) or (saved and part.place == saved):
            return part
    return next(iter(pages), None)
