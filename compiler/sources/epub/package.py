"""The zip of an EPUB: sizes judged from its directory, documents in the order of its spine."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from bs4 import BeautifulSoup

from compiler.errors import Location, SourceError, reason_of
from compiler.sources.encoding.decoding import decode
from compiler.sources.html.parsing import parsed
from compiler.sources.limits import check_tags
from compiler.sources.packing import DamagedError, is_too_much, unpacked
from compiler.sources.reading import Reading

MAX_BYTES = 200 * 1024 * 1024
MAX_TEXT_BYTES = 64 * 1024 * 1024  # of all documents together
MAX_PICTURE_BYTES = 60 * 1024 * 1024
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_DOCUMENTS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_TEXTS = (".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx")
# Fonts may be made unusable outside of the book; that locks nothing that is read here.
_OF_FONTS = re.compile(r"http://(?:www\.idpf\.org/2008/embedding|ns\.adobe\.com/pdf/enc#RC)")


@dataclass(frozen=True)
class Book:
    """An open EPUB. ``kinds`` says of documents what the guide says they are, as ``cover``."""

    archive: zipfile.ZipFile
    names: Mapping[str, str]
    title: str
    spine: tuple[str, ...]
    navigation: str = ""
    ncx: str = ""
    kinds: Mapping[str, str] | None = None

    def data(self, name: str) -> bytes | None:
        """The bytes of a part; None if there is none that can be had."""
        entry = self.names.get(name)
        if entry is None:
            return None
        try:
            return unpacked(self.archive, entry)
        except (DamagedError, RuntimeError):
            return None

    def document(self, name: str, reading: Reading) -> BeautifulSoup | None:
        """The tree of a document; None if there is none. Raises SourceError."""
        data = self.data(name)
        if data is None or not data.strip():
            return None
        check_tags(data, reading.origin)
        return parsed(decode(data, reading.origin, reading.report))


def open_book(path: Path, reading: Reading) -> Book:
    """The EPUB at ``path``; raises SourceError for what is none, is locked, or is too much."""
    place = Location(source=reading.origin)
    archive = _archive(path, reading.origin)
    names = {entry.filename: entry.filename for entry in archive.infolist()}
    book = Book(archive, names, "", ())
    _refuse_locked(book, reading)
    container = book.document(_CONTAINER, reading)
    root = container.find("rootfile") if container else None
    main = unquote(str(root.get("full-path", ""))) if root else ""
    tree = book.document(main, reading) if main else None
    if tree is None:
        raise SourceError("sources.epub-not-epub", place, path=reading.origin)
    return _described(book, tree, posixpath.dirname(main))


def within(folder: str, address: str) -> str:
    """The name of the part that an address below ``folder`` means."""
    return posixpath.normpath(posixpath.join("/", folder, unquote(address))).lstrip("/")


def _described(book: Book, tree: BeautifulSoup, folder: str) -> Book:
    items = {str(item.get("id")): item for item in tree.find_all("item")}
    spine = [items.get(str(one.get("idref"))) for one in tree.find_all("itemref")]
    documents = [
        within(folder, str(item.get("href", "")))
        for item in spine
        if item is not None and str(item.get("media-type", "")).lower() in _DOCUMENTS
    ]
    every = items.values()
    navigation = next((i for i in every if "nav" in str(i.get("properties", "")).split()), None)
    ncx = next((i for i in every if "dtbncx" in str(i.get("media-type", ""))), None)
    kinds = {
        within(folder, str(one.get("href", "")).partition("#")[0]): str(one.get("type", "")).lower()
        for one in tree.find_all("reference")
    }
    title = tree.find("dc:title")
    return Book(
        book.archive,
        book.names,
        " ".join(title.get_text().split()) if title else "",
        tuple(dict.fromkeys(documents)),
        within(folder, str(navigation.get("href", ""))) if navigation is not None else "",
        within(folder, str(ncx.get("href", ""))) if ncx is not None else "",
        kinds,
    )


def _archive(path: Path, origin: str) -> zipfile.ZipFile:
    place = Location(source=origin)
    if path.is_dir():
        raise SourceError("sources.is-a-folder", place, path=origin)
    if not path.exists():
        raise SourceError("sources.missing-file", place, path=origin)
    try:
        size = path.stat().st_size
        archive = zipfile.ZipFile(path)
    except OSError as error:
        reason = reason_of(error)
        raise SourceError("sources.unreadable-file", place, path=origin, reason=reason) from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SourceError("sources.epub-not-epub", place, path=origin) from error
    if size > MAX_BYTES or is_too_much(archive.infolist(), _TEXTS, MAX_TEXT_BYTES):
        archive.close()
        raise SourceError("sources.epub-too-large", place, path=origin)
    return archive


def _refuse_locked(book: Book, reading: Reading) -> None:
    place = Location(source=reading.origin)
    tree = book.document(_ENCRYPTION, reading)
    methods = [] if tree is None else tree.find_all(re.compile(r"(?:\w+:)?encryptionmethod"))
    locked = [one for one in methods if not _OF_FONTS.match(str(one.get("algorithm", "")))]
    if locked:
        raise SourceError("sources.epub-encrypted", place, path=reading.origin)
