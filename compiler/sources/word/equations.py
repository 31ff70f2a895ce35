r"""EQ fields (ECMA-376 §17.16.5.17 leaves them out; Word's help has them): \f \r \s \o \x \i \a.

Word's own 拼音指南 and 带圈字符 write ruby and circled characters this way, and old documents
their fractions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.model.inline import Keep, Ruby, Subscript, Superscript, Text
from compiler.sources.flow.marks import Mark, Marks
from compiler.sources.flow.runs import Piece

_EQ = re.compile(r"\s*+EQ\s+(?P<body>.*)", re.DOTALL | re.IGNORECASE)
_FORMATS = re.compile(r'\\\*\s*+(?:"[^"]*"|\S+)\s*+')  # \* jc2 \* "Font:宋体" \* hps10
_SWITCH = re.compile(
    r"\\([a-z]{1,3})((?>(?:\\[a-z]{1,2}(?![a-z])\s*+(?:\d++)?|\s*+\d++)*))\s*+", re.IGNORECASE
)
_PHONETIC = re.compile(
    r"\\o(?:\\[a-z]{2})?\s*+\(\s*+\\s\\up\s*+-?\d*\s*+\((?P<rt>[^()]*)\)\s*+[,;，]\s*+(?P<base>[^()]*)\)",
    re.IGNORECASE,
)
_CIRCLES = "○〇◯"
_FRAMES = "□△◇"
_MAX_DEPTH = 12


def equation(code: str) -> list[Piece]:
    """The pieces that an EQ field shows; [] for any other field."""
    match = _EQ.fullmatch(code)
    if match is None:
        return []
    body = _FORMATS.sub("", match["body"]).strip()
    phonetic = _PHONETIC.fullmatch(body)
    if phonetic and phonetic["rt"].strip() and phonetic["base"].strip():
        base, annotation = phonetic["base"].strip(), phonetic["rt"].strip()
        return [Piece(Ruby((Text(base),), (Text(annotation),)), ())]
    return [piece for piece in _pieces(body, (), 0) if piece.inline != Keep("")]


@dataclass(frozen=True)
class _Switch:
    r"""``\f(1,2)``: its letter, its options, its arguments, and where it ends."""

    letter: str
    options: str
    arguments: tuple[str, ...]
    end: int


def _pieces(text: str, marks: Marks, depth: int) -> Iterator[Piece]:
    """The pieces of an argument; what is too deep or no switch stands as it is typed."""
    at = 0
    while at < len(text):
        start = text.find("\\", at)
        if start < 0 or depth >= _MAX_DEPTH:
            yield Piece(Keep(text[at:]), marks)
            return
        if start > at:
            yield Piece(Keep(text[at:start]), marks)
        switch = _switch(text, start)
        if switch is None:  # an escaped sign: \( \,
            yield Piece(Keep(text[start + 1 : start + 2]), marks)
            at = start + 2
        else:
            yield from _shown(switch, marks, depth + 1)
            at = switch.end


def _switch(text: str, start: int) -> _Switch | None:
    match = _SWITCH.match(text, start)
    if match is None or text[match.end() : match.end() + 1] != "(":
        return None
    arguments: list[str] = []
    level, begun, at = 0, match.end() + 1, match.end()
    while at < len(text):
        sign = text[at]
        if sign == "\\":
            at += 1
        elif sign == "(":
            level += 1
        elif sign == ")":
            level -= 1
            if level == 0:
                arguments.append(text[begun:at])
                return _Switch(match[1].lower(), match[2].lower(), tuple(arguments), at + 1)
        elif sign in ",;，" and level == 1:
            arguments.append(text[begun:at])
            begun = at + 1
        at += 1
    return None


def _shown(switch: _Switch, marks: Marks, depth: int) -> Iterator[Piece]:
    parts = [argument.strip() for argument in switch.arguments]

    def bracketed(part: str) -> Iterator[Piece]:
        single = len(part) <= 1 or part.isdecimal()
        if not single:
            yield Piece(Keep("("), marks)
        yield from _pieces(part, marks, depth)
        if not single:
            yield Piece(Keep(")"), marks)

    if switch.letter == "f" and len(parts) == 2:
        yield from bracketed(parts[0])
        yield Piece(Keep("/"), marks)
        yield from bracketed(parts[1])
    elif switch.letter == "r":
        if len(parts) == 2:
            yield from _pieces(parts[0], _with(marks, Superscript), depth)
        yield Piece(Keep("√"), marks)
        yield from bracketed(parts[-1])
    elif switch.letter == "s" and parts:
        style = Subscript if "\\do" in switch.options else Superscript
        for index, part in enumerate(parts):
            yield from _pieces(part, _with(marks, Subscript if index else style), depth)
    elif switch.letter == "o" and len(parts) == 2:
        yield from _overstruck(parts, marks, depth)
    elif switch.letter == "b":
        yield Piece(Keep("("), marks)
        yield from _pieces(",".join(parts), marks, depth)
        yield Piece(Keep(")"), marks)
    else:
        for index, part in enumerate(parts):
            if index:
                yield Piece(Keep(", "), marks)
            yield from _pieces(part, marks, depth)


def _overstruck(parts: list[str], marks: Marks, depth: int) -> Iterator[Piece]:
    """Characters over each other: a number in a circle is one character where Unicode has it."""
    inner = next((part for part in parts if part not in _CIRCLES + _FRAMES), "")
    if any(part in _CIRCLES for part in parts) and inner.isascii() and inner.isdecimal():
        number = int(inner[:3])
        if 1 <= number <= 20:
            yield Piece(Keep(chr(0x2460 + number - 1)), marks)
            return
    for part in parts:
        yield from _pieces(part, marks, depth)


def _with(marks: Marks, style: type[Superscript | Subscript]) -> Marks:
    known = any(mark.style in (Superscript, Subscript) for mark in marks)
    return marks if known else (*marks, Mark(style))
