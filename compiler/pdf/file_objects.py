"""The objects of a PDF as they stand in its bytes (ISO 32000-1, 7.5).

Of files as this program writes them: one cross-reference stream, objects by themselves or in object
streams. Whoever asks wants to know whether two files hold the same, not what they mean; what is
written in another way is refused, and nothing is guessed.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

_HEADER = re.compile(rb"%PDF-1\.\d\n%[^\n]{1,9}\n")
_START = re.compile(rb"startxref\n(\d{1,12})\n%%EOF\s{0,2}\Z")
_HEAD = re.compile(rb"(\d{1,10}) 0 obj\n")
_STREAM = re.compile(rb">>\s{0,2}stream\n")
_LENGTH = re.compile(rb"/Length (\d{1,12})(?=[/>\s])")
_TOKEN = re.compile(
    rb"""\s*(?:(?P<open><<|\[)|(?P<close>>>|\])|(?P<ref>\d{1,10})[ ]0[ ]R(?![A-Za-z0-9])
    |(?P<name>/[^\s/<>\[\](){}%]*)|(?P<text>\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)
    |(?P<plain>[^\s/<>\[\](){}%]+))""",
    re.VERBOSE | re.DOTALL,
)
_DEEPEST = 40
_UP = 2  # the kind of a row's predictor (PNG, 9.2)


class UnreadableError(ValueError):
    """A file that is written in another way than ours."""


@dataclass(frozen=True)
class Ref:
    """A reference to an object."""

    number: int


Value = Any  # a dictionary by names without their slash, a list, a Ref, or the bytes of a token


class FileObjects:
    """A file's objects, by number."""

    def __init__(self, pdf: bytes) -> None:
        """Find them; raises UnreadableError."""
        self._pdf = pdf
        header, found = _HEADER.match(pdf), _START.search(pdf, max(0, len(pdf) - 64))
        if not header or not found:
            raise UnreadableError("no beginning, or no end")
        self.head = header[0]
        table = self._at(int(found[1]))
        self.trailer = parsed(table[0])
        self._places = _table(self.trailer, _unpacked(table[1]))
        self._packed: dict[int, dict[int, bytes]] = {}
        self._values: dict[int, Value] = {}

    def text(self, number: int) -> bytes:
        """The object itself; of a stream its dictionary."""
        return self._object(number)[0]

    def data(self, number: int) -> bytes | None:
        """The bytes of a stream as they are in the file; None for another object."""
        return self._object(number)[1]

    def content(self, number: int) -> bytes:
        """What a stream holds, unpacked."""
        text, data = self._object(number)
        if data is None:
            raise UnreadableError("no stream")
        filters = parsed(text).get("Filter")
        if filters is None:
            return data
        if filters != b"/FlateDecode" or b"/DecodeParms" in text:
            raise UnreadableError("packed otherwise")
        return _unpacked(data)

    def value(self, number: int) -> Value:
        """The object parsed, once; of a stream its dictionary. It is not to be changed."""
        if number not in self._values:
            self._values[number] = parsed(self.text(number))
        return self._values[number]

    @cached_property
    def catalog(self) -> dict[str, Value]:
        """The root of the file."""
        return self.dictionary(self.trailer.get("Root"))

    def dictionary(self, value: Value) -> dict[str, Value]:
        """A dictionary, itself or referred to; UnreadableError if it is none."""
        found = self.value(value.number) if isinstance(value, Ref) else value
        if not isinstance(found, dict):
            raise UnreadableError("no dictionary")
        return found

    def _object(self, number: int) -> tuple[bytes, bytes | None]:
        kind, place, _ = self._places.get(number, (0, 0, 0))
        if kind == 1:
            return self._at(place, number)
        if kind != 2:
            raise UnreadableError("no object")
        if place not in self._packed:
            self._packed[place] = self._unpack(place)
        try:
            return self._packed[place][number], None
        except KeyError as error:
            raise UnreadableError("no object") from error

    def _at(self, start: int, number: int | None = None) -> tuple[bytes, bytes | None]:
        """The object that begins at a place of the file."""
        head = _HEAD.match(self._pdf, start)
        if not head or number not in {None, int(head[1])}:
            raise UnreadableError("no object there")
        end = self._pdf.find(b"\nendobj", head.end())
        stream = _STREAM.search(self._pdf, head.end(), end)
        if not stream:
            return self._pdf[head.end() : end], None
        text = self._pdf[head.end() : stream.start() + 2]
        lengths = _LENGTH.findall(text)
        if len(lengths) != 1:
            raise UnreadableError("no length")
        stop = stream.end() + int(lengths[0])
        if not self._pdf.startswith(b"\nendstream\nendobj", stop):
            raise UnreadableError("another length")
        return text, self._pdf[stream.end() : stop]

    def _unpack(self, number: int) -> dict[int, bytes]:
        """The objects of an object stream (7.5.7)."""
        facts, content = self.value(number), self.content(number)
        count, first = int(facts["N"]), int(facts["First"])
        numbers = [int(word) for word in content[:first].split()]
        starts = [first + place for place in numbers[1::2]]
        stops = [*starts[1:], len(content)]
        if len(numbers) != 2 * count or starts != sorted(starts) or "Extends" in facts:
            raise UnreadableError("an object stream")
        pieces = [content[start:stop] for start, stop in zip(starts, stops, strict=True)]
        return dict(zip(numbers[::2], pieces, strict=True))


def _table(facts: dict[str, Value], content: bytes) -> dict[int, tuple[int, int, int]]:
    """Where each object is (7.5.8)."""
    if facts.get("Type") != b"/XRef" or {"Prev", "Encrypt"} & facts.keys():
        raise UnreadableError("another table")
    widths = [int(width) for width in facts["W"]]
    index = [int(number) for number in facts.get("Index", [b"0", facts["Size"]])]
    size = sum(widths)
    packing = facts.get("DecodeParms")
    if packing == {"Columns": b"%d" % size, "Predictor": b"12"}:
        content = _without_predictor(content, size)
    elif packing is not None:
        raise UnreadableError("packed otherwise")
    if len(index) != 2 or len(content) != size * index[1]:
        raise UnreadableError("another table")
    one, two = widths[0], widths[0] + widths[1]
    rows = (content[at : at + size] for at in range(0, len(content), size))
    number = int.from_bytes
    return {
        each: (number(row[:one]), number(row[one:two]), number(row[two:]))
        for each, row in enumerate(rows, index[0])
    }


def _without_predictor(content: bytes, size: int) -> bytes:
    """Rows of which each is written as what it is more than the one before (7.4.4.4)."""
    rows, before = [], bytes(size)
    for at in range(0, len(content), size + 1):
        if content[at] != _UP:
            raise UnreadableError("packed otherwise")
        row = content[at + 1 : at + 1 + size]
        before = bytes((one + other) & 0xFF for one, other in zip(row, before, strict=True))
        rows.append(before)
    return b"".join(rows)


def _unpacked(data: bytes | None) -> bytes:
    engine = zlib.decompressobj()
    try:
        content = engine.decompress(data or b"")
    except zlib.error as error:
        raise UnreadableError("damaged") from error
    if not engine.eof:
        raise UnreadableError("cut off")
    return content


def parsed(text: bytes) -> Value:
    """The value that a text of PDF is; raises UnreadableError for what is not ours."""
    root: list[Value] = []
    open_lists = [root]
    place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        if not found:
            if text[place:].strip():
                raise UnreadableError("no token")
            break
        place = found.end()
        match found.lastgroup:
            case "open":
                open_lists.append([])
                if len(open_lists) > _DEEPEST:
                    raise UnreadableError("too deep")
            case "close":
                items = open_lists.pop()
                if not open_lists:
                    raise UnreadableError("not open")
                is_list = found["close"] == b"]"
                open_lists[-1].append(items if is_list else _dictionary(items))
            case "ref":
                open_lists[-1].append(Ref(int(found["ref"])))
            case group:
                open_lists[-1].append(found[group or 0])
    if len(open_lists) != 1 or len(root) != 1:
        raise UnreadableError("not one value")
    return root[0]


def _dictionary(items: list[Value]) -> dict[str, Value]:
    names = items[::2]
    if len(items) % 2 or not all(isinstance(name, bytes) and name[:1] == b"/" for name in names):
        raise UnreadableError("no dictionary")
    found = {
        name[1:].decode("latin-1"): value for name, value in zip(names, items[1::2], strict=True)
    }
    if len(found) != len(names):
        raise UnreadableError("a name twice")
    return found
