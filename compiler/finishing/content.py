"""A content stream as operations: operands and operator, with their place in the bytes.

Syntax of ISO 32000-1, 7.2, 7.3 and 7.8.2; inline images 8.9.7. Nothing is decoded that is not
asked for, and no byte is lost: what follows no rule is an operation of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SPACE = rb"\x00\t\n\x0c\r "
_REGULAR = rb"[^" + _SPACE + rb"()<>\[\]{}/%]"
_COMMENT = rb"%[^\r\n]*+"
_ENDS = rb"(?!" + _REGULAR + rb")"
_OPERANDS = re.compile(
    rb"(?:[" + _SPACE + rb"]++"
    rb"|[+\-.0-9]++" + _ENDS + rb"|/" + _REGULAR + rb"*+"
    rb"|<[0-9A-Fa-f" + _SPACE + rb"]*+>|<<|>>|\[|\]"
    rb"|\((?:[^()\\]++|\\.)*+\)"  # a string without brackets of its own
    rb"|(?:true|false|null)" + _ENDS + rb"|" + _COMMENT + rb")*+",
    re.DOTALL,
)
_NUMBER = re.compile(rb"(?<!\S)[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?!\S)")
_OPERATOR = re.compile(_REGULAR + rb"++")
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_IMAGE_END = re.compile(rb"(?<=[" + _SPACE + rb"])EI(?![^" + _SPACE + rb"/])")
_TEXT_AFTER_IMAGE = re.compile(rb"[\t\n\x0c\r -~]*+\Z")
_LOOK_AHEAD = 24  # bytes of text after EI that tell it from two bytes of a picture


class Operation(NamedTuple):
    """One operation; ``start`` and ``end`` are its place in the stream, operands and all.

    Of an inline image the operator is ``EI`` and the operands are the picture's bytes.
    """

    operator: bytes
    operands: bytes
    start: int
    end: int


def operations(content: bytes) -> Iterator[Operation]:
    """Every operation of a content stream, in order; together they are all of its bytes."""
    position, end = 0, len(content)
    while position < end:
        start = position
        position = _past_operands(content, position)
        found = _OPERATOR.match(content, position)
        stop = found.end() if found else min(position + 1, end)
        yield Operation(content[position:stop], content[start:position], start, stop)
        position = stop
        if found and found[0] == b"ID" and position < end:
            last = _image_end(content, position)
            yield Operation(b"EI", content[position + 1 : last], position, min(last + 2, end))
            position = min(last + 2, end)


def numbers(operands: bytes) -> list[float]:
    """The numbers among operands, in order."""
    text = re.sub(_COMMENT, b"", operands) if b"%" in operands else operands
    return [float(word) for word in _NUMBER.findall(text)]


def name(operands: bytes) -> str:
    """The last name among operands with its slash, escapes decoded; "" if there is none."""
    text = re.sub(_COMMENT, b"", operands) if b"%" in operands else operands
    at = text.rfind(b"/")
    if at < 0:
        return ""
    word = text[at:].split()[0]
    return re.sub(rb"#([0-9A-Fa-f]{2})", _escaped, word).decode("utf-8", "surrogateescape")


def _escaped(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 16)])


def _past_operands(content: bytes, position: int) -> int:
    while True:
        found = _OPERANDS.match(content, position)
        position = found.end() if found else position
        if content[position : position + 1] != b"(":
            return position
        position = _string_end(content, position)


def _string_end(content: bytes, position: int) -> int:
    """Where the string ends that begins at ``position`` and has brackets in it."""
    depth = 0
    for bracket in _BRACKET.finditer(content, position):
        depth += {b"(": 1, b")": -1}.get(bracket[0], 0)
        if depth == 0:
            return bracket.end()
    return len(content)


def _image_end(content: bytes, position: int) -> int:
    """Where the EI stands that ends the picture whose bytes begin after ``position``."""
    for found in _IMAGE_END.finditer(content, position):
        if _TEXT_AFTER_IMAGE.match(content[found.end() : found.end() + _LOOK_AHEAD]):
            return found.start()
    return len(content)
