"""The operands of an operation decoded, as far as they are asked for (ISO 32000-1, 7.3).

Numbers come as float, strings as bytes, names as ``Name``, arrays as list, dictionaries as dict.
Whatever the bytes, there is no exception: what is no syntax of PDF is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from compiler.pdf.content import REGULAR, SPACE


class Name(str):
    """A name, with its slash."""

    __slots__ = ()


Operand = float | bytes | Name | bool | list["Operand"] | dict[str, "Operand"] | None

_DEEPEST = 32
_TOKEN = re.compile(
    rb"[" + SPACE + rb"]*+(?:"
    rb"([+\-.0-9]++)"  # 1 number
    rb"|<([0-9A-Fa-f" + SPACE + rb"]*+)>"  # 2 hexadecimal string
    rb"|(/" + REGULAR + rb"*+)"  # 3 name
    rb"|(\[|<<)"  # 4
    rb"|(\]|>>)"  # 5
    rb"|(\()"  # 6 string
    rb"|(true|false|null)(?!" + REGULAR + rb")"  # 7
    rb"|%[^\r\n]*+|.)",
    re.DOTALL,
)
_NAME = re.compile(rb"/" + REGULAR + rb"*+")
_TAG = re.compile(rb"[" + SPACE + rb"]*+(/" + REGULAR + rb"*+)")
_DELIMITERS = re.compile(rb"[()<>\[\]%]")
_ODD_NUMBER = re.compile(rb"[+-]*+([0-9]*+\.?+[0-9]*+)")
_STRING_PART = re.compile(rb"[^()\\\r]*([()\\\r])", re.DOTALL)
_ESCAPES = {ord(letter): value for letter, value in zip("nrtbf", b"\n\r\t\b\f", strict=True)}
_WORDS: Mapping[bytes, bool | None] = {b"true": True, b"false": False, b"null": None}


def numbers(operands: bytes, count: int) -> tuple[float, ...] | None:
    """The last ``count`` operands as numbers; None if they are not."""
    words = operands.split()
    if len(words) == count:
        try:
            return tuple(map(float, words))
        except ValueError:  # no numbers, or such as --5
            pass
    last = values(operands)[-count:]
    given = tuple(value for value in last if type(value) is float)
    return given if len(given) == count else None


def name(operands: bytes) -> Name:
    """The last name among operands; one that is empty if there is none."""
    if _DELIMITERS.search(operands) is None:
        found = _NAME.match(operands, max(operands.rfind(b"/"), 0))
        return _name(found[0]) if found else Name()
    names = [value for value in values(operands) if isinstance(value, Name)]
    return names[-1] if names else Name()


def tag(operands: bytes) -> Name:
    """The name that operands begin with, as of marked content; an empty one if it is none."""
    found = _TAG.match(operands)
    return _name(found[1]) if found else Name()


def shown(operands: bytes) -> tuple[bytes, float]:
    """What TJ shows: its strings as one, and the sum of the numbers between them."""
    if b"(" not in operands and b"%" not in operands:
        # Split at either bracket, numbers and strings take turns.
        parts = operands.strip(b"[] \n\r\t\f").replace(b">", b"<").split(b"<")
        digits = parts[1::2]
        try:
            if not any(len(part) % 2 for part in digits):
                text = bytes.fromhex(b"".join(digits).decode("ascii"))
                return text, sum(map(float, b" ".join(parts[::2]).split()))
        except ValueError:  # white space inside a pair, a number that is none
            pass
    given = next((value for value in reversed(values(operands)) if isinstance(value, list)), [])
    strings = [value for value in given if isinstance(value, bytes)]
    return b"".join(strings), sum(value for value in given if type(value) is float)


def pairs(flat: list[Operand]) -> dict[str, Operand]:
    """Keys and values that follow each other as a dictionary, the keys with their slash."""
    return {str(key): value for key, value in zip(flat[::2], flat[1::2], strict=False)}


def values(operands: bytes) -> list[Operand]:
    """All operands; what an open array or dictionary holds counts as its own."""
    outermost: list[Operand] = []
    nested: list[list[Operand]] = []
    current, position, end = outermost, 0, len(operands)
    while position < end:
        found = _TOKEN.match(operands, position)
        if found is None:  # white space at the end
            break
        position = found.end()
        kind = found.lastindex or 0
        if kind in _VALUES:
            current.append(_VALUES[kind](found[kind]))
        elif kind == 4 and len(nested) < _DEEPEST:
            nested.append(current)
            current = []
        elif kind == 5 and nested:
            closed: Operand = current if found[5] == b"]" else pairs(current)
            current = nested.pop()
            current.append(closed)
        elif kind == 6:
            text, position = _string(operands, position)
            current.append(text)
    for outer in reversed(nested):
        outer.append(current)
        current = outer
    return outermost


def _number(written: bytes) -> float:
    """What readers make of a number, even of ``--5``, ``4.-3`` or ``+.``: the first in it."""
    try:
        return float(written)
    except ValueError:
        found = _ODD_NUMBER.match(written)
        digits = found[1] if found else b""
        number = float(digits) if digits.strip(b".") else 0.0
        return -number if written.startswith(b"-") else number


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


# How the tokens that are values by themselves are read, by their group in _TOKEN.
_VALUES: Mapping[int, Callable[[bytes], Operand]] = {
    1: _number,
    2: _hex,
    3: _name,
    7: _WORDS.__getitem__,
}


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
