"""The streams of a compound file ([MS-CFB]), which old Word files are: every chain is bounded."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE = 0xFFFFFFFA  # from here on numbers of sectors have meanings of their own ([MS-CFB] §2.1)
_HEADER = 512
_HEADER_FAT = 109  # entries of the table of tables that stand in the header
_ENTRY = 128
_MOST_ENTRIES = 20_000
_SHORT_SECTOR = 64
_STREAM, _ROOT = 2, 5


class CompoundError(ValueError):
    """The file is no compound file that can be read: cut off, or its chains go in circles."""


@dataclass(frozen=True)
class _Entry:
    """A stream: its name, where its chain begins, its size in bytes."""

    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """A compound file that is held in memory.

    Raises CompoundError. What a chain names behind the end of the file is passed over: programs
    that cut the last sector short are forgiven.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER or not data.startswith(SIGNATURE):
            raise CompoundError("signature")
        self._data = data
        shift, short = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or short != 6:
            raise CompoundError("sector size")
        self._sector = 1 << shift
        self._directory, _, self._cutoff, self._short_table = struct.unpack_from("<IIII", data, 48)
        self._table = self._sectors_of_tables()

    @cached_property
    def streams(self) -> tuple[str, ...]:
        """The names of all streams."""
        return tuple(entry.name for entry in self._entries if entry.kind == _STREAM)

    def stream(self, name: str) -> bytes | None:
        """The bytes of a stream; None if there is none of that name."""
        for entry in self._entries:
            if entry.kind == _STREAM and entry.name == name:
                short = entry.size < self._cutoff
                return (self._short(entry) if short else self._long(entry.start))[: entry.size]
        return None

    @cached_property
    def _entries(self) -> tuple[_Entry, ...]:
        data = self._long(self._directory)
        if len(data) // _ENTRY > _MOST_ENTRIES:
            raise CompoundError("directory")
        return tuple(_entries(data))

    def _sectors_of_tables(self) -> tuple[int, ...]:
        """The allocation table: for each sector the one after it in its chain."""
        data, count = self._data, self._sector // 4
        numbers = list(struct.unpack_from(f"<{_HEADER_FAT}I", data, 76))
        (after,) = struct.unpack_from("<I", data, 68)
        met: set[int] = set()
        while after < _FREE and (sector := self._at(after)):
            if after in met:
                raise CompoundError("circle")
            met.add(after)
            entries = struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])
            numbers += entries[: count - 1]
            after = entries[-1] if len(entries) == count else _FREE
        table: list[int] = []
        for number in numbers:
            if number < _FREE:
                sector = self._at(number)
                table += struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])
            if len(table) * self._sector > 2 * len(data) + count * self._sector:
                break  # it tells of more sectors than there are
        return tuple(table)

    def _at(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        return self._data[start : start + self._sector]

    def _chain(self, number: int, table: tuple[int, ...]) -> Iterator[int]:
        met = 0
        while number < _FREE:
            yield number
            met += 1
            if met > len(table) + 1:
                raise CompoundError("circle")
            number = table[number] if number < len(table) else _FREE

    def _long(self, start: int) -> bytes:
        return b"".join(map(self._at, self._chain(start, self._table)))

    @cached_property
    def _short_sectors(self) -> tuple[bytes, tuple[int, ...]]:
        """What small streams are cut from, and their own allocation table."""
        root = next((entry for entry in self._entries if entry.kind == _ROOT), None)
        held = self._long(root.start) if root else b""
        table = self._long(self._short_table)
        return held, struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])

    def _short(self, entry: _Entry) -> bytes:
        held, table = self._short_sectors
        return b"".join(
            held[number * _SHORT_SECTOR : (number + 1) * _SHORT_SECTOR]
            for number in self._chain(entry.start, table)
        )


def _entries(data: bytes) -> Iterator[_Entry]:
    for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
        (length,) = struct.unpack_from("<H", data, at + 64)
        name = data[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<II", data, at + 116)
        yield _Entry(name, data[at + 66], start, size)
