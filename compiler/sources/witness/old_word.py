"""The words of a Word 97–2003 file, from its piece table ([MS-DOC] §2.4.1), no program asked."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

from compiler.sources.conversion.compound_file import CompoundFile

_WORD_97 = 0xA5EC
_SECOND_TABLE = 0x0200  # of the flags: which of two tables holds the pieces
_COUNTS = 34 + 2 * 14 + 2  # rgLw of a Word 97 file, after csw, rgW and cslw
_TEXT, _NOTES, _HEADS, _COMMENTS, _END_NOTES, _BOXES = 3, 4, 5, 7, 8, 9  # places in rgLw
_PIECES = 0x01A2  # fcClx, lcbClx
_COMPRESSED = 0x40000000
_ENDS = re.compile(r"[\r\x07\x0b\x0c]")
_BEGIN, _RESULT, _END = "\x13", "\x14", "\x15"  # of a field


class NoWordError(ValueError):
    """The file has no piece table where Word 97 and later have it."""


def words_of(path: Path) -> tuple[str, ...]:
    """The paragraphs of the text, its notes and its text boxes, fields with their results alone.

    Raises NoWordError for the older format of Word 6 and 95, and CompoundError.
    """
    held = CompoundFile(path.read_bytes())
    document = held.stream("WordDocument") or b""
    if len(document) < _PIECES + 8 or struct.unpack_from("<H", document)[0] != _WORD_97:
        raise NoWordError
    (flags,) = struct.unpack_from("<H", document, 10)
    table = held.stream("1Table" if flags & _SECOND_TABLE else "0Table") or b""
    start, size = struct.unpack_from("<II", document, _PIECES)
    text = "".join(_pieces(document, table[start : start + size]))
    counts = struct.unpack_from("<11I", document, _COUNTS)
    notes = counts[_TEXT] + counts[_NOTES]
    beside = notes + counts[_HEADS] + counts[6] + counts[_COMMENTS]
    after = beside + counts[_END_NOTES] + counts[_BOXES]
    return tuple(_paragraphs(f"{text[:notes]}\r{text[beside:after]}"))


def _pieces(document: bytes, table: bytes) -> Iterator[str]:
    at = 0
    while at < len(table) and table[at] == 1:  # properties that pieces share
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    if at + 5 > len(table) or table[at] != 2:
        raise NoWordError
    (size,) = struct.unpack_from("<I", table, at + 1)
    pieces = table[at + 5 : at + 5 + size]
    count = (len(pieces) - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", pieces)
    for index in range(count):
        length = max(0, places[index + 1] - places[index])
        (start,) = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * index + 2)
        if start & _COMPRESSED:
            begun = (start & ~_COMPRESSED) // 2
            yield document[begun : begun + length].decode("cp1252", "replace")
        else:
            yield document[start : start + 2 * length].decode("utf-16-le", "replace")


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs without what fields are told; a field may reach over several."""
    told: list[bool] = []  # of the fields that are open: whether their result has begun
    shown: list[str] = []
    for piece in re.split(r"([\x13-\x15])", text):
        if piece == _BEGIN:
            told.append(False)
        elif piece == _RESULT and told:
            told[-1] = True
        elif piece == _END and told:
            told.pop()
        elif all(told):
            shown.append(piece)
    for paragraph in _ENDS.split("".join(shown)):
        if paragraph.strip():
            yield paragraph
