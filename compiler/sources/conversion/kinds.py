"""What a file with an ending of a word processor's is by its content, whatever its name says."""

from __future__ import annotations

import re
import zipfile
from enum import Enum
from pathlib import Path

from compiler.errors import Location, SourceError, reason_of
from compiler.sources.conversion.compound_file import SIGNATURE, CompoundError, CompoundFile
from compiler.sources.packing import DamagedError, is_too_much, unpacked

ENDINGS = (".docx", ".docm", ".doc", ".wps", ".rtf", ".odt")  # people rename what will not open
MAX_BYTES = 200 * 1024 * 1024
_MANIFEST = "META-INF/manifest.xml"
_MAX_DEPTH = 1000  # of groups in RTF; real files stay below 30
_HEAD = 4096
_OPEN = b"mimetypeapplication/vnd.oasis.opendocument.text"  # the first part, stored as it is
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html\b|<head\b|mime-version:)", re.IGNORECASE
)
_WORD_XML = re.compile(rb"\s*<\?xml[^>]*>\s*<\?mso-application[^>]*Word\.Document", re.IGNORECASE)
_BRACES = re.compile(rb"\\[\\{}]|\\bin(\d{1,10})[ ]?|[{}]")
_WORKS = ("MatOST", "MM", "CONTENTS")  # streams of Microsoft Works, whose files end in .wps too
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # the stream that a locked .docx is in
_ENCRYPTED = 0x0100  # of the flags at the head of a Word file ([MS-DOC] §2.5.2)


class Kind(Enum):
    """What the content is."""

    BINARY = ".doc"  # Word 97–2003, and what WPS writes as .wps
    RTF = ".rtf"
    XML = ".xml"  # of Word 2003
    OPEN = ".odt"
    PAGE = ".html"
    OTHER = ""  # a package, or what the reader of packages refuses by name


def kind_of(path: Path) -> Kind:
    """What the file at ``path`` is by its first bytes."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:  # its reader says what is wrong with it
        return Kind.OTHER
    if head.startswith(SIGNATURE):
        return Kind.BINARY
    if head.startswith(b"PK") and _OPEN in head[:200]:
        return Kind.OPEN
    if head.lstrip()[:5] == b"{\\rtf":
        return Kind.RTF
    text = head.removeprefix(b"\xef\xbb\xbf")
    if _WORD_XML.match(text):
        return Kind.XML
    return Kind.PAGE if _PAGE.match(text) else Kind.OTHER


def check(path: Path, origin: str, kind: Kind) -> None:
    """Raise SourceError for a file that no conversion makes a manuscript, saying what it is."""
    place = Location(source=origin)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SourceError("sources.word-too-large", place, path=origin)
        data = path.read_bytes()
    except OSError as error:
        reason = reason_of(error)
        raise SourceError("sources.unreadable-file", place, path=origin, reason=reason) from error
    if kind is Kind.BINARY:
        _check_binary(data, origin)
    elif kind is Kind.OPEN:
        _check_open(path, origin)
    elif kind is Kind.RTF and _depth(data) > _MAX_DEPTH:
        raise SourceError("sources.word-too-deep", place, path=origin)


def _check_open(path: Path, origin: str) -> None:
    """What the directory of an OpenDocument text announces, before anything is unpacked."""
    place = Location(source=origin)
    try:
        with zipfile.ZipFile(path) as archive:
            if is_too_much(archive.infolist()):
                raise SourceError("sources.word-too-large", place, path=origin)
            manifest = unpacked(archive, _MANIFEST) if _MANIFEST in archive.namelist() else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, DamagedError) as error:
        raise SourceError("sources.word-broken", place, reason=str(error)) from error
    if b"encryption-data" in manifest:
        raise SourceError("sources.word-encrypted", place, path=origin)


def _check_binary(data: bytes, origin: str) -> None:
    place = Location(source=origin)
    if _LOCKED in data:
        raise SourceError("sources.word-encrypted", place, path=origin)
    try:
        held = CompoundFile(data)
        document = held.stream("WordDocument")
        names = held.streams
    except CompoundError as error:
        raise SourceError("sources.word-broken", place, reason=str(error)) from error
    if document is None:
        works = any(name in names for name in _WORKS)
        code = "sources.word-works" if works else "sources.word-not-word"
        raise SourceError(code, place, path=origin)
    if int.from_bytes(document[10:12], "little") & _ENCRYPTED:
        raise SourceError("sources.word-encrypted", place, path=origin)


def _depth(data: bytes) -> int:
    """How deep groups stand in each other; binary data is passed over."""
    most = depth = at = 0
    while match := _BRACES.search(data, at):
        at = match.end()
        if match[1]:
            at += min(int(match[1]), len(data))
        elif match[0] == b"{":
            depth += 1
            most = max(most, depth)
        elif match[0] == b"}":
            depth -= 1
    return most
