"""The zip of an Office file: sizes judged from the directory first, parts found by relationship."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from compiler.errors import Location, SourceError, reason_of
from compiler.sources.packing import DamagedError, is_too_much, unpacked
from compiler.sources.word.xml_tree import (
    Node,
    TooDeepError,
    TooManyElementsError,
    XmlError,
    parse,
)

MAX_FILE_BYTES = 200 * 1024 * 1024
MAX_XML_BYTES = 64 * 1024 * 1024  # of all XML parts together; a book of 600 pages has about 20 MB
MAX_PICTURE_BYTES = 60 * 1024 * 1024
MAX_CHUNK_BYTES = 20 * 1024 * 1024  # of a file within the file
_XML = (".xml", ".rels", ".vml")


@dataclass(frozen=True)
class Relation:
    """A relationship: ``target`` is a part's name, or an address if ``external``."""

    kind: str  # the last word of its type: image, hyperlink, footnotes
    target: str
    external: bool


@dataclass
class Package:
    """An open Office file; parts are read when asked for."""

    origin: str
    archive: zipfile.ZipFile
    names: dict[str, str] = field(default_factory=dict)  # part names by their lower-case form
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by id ("" for the package's own)."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            node = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._relations[part] = dict(_relations(node, folder)) if node else {}
        return self._relations[part]

    def related(self, part: str, kind: str) -> Iterator[str]:
        """The names of the parts that ``part`` refers to by ``kind``."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.external:
                yield relation.target

    def tree(self, name: str) -> Node | None:
        """The XML of a part, None if there is none; SourceError if it cannot be read."""
        data = self.data(name)
        location = Location(source=self.origin)
        if data is None:
            return None
        try:
            return parse(data)
        except TooDeepError as error:
            raise SourceError("sources.word-too-deep", location, path=self.origin) from error
        except TooManyElementsError as error:
            raise SourceError("sources.word-too-large", location, path=self.origin) from error
        except XmlError as error:
            reason = f"{name}: {error}"
            raise SourceError("sources.word-broken", location, reason=reason) from error

    def data(self, name: str) -> bytes | None:
        """The bytes of a part, None if there is none."""
        entry = self.names.get(name.lower())
        if entry is None:
            return None
        try:
            return unpacked(self.archive, entry)
        except DamagedError as error:
            raise _broken(self.origin, f"{name}: {error}") from error
        except RuntimeError as error:  # zipfile's word for a part with a password
            raise SourceError(
                "sources.word-encrypted", Location(source=self.origin), path=self.origin
            ) from error

    def size(self, name: str) -> int:
        """The size in bytes that the directory gives a part, 0 if there is none."""
        entry = self.names.get(name.lower())
        return self.archive.getinfo(entry).file_size if entry else 0


def open_package(path: Path, origin: str) -> Package:
    """The Office file at ``path``; raises SourceError for anything else, saying what it is."""
    location = Location(source=origin)
    if path.is_dir():
        raise SourceError("sources.is-a-folder", location, path=origin)
    if not path.exists():
        raise SourceError("sources.missing-file", location, path=origin)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(2)
    except OSError as error:
        reason = reason_of(error)
        raise SourceError(
            "sources.unreadable-file", location, path=origin, reason=reason
        ) from error
    if not head:
        raise SourceError("sources.empty-file", location, path=origin)
    if not head.startswith(b"PK"):
        raise SourceError("sources.word-not-word", location, path=origin)
    if size > MAX_FILE_BYTES:
        raise SourceError("sources.word-too-large", location, path=origin)
    return _package(path, origin)


def package_within(data: bytes, origin: str) -> Package:
    """The Office file that stands in another one; raises SourceError as ``open_package``."""
    return _package(io.BytesIO(data), origin)


def _package(file: Path | io.BytesIO, origin: str) -> Package:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _broken(origin, str(error)) from error
    package = Package(origin, archive, _checked_names(archive, origin))
    if "[content_types].xml" not in package.names and "_rels/.rels" not in package.names:
        archive.close()
        raise SourceError("sources.word-not-word", Location(source=origin), path=origin)
    return package


def _checked_names(archive: zipfile.ZipFile, origin: str) -> dict[str, str]:
    """The names of the parts; SourceError if what the directory announces is too much."""
    entries = archive.infolist()
    if is_too_much(entries, _XML, MAX_XML_BYTES):
        archive.close()
        raise SourceError("sources.word-too-large", Location(source=origin), path=origin)
    # names compare without regard to case (ISO/IEC 29500-2 §7.2.3.5); Windows tools write "\"
    return {entry.filename.replace("\\", "/").lower(): entry.filename for entry in entries}


def _relations(node: Node, folder: str) -> Iterator[tuple[str, Relation]]:
    for child in node.children:
        external = child.get("TargetMode").lower() == "external"
        target = child.get("Target")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
        kind = child.get("Type").rsplit("/", 1)[-1]
        yield child.get("Id"), Relation(kind, target, external)


def _broken(origin: str, reason: str) -> SourceError:
    return SourceError("sources.word-broken", Location(source=origin), reason=reason)
