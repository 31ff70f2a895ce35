"""A content stream as operations: operands and operator, with their place in the bytes.

Syntax of ISO 32000-1, 7.2, 7.3 and 7.8.2; inline images 8.9.7. Nothing is decoded that is not
asked for (``operands``), and no byte is lost: what follows no rule is an operation of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

SPACE = rb"\x00\t\n\x0c\r "
REGULAR = rb"[^" + SPACE + rb"()<>\[\]{}/%]"
_ENDS = rb"(?!" + REGULAR + rb")"
# No way back in any part of it, so no input makes it slow.
_OPERANDS = (
    rb"(?>(?:[" + SPACE + rb"]++"
    rb"|[+\-.0-9]++" + _ENDS + rb"|/" + REGULAR + rb"*+"
    rb"|<[0-9A-Fa-f" + SPACE + rb"]*+>|<<|>>|\[|\]"
    rb"|\([^()\\]*+(?>(?:\\.[^()\\]*+)*)\)"  # a string without brackets of its own
    rb"|(?:true|false|null)" + _ENDS + rb"|%[^\r\n]*+)*)"
)
_SOME_OPERANDS = re.compile(_OPERANDS, re.DOTALL)
_OPERATOR = re.compile(REGULAR + rb"++")
_OPERATION = re.compile(rb"(" + _OPERANDS + rb")(" + REGULAR + rb"++)", re.DOTALL)
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_IMAGE_END = re.compile(rb"(?<=[" + SPACE + rb"])EI(?![^" + SPACE + rb"/])")
_TEXT_AFTER_IMAGE = re.compile(rb"[\t\n\x0c\r -~]*+\Z")
_LOOK_AHEAD = 24  # bytes of text after EI that tell it from two bytes of a picture


class Operation(NamedTuple):
    """One operation; ``start`` and ``end`` are its place in the stream, operands and all.

    Of an inline image the operator is ``EI`` and the operands are the picture's bytes; its
    dictionary is the operands of ``ID``.
    """

    operator: bytes
    operands: bytes
    start: int
    end: int


def operations(content: bytes) -> Iterator[Operation]:
    """Every operation of a content stream, in order; together they are all of its bytes."""
    match, position, end = _OPERATION.match, 0, len(content)
    while position < end:
        found = match(content, position)
        if found is None:
            one = _odd_operation(content, position)
        else:
            operands, operator = found.groups()
            one = Operation(operator, operands, position, found.end())
        yield one
        position = one.end
        if one.operator == b"ID" and position < end:
            last = _image_end(content, position)
            start, position = position, min(last + 2, end)
            yield Operation(b"EI", content[start + 1 : last], start, position)


def _odd_operation(content: bytes, start: int) -> Operation:
    """An operation with a string that has brackets in it, or one that follows no rule."""
    position = _past_operands(content, start)
    found = _OPERATOR.match(content, position)
    stop = found.end() if found else min(position + 1, len(content))
    return Operation(content[position:stop], content[start:position], start, stop)


def _past_operands(content: bytes, position: int) -> int:
    while True:
        found = _SOME_OPERANDS.match(content, position)
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
