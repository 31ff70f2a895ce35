"""A content stream cut into operators with their operands (ISO 32000-2, 7.2 and 7.8.2).

Written for speed, and for any bytes: what is no PDF syntax is passed over, never an exception.
Numbers come as float, strings as bytes, names as ``Name``, arrays as list, dictionaries as dict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass


class Name(str):
    """A name, without its slash."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class InlineImage:
    """What stands between BI and EI: the dictionary, keys as written, and the data."""

    entries: dict[str, Operand]
    data: bytes


Operand = float | bytes | Name | bool | InlineImage | list["Operand"] | dict[str, "Operand"] | None

# Names and numbers longer than this are no content but an attack on memory.
_MOST_OPERANDS = 4096
_DEEPEST = 32

_TOKEN = re.compile(
    rb"""[\x00\t\n\x0c\r ]*(?:
      ([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?![^\x00\t\n\x0c\r ()<>\[\]{}/%]))  # 1 number
    | ([A-Za-z'"*][^\x00\t\n\x0c\r ()<>\[\]{}/%]*)                               # 2 operator
    | <([0-9A-Fa-f\x00\t\n\x0c\r ]*)>                                            # 3 hex string
    | /([^\x00\t\n\x0c\r ()<>\[\]{}/%]*)                                         # 4 name
    | (\[)                                                                       # 5
    | (\])                                                                       # 6
    | (\()                                                                       # 7 string
    | (<<)                                                                       # 8
    | (>>)                                                                       # 9
    | (%[^\r\n]*)                                                                # 10 comment
    | ([^\x00\t\n\x0c\r ()<>\[\]{}/%]+)                                          # 11 odd number
    | ([<>{})])                                                                  # 12 stray
    )""",
    re.VERBOSE,
)
_NUMBER = r"[+-]?+(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)"
# The operations that most streams consist of, each in one match: numbers and an operator, a list
# of glyphs shown, a name with a number or without. No way back in it, so no input makes it slow.
_WHOLE = re.compile(
    rf"""[\x00\t\n\x0c\r ]*+(?:
      ((?:{_NUMBER}[\t\n\x0c\r ]++){{0,6}}+)                         # 1 numbers
      ([A-Za-z'"*][^\x00\t\n\x0c\r ()<>\[\]{{}}/%]*+)                # 2 operator
    | \[((?:<[0-9A-Fa-f]*+>|{_NUMBER}(?=[\t\n\x0c\r <\]])|[\t\n\x0c\r ]++)*+)\]
      [\t\n\x0c\r ]*+TJ(?![^\x00\t\n\x0c\r ()<>\[\]{{}}/%])          # 3 list of TJ
    | /([A-Za-z0-9_.+-]*+)[\t\n\x0c\r ]++                            # 4 name
      ((?:{_NUMBER}[\t\n\x0c\r ]++)?+)                               # 5 number
      ([A-Za-z'"*][^\x00\t\n\x0c\r ()<>\[\]{{}}/%]*+)                # 6 operator
    )""".encode("ascii"),
    re.VERBOSE,
)
_GLYPHS = re.compile(rb"<([0-9A-Fa-f]*+)>|([0-9.+-]++)")
_STRING_PART = re.compile(rb"[^()\\\r]*([()\\\r])", re.DOTALL)
_ODD_NUMBER = re.compile(rb"[+-]*([0-9]*\.?[0-9]*)")
_IMAGE_END = re.compile(rb"[\x00\t\n\x0c\r ]EI(?=[\x00\t\n\x0c\r ]|$)")
_ESCAPES = {ord(letter): value for letter, value in zip("nrtbf", b"\n\r\t\b\f", strict=True)}
_WORDS: dict[bytes, bool | None] = {b"true": True, b"false": False, b"null": None}
_NO_OPERATORS = frozenset({*_WORDS, b"BI"})  # BI is followed by more than operands


def operations(data: bytes) -> Iterator[tuple[bytes, list[Operand]]]:
    """Each operator with the operands before it; an inline image as ``BI`` with one operand."""
    match, whole, position, end = _TOKEN.match, _WHOLE.match, 0, len(data)
    operands: list[Operand] = []
    nested: list[list[Operand]] = []
    current = operands
    while position < end:
        if not operands and not nested:
            found = whole(data, position)
            if found is not None and found[found.lastindex or 0] not in _NO_OPERATORS:
                position = found.end()
                yield _operation(found)
                continue
        found = match(data, position)
        if found is None:  # white space at the end
            return
        position = found.end()
        kind = found.lastindex or 0
        if kind in _VALUES:
            current.append(_VALUES[kind](found[kind]))
        elif kind == 2:
            word = found[2]
            if word in _WORDS:
                current.append(_WORDS[word])
            elif nested:  # an operator ends what was left open before it
                nested.clear()
                current = operands = []
            elif word == b"BI":
                image, position = _inline_image(data, position)
                yield b"BI", [image]
                current = operands = []
            else:
                yield word, operands
                current = operands = []
        elif kind in {5, 8}:
            if len(nested) < _DEEPEST:
                nested.append(current)
                current = []
        elif kind in {6, 9}:
            if nested:
                outer = nested.pop()
                outer.append(current if kind == 6 else _pairs(current))
                current = outer
        elif kind == 7:
            text, position = _string(data, position)
            current.append(text)
        if len(operands) > _MOST_OPERANDS:
            del operands[:-16]


def _operation(found: re.Match[bytes]) -> tuple[bytes, list[Operand]]:
    """An operation found whole."""
    kind = found.lastindex
    if kind == 2:
        return found[2], [float(number) for number in found[1].split()]
    if kind == 6:
        name: Operand = Name(found[4].decode("ascii"))
        return found[6], [name, *map(float, found[5].split())]
    shown: list[Operand] = [
        float(number) if number else _hex(digits) for digits, number in _GLYPHS.findall(found[3])
    ]
    return b"TJ", [shown]


def _hex(digits: bytes) -> bytes:
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:  # an odd count, or white space inside a pair: 7.3.4.3
        packed = b"".join(digits.replace(b"\0", b" ").split())
        return bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode("ascii"))


def _name(written: bytes) -> Name:
    if b"#" in written:
        written = re.sub(
            rb"#([0-9A-Fa-f]{2})", lambda pair: bytes.fromhex(pair[1].decode()), written
        )
    return Name(written.decode("utf-8", "surrogateescape"))


def _odd_number(written: bytes) -> float:
    """What readers make of ``--5``, ``4.-3`` or ``+.``: the first number in it."""
    found = _ODD_NUMBER.match(written)
    digits = found[1] if found else b""
    number = float(digits) if digits.strip(b".") else 0.0
    return -number if written.startswith(b"-") else number


# How the tokens that are values by themselves are read, by their group in _TOKEN.
_VALUES: Mapping[int, Callable[[bytes], Operand]] = {
    1: float,
    3: _hex,
    4: _name,
    11: _odd_number,
}


def _pairs(flat: list[Operand]) -> dict[str, Operand]:
    return {str(key): value for key, value in zip(flat[::2], flat[1::2], strict=False)}


def _string(data: bytes, position: int) -> tuple[bytes, int]:
    """A literal string whose bracket has been read, and where it ends (7.3.4.2)."""
    pieces: list[bytes] = []
    depth = 1
    while found := _STRING_PART.match(data, position):
        stop = found.start(1)
        pieces.append(data[position:stop])
        sign, position = found[1], stop + 1
        if sign == b"(":
            depth += 1
            pieces.append(sign)
        elif sign == b")":
            depth -= 1
            if not depth:
                return b"".join(pieces), position
            pieces.append(sign)
        elif sign == b"\r":
            position += data[position : position + 1] == b"\n"
            pieces.append(b"\n")
        else:
            piece, position = _escape(data, position)
            pieces.append(piece)
    return b"".join(pieces), len(data)


def _escape(data: bytes, position: int) -> tuple[bytes, int]:
    """What a backslash and what follows it stand for, and where that ends."""
    following = data[position : position + 3]
    octal = re.match(rb"[0-7]{1,3}", following)
    if octal:
        return bytes([int(octal[0], 8) & 255]), position + len(octal[0])
    if following[:2] == b"\r\n":
        return b"", position + 2
    if following[:1] in {b"\r", b"\n"}:
        return b"", position + 1
    if not following:
        return b"", position
    return bytes([_ESCAPES.get(following[0], following[0])]), position + 1


def _inline_image(data: bytes, position: int) -> tuple[InlineImage, int]:
    """The image whose BI has been read, and where its EI ends (8.9.7)."""
    entries: list[Operand] = []
    while found := _TOKEN.match(data, position):
        position = found.end()
        if found[2] == b"ID":
            break
        if found[7]:
            _, position = _string(data, position)
        elif found[1]:
            entries.append(float(found[1]))
        elif found[4] is not None:
            entries.append(_name(found[4]))
        elif found[2]:
            entries.append(_WORDS.get(found[2]))
        elif found[5]:
            inner, position = _flat_array(data, position)
            entries.append(inner)
    start = position + 1
    stop = _IMAGE_END.search(data, position)
    if stop is None:
        return InlineImage(_pairs(entries), data[start:]), len(data)
    return InlineImage(_pairs(entries), data[start : stop.start()]), stop.end()


def _flat_array(data: bytes, position: int) -> tuple[list[Operand], int]:
    """The names, numbers and strings of an array in an inline image's dictionary."""
    items: list[Operand] = []
    while found := _TOKEN.match(data, position):
        position = found.end()
        if found[6]:
            break
        if found[4] is not None:
            items.append(_name(found[4]))
        elif found[1]:
            items.append(float(found[1]))
        elif found[3] is not None:
            items.append(_hex(found[3]))
        elif found[7]:
            text, position = _string(data, position)
            items.append(text)
    return items, position
