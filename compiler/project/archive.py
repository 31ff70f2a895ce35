"""A zip of manuscripts, unpacked into a folder: mailed archives are untrusted.

Sizes are checked in the archive's directory before anything is unpacked, and while it is. Entries
that leave the folder, links and devices make the whole archive refused. Names without the UTF-8
flag (APPNOTE.TXT 4.4.4, bit 11) are in the code page of the machine that made them: GBK on
Windows and WPS in China, Big5 in Taiwan.
"""

from __future__ import annotations

import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from compiler.errors import Location, SourceError, reason_of
from compiler.project.code_pages import likeliest

MAX_ARCHIVE = 500 * 1024 * 1024  # bytes of the zip itself
MAX_TOTAL = 1024 * 1024 * 1024  # bytes of what it holds
MAX_FILE = 200 * 1024 * 1024
MAX_ENTRIES = 5_000
MAX_RATIO = 200  # text shrinks to a tenth; a bomb to a thousandth
MAX_DEPTH = 16
_RATIO_FROM = 10 * 1024 * 1024  # small files of one repeated character are no bomb

_MAX_DIRECTORY = 16 * 1024 * 1024  # bytes of the archive's directory; it is read whole
_END, _END_SIZE = b"PK\x05\x06", 22
_UTF8, _ENCRYPTED = 0x800, 0x1
_UNICODE_PATH = 0x7075  # Info-ZIP's extra field, APPNOTE.TXT 4.6.9
_CHUNK = 1024 * 1024

# What systems put into archives beside the files a person meant.
_SYSTEM_FOLDERS = frozenset({"__macosx", ".git", ".svn", "$recycle.bin"})
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True)
class _Entry:
    """A file of the archive, and where it goes: parts of its path below the folder."""

    info: zipfile.ZipInfo
    parts: tuple[str, ...]


def unpack(archive: Path, folder: Path, name: str) -> None:
    """Put what ``archive`` holds into ``folder``; ``name`` is what messages call it.

    Raises SourceError for what is no zip, is damaged, encrypted or too large, or holds what would
    leave the folder. Hidden files and those that systems add are left out.
    """
    place = Location(source=name)
    try:
        _check_archive(archive, name)
        with zipfile.ZipFile(archive) as opened:
            entries = _entries(opened.infolist(), name)
            left = MAX_TOTAL
            for entry in entries:
                left -= _extract(opened, entry, folder.joinpath(*entry.parts), left, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError) as error:
        raise SourceError("project.zip-damaged", place, path=name, reason=error) from error
    except (NotImplementedError, RuntimeError) as error:  # a method of packing Python lacks
        raise SourceError("project.zip-method", place, path=name) from error
    except OSError as error:
        reason = reason_of(error)
        raise SourceError("project.zip-unreadable", place, path=name, reason=reason) from error


def _check_archive(archive: Path, name: str) -> None:
    """Refuse an archive by its size, and by that of its directory, before it is opened."""
    size = archive.stat().st_size
    if size > MAX_ARCHIVE:
        raise _too_much(name, "MB", size // 1024 // 1024, MAX_ARCHIVE // 1024 // 1024)
    with archive.open("rb") as file:
        file.seek(max(0, size - _END_SIZE - 0xFFFF))
        tail = file.read()
    start = tail.rfind(_END)
    if start < 0 or start + _END_SIZE > len(tail):
        raise zipfile.BadZipFile("no directory")
    count, directory = struct.unpack_from("<HI", tail, start + 10)
    if count > MAX_ENTRIES or directory > _MAX_DIRECTORY:
        raise _too_much(name, "files", max(count, MAX_ENTRIES + 1), MAX_ENTRIES)


def _too_much(name: str, what: str, found: int, limit: int) -> SourceError:
    return SourceError(
        "project.zip-too-large",
        Location(source=name),
        path=name,
        found=f"{found} {what}",
        limit=f"{limit} {what}",
    )


def _entries(infos: Sequence[zipfile.ZipInfo], name: str) -> list[_Entry]:
    """The files worth unpacking; raises SourceError for an archive that is refused."""
    if len(infos) > MAX_ENTRIES:
        raise _too_much(name, "files", len(infos), MAX_ENTRIES)
    total = sum(info.file_size for info in infos)
    if total > MAX_TOTAL:
        raise _too_much(name, "MB", total // 1024 // 1024, MAX_TOTAL // 1024 // 1024)
    entries: list[_Entry] = []
    taken: set[tuple[str, ...]] = set()
    # All names together: macOS writes UTF-8 without saying so.
    names = [_raw(info) for info in infos if not info.flag_bits & _UTF8]
    encoding = likeliest(b"\n".join(names)) or "cp437"
    for info in infos:
        entry = _entry(info, encoding, name)
        if entry is None:
            continue
        key = tuple(part.casefold() for part in entry.parts)
        if key in taken:
            raise zipfile.BadZipFile(f"twice: {'/'.join(entry.parts)[:80]}")
        taken.add(key)
        entries.append(entry)
    return entries


def _entry(info: zipfile.ZipInfo, encoding: str, name: str) -> _Entry | None:
    """The entry, None for a folder or a system's file; raises SourceError for a hostile one."""
    path = _name(info, encoding).replace("\\", "/")
    parts = tuple(part for part in path.split("/") if part not in ("", "."))
    place = Location(source=name, quote=path[:60])
    mode = info.external_attr >> 16
    kind = stat.S_IFMT(mode) if info.create_system == 3 else 0  # 3: Unix, APPNOTE.TXT 4.4.2.2
    leaves = path.startswith("/") or ".." in parts or (parts and parts[0][1:2] == ":")
    if leaves or kind not in (0, stat.S_IFREG, stat.S_IFDIR) or len(parts) > MAX_DEPTH:
        raise SourceError("project.zip-hostile", place, path=name, entry=path[:80])
    if path.endswith("/") or kind == stat.S_IFDIR or not parts or _is_system(parts):
        return None
    if any(unicodedata.category(char) == "Cc" for char in path):
        raise SourceError("project.zip-hostile", place, path=name, entry=path[:80])
    if info.flag_bits & _ENCRYPTED:
        raise SourceError("project.zip-encrypted", place, path=name)
    if info.file_size > MAX_FILE:
        megabytes = info.file_size // 1024 // 1024
        raise _too_much(f"{name}/{path}"[:200], "MB", megabytes, MAX_FILE // 1024 // 1024)
    if info.file_size > max(_RATIO_FROM, MAX_RATIO * info.compress_size):
        ratio = info.file_size // max(1, info.compress_size)
        raise _too_much(f"{name}/{path}"[:200], ": 1", ratio, MAX_RATIO)
    return _Entry(info, parts)


def _is_system(parts: Sequence[str]) -> bool:
    """Whether a system or an editor made the file, and no person."""
    folders = {part.lower() for part in parts[:-1]}
    last = parts[-1].lower()
    hidden = any(part.startswith(".") for part in parts) or last.startswith("~$")
    return hidden or bool(folders & _SYSTEM_FOLDERS) or last in _SYSTEM_FILES


def _raw(info: zipfile.ZipInfo) -> bytes:
    """The bytes of a name that zipfile has read as CP437, for want of the UTF-8 flag."""
    try:
        return info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.orig_filename.encode()


def _name(info: zipfile.ZipInfo, encoding: str) -> str:
    """The name as its maker saw it, composed (macOS takes letters apart: NFD)."""
    if info.flag_bits & _UTF8:
        name = info.orig_filename
    else:
        raw = _raw(info)
        name = _unicode_path(info.extra, raw) or raw.decode(encoding, "replace")
    return unicodedata.normalize("NFC", name)


def _unicode_path(extra: bytes, raw: bytes) -> str:
    """The name in Info-ZIP's extra field, if it belongs to the ``raw`` name; else ""."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        data, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(data) > 5:
            checksum = struct.unpack_from("<I", data, 1)[0]
            if checksum == zlib.crc32(raw):
                return data[5:].decode("utf-8", "replace")
    return ""


def _extract(opened: zipfile.ZipFile, entry: _Entry, target: Path, left: int, name: str) -> int:
    """Unpack one file, no more than ``left`` bytes; how many they were."""
    size = 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with opened.open(entry.info) as source, target.open("xb") as file:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > min(left, MAX_FILE):  # the directory lied
                limit = min(left, MAX_FILE) // 1024 // 1024
                raise _too_much(name, "MB", size // 1024 // 1024 + 1, limit)
            file.write(chunk)
    return size


def contents(folder: Path) -> Iterator[PurePosixPath]:
    """Every file that was unpacked, relative to ``folder``, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield PurePosixPath(path.relative_to(folder).as_posix())
